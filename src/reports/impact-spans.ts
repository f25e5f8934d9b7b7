import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsBetween,
  type Day,
} from '../model/index.ts';
import { formatDay, formatMonth, type Language } from '../charts/index.ts';
import type { Period } from './period.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** Days, both included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

/** What an impact report is about and what it is compared with. */
export interface Spans {
  days: DaySpan;
  /** As long, and over the day before the period begins. */
  before: DaySpan;
  /** The same dates a year earlier; null where that is `before`, or where the period is longer than a year. */
  yearBefore: DaySpan | null;
  /** Whole months of the period that are over, for what is counted by month; null where there is none. */
  months: { now: Period; before: Period; yearBefore: Period | null } | null;
}

export function spansOf({ period, through }: Pick<CommunityExtract, 'period' | 'through'>): Spans {
  const days = { from: period.from, to: period.to < through ? period.to : through };
  const yearBefore = { from: yearEarlier(days.from), to: yearEarlier(days.to) };
  const months = monthsIn(days);
  const touches = addDays(yearBefore.to, 1);
  return {
    days,
    before: touches === days.from ? yearBefore : spanBefore(days),
    yearBefore: touches < days.from ? yearBefore : null,
    months: months && comparedMonths(months),
  };
}

/** Whole months within some days. */
function monthsIn({ from, to }: DaySpan): Period | null {
  const first = from === firstDayOf(monthOf(from)) ? monthOf(from) : addMonths(monthOf(from), 1);
  const last = to === lastDayOf(monthOf(to)) ? monthOf(to) : addMonths(monthOf(to), -1);
  return first <= last ? { from: first, to: last } : null;
}

function comparedMonths(now: Period): Spans['months'] {
  const count = lengthOf(now);
  const earlier = (by: number): Period => ({ from: addMonths(now.from, -by), to: addMonths(now.to, -by) });
  return { now, before: earlier(count), yearBefore: count < 12 ? earlier(12) : null };
}

/** The months that some days are, no day more or less; null where they are none. */
function wholeMonths(span: DaySpan): Period | null {
  const months = monthsIn(span);
  return months && firstDayOf(months.from) === span.from && lastDayOf(months.to) === span.to ? months : null;
}

/** Whole months have as many months before them, other days as many days. */
function spanBefore({ from, to }: DaySpan): DaySpan {
  const whole = wholeMonths({ from, to });
  const start = whole
    ? firstDayOf(addMonths(whole.from, -lengthOf(whole)))
    : addDays(from, -1 - Math.max(0, daysBetween(from, to)));
  return { from: start, to: addDays(from, -1) };
}

/** The date a year earlier; 28 February for the 29th. The last day of February stays the last. */
export function yearEarlier(day: Day): Day {
  const month = addMonths(monthOf(day), -12);
  const date = day === lastDayOf(monthOf(day)) ? daysInMonth(month) : Number(day.slice(8));
  return `${month}-${String(Math.min(date, daysInMonth(month))).padStart(2, '0')}`;
}

export const lengthOf = ({ from, to }: Period): number => monthsBetween(from, to) + 1;
export const within = (day: Day | null, { from, to }: DaySpan): day is Day => day !== null && day >= from && day <= to;

/** `June 2025 to May 2026`, `May 2026`, `15 July 2025 to 14 July 2026`: months where the days are whole ones. */
export function spanText(span: DaySpan, language: Language): string {
  const { between } = textsOf(language).impact;
  const months = wholeMonths(span);
  if (months === null) return between(formatDay(span.from, language), formatDay(span.to, language));
  return months.from === months.to
    ? formatMonth(months.from, language)
    : between(formatMonth(months.from, language), formatMonth(months.to, language));
}

/** `from June 2025 to May 2026`, `in May 2026`, `from 15 July 2025 to 14 July 2026`. */
export function duringText(span: DaySpan, language: Language): string {
  const { during, duringDays, fromTo } = textsOf(language).impact;
  const months = wholeMonths(span);
  if (months === null) return duringDays(formatDay(span.from, language), formatDay(span.to, language));
  const text = spanText(span, language);
  return months.from === months.to ? during(text) : fromTo(text);
}

/** `in the 12 months before`; of days that are no whole months `in the period before`. */
export function beforeText({ days }: Spans, language: Language): string {
  const { impact } = textsOf(language);
  const months = wholeMonths(days);
  return months ? impact.monthsBefore(lengthOf(months)) : impact.periodBefore;
}
