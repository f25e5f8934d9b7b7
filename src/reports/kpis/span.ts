import { addDaysWithin, addMonths, daysInMonth, firstDayOf, isDay, monthOf, type Day } from '../../model/index.ts';
import type { Interval } from './spread.ts';

/** The same day so many months before, or the last day of that month where it is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), -months);
  if (!isDay(firstDayOf(month))) return '0001-01-01';
  const last = daysInMonth(month);
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`;
}

/** Twelve months from a day on: to the day before the same date of the next year; from 29 February to 28 February. */
export function yearFrom(start: Day): Interval {
  const next = `${String(Number(start.slice(0, 4)) + 1).padStart(4, '0')}${start.slice(4)}`;
  const end = start.endsWith('02-29') ? `${next.slice(0, 4)}-02-28` : isDay(next) ? addDaysWithin(next, -1) : LAST;
  return { start, end };
}

const LAST = '9999-12-31';

/** The first day of the twelve months that end on a day, that day included. */
export const yearTo = (day: Day): Day => addDaysWithin(monthsBefore(day, 12), 1);

/** Whether a day lies in the twelve months that end on the day of the data. */
export const isWithinYear = (day: Day | null, asOf: Day): boolean => day !== null && day <= asOf && day >= yearTo(asOf);
