import type { GoneRecord } from '../../model/index.ts';
import { namedDeals, underTodaysIds, type NamingDeals } from './aliases.ts';
import type { HubspotClient } from './client.ts';
import type { HubspotRead } from './read.ts';
import { aliasesOf, resolveDeals } from './whereabouts.ts';

/** The most deals that are asked for one by one, two requests each. */
export const MOST_ASKED = 500;

export interface Followed {
  records: NamingDeals;
  /** For the report of HubSpot: what was gone already, and what only the records name. */
  gone: GoneRecord[];
  notes: string[];
}

/**
 * Follows the deals that records name and that no list has: one that was merged is named by its id of today, one that was
 * archived is reported, and the name of one that HubSpot does not know stays as it is.
 * @param records of HubSpot and of where engagements are kept, after both were read
 */
export async function followDeals(
  client: HubspotClient,
  { dealIds, merged, gone: before }: Pick<HubspotRead, 'dealIds' | 'merged' | 'gone'>,
  records: NamingDeals,
): Promise<Followed> {
  const known = new Set(before.map(({ id }) => id));
  const named = [...namedDeals(records)].filter((id) => !dealIds.has(id) && !known.has(id)).sort();
  const said = named.flatMap((id): GoneRecord[] => {
    const into = merged.get(id);
    return into === undefined ? [] : [{ id, state: 'merged', into }];
  });
  const unknown = named.filter((id) => !merged.has(id));
  const { gone: found } = await resolveDeals(client, unknown.slice(0, MOST_ASKED));
  const gone = [...before, ...said, ...found].sort((a, b) => (a.id < b.id ? -1 : 1));
  const unasked = unknown.length - MOST_ASKED;
  return {
    records: underTodaysIds(records, new Map([...merged, ...aliasesOf(gone)])),
    gone,
    notes: [
      ...summary(found.length + said.length),
      ...(unasked > 0 ? [`Deals that records name and no list has, not asked for one by one: ${unasked}.`] : []),
    ],
  };
}

const summary = (count: number) =>
  count ? [`Deals that records name and that were merged or archived: ${count}.`] : [];
