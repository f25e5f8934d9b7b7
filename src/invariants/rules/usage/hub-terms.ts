import type { Engagement, Hub } from '../../../model/index.ts';
import { group, lookUp } from '../../group.ts';
import { once } from '../../once.ts';
import { DATES_OUT_OF_ORDER, isCancelled, NO_DATES } from '../../standing.ts';
import { communityIdsOfEngagement, keysOfCommunity, setAsideEngagements } from '../../terms.ts';
import type { Context } from '../../types.ts';

/** A hub that names its community. */
export type HubOfCommunity = Hub & { communityId: string };

/** The engagements of a hub's community, cancelled ones aside, and why there may be one that is not seen. */
export interface HubTerms {
  terms: readonly Engagement[];
  unclear: string | null;
}

/** Finds the engagements of hubs, which name their community and no engagement. */
export const hubTerms = once(({ snapshot, index }: Context): ((hub: HubOfCommunity) => HubTerms) => {
  const live = snapshot.records.engagements.filter((engagement) => !isCancelled(engagement));
  const termsOf = lookUp(group(live, (engagement) => communityIdsOfEngagement(index, engagement)));
  const lost = setAsideEngagements(index);
  const unread =
    index.unread('engagements') ??
    (live.some(({ communityId }) => communityId === null) ? index.unread('deals') : null);
  return ({ communityId }) => ({
    terms: termsOf(communityId),
    unclear: unread ?? lost(keysOfCommunity(index, communityId)),
  });
});

/** Why it cannot be told which days the engagements cover; null when each has its dates in order. */
export function undatedTerm(terms: readonly Engagement[]): string | null {
  if (terms.some(({ start, end }) => start === null || end === null)) return NO_DATES;
  return terms.some(({ start, end }) => (start ?? '') > (end ?? '')) ? DATES_OUT_OF_ORDER : null;
}
