import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig, type Records, type Snapshot } from '../../../src/model/index.ts';
import { factorsOf, healthOf, judged, stepOf } from '../../../src/reports/health/index.ts';
import { summed } from '../../../src/reports/health/sum.ts';
import { AS_OF, messyPortfolio } from '../../invariants/arbitrary.ts';
import { inputsOf } from './given.ts';

const factors = factorsOf(readConfig({}));
const LIMITS = { least: 60, isBadlyLate: false };

/** What was read for each factor, in the order of the table. */
const readings = fc.tuple(
  ...factors.map(() =>
    fc.oneof(
      fc.double({ min: -1, max: 60, noNaN: true }).map((fact) => ({ state: 'known' as const, fact, words: 'a fact' })),
      fc
        .constantFrom('not known' as const, 'asks nothing' as const)
        .map((state) => ({ state, fact: null, words: 'why' })),
    ),
  ),
);
const healthFrom = (given: readonly Parameters<typeof judged>[1][]) =>
  factors.flatMap((factor, place) => (given[place] ? [judged(factor, given[place])] : []));

describe('the sum', () => {
  test('a score is within 0 and 100, and there is one exactly with a colour', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const { score, colour, coverage } = summed(healthFrom(given), LIMITS);
        expect(score === null).toBe(colour === null);
        if (score !== null) expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
        expect(coverage >= 0 && coverage <= 100).toBe(true);
        if (coverage < LIMITS.least) expect(colour).toBeNull();
      }),
    );
  });

  test('a better fact never lowers the score', () => {
    fc.assert(
      fc.property(
        readings,
        fc.nat(factors.length - 1),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (given, at, by) => {
          const [factor, reading] = [factors[at]!, given[at]!];
          if (reading.fact === null) return;
          const fact = reading.fact + (factor.better === 'high' ? by : -by);
          const better = given.map((one, place) => (place === at ? { ...reading, fact } : one));
          expect(stepOf(factor, fact).score).toBeGreaterThanOrEqual(stepOf(factor, reading.fact).score);
          const [before, after] = [summed(healthFrom(given), LIMITS), summed(healthFrom(better), LIMITS)];
          expect(after.score ?? 0).toBeGreaterThanOrEqual(before.score ?? 0);
          expect(after.coverage).toBe(before.coverage);
        },
      ),
    );
  });

  test('what is not known changes neither the score of the others nor their points, and lowers the coverage', () => {
    fc.assert(
      fc.property(readings, (given) => {
        const all = healthFrom(given);
        const mean = (some: typeof all) => summed(some, { ...LIMITS, least: 0 }).score;
        const without = all.filter(({ state }) => state !== 'not known');
        const [score, others] = [mean(all), mean(without)];
        if (score !== null && others !== null) expect(score).toBe(others);
        expect(summed(all, LIMITS).coverage).toBeLessThanOrEqual(summed(without, LIMITS).coverage);
      }),
    );
  });
});

const reversed = (records: Records): Records =>
  Object.fromEntries(Object.entries(records).map(([key, list]) => [key, [...list].reverse()])) as unknown as Records;

test('the order of records changes nothing, and no fact is NaN', () => {
  const all = ({ records, ...rest }: Snapshot) => {
    const inputs = inputsOf({ records, ...rest }, { asOf: AS_OF });
    return new Map(records.engagements.map((one) => [one.id, healthOf(one, inputs)]));
  };
  fc.assert(
    fc.property(messyPortfolio(), (snapshot) => {
      const [one, other] = [all(snapshot), all({ ...snapshot, records: reversed(snapshot.records) })];
      expect([...one].sort()).toEqual([...other].sort());
      expect(JSON.stringify([...one])).not.toMatch(/NaN|undefined|Infinity/);
    }),
    { numRuns: 40 },
  );
});
