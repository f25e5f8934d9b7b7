import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysInMonth, fromDayNumber, monthOf, minorDigits } from '../../../src/model/index.ts';
import { amountCell, decimalOf } from '../../../src/reports/kpis/cells.ts';
import { monthsBefore, yearFrom, yearTo } from '../../../src/reports/kpis/span.ts';
import { intervalOf, spread, type Interval } from '../../../src/reports/kpis/spread.ts';
import { currenciesOf, sumIn, sumsOf } from '../../../src/reports/kpis/sums.ts';

const all = (minor: bigint, interval: Interval) =>
  spread(minor, interval, monthOf(interval.start), monthOf(interval.end));
const total = (values: { minor: bigint }[]) => values.reduce((sum, { minor }) => sum + minor, 0n);
const aDay = fc.integer({ min: -40_000, max: 60_000 }).map(fromDayNumber);
const anInterval = fc
  .tuple(aDay, fc.integer({ min: 0, max: 4000 }))
  .map(([start, days]) => ({ start, end: addDays(start, days) }));
const anAmount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 17n });

/** Day by day in fractions of doubles: what a month should have, give or take one unit of rounding at either end. */
function byDays(minor: bigint, { start, end }: Interval): Map<string, number> {
  const weights = new Map<string, number>();
  for (let day = start; day <= end; day = addDays(day, 1))
    weights.set(monthOf(day), (weights.get(monthOf(day)) ?? 0) + 1 / daysInMonth(monthOf(day)));
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([month, weight]) => [month, (Number(minor) * weight) / whole]));
}

describe('a value spread over the months of an interval', () => {
  test('whole months get the same, and what does not divide goes where the sum needs it', () => {
    expect(all(1200n, { start: '2026-01-01', end: '2026-12-31' }).map(({ minor }) => minor)).toEqual(
      Array(12).fill(100n),
    );
    expect(all(100n, { start: '2026-01-01', end: '2026-03-31' }).map(({ minor }) => minor)).toEqual([33n, 34n, 33n]);
  });

  test('a month that is covered in part gets its share by days', () => {
    // 14 of 28 days, a whole month, and 15 of 30 days: weights ½, 1, ½.
    expect(all(1000n, { start: '2026-02-15', end: '2026-04-15' })).toEqual([
      { month: '2026-02', minor: 250n },
      { month: '2026-03', minor: 500n },
      { month: '2026-04', minor: 250n },
    ]);
  });

  test.each([
    ['one day', { start: '2024-02-29', end: '2024-02-29' }, 7n],
    ['part of one month', { start: '2026-06-03', end: '2026-06-17' }, 99n],
    ['all days that there are', { start: '0001-01-01', end: '9999-12-31' }, 123_456_789n],
    ['one unit over many months', { start: '2020-01-15', end: '2025-03-02' }, 1n],
  ])('%s adds up', (_, interval, minor) => {
    expect(total(all(minor, interval))).toBe(minor);
  });

  test('of any amount over any interval, the months add up to the smallest unit', () => {
    fc.assert(
      fc.property(anAmount, anInterval, (minor, interval) => {
        const values = all(minor, interval);
        expect(total(values)).toBe(minor);
        expect(values[0]?.month).toBe(monthOf(interval.start));
        expect(values.at(-1)?.month).toBe(monthOf(interval.end));
      }),
    );
  });

  test('each month is what a count of days gives, to a unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), anInterval, (minor, interval) => {
        const expected = byDays(minor, interval);
        const values = all(minor, interval);
        expect(values.map(({ month }) => month)).toEqual([...expected.keys()]);
        for (const { month, minor: found } of values) {
          expect(found >= 0n).toBe(true);
          expect(Math.abs(Number(found) - (expected.get(month) ?? 0))).toBeLessThanOrEqual(1.001);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a part of the months is the same part of all of them', () => {
    fc.assert(
      fc.property(anAmount, anInterval, aDay, fc.integer({ min: 0, max: 30 }), (minor, interval, day, months) => {
        const [from, to] = [monthOf(day), addMonths(monthOf(day), months)];
        expect(spread(minor, interval, from, to)).toEqual(
          all(minor, interval).filter(({ month }) => month >= from && month <= to),
        );
      }),
    );
  });

  test('whole months differ by at most one unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        aDay,
        fc.integer({ min: 0, max: 60 }),
        (minor, day, months) => {
          const start = `${monthOf(day)}-01`;
          const last = addMonths(monthOf(day), months);
          const values = all(minor, { start, end: `${last}-${daysInMonth(last)}` }).map((one) => one.minor);
          const [least, most] = [values.reduce((a, b) => (a < b ? a : b)), values.reduce((a, b) => (a > b ? a : b))];
          expect(most - least <= 1n).toBe(true);
        },
      ),
    );
  });
});

