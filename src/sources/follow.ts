import type { NounKey, Records } from '../model/index.ts';
import { aliasesOf, followDeals, underTodaysIds, type NamingDeals } from './hubspot/index.ts';
import type { Part } from './keep.ts';
import type { SystemRead } from './read-system.ts';
import type { Effects } from './transport/index.ts';

const NAMING = ['deals', 'engagements', 'contracts', 'orders'] as const satisfies NounKey[];

type Holder = { records: Partial<Records> };

/**
 * Puts the deals that records name under the ids that they have today: HubSpot merges deals, and the systems that name them
 * do not hear of it. Changes what was read and what was kept in place.
 */
export async function followMerged(
  outcomes: readonly { read: SystemRead | null; ended: number }[],
  kept: readonly Part[],
  effects: Pick<Effects, 'now'>,
): Promise<void> {
  const holders: Holder[] = [...outcomes.flatMap(({ read }) => read ?? []), ...kept];
  const asked = outcomes.find(({ read }) => read?.hubspot);
  const read = asked?.read;
  if (!asked || !read?.hubspot) {
    const known = kept.flatMap(({ report }) => report.gone);
    for (const holder of holders) holder.records = underTodaysIds(holder.records, aliasesOf(known));
    return;
  }
  const { records, gone, notes } = await followDeals(read.hubspot.client, read.hubspot.read, joined(holders));
  for (const holder of holders)
    for (const key of NAMING) if (holder.records[key]) Object.assign(holder.records, { [key]: records[key] });
  read.gone = gone;
  read.notes.push(...notes);
  asked.ended = effects.now();
}

/** The naming nouns of all systems; each is held by one of them. */
const joined = (holders: readonly Holder[]): NamingDeals =>
  Object.fromEntries(
    NAMING.map((key) => [key, holders.flatMap(({ records }): readonly unknown[] => records[key] ?? [])]),
  ) as unknown as NamingDeals;
