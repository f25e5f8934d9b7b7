import type { Engagement, Snapshot } from '../model/index.ts';
import { communityOfEngagement } from './community.ts';
import { setAsideReason } from './doubt.ts';
import { group } from './group.ts';
import { eachOnce, once } from './once.ts';
import { distinct } from './order.ts';
import type { Index } from './portfolio.ts';
import type { Context } from './types.ts';

/** Whether an engagement has a successor; `{ unclear }` says why it cannot be told. */
export type Succession = 'succeeded' | 'none' | { unclear: string };

export const COMMUNITY_UNKNOWN = 'It cannot be told which community the engagement is of.';

/** HubSpot record ids of the communities that an engagement is of, by its own Community ID and by its deals, read or set aside. */
export const companiesOf = eachOnce((index, { communityId, dealIds }: Engagement): readonly string[] => {
  const named = communityId === null ? [] : index.communitiesNamed(communityId).map(({ id }) => id);
  return distinct([...named, ...dealIds.flatMap((id) => companiesOfDeal(index, id))]);
});

function companiesOfDeal(index: Index, id: string): readonly string[] {
  const deal = index.byId.deals.get(id);
  if (deal) return deal.communityRecordIds;
  const links = index.setAsideById('deals', id)?.links ?? [];
  return links.filter((link) => index.byId.communities.has(link) || index.isSetAside('communities', link));
}

/** Every `community_id` that an engagement goes by. */
export const communityIdsOfEngagement = eachOnce((index, engagement: Engagement): readonly string[] =>
  distinct([
    ...(engagement.communityId === null ? [] : [engagement.communityId]),
    ...companiesOf(index, engagement).flatMap((id) => index.byId.communities.get(id)?.communityId ?? []),
  ]),
);

/** What two engagements of one community have in common. Capital and small letters of an id count as the same. */
const keysOf = eachOnce((index, engagement: Engagement): readonly string[] => [
  ...companiesOf(index, engagement).map(recordKey),
  ...communityIdsOfEngagement(index, engagement).map(idKey),
]);

const recordKey = (company: string) => `record ${company}`;
const idKey = (communityId: string) => `id ${communityId.toLowerCase()}`;

/** The keys under which an engagement of this `community_id` may go, for `setAsideEngagements`. */
export const keysOfCommunity = (index: Index, communityId: string): string[] => [
  ...index.communitiesNamed(communityId).map(({ id }) => recordKey(id)),
  idKey(communityId),
];

/** Engagements of each community that are not cancelled; one that goes by several ids is with the first. */
export const termsByCommunity = once(({ snapshot, index }: Context): ReadonlyMap<string, readonly Engagement[]> =>
  group(uncancelled(snapshot), (engagement) => {
    const id = communityOfEngagement(index, engagement)?.toLowerCase() ?? companiesOf(index, engagement)[0];
    return id === undefined ? [] : [id];
  }),
);

const uncancelled = ({ records }: Snapshot): Engagement[] =>
  records.engagements.filter(({ status }) => status !== 'Cancelled');

/** The engagements of one key, as far as a successor may be among them. */
interface Candidates {
  latestEnd: string;
  /** Engagements whose dates do not tell when they end: two, so that one is left beside any that is asked about. */
  undated: Engagement[];
}

/**
 * Finds successors. The successor of an engagement is another of the same community that is not cancelled and ends
 * later: it is what the service rests on once the first has ended, whether the two overlap or leave a gap.
 * @returns a function for engagements that have an end
 */
export const successions = once(({ snapshot, index }: Context): ((engagement: Engagement) => Succession) => {
  const live = uncancelled(snapshot);
  const candidates = new Map(
    [...group(live, (engagement) => keysOf(index, engagement))].map(([key, items]): [string, Candidates] => [
      key,
      {
        latestEnd: items.reduce((latest, { end }) => (end !== null && end > latest ? end : latest), ''),
        undated: items.filter(({ start, end }) => end === null || (start !== null && start > end)).slice(0, 2),
      },
    ]),
  );
  const lost = setAsideEngagements(index);
  const someStateNoCommunity = live.some(({ communityId }) => communityId === null);
  return (engagement) => {
    const keys = keysOf(index, engagement);
    if (keys.length === 0) return { unclear: COMMUNITY_UNKNOWN };
    const found = keys.flatMap((key) => candidates.get(key) ?? []);
    if (found.some(({ latestEnd }) => latestEnd > (engagement.end ?? ''))) return 'succeeded';
    const undated = found.flatMap((candidate) => candidate.undated).find(({ id }) => id !== engagement.id);
    if (undated) return { unclear: undatedReason(undated) };
    const unread = index.unread('engagements') ?? (someStateNoCommunity ? index.unread('deals') : null);
    const unreadable = unread ?? lost(keys);
    return unreadable === null ? 'none' : { unclear: unreadable };
  };
});

export const undatedReason = ({ id, end }: Engagement): string =>
  end === null
    ? `The engagement ${id} of the community has no end date and may be the next one: engagement-dates-present reports it.`
    : `The engagement ${id} of the community ends before it starts and may be the next one: engagement-dates-ordered reports it.`;

/** Why an engagement that was set aside may be of the community of these keys; null when none may. */
export function setAsideEngagements(index: Index): (keys: readonly string[]) => string | null {
  const placed = index.setAsideOf('engagements').map(({ id, links }) => ({
    id,
    keys: links.flatMap((link) => companiesOfDeal(index, link)).map(recordKey),
  }));
  const byKey = group(placed, ({ keys }) => keys);
  const anywhere = placed.find(({ keys }) => keys.length === 0) ?? null;
  return (keys) => {
    const isPlaced = keys.some((key) => key.startsWith('record '));
    const one = keys.flatMap((key) => byKey.get(key) ?? [])[0] ?? anywhere ?? (isPlaced ? null : placed[0]);
    return one ? setAsideReason('engagements', one.id) : null;
  };
}

/** As `setAsideEngagements`, for the community of an engagement. */
export const setAsideTerms = (index: Index): ((engagement: Engagement) => string | null) => {
  const lost = setAsideEngagements(index);
  return (engagement) => lost(keysOf(index, engagement));
};
