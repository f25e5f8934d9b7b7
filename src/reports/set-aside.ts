import type { NounKey, Records, SetAside } from '../model/index.ts';

/** Nouns whose records belong to one community and are shown to it. */
export const PLACED = [
  'engagements',
  'projects',
  'deliverables',
  'checkIns',
  'fteLog',
  'hubs',
  'usage',
  'costs',
] as const satisfies NounKey[];
export type PlacedKey = (typeof PLACED)[number];

interface Unread {
  id: string;
  /** Communities that the readable links of the record lead to. */
  communities: Set<string>;
}

/**
 * Records that could not be read, of the nouns that communities see. Their links are followed through whatever they name.
 * Of usage single samples are set aside, which are no records: the notes on usage count them.
 */
export function placesOfSetAside(records: Records, setAside: readonly SetAside[]): Unread[] {
  const ours = setAside.filter(({ noun }) => noun !== 'usage' && (PLACED as readonly string[]).includes(noun));
  if (ours.length === 0) return [];
  const leads = new Map<string, Set<string>>();
  const reach = (ids: readonly string[]) => new Set(ids.flatMap((id) => [...(leads.get(id) ?? [])]));
  const lead = (from: string, communities: Iterable<string>) => {
    leads.set(from, new Set([...(leads.get(from) ?? []), ...communities]));
  };
  for (const { id, communityId } of records.communities) {
    if (communityId === null) continue;
    lead(id, [communityId]);
    lead(communityId, [communityId]);
  }
  for (const { id, communityRecordIds } of records.deals) lead(id, reach(communityRecordIds));
  for (const { id, communityId } of records.engagements) if (communityId !== null) lead(id, [communityId]);
  // An id of cost begins with the community_id.
  const links = ({ id, links: named }: SetAside) => [...named, id.split('/')[0] ?? ''];
  // Twice, so that a deliverable of a project of an engagement is found whichever of the three could not be read.
  for (let round = 0; round < 2; round += 1) {
    for (const record of ours) lead(record.id, reach(links(record)));
    for (const { id, engagementIds } of records.projects) lead(id, reach(engagementIds));
  }
  return ours.map((record) => ({ id: record.id, communities: reach([record.id]) }));
}
