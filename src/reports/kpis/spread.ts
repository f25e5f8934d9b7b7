import {
  addMonths,
  dayNumber,
  daysInMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsBetween,
  type Day,
  type Month,
} from '../../model/index.ts';

/** From one day to another, both included; the first is never the later one. */
export interface Interval {
  start: Day;
  end: Day;
}

export interface MonthValue {
  month: Month;
  /** Minor units of the currency. */
  minor: bigint;
}

/** The interval of two dates; null where one is missing or they are out of order. */
export const intervalOf = (start: Day | null, end: Day | null): Interval | null =>
  start !== null && end !== null && start <= end ? { start, end } : null;

/** Weight of a whole month: the least common multiple of 28, 29, 30 and 31, so that each day of any month is a whole number. */
const WHOLE = 377_580;

/** What a month weighs: all whole months the same, and a month that is covered in part by its days. */
function weightOf(month: Month, { start, end }: Interval): number {
  const from = start > firstDayOf(month) ? start : firstDayOf(month);
  const to = end < lastDayOf(month) ? end : lastDayOf(month);
  return (dayNumber(to) - dayNumber(from) + 1) * (WHOLE / daysInMonth(month));
}

/** The weight of the interval up to and including one of its months, without going through the months before. */
function weightThrough(month: Month, interval: Interval): number {
  const first = monthOf(interval.start);
  const months = monthsBetween(first, month);
  if (months < 0) return 0;
  if (months === 0) return weightOf(first, interval);
  return weightOf(first, interval) + (months - 1) * WHOLE + weightOf(month, interval);
}

/**
 * A value spread evenly over the months of an interval, as far as these lie from `from` to `to`. What has come in by the
 * end of a month is rounded to a minor unit, half up, and a month has what came in since the month before: all months of
 * the interval together have the value exactly.
 */
export function spread(minor: bigint, interval: Interval, from: Month, to: Month): MonthValue[] {
  const first = monthOf(interval.start) > from ? monthOf(interval.start) : from;
  const last = monthOf(interval.end) < to ? monthOf(interval.end) : to;
  const whole = BigInt(weightThrough(monthOf(interval.end), interval));
  const through = (weight: number) => floor(2n * minor * BigInt(weight) + whole, 2n * whole);
  const months = Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, at) => addMonths(first, at));
  let weight = first === monthOf(interval.start) ? 0 : weightThrough(addMonths(first, -1), interval);
  let before = through(weight);
  return months.map((month) => {
    weight += weightOf(month, interval);
    const now = through(weight);
    const value = { month, minor: now - before };
    before = now;
    return value;
  });
}

/** Division towards minus infinity, so that amounts below zero are rounded like those above. */
function floor(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n ? quotient - 1n : quotient;
}
