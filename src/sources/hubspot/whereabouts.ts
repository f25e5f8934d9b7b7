import type { GoneRecord } from '../../model/index.ts';
import type { HubspotClient } from './client.ts';

/** What became of deals. */
export interface Resolved {
  /** Former id → id of the deal that it was merged into. */
  aliases: ReadonlyMap<string, string>;
  /** Those that were merged or archived. */
  gone: readonly GoneRecord[];
  /** Those that HubSpot has under this very id. */
  here: readonly string[];
}

/** Ids of HubSpot are digits; anything else that stands in a field for ids names no deal. */
const ID = /^\d{1,20}$/;

/**
 * Asks HubSpot what became of each deal: one request, and a second one for a deal that is not among the active ones. An id
 * that HubSpot does not know, or that is none, is in none of the lists.
 */
export async function resolveDeals(client: HubspotClient, ids: Iterable<string>): Promise<Resolved> {
  const asked = [...new Set(ids)].filter((id) => ID.test(id));
  const states = await Promise.all(asked.map((id) => whereabouts(client, id)));
  const gone = states.filter((state) => state !== null && state !== 'here');
  return { aliases: aliasesOf(gone), gone, here: asked.filter((_id, place) => states[place] === 'here') };
}

async function whereabouts(client: HubspotClient, id: string): Promise<GoneRecord | 'here' | null> {
  const today = await client.idToday('deals', id, false, `deal ${id}`);
  if (today !== null) return today === id ? 'here' : { id, state: 'merged', into: today };
  const archived = await client.idToday('deals', id, true, `archived deal ${id}`);
  return archived === null ? null : { id, state: 'archived', into: null };
}

/** Former id → id of today, of those that were merged. */
export const aliasesOf = (gone: Iterable<GoneRecord>): ReadonlyMap<string, string> =>
  new Map([...gone].flatMap(({ id, into }) => (into === null ? [] : [[id, into] as const])));
