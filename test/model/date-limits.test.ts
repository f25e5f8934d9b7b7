import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addDaysWithin,
  dayInZone,
  dayNumber,
  daysInMonth,
  fromDayNumber,
  isDay,
  isMonth,
  lastDayOf,
} from '../../src/model/index.ts';

describe('at its limits', () => {
  it('a date is a text, and of a day that there is', () => {
    expect(['2026-06-01', '2026-06-28', '2026-02-28', '2026-12-31'].map(isDay)).toEqual(Array(4).fill(true));
    expect([['2026-06-01'], '2026-06-00', '2026-06-31', '2026-06-01T00:00:00Z', '12026-06-01'].map(isDay)).toEqual(
      Array(5).fill(false),
    );
  });

  it('a month is a text, and of a year from 1 on', () => {
    expect(['0001-01', '2026-01', '9999-12'].map(isMonth)).toEqual(Array(3).fill(true));
    expect([['2026-01'], '0000-12', '2026-00', '2026-13', '2026-01-01', '12026-01', null].map(isMonth)).toEqual(
      Array(7).fill(false),
    );
  });

  it('a month of a century knows whether its year is a leap year', () => {
    expect(['1900-02', '2000-02', '2024-02', '2026-02'].map(daysInMonth)).toEqual([28, 29, 29, 28]);
    expect(['1900-02', '2000-02', '2026-04', '2026-12'].map(lastDayOf)).toEqual([
      '1900-02-28',
      '2000-02-29',
      '2026-04-30',
      '2026-12-31',
    ]);
  });

  it('a day number is of the first day, of the last one, and of the last of 400 years', () => {
    for (const day of ['0001-01-01', '9999-12-31', '2000-02-29', '1999-12-31', '1600-02-29', '0004-02-29']) {
      expect(fromDayNumber(dayNumber(day))).toBe(day);
    }
    for (const number of [dayNumber('0001-01-01') - 1, dayNumber('9999-12-31') + 1, 0.5]) {
      expect(() => fromDayNumber(number)).toThrow(`Day number ${number} is out of range.`);
    }
  });

  it('an instant is in the years 1 to 9999', () => {
    const [first, last] = [-62_135_596_800_000, 253_402_300_799_999];
    expect([first, last].map((instant) => dayInZone(instant, 'UTC'))).toEqual(['0001-01-01', '9999-12-31']);
    expect([first - 1, last + 1].map((instant) => dayInZone(instant, 'UTC'))).toEqual([null, null]);
    expect(dayInZone(last, 'Pacific/Auckland')).toBeNull();
    expect([first, last].map((instant) => dayInZone(instant, 'Etc/GMT'))).toEqual(['0001-01-01', '9999-12-31']);
  });

  it('an instant is a number, the digits of one, or a text', () => {
    expect(dayInZone(1_572_480_000_000.5, 'UTC')).toBe('2019-10-31');
    expect(dayInZone('-1', 'UTC')).toBe('1969-12-31');
    expect(dayInZone('2026-06-15', 'UTC')).toBe('2026-06-15');
    expect(['1572480000000x', 'x1572480000000'].map((text) => dayInZone(text, 'UTC'))).toEqual([null, null]);
  });

  it('days are counted on to the first and the last day and no further', () => {
    expect([-1, 0, 1].map((days) => addDaysWithin('0001-01-01', days))).toEqual([
      '0001-01-01',
      '0001-01-01',
      '0001-01-02',
    ]);
    expect([-1, 0, 1].map((days) => addDaysWithin('9999-12-31', days))).toEqual([
      '9999-12-30',
      '9999-12-31',
      '9999-12-31',
    ]);
    const week = { workingDays: [1, 2, 3, 4, 5], holidays: [] };
    // A Friday is the last day.
    expect([1, 2, 5].map((count) => addBusinessDays('9999-12-29', count, week))).toEqual([
      '9999-12-30',
      '9999-12-31',
      '9999-12-31',
    ]);
  });
});
