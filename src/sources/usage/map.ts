import {
  daysInMonth,
  firstDayOf,
  dayNumber,
  fromDayNumber,
  monthOf,
  monthRange,
  type Day,
  type Month,
  type Usage,
} from '../../model/index.ts';
import { DAY_SECONDS } from './envelope.ts';
import { MEASURES, type Measure, type Range, type Series } from './query.ts';

/**
 * The instants to ask for, so that whole months are read up to yesterday.
 *
 * JupyterHub's windows look back from the sample, so the one that covers day D is taken when D ends: at D+1, 00:00 UTC.
 * Then the 24-hour window is exactly day D. Today is not over and is left out.
 */
export function rangeFor(today: Day, days: number): Range & { from: Day; to: Day } {
  const to = fromDayNumber(dayNumber(today) - 1);
  const from = firstDayOf(monthOf(fromDayNumber(dayNumber(today) - days)));
  return { from, to, start: sampledAt(from), end: sampledAt(to) };
}

/** When the sample for a day is taken, in seconds since 1970. */
export const sampledAt = (day: Day): number => (dayNumber(day) + 1) * DAY_SECONDS;

/** The day that a sample covers. */
export const dayOfSample = (at: number): Day => fromDayNumber(at / DAY_SECONDS - 1);

/** One record per namespace and month that has at least one sample; null where there is none. */
export function toUsage(series: Readonly<Record<Measure, Series>>, from: Day, to: Day): Usage[] {
  const namespaces = new Set(MEASURES.flatMap((measure) => [...series[measure].keys()]));
  const months = monthRange(monthOf(from), monthOf(to));
  return [...namespaces].sort().flatMap((namespace) =>
    months.flatMap((month) => {
      const [dau, wau, mau] = MEASURES.map((measure) => valuesOf(series[measure].get(namespace), month));
      if (![dau, wau, mau].some((values) => values?.some((value) => value !== null))) return [];
      return [{ id: `${namespace}/${month}`, namespace, month, dau, wau, mau } as Usage];
    }),
  );
}

function valuesOf(samples: ReadonlyMap<number, number> | undefined, month: Month): (number | null)[] {
  const first = dayNumber(firstDayOf(month));
  return Array.from({ length: daysInMonth(month) }, (_, i) => samples?.get((first + i + 1) * DAY_SECONDS) ?? null);
}
