import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysInMonth, monthOf, weekday, type Usage } from '../../src/model/index.ts';
import { activity } from '../../src/sample/activity.ts';
import { samplePortfolio } from '../../src/sample/index.ts';
import { stream } from '../../src/sample/random.ts';

const audiences = fc.record({
  hemisphere: fc.constantFrom('north' as const, 'south' as const),
  pool: fc.integer({ min: 1, max: 120 }),
  growth: fc.double({ min: 0, max: 1, noNaN: true }),
  share: fc.double({ min: 0.01, max: 1, noNaN: true }),
  teaching: fc.double({ min: 0, max: 1, noNaN: true }),
  age: fc.integer({ min: 0, max: 400 }),
});

describe('the windows of a hub', () => {
  const played = fc
    .tuple(fc.string(), audiences, fc.integer({ min: 1, max: 150 }))
    .map(([seed, audience, days]) => activity('2025-11-20', days, audience, stream(seed)));

  test('are whole numbers, none larger than the next', () => {
    fc.assert(
      fc.property(played, ({ dau, wau, mau }) => {
        dau.forEach((users, i) => {
          expect([users, wau[i], mau[i]].every((value) => Number.isInteger(value) && Number(value) >= 0)).toBe(true);
          expect(users).toBeLessThanOrEqual(wau[i]!);
          expect(wau[i]!).toBeLessThanOrEqual(mau[i]!);
        });
      }),
    );
  });

  test('hold what the days in them can have made', () => {
    fc.assert(
      fc.property(played, ({ dau, wau, mau }) => {
        const window = (i: number, days: number) => dau.slice(Math.max(0, i - days + 1), i + 1);
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        dau.forEach((users, i) => {
          for (const [days, counted] of [
            [7, wau[i]!],
            [30, mau[i]!],
          ] as const) {
            expect(counted).toBeGreaterThanOrEqual(Math.max(...window(i, days)));
            expect(counted).toBeLessThanOrEqual(sum(window(i, days)));
          }
          // From one day to the next only those who came today are added.
          if (i > 0) expect(mau[i]! - mau[i - 1]!).toBeLessThanOrEqual(users);
        });
      }),
    );
  });
});

describe('the usage of a portfolio', () => {
  const options = fc.record({
    communities: fc.integer({ min: 1, max: 14 }),
    seed: fc.string(),
    asOf: fc.constantFrom('2026-06-15', '2026-03-01', '2025-01-31'),
  });

  test('has a value for each day of a month, and none for a day that has not ended', () => {
    fc.assert(
      fc.property(options, ({ asOf, ...rest }) => {
        for (const { month, dau, wau, mau } of samplePortfolio({ asOf, ...rest }).records.usage) {
          expect([dau.length, wau.length, mau.length]).toEqual(Array.from({ length: 3 }, () => daysInMonth(month)));
          expect(month <= monthOf(asOf)).toBe(true);
          dau.forEach((users, i) => {
            if (addDays(`${month}-01`, i) >= asOf) expect(users).toBeNull();
            // The three are sampled together.
            expect([wau[i] === null, mau[i] === null]).toEqual([users === null, users === null]);
          });
          expect(dau.some((users) => users !== null)).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  const { usage, hubs } = samplePortfolio().records;
  const of = (namespace: string) => usage.filter((record) => record.namespace === namespace);
  const meanOf = (records: Usage[], pick: (record: Usage, day: number) => boolean = () => true) => {
    const values = records.flatMap((record) => record.dau.filter((users, i) => users !== null && pick(record, i)));
    return values.reduce<number>((sum, users) => sum + (users ?? 0), 0) / values.length;
  };
  const inMonths = (namespace: string, ...months: string[]) =>
    of(namespace).filter(({ month }) => months.includes(month));

  test('covers 24 complete months and the days of the current one', () => {
    expect(of('tidewater').map(({ month }) => month)).toHaveLength(25);
    expect(of('tidewater')[0]?.month).toBe('2024-06');
    const current = of('tidewater').at(-1);
    expect(current?.month).toBe('2026-06');
    expect(current?.dau.filter((users) => users !== null)).toHaveLength(14);
  });

  test('grows, rests at weekends and in the breaks of its hemisphere', () => {
    expect(meanOf(inMonths('tidewater', '2026-04', '2026-05'))).toBeGreaterThan(
      1.1 * meanOf(inMonths('tidewater', '2025-04', '2025-05')),
    );
    const isSunday = ({ month }: Usage, day: number) => weekday(addDays(`${month}-01`, day)) === 7;
    expect(meanOf(of('tidewater'), isSunday)).toBeLessThan(
      0.5 * meanOf(of('tidewater'), (record, day) => !isSunday(record, day)),
    );
    // North rests in July, south in January.
    expect(meanOf(inMonths('tidewater', '2025-07'))).toBeLessThan(0.8 * meanOf(inMonths('tidewater', '2025-05')));
    expect(meanOf(inMonths('karrowan', '2026-01'))).toBeLessThan(0.8 * meanOf(inMonths('karrowan', '2025-10')));
  });

  test('has a hub that opened mid-way, one that was retired, a gap of some days and one of a month', () => {
    expect(of('quillmarsh').length).toBeLessThan(12);
    expect(hubs.find(({ namespace }) => namespace === 'halvorsund-classic')?.decommissionedOn).not.toBeNull();
    const missing = (record?: Usage) => record?.dau.filter((users) => users === null).length ?? 31;
    const days = of('tidewater')
      .slice(1, -1)
      .reduce((sum, record) => sum + missing(record), 0);
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(10);
    const months = of('halvorsund-classic').map(({ month }) => month);
    expect(months).toContain('2025-01');
    expect(months).not.toContain('2025-02');
    expect(months).toContain('2025-03');
  });
});