describe('sums', () => {
  const aStream = fc.record({
    minor: fc.bigInt({ min: 1n, max: 10n ** 10n }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', null),
    interval: anInterval,
  });

  test('are of each currency by itself, in whatever order the streams come, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(aStream, { maxLength: 8 }), (streams) => {
        const sums = sumsOf(streams, '0001-01', '9999-12');
        const turned = sumsOf(streams.toReversed(), '0001-01', '9999-12');
        for (const currency of currenciesOf(sums)) {
          const months = [...(sums.get(currency) ?? [])];
          const own = streams.filter((one) => one.currency === currency);
          expect(months.reduce((sum, [, minor]) => sum + minor, 0n)).toBe(total(own));
          for (const [month, minor] of months) expect(sumIn(turned, currency, month)).toBe(minor);
        }
        expect(new Set(currenciesOf(sums))).toEqual(new Set(streams.map(({ currency }) => currency)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('amounts in cells', () => {
  test.each([
    [123456n, 'USD', '1234.56'],
    [5n, 'USD', '0.05'],
    [-5n, 'USD', '-0.05'],
    [1234n, 'JPY', '1234'],
    [1234n, 'KWD', '1.234'],
    [12n, null, '0.12'],
    [0n, 'EUR', '0.00'],
  ])('%s minor units of %s are %s', (minor, currency, text) => {
    expect(decimalOf(minor, currency)).toBe(text);
    expect(amountCell(minor, currency).value).toBe(Number(text));
  });

  test('a decimal has the digits of its currency', () => {
    fc.assert(
      fc.property(anAmount, fc.constantFrom('USD', 'JPY', 'KWD', null), (minor, currency) => {
        const digits = decimalOf(minor, currency).replace(/[-.]/g, '');
        expect(BigInt(digits)).toBe(minor < 0n ? -minor : minor);
        expect(decimalOf(minor, currency).split('.')[1]?.length ?? 0).toBe(minorDigits(currency));
      }),
    );
  });
});

describe('spans', () => {
  test.each([
    ['2026-06-15', 6, '2025-12-15'],
    ['2026-08-31', 6, '2026-02-28'],
    ['2024-08-31', 6, '2024-02-29'],
    ['2026-06-15', 12, '2025-06-15'],
    ['0001-02-01', 6, '0001-01-01'],
  ])('%s, %i months before: %s', (day, months, expected) => {
    expect(monthsBefore(day, months)).toBe(expected);
  });

  test.each([
    ['2026-06-15', '2027-06-14'],
    ['2024-02-29', '2025-02-28'],
    ['2023-03-01', '2024-02-29'],
    ['2026-01-01', '2026-12-31'],
    ['9999-05-05', '9999-12-31'],
  ])('twelve months from %s end on %s', (start, end) => {
    expect(yearFrom(start)).toEqual({ start, end });
  });

  test('the year to a day has it, and begins on the day after the same date', () => {
    expect(yearTo('2026-06-15')).toBe('2025-06-16');
  });

  test('dates that do not fit together are no interval', () => {
    expect(intervalOf('2026-01-02', '2026-01-01')).toBeNull();
    expect(intervalOf(null, '2026-01-01')).toBeNull();
    expect(intervalOf('2026-01-01', '2026-01-01')).toEqual({ start: '2026-01-01', end: '2026-01-01' });
  });
});
