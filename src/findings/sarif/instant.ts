import { dayInZone, type Day } from '../../model/index.ts';

const QUARTER = 15 * 60_000;
const known = new Map<string, string>();

/**
 * The first instant of a day in a time zone, in UTC: `2026-06-14T22:00:00Z` for 15 June in Madrid. Zones are at most 14 hours
 * ahead and 12 behind, by quarters of an hour; where a day has no midnight, its first quarter counts.
 */
export function startOfDay(day: Day, timeZone: string): string {
  const key = `${day} ${timeZone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let instant = midnight - 56 * QUARTER;
  while (instant < midnight + 48 * QUARTER && dayInZone(instant, timeZone) !== day) instant += QUARTER;
  const start = `${new Date(instant).toISOString().slice(0, 19)}Z`;
  known.set(key, start);
  return start;
}
