import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from '../../src/charts/spread.ts';
import { yAxis } from '../../src/charts/y-axis.ts';

const ticks = (decimals: number, ...values: (number | null)[]) =>
  yAxis([{ values }], decimals, 5).ticks.map(({ label }) => label);

describe('yAxis', () => {
  it('has round ticks from zero with thin separators', () => {
    expect(ticks(0, 480, 1930)).toEqual(['0', '500', '1\u202f000', '1\u202f500', '2\u202f000']);
    expect(ticks(0, 1, 2)).toEqual(['0', '1', '2']);
    expect(ticks(2, 0.12)).toEqual(['0.00', '0.02', '0.04', '0.06', '0.08', '0.10', '0.12']);
    expect(ticks(0, 2_400_000)).toEqual(['0.0', '0.5\u00a0M', '1.0\u00a0M', '1.5\u00a0M', '2.0\u00a0M', '2.5\u00a0M']);
    expect(ticks(0, -45, 45)).toEqual(['\u221260', '\u221240', '\u221220', '0', '20', '40', '60']);
  });

  it('survives nothing and zeros', () => {
    expect(ticks(0, null)).toEqual([]);
    expect(ticks(0, null, 0)).toEqual(['0', '1']);
  });

  it('holds zero and every value', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e15, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 2 }), (all, decimals) => {
        const { domain, ticks } = yAxis([{ values: all }], decimals, 5);
        const rounding = (domain[1] - domain[0]) * 1e-9;
        expect(domain[0] - rounding).toBeLessThanOrEqual(Math.min(0, ...all));
        expect(domain[1] + rounding).toBeGreaterThanOrEqual(Math.max(0, ...all));
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
    );
  });
});

describe('spread', () => {
  const targets = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 });

  it('keeps order, gap and bounds', () => {
    fc.assert(
      fc.property(targets, (wanted) => {
        const places = spread(wanted, 16, 0, 200);
        const sorted = wanted
          .map((target, i) => ({ target, place: places[i] ?? NaN }))
          .sort((a, b) => a.place - b.place);
        sorted.forEach(({ target, place }, i) => {
          const before = sorted[i - 1];
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(200 + 1e-9);
          if (before) expect(place - before.place).toBeGreaterThanOrEqual(16 - 1e-9);
          if (before) expect(target).toBeGreaterThanOrEqual(before.target);
        });
      }),
    );
  });

  it('leaves alone what has room', () => {
    expect(spread([100, 20, 60], 16, 0, 200)).toEqual([100, 20, 60]);
    expect(spread([50, 52], 16, 0, 200)).toEqual([43, 59]);
  });
});
