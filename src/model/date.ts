/**
 * Calendar dates as `YYYY-MM-DD` strings and months as `YYYY-MM`, in the proleptic Gregorian calendar, years 0001 to 9999.
 * Arithmetic goes through day numbers (days since 1970-01-01), so neither the machine's clock nor its time zone takes part.
 * Day-number formulas: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
 */

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const pad = (value: number, width = 2) => String(value).padStart(width, '0');

export const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in a month; `month` is 1 to 12. */
export function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True for a date that exists in the calendar; `2026-02-30` and `0000-01-01` are not dates. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !DAY.test(text)) return false;
  // Digit by digit, without parts of the text: every date of a pull passes here.
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysIn(year, month));
}

const twoDigits = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

export function isMonth(text: unknown): text is Month {
  if (typeof text !== 'string' || !MONTH.test(text)) return false;
  const month = twoDigits(text, 5);
  return twoDigits(text, 0) * 100 + twoDigits(text, 2) >= 1 && month >= 1 && month <= 12;
}

/** Days since 1970-01-01. Throws RangeError when `day` is no calendar date. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Expected a date as YYYY-MM-DD, found ${JSON.stringify(day)}.`);
  const month = twoDigits(day, 5);
  const year = twoDigits(day, 0) * 100 + twoDigits(day, 2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + twoDigits(day, 8) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number. Throws RangeError outside the years 0001 to 9999. */
export function fromDayNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  if (!Number.isInteger(number) || year < 1 || year > 9999)
    throw new RangeError(`Day number ${number} is out of range.`);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

export const addDays = (day: Day, days: number): Day => fromDayNumber(dayNumber(day) + days);

const [FIRST, LAST] = [dayNumber('0001-01-01'), dayNumber('9999-12-31')];

/** As `addDays`, but no further than to the first or the last day that there is. */
export const addDaysWithin = (day: Day, days: number): Day =>
  fromDayNumber(Math.min(Math.max(dayNumber(day) + days, FIRST), LAST));

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 1 (Monday) to 7 (Sunday), as ISO 8601. */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const firstDayOf = (month: Month): Day => `${month}-01`;
export const lastDayOf = (month: Month): Day => `${month}-${pad(daysIn(+month.slice(0, 4), +month.slice(5, 7)))}`;
export const daysInMonth = (month: Month): number => daysIn(+month.slice(0, 4), +month.slice(5, 7));

/** What part of a month a term covers, counted in days: 0 to 1. */
export function shareOfMonth(month: Month, { start, end }: { start: Day; end: Day }): number {
  const from = start > firstDayOf(month) ? start : firstDayOf(month);
  const to = end < lastDayOf(month) ? end : lastDayOf(month);
  return from > to ? 0 : (dayNumber(to) - dayNumber(from) + 1) / daysInMonth(month);
}

/** Months since year 0, for subtraction. */
const monthNumber = (month: Month) => +month.slice(0, 4) * 12 + +month.slice(5, 7) - 1;

export function addMonths(month: Month, months: number): Month {
  const number = monthNumber(month) + months;
  return `${pad(Math.floor(number / 12), 4)}-${pad((((number % 12) + 12) % 12) + 1)}`;
}

/** The same day of the month so many months later; the month's last day where it is shorter. */
export function plusMonths(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  return `${month}-${pad(Math.min(twoDigits(day, 8), daysInMonth(month)))}`;
}

export const monthsBetween = (from: Month, to: Month): number => monthNumber(to) - monthNumber(from);

/** Every month from `from` to `to`, both included; empty when `to` is earlier. */
export function monthRange(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, i) => addMonths(from, i));
}

export interface WorkCalendar {
  /** Working weekdays, 1 (Monday) to 7 (Sunday). */
  workingDays: readonly number[];
  /** Days on which nobody works although the weekday is a working one. */
  holidays: readonly Day[];
}

export const isBusinessDay = (day: Day, calendar: WorkCalendar): boolean =>
  calendar.workingDays.includes(weekday(day)) && !calendar.holidays.includes(day);

/** The day on which the `count`-th business day after `day` falls; `day` itself is not counted. At most the last day that there is. */
export function addBusinessDays(day: Day, count: number, calendar: WorkCalendar): Day {
  let number = dayNumber(day);
  for (let left = count; left > 0 && number < LAST;) if (isBusinessDay(fromDayNumber(++number), calendar)) left--;
  return fromDayNumber(number);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day that an instant falls on in a time zone.
 * @param instant an ISO 8601 text with an offset, or milliseconds since 1970 as a number or numeric text
 * @returns null when `instant` is no instant in the years 0001 to 9999
 */
export function dayInZone(instant: string | number, timeZone: string): Day | null {
  const ms = typeof instant === 'number' || /^-?\d+$/.test(instant) ? Number(instant) : Date.parse(instant);
  if (!Number.isFinite(ms) || ms < -62_135_596_800_000 || ms > 253_402_300_799_999) return null;
  // The usual zone, and many times faster so: a pull asks for tens of thousands of days.
  if (timeZone === 'UTC') return new Date(ms).toISOString().slice(0, 10);
  let format = formatters.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const day = `${pad(Number(part.year), 4)}-${part.month}-${part.day}`;
  return isDay(day) ? day : null;
}
