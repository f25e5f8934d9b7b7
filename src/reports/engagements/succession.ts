import type { Engagement, Lookups, Snapshot } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { compare } from '../words.ts';

type Terms = ReadonlyMap<string, readonly Engagement[]>;

const made = new WeakMap<Snapshot, Terms>();

/**
 * The engagement that the service rests on once this one has ended: another of the same community that is not cancelled and
 * ends later, of several the one that ends last. As the rules about the end of engagements see it: a community is known by its
 * `community_id`, whatever its capitals, or as the company of the deal.
 */
export function successorOf(engagement: Engagement, { snapshot, look }: WorkInputs): Engagement | null {
  const { end } = engagement;
  if (end === null) return null;
  const terms = made.get(snapshot) ?? termsOf(snapshot, look);
  made.set(snapshot, terms);
  const later = keysOf(engagement, look)
    .flatMap((key) => terms.get(key) ?? [])
    .filter((other) => other.end !== null && other.end > end);
  return later.sort((a, b) => compare(b.end ?? '', a.end ?? '') || compare(a.id, b.id))[0] ?? null;
}

/** The engagements of each community by what it is known by, cancelled ones left out. */
function termsOf({ records }: Snapshot, look: Lookups): Terms {
  const groups = new Map<string, Engagement[]>();
  for (const engagement of records.engagements) {
    if (engagement.status === 'Cancelled') continue;
    for (const key of keysOf(engagement, look)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(engagement);
    }
  }
  return groups;
}

function keysOf({ communityId, dealIds }: Engagement, look: Lookups): string[] {
  const named = communityId === null ? [] : look.communitiesNamed(communityId).map(({ id }) => id);
  const companies = [...named, ...dealIds.flatMap((id) => look.byId.deals.get(id)?.communityRecordIds ?? [])];
  const ids = [...companies.map((id) => look.byId.communities.get(id)?.communityId ?? null), communityId];
  return [
    ...new Set([
      ...companies.map((id) => `record ${id}`),
      ...ids.flatMap((id) => (id === null ? [] : [`id ${id.toLowerCase()}`])),
    ]),
  ];
}
