import { addDays, daysBetween, isFrom, type Deal, type Stage } from '../../model/index.ts';
import { isActive, isEngaged, isWon, type Chain } from './chain.ts';
import type { Draft, Touched } from './draft.ts';
import { fault, type Fault } from './types.ts';

const isWonAndEngaged = (chain: Chain) => isWon(chain) && isEngaged(chain);

interface Blank {
  id: string;
  title: string;
  field: keyof Deal;
  fits: (chain: Chain) => boolean;
  to?: Partial<Deal>;
}

/** One field of a deal that is empty, or holds what `to` says. */
const blank = ({ id, title, field, fits, to }: Blank): Fault =>
  fault({
    id,
    title,
    touches: `deals.${field}` satisfies Touched,
    fits,
    apply: (draft, { deal }) => draft.change('deals', deal.id, to ?? { [field]: null }),
  });

const isAt = (first: Stage) => (chain: Chain) =>
  isWonAndEngaged(chain) || (chain.engagement === null && chain.deal.stage !== null && isFrom(chain.deal.stage, first));

/** Signs the agreement of an engagement so many days after its start. */
function signLate(draft: Draft, { deal, engagement, contracts }: Chain, days: number) {
  const executedOn = addDays(engagement?.start ?? draft.asOf, days);
  draft.change('deals', deal.id, { agreementExecutedOn: executedOn });
  for (const { id } of contracts) draft.change('contracts', id, { executedOn });
}

const isActiveFor =
  (days: number) =>
  (chain: Chain, { asOf }: Draft) =>
    isWon(chain) && isActive(chain) && daysBetween(chain.engagement.start, asOf) > days;

/** What a deal must say on its way to delivery, and what its order must lead to. */
export const dealFaults = [
  blank({
    id: 'qualified-deal-in-scope',
    title: 'Nobody has decided whether a deal is in scope.',
    field: 'scopeDecision',
    fits: isAt('Qualified'),
  }),
  blank({
    id: 'proposal-ps-notified',
    title: 'A proposal was written without a word to Product & Services.',
    field: 'psNotifiedOn',
    fits: isAt('Proposal'),
  }),
  blank({
    id: 'proposal-capacity-confirmed',
    title: 'A proposal was made although nobody had confirmed the capacity.',
    field: 'capacityConfirmedOn',
    fits: isAt('Proposal'),
  }),
  blank({
    id: 'negotiation-dates-present',
    title: 'A deal is negotiated without an end of its contract.',
    field: 'contractEnd',
    fits: ({ deal, engagement }) => engagement === null && deal.stage === 'Negotiation',
  }),
  blank({
    id: 'service-agreement-linked',
    title: 'A deal has no link to its agreement.',
    field: 'agreementUrl',
    fits: isWonAndEngaged,
  }),
  blank({
    id: 'contract-admin-verbal-close',
    title: 'Nobody wrote down when the community said yes.',
    field: 'verbalCloseOn',
    fits: isWonAndEngaged,
  }),
  blank({
    id: 'amount-present',
    title: 'A won deal is worth nothing.',
    field: 'amount',
    to: { amount: { minor: 0, currency: 'USD' } },
    fits: isWonAndEngaged,
  }),
  blank({
    id: 'closed-lost-has-reason',
    title: 'A deal was lost and nobody wrote down why.',
    field: 'lostReason',
    fits: ({ deal, engagement }) => engagement === null && deal.stage === 'Closed Lost',
  }),
  fault({
    id: 'agreement-signed-before-start',
    title: 'Work began ten days before the agreement was signed.',
    touches: 'agreement',
    fits: isActiveFor(10),
    apply: (draft, chain) => signLate(draft, chain, 10),
  }),
  fault({
    id: 'agreement-signed-before-start/badly',
    title: 'Work began six weeks before the agreement was signed.',
    touches: 'agreement',
    fits: isActiveFor(42),
    apply: (draft, chain) => signLate(draft, chain, 42),
  }),
  fault({
    id: 'delivery-request-produced-outcomes',
    title: 'A delivery request led to projects without a deliverable.',
    touches: 'work',
    companions: ['project-has-deliverable'],
    fits: (chain) => isWonAndEngaged(chain) && chain.deliverables.length > 0 && chain.orders.length > 0,
    apply(draft, { projects, deliverables }) {
      draft.remove(
        'deliverables',
        deliverables.map(({ id }) => id),
      );
      for (const { id } of projects) draft.change('projects', id, { deliverableIds: [] });
    },
  }),
  fault({
    id: 'delivery-request-billing-columns',
    title: 'A deal has no columns in the cloud-billing sheet.',
    touches: 'order',
    fits: (chain) => isWonAndEngaged(chain) && chain.orders.length > 0,
    apply: (draft, { deal }) => draft.change('deals', deal.id, { billingColumnsOn: null }),
  }),
];
