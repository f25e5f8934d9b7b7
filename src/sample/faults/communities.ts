import { isFrom, type Community } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

/** Gives a community another id wherever it stands, as if it had been so from the beginning. */
export function renameCommunity(draft: Draft, { id, communityId }: Community, to: string): void {
  const { records } = draft;
  draft.change('communities', id, { communityId: to });
  if (communityId === null) return;
  const isOwn = (record: { communityId: string | null }) => record.communityId === communityId;
  for (const engagement of records.engagements.filter(isOwn))
    draft.change('engagements', engagement.id, { communityId: to });
  for (const { id: hubId, budgetAlertAddress } of records.hubs.filter(isOwn)) {
    const address = budgetAlertAddress?.replace(`+${communityId}@`, `+${to}@`) ?? null;
    draft.change('hubs', hubId, { communityId: to, budgetAlertAddress: address });
  }
  for (const cost of records.costs.filter(isOwn)) {
    draft.change('costs', cost.id, { communityId: to, id: `${to}/${cost.month}` });
  }
}

/** Nothing but a name so far: no engagement, no hub. */
const isYoung = ({ records }: Draft, { communityId }: Community): boolean =>
  ![...records.engagements, ...records.hubs].some((record) => record.communityId === communityId);

const unlike = (community: Community) => (other: Community) =>
  other.id !== community.id && other.communityId !== community.communityId;

/** The ids that everything else is joined by. */
export const communityFaults = [
  fault({
    id: 'community-id-format',
    title: 'The community_id of a community holds a capital and a hyphen.',
    touches: 'community',
    fits: ({ deal }) => deal.stage !== null && isFrom(deal.stage, 'Negotiation'),
    apply(draft, { community }) {
      const id = community.communityId ?? 'community';
      renameCommunity(draft, community, `${id.charAt(0).toUpperCase()}${id.slice(1)}-Hub`);
    },
  }),
  fault({
    id: 'community-id-unique',
    title: 'Two communities that are still being talked with have the same community_id.',
    touches: 'community',
    fits: ({ community }, draft) =>
      isYoung(draft, community) &&
      draft.records.communities.filter(unlike(community)).some((other) => isYoung(draft, other)),
    apply(draft, { community }) {
      const other = draft.records.communities.filter(unlike(community)).find((candidate) => isYoung(draft, candidate));
      if (other?.communityId) renameCommunity(draft, community, other.communityId);
    },
  }),
];
