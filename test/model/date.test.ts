import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addMonths,
  dayInZone,
  dayNumber,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isDay,
  isMonth,
  lastDayOf,
  monthRange,
  monthsBetween,
  weekday,
} from '../../src/model/index.ts';

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') }).map(fromDayNumber);
const week = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-12-25'] };

/** The calendar of the runtime, which shares no code with ours. */
const utc = (day: string) => {
  const date = new Date(0);
  date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return date;
};

describe('dates', () => {
  test('day numbers agree with the calendar of the runtime, over all years', () => {
    fc.assert(fc.property(anyDay, (day) => dayNumber(day) === Math.round(utc(day).getTime() / 86_400_000)));
    fc.assert(fc.property(anyDay, (day) => weekday(day) === (utc(day).getUTCDay() || 7)));
  });

  test('a day number and its date are each other', () => {
    fc.assert(fc.property(anyDay, (day) => fromDayNumber(dayNumber(day)) === day && isDay(day)));
  });

  test('adding and counting days are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
        return daysBetween('2026-06-15', addDays('2026-06-15', days)) === days;
      }),
    );
  });

  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    ' 2026-01-01',
    '',
    null,
    20260101,
  ])('%j is no date', (day) => {
    expect(isDay(day)).toBe(false);
  });

  test('what is no date never passes a calculation silently', () => {
    expect(() => dayNumber('2026-02-30')).toThrow('Expected a date as YYYY-MM-DD, found "2026-02-30".');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => fromDayNumber(0.5)).toThrow(RangeError);
  });

  test('months', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-11', 14)).toBe('2028-01');
    expect(monthsBetween('2024-06', '2026-06')).toBe(24);
    expect(monthRange('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthRange('2026-02', '2026-01')).toEqual([]);
    expect([lastDayOf('2024-02'), lastDayOf('2026-06')]).toEqual(['2024-02-29', '2026-06-30']);
    expect(daysInMonth('2023-02')).toBe(28);
    expect([isMonth('2026-12'), isMonth('2026-13'), isMonth('2026-1')]).toEqual([true, false, false]);
  });

  test('business days step over weekends and holidays', () => {
    expect(addBusinessDays('2026-06-12', 1, week)).toBe('2026-06-15'); // Friday to Monday
    expect(addBusinessDays('2026-06-10', 5, week)).toBe('2026-06-17');
    expect(addBusinessDays('2026-12-24', 1, week)).toBe('2026-12-28'); // over Christmas and a weekend
    expect(addBusinessDays('2026-06-13', 0, week)).toBe('2026-06-13');
  });

  test('an instant falls on the day of the business zone, across daylight saving', () => {
    expect(dayInZone('2026-06-15T23:30:00Z', 'UTC')).toBe('2026-06-15');
    expect(dayInZone('2026-06-15T23:30:00Z', 'Pacific/Auckland')).toBe('2026-06-16');
    expect(dayInZone('2026-03-08T07:59:59Z', 'America/Los_Angeles')).toBe('2026-03-07');
    expect(dayInZone('2026-03-09T06:59:59Z', 'America/Los_Angeles')).toBe('2026-03-08');
    expect(dayInZone('1572480000000', 'UTC')).toBe('2019-10-31');
    expect(dayInZone(0, 'UTC')).toBe('1970-01-01');
  });

  test.each(['soon', '', '1e99', '999999999999999999'])('%j is no instant', (text) => {
    expect(dayInZone(text, 'UTC')).toBeNull();
  });
});
