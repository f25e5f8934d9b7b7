import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isDay, PlumblineError } from '../../src/model/index.ts';
import { before, readPeriodId, yearBefore, type ReportPeriod, type Terms } from '../../src/reports/index.ts';
import { agreementPeriod, quarterPeriod, termPeriod, yearPeriod } from '../../src/reports/period-id.ts';
import { rollingPeriod } from '../../src/reports/period.ts';

const TERMS: Terms = [
  { id: 'autumn', name: 'Autumn term', from: '09-01', to: '01-31' },
  { id: 'spring', name: 'Spring term', from: '02-01', to: '06-30' },
];
/** Three terms that leave no day of the year out. */
const WHOLE: Terms = [
  { id: 'autumn', name: 'Autumn', from: '09-15', to: '01-14' },
  { id: 'winter', name: 'Winter', from: '01-15', to: '04-30' },
  { id: 'summer', name: 'Summer', from: '05-01', to: '09-14' },
];
const read = (text: string, terms = TERMS) => {
  const request = readPeriodId(text, terms);
  if (request.kind !== 'calendar') throw new Error('an agreement');
  return request.period;
};
const years = fc.integer({ min: 3, max: 9996 });
const quarters = fc.tuple(years, fc.integer({ min: 1, max: 4 })).map(([year, quarter]) => quarterPeriod(year, quarter));
const termsOf = (terms: Terms) =>
  fc.tuple(years, fc.constantFrom(...terms)).map(([year, term]) => termPeriod(year, term));
const calendar: fc.Arbitrary<ReportPeriod> = fc.oneof(quarters, years.map(yearPeriod), termsOf(TERMS));

describe('period ids', () => {
  test.each([
    ['2026-Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2024-Q1', 'quarter', '2024-01-01', '2024-03-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026-autumn', 'term', '2026-09-01', '2027-01-31'],
    ['2026-spring', 'term', '2026-02-01', '2026-06-30'],
  ])('%s', (id, kind, from, to) => {
    expect(read(id)).toMatchObject({ id, kind, from, to });
  });

  test('the terms of agreements', () => {
    expect(readPeriodId('agreement', TERMS)).toEqual({ kind: 'agreement', start: null });
    expect(readPeriodId('agreement-2025-07-01', TERMS)).toEqual({ kind: 'agreement', start: '2025-07-01' });
    expect(agreementPeriod('2025-07-01', '2026-06-30').id).toBe('agreement-2025-07-01');
  });

  test.each([
    ['2026-Q5', TERMS, 'Did you mean --period 2026-Q1?'],
    ['2026-q2', TERMS, 'Did you mean --period 2026-Q2?'],
    ['2026-autum', TERMS, 'The configuration has no term "autum": it names autumn, spring.'],
    ['2026-autumn', [], 'The configuration has no term "autumn": it names none.'],
    ['agreement-2025-02-30', TERMS, '"2025-02-30" is not a calendar date.'],
    ['Q3', TERMS, 'Expected a quarter such as 2026-Q3'],
    ['', TERMS, 'Expected a quarter'],
    ['0000', TERMS, 'Expected a quarter'],
    ['latest', TERMS, 'Expected a quarter'],
    ['../../etc', TERMS, 'Expected a quarter'],
  ])('%j is refused', (text, terms, message) => {
    expect(() => readPeriodId(text, terms)).toThrow(PlumblineError);
    expect(() => readPeriodId(text, terms)).toThrow(message);
  });

  test('what is printed is read as the same period', () => {
    fc.assert(
      fc.property(calendar, (period) => {
        expect(read(period.id)).toEqual(period);
      }),
    );
  });

  test('every period has days, and begins before it ends', () => {
    fc.assert(
      fc.property(calendar, ({ from, to }) => {
        expect([isDay(from), isDay(to), from < to]).toEqual([true, true, true]);
      }),
    );
  });
});

describe('neighbours', () => {
  test('periods of a kind follow each other without a gap or an overlap', () => {
    fc.assert(
      fc.property(fc.oneof(quarters, years.map(yearPeriod), termsOf(WHOLE)), (period) => {
        expect(addDays(before(period, WHOLE).to, 1)).toBe(period.from);
      }),
    );
  });

  test('the one before is a period of the same kind that can be named, and ends before this one begins', () => {
    fc.assert(
      fc.property(calendar, (period) => {
        const earlier = before(period, TERMS);
        expect(earlier.to < period.from).toBe(true);
        expect(read(earlier.id)).toEqual(earlier);
      }),
    );
  });

  test('a year before the one before is the one before a year before', () => {
    fc.assert(
      fc.property(calendar, (period) => {
        expect(yearBefore(before(period, TERMS))).toEqual(before(yearBefore(period), TERMS));
      }),
    );
  });

  test('as many steps back as a year has lead to the year before', () => {
    fc.assert(
      fc.property(quarters, (period) => {
        expect(before(before(before(before(period))))).toEqual(yearBefore(period));
      }),
    );
    fc.assert(
      fc.property(termsOf(WHOLE), (period) => {
        expect(before(before(before(period, WHOLE), WHOLE), WHOLE)).toEqual(yearBefore(period));
      }),
    );
  });

  test.each([
    [read('2026-spring'), '2025-autumn', '2025-spring'],
    [read('2026-autumn'), '2026-spring', '2025-autumn'],
    [read('2026-Q1'), '2025-Q4', '2025-Q1'],
    [read('2026'), '2025', '2025'],
  ])('of $id', (period, earlier, year) => {
    expect([before(period, TERMS).id, yearBefore(period).id]).toEqual([earlier, year]);
  });

  test('before the term of an agreement as many days; a leap day has a year before', () => {
    const term = agreementPeriod('2024-03-01', '2025-02-28');
    expect(before(term)).toMatchObject({ from: '2023-03-02', to: '2024-02-29' });
    expect(yearBefore(agreementPeriod('2024-02-29', '2025-02-28'))).toMatchObject({
      from: '2023-02-28',
      to: '2024-02-29',
    });
  });

  test('before the rolling months the twelve before them', () => {
    expect(before(rollingPeriod('2026-06-15'))).toMatchObject({ from: '2024-06-01', to: '2025-05-31' });
    expect(before(rollingPeriod('2024-03-01'))).toMatchObject({ from: '2022-03-01', to: '2023-02-28' });
  });
});
