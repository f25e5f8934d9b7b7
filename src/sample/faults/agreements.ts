import { isEngaged, isWon, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

const isWonAs = (type: 'new' | 'renewal') => (chain: Chain) =>
  isWon(chain) && isEngaged(chain) && chain.deal.type === type;
const isWonWithContract = (type: 'new' | 'renewal') => (chain: Chain) =>
  isWonAs(type)(chain) && chain.contracts.length > 0;

/** Makes every agreement of the deal an MoU, under which no invoice can be sent. */
function onlyMou(draft: Draft, { deal, contracts }: Chain) {
  draft.change('deals', deal.id, { agreementType: 'mou' });
  for (const { id } of contracts) draft.change('contracts', id, { type: 'MoU' });
}

const withoutOrders = (draft: Draft, { orders }: Chain) =>
  draft.remove(
    'orders',
    orders.map(({ id }) => id),
  );

/** What must be signed and asked for before a deal is won. */
export const agreementFaults = [
  fault({
    id: 'closed-won-new-has-contract-or-mou',
    title: 'The contract of a won deal is a draft in Airtable.',
    touches: 'agreement',
    fits: isWonWithContract('new'),
    apply(draft, { contracts }) {
      for (const { id } of contracts) draft.change('contracts', id, { executedOn: null });
    },
  }),
  fault({
    id: 'renewal-without-agreement-listed',
    title: 'A renewal was won on the word of an older agreement.',
    touches: 'agreement',
    fits: isWonWithContract('renewal'),
    apply(draft, { engagement, contracts }) {
      draft.remove(
        'contracts',
        contracts.map(({ id }) => id),
      );
      if (engagement) draft.change('engagements', engagement.id, { contractIds: [] });
    },
  }),
  fault({
    id: 'contract-admin-exit-has-executed-agreement',
    title: 'A new deal was won with an MoU alone.',
    touches: 'agreement',
    fits: isWonWithContract('new'),
    apply: onlyMou,
  }),
  fault({
    id: 'contract-admin-exit-has-executed-agreement/renewal',
    title: 'A renewal was won with an MoU alone.',
    touches: 'agreement',
    fits: isWonWithContract('renewal'),
    apply: onlyMou,
  }),
  fault({
    id: 'contract-admin-exit-has-delivery-request',
    title: 'A new deal was won and delivery was never asked for.',
    touches: 'order',
    fits: isWonAs('new'),
    apply: withoutOrders,
  }),
  fault({
    id: 'contract-admin-exit-has-delivery-request/renewal',
    title: 'A renewal was won and delivery was never asked for.',
    touches: 'order',
    fits: isWonAs('renewal'),
    apply: withoutOrders,
  }),
];
