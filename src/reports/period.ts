import { addMonths, firstDayOf, lastDayOf, monthOf, monthRange, type Day, type Month } from '../model/index.ts';
import { formatMonth } from '../charts/index.ts';

/** Whole months, both included. */
export interface Period {
  from: Month;
  to: Month;
}

/** Months of history in a report: two years, so that each month has one of the same season to compare with. */
export const HISTORY_MONTHS = 24;

/** The last `months` complete months, or as many that end `before` months earlier. A month is complete once asOf lies after it. */
export function completeMonths(asOf: Day, months: number, before = 0): Period {
  const to = addMonths(monthOf(asOf), -1 - before);
  return { from: addMonths(to, 1 - months), to };
}

export const monthsOf = ({ from, to }: Period): Month[] => monthRange(from, to);
export const firstDay = ({ from }: Period): Day => firstDayOf(from);
export const lastDay = ({ to }: Period): Day => lastDayOf(to);
export const inPeriod = (day: Day | null, period: Period): day is Day =>
  day !== null && day >= firstDay(period) && day <= lastDay(period);

/** `June 2025 to May 2026`. */
export const periodText = ({ from, to }: Period): string => `${formatMonth(from)} to ${formatMonth(to)}`;
