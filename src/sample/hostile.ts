import type { Records } from '../model/index.ts';

/** Names that break what does not treat them as text: markup, a spreadsheet formula, a path, a key of every object. */
export const HOSTILE = ['<img src=x onerror=alert(1)>', '=HYPERLINK("x")', '../../etc', '__proto__'] as const;

const hostile = (place: number): string => HOSTILE[place % HOSTILE.length] ?? HOSTILE[0];

/**
 * A copy of the records with hostile names on communities, deals, engagements, projects, deliverables and hubs. The
 * communities at the end of the list get a hostile `community_id` too, wherever it stands, one of each kind; the others
 * keep theirs, so that they still have a site on which the names show.
 */
export function hostileNames(records: Records): Records {
  const renamed = new Map(
    records.communities
      .slice(-HOSTILE.length)
      .flatMap(({ communityId }, place) => (communityId === null ? [] : [[communityId, hostile(place)] as const])),
  );
  const idOf = (communityId: string) => renamed.get(communityId) ?? communityId;
  const named = <T extends { name: string | null }>(record: T, place: number): T => ({
    ...record,
    name: hostile(place),
  });
  const owned = <T extends { communityId: string | null }>(record: T): T =>
    record.communityId === null ? record : { ...record, communityId: idOf(record.communityId) };
  return {
    ...records,
    communities: records.communities.map((community, place) => ({
      ...owned(community),
      shortName: hostile(place),
      longName: hostile(place),
    })),
    deals: records.deals.map(named),
    engagements: records.engagements.map(owned).map(named),
    projects: records.projects.map(named),
    deliverables: records.deliverables.map(named),
    hubs: records.hubs.map(owned).map(named),
    costs: records.costs.map((cost) => ({ ...owned(cost), id: `${idOf(cost.communityId)}/${cost.month}` })),
  };
}
