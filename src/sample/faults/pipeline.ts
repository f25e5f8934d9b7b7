import { addDays, isFrom, isOpen } from '../../model/index.ts';
import { stageAt } from '../pipeline.ts';
import { isActive, isEnded, isWon, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { newHubspotId } from './new-ids.ts';
import { fault } from './types.ts';

const isOpenDeal = ({ deal }: Chain): boolean => deal.stage !== null && isOpen(deal.stage);

/** An open deal of which nothing has been handed over. */
const isInTalks = (chain: Chain): boolean => chain.engagement === null && isOpenDeal(chain);

const ownEngagements = ({ records }: Draft, { community }: Chain) =>
  records.engagements.filter(({ communityId }) => communityId === community.communityId);

const isServed = (draft: Draft, chain: Chain): boolean => ownEngagements(draft, chain).length > 0;

/** Whether an engagement of the community ends so late that none waits for this deal as its renewal yet. */
const isFarFromRenewal = (draft: Draft, chain: Chain): boolean =>
  ownEngagements(draft, chain).some(({ end }) => end !== null && end > addDays(draft.asOf, 60));

/** Whether the community has been served under this deal only, and waits for no renewal. */
const isOnlyService = (draft: Draft, chain: Chain): boolean =>
  (isEnded(chain) || (isActive(chain) && isFarFromRenewal(draft, chain))) &&
  chain.others.length === 0 &&
  ownEngagements(draft, chain).length === 1;

/** Leaves an open deal in its stage for so many days. */
function stand(draft: Draft, { deal }: Chain, days: number) {
  const stageEnteredOn = addDays(draft.asOf, -days);
  const earlier = addDays(stageEnteredOn, -21);
  const createdOn = deal.createdOn !== null && deal.createdOn < earlier ? deal.createdOn : earlier;
  draft.change('deals', deal.id, { stageEnteredOn, createdOn });
}

/** Open deals: what they are, and whether they move. */
export const pipelineFaults = [
  fault({
    id: 'deal-opportunity-type-set',
    title: 'A deal that is being talked about is neither new nor a renewal.',
    touches: 'deals.type',
    fits: (chain, draft) =>
      isInTalks(chain) &&
      chain.deal.stage !== null &&
      isFrom(chain.deal.stage, 'Qualified') &&
      (!isServed(draft, chain) || isFarFromRenewal(draft, chain)),
    apply: (draft, { deal }) => draft.change('deals', deal.id, { type: null, typeLabel: null }),
  }),
  fault({
    id: 'renewal-has-predecessor',
    title: 'The first deal of a community is marked as a renewal.',
    // What a won deal needs by way of an agreement depends on its type.
    touches: 'agreement',
    fits: (chain, draft) =>
      chain.deal.type === 'new' && ((isInTalks(chain) && !isServed(draft, chain)) || isOnlyService(draft, chain)),
    apply: (draft, { deal }) => draft.change('deals', deal.id, { type: 'renewal', typeLabel: 'existingbusiness' }),
  }),
  fault({
    id: 'new-deal-without-predecessor',
    title: 'A renewal is marked as new.',
    touches: 'deals.type',
    fits: (chain, draft) => isInTalks(chain) && chain.deal.type === 'renewal' && isFarFromRenewal(draft, chain),
    apply: (draft, { deal }) =>
      draft.change('deals', deal.id, { type: 'new', typeLabel: 'newbusiness', previousDealId: null }),
  }),
  fault({
    id: 'open-deal-not-stalled',
    title: 'Nothing has happened to a deal for three months.',
    touches: 'deals.stageEnteredOn',
    fits: isOpenDeal,
    apply: (draft, chain) => stand(draft, chain, 97),
  }),
  fault({
    id: 'open-deal-not-stalled/listed',
    title: 'Nothing has happened to a deal for six weeks.',
    touches: 'deals.stageEnteredOn',
    fits: isOpenDeal,
    apply: (draft, chain) => stand(draft, chain, 43),
  }),
  fault({
    id: 'open-deal-close-date-not-past',
    title: 'The day on which a deal was to be won has passed.',
    touches: 'deals.closedOn',
    fits: isOpenDeal,
    apply: (draft, { deal }) => draft.change('deals', deal.id, { closedOn: addDays(draft.asOf, -4) }),
  }),
  fault({
    id: 'duplicate-deal-suspected',
    title: 'A won deal was entered again and stands at Negotiation.',
    touches: 'deals.id',
    fits: (chain) => isWon(chain) && isActive(chain) && chain.deal.amount !== null,
    apply(draft, { deal }) {
      const { id: stageId, label: stageLabel } = stageAt('Negotiation');
      const stage = { stage: 'Negotiation', stageId, stageLabel } as const;
      const dates = { closedOn: addDays(draft.asOf, 14), stageEnteredOn: addDays(draft.asOf, -6) };
      const unsigned = { agreementExecutedOn: null, billingColumnsOn: null, invoiceUrl: null, fteCommitted: null };
      const id = newHubspotId(draft);
      draft.add('deals', { ...deal, id, name: `${deal.name ?? id} (copy)`, ...stage, ...dates, ...unsigned });
      draft.broken.set(id, new Set(['deal']));
    },
  }),
];
