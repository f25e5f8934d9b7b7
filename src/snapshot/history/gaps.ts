import { addDays, type Day, type PulledUsage, type Usage, type UsageGap } from '../../model/index.ts';
import { compare } from '../format.ts';
import { pointsOf, type History } from './history.ts';

/**
 * What is missing because optional endpoints could not be read: of each of their namespaces the days after the last one
 * that is known. Namespaces that another endpoint gave are not missing.
 */
export function gapsOf(
  usage: readonly Usage[],
  endpoints: History['endpoints'],
  { failed, endpoints: read, from, to }: PulledUsage,
): UsageGap[] {
  if (failed.length === 0) return [];
  const given = new Set(Object.values(read).flat());
  const last = lastDays(usage);
  return failed.flatMap(({ endpoint, reason }) => {
    const known = endpoints[endpoint] ?? [];
    if (known.length === 0) return [{ endpoint, namespaces: [], from, to, reason }];
    const missing = known
      .filter((namespace) => !given.has(namespace))
      .map((namespace) => ({ namespace, start: startOf(last.get(namespace), from) }))
      .filter(({ start }) => start <= to);
    return [...Map.groupBy(missing, ({ start }) => start)]
      .sort(([a], [b]) => compare(a, b))
      .map(([start, items]) => ({
        endpoint,
        namespaces: items.map(({ namespace }) => namespace),
        from: start,
        to,
        reason,
      }));
  });
}

const startOf = (last: Day | undefined, from: Day): Day =>
  last !== undefined && last >= from ? addDays(last, 1) : from;

/** The last day of each namespace that has a value. */
function lastDays(usage: readonly Usage[]): Map<string, Day> {
  const last = new Map<string, Day>();
  for (const { namespace, day, value } of usage.flatMap(pointsOf))
    if (value !== null && day > (last.get(namespace) ?? '')) last.set(namespace, day);
  return last;
}
