import { firstDayOf, addDays, type Day, type Usage } from '../../../model/index.ts';

export const MEASURES = ['dau', 'wau', 'mau'] as const;

/** The days of a month for which any measure has a sample, in order. */
export function sampleDays(usage: Usage): Day[] {
  const first = firstDayOf(usage.month);
  return usage.dau.flatMap((_, place) =>
    MEASURES.some((measure) => (usage[measure][place] ?? null) !== null) ? addDays(first, place) : [],
  );
}

/** A month has usage when one day of it has a sample of any measure. */
export const hasSample = (usage: Usage): boolean =>
  MEASURES.some((measure) => usage[measure].some((value) => value !== null));
