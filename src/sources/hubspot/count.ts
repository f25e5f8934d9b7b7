import { RequestFailure, type Paged } from '../transport/index.ts';
import type { HubspotClient } from './client.ts';

/** The search index may follow a change only after a minute: four waits of this length are longer. */
const INDEX_LAG_MS = 15_000;

export interface CountedList<T> extends Paged<T> {
  /** How many were there all the time, as HubSpot's search counts: the list must hold them. Null where it does not count. */
  total: number | null;
}

/**
 * Reads a list and has HubSpot count it, before and after. A list that is shorter than both counts lost records on the way,
 * and so is refused; records that come or go meanwhile make no such gap.
 */
export async function countedList<T>(
  client: HubspotClient,
  type: string,
  read: () => Promise<Paged<T>>,
): Promise<CountedList<T>> {
  const call = `count of ${type}`;
  const [before, list] = await Promise.all([client.count(type, call), read()]);
  const { length } = list.records;
  const after = await client.count(type, call, (now) => {
    const least = Math.min(before ?? 0, now);
    if (length >= least) return;
    const detail = `read ${length} of ${least} ${type}`;
    throw new RequestFailure({ kind: 'partial', detail, retryAfterMs: INDEX_LAG_MS });
  });
  return { ...list, total: before === null || after === null ? null : Math.min(before, after) };
}
