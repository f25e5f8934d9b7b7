import {
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthRange,
  type Day,
  type Month,
} from '../model/index.ts';
import { formatMonth, type Language } from '../charts/index.ts';
import type { ReportPeriod } from './schema.ts';

/** Whole months, both included. */
export interface Period {
  from: Month;
  to: Month;
}

/** Months of history in a report: two years, so that each month has one of the same season to compare with. */
export const HISTORY_MONTHS = 24;

/** The last `months` complete months, or as many that end `before` months earlier. `through`: the last day that is over. */
export function completeMonths(through: Day, months: number, before = 0): Period {
  const to = addMonths(monthOf(addDays(through, 1)), -1 - before);
  return { from: addMonths(to, 1 - months), to };
}

export const monthsOf = ({ from, to }: Period): Month[] => monthRange(from, to);
export const firstDay = ({ from }: Period): Day => firstDayOf(from);
export const lastDay = ({ to }: Period): Day => lastDayOf(to);
export const inPeriod = (day: Day | null, period: Period): day is Day =>
  day !== null && day >= firstDay(period) && day <= lastDay(period);

/** The twelve complete months before an as-of date. */
export function rollingPeriod(asOf: Day): ReportPeriod {
  const months = completeMonths(addDays(asOf, -1), 12);
  return { id: 'latest', kind: 'latest', name: null, from: firstDay(months), to: lastDay(months) };
}

const TO: Record<Language, string> = { en: 'to', es: 'a' };

/** `June 2025 to May 2026`. */
export const periodText = ({ from, to }: Period, language: Language = 'en'): string =>
  `${formatMonth(from, language)} ${TO[language]} ${formatMonth(to, language)}`;
