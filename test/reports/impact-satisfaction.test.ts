import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impactReport } from '../../src/reports/index.ts';
import { scoresIn } from '../../src/reports/satisfaction.ts';
import { extractOf, type Given } from './portfolio.ts';

const engagement = { id: 'recE', communityId: 'lumen', start: '2024-01-01', end: '2026-12-31' };
const checkIns = (...given: [date: string | null, score: number | null][]): Given => ({
  engagements: [engagement],
  checkIns: given.map(([date, score], i) => ({ id: `recC${i}`, engagementIds: ['recE'], date, score })),
});
const report = (given: Given) => impactReport(extractOf(given));

describe('satisfaction', () => {
  it('is the mean of the scores of the period, with their number and range', () => {
    const { satisfaction, figures } = report(
      checkIns(['2025-06-01', 3], ['2026-05-31', 5], ['2026-01-10', 5], ['2025-05-31', 1], ['2026-06-01', 1]),
    );
    expect(satisfaction.now).toEqual({ n: 3, mean: 13 / 3, lowest: 3, highest: 5 });
    expect(satisfaction.sentence).toBe('The mean score is 4.3 of 5, from 3 check-ins (scores: 3 to 5).');
    expect(satisfaction.rows.map(({ scores }) => scores.n)).toEqual([3, 1]);
    expect(figures.at(-1)).toMatchObject({
      id: 'satisfaction',
      raw: 13 / 3,
      value: '4.3',
      unit: 'of 5',
      note: '3 scores, 3 to 5',
    });
  });

  it('has no mean of no score', () => {
    for (const given of [checkIns(), checkIns(['2026-01-01', null]), checkIns(['2020-01-01', 5])]) {
      const { satisfaction, figures, tables } = report(given);
      expect(satisfaction.now).toEqual({ n: 0, mean: null, lowest: null, highest: null });
      expect(satisfaction.sentence).toBe('No score yet: no check-in of the period has one.');
      expect(satisfaction.chart).toBeNull();
      expect(figures.map(({ id }) => id)).not.toContain('satisfaction');
      expect(tables.map(({ id }) => id)).not.toContain('satisfaction');
    }
  });

  it('says plainly that there are few scores', () => {
    expect(report(checkIns(['2026-01-01', 4])).satisfaction).toMatchObject({
      sentence: 'One check-in of the period has a score: 4 of 5.',
      notes: ['One score is the word of whoever was asked, not a measure of the whole community.'],
    });
    const five = (['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'] as const).map(
      (date): [string, number] => [date, 4],
    );
    expect(report(checkIns(...five)).satisfaction.notes).toEqual([]);
    expect(report(checkIns(...five.slice(1))).satisfaction.notes).toHaveLength(1);
  });

  it('counts no score without a date, and says so', () => {
    expect(report(checkIns([null, 1], ['2026-01-01', 4])).satisfaction).toMatchObject({
      now: { n: 1, mean: 4 },
      notes: [expect.stringContaining('One score'), '1 score has no date and is of no period.'],
    });
  });

  it('is drawn from three scores on', () => {
    const two: [string, number][] = [
      ['2024-07-01', 2],
      ['2026-06-14', 5],
    ];
    expect(report(checkIns(...two)).satisfaction.chart).toBeNull();
    const { satisfaction, charts } = report(checkIns(...two, ['2025-12-01', 4]));
    expect(satisfaction.chart?.rows.map(({ value }) => value)).toEqual([2, 4, 5]);
    expect(charts).toContain(satisfaction.chart);
  });
});

it('has a mean within the range of its scores, and none of no scores', () => {
  const scores = fc.array(fc.option(fc.double({ min: 1, max: 5, noNaN: true })), { maxLength: 30 });
  fc.assert(
    fc.property(scores, (given) => {
      const records = given.map((score, i) => ({
        ...{ id: `c${i}`, engagementIds: [], date: '2026-01-01', quote: null, mayPublish: false },
        score,
      }));
      const { n, mean, lowest, highest } = scoresIn(records, { from: '2026-01-01', to: '2026-01-01' });
      const known = given.filter((score) => score !== null);
      expect(n).toBe(known.length);
      if (mean === null || lowest === null || highest === null) {
        expect([n, mean, lowest, highest]).toEqual([0, null, null, null]);
        return;
      }
      expect(lowest <= mean && mean <= highest).toBe(true);
      expect(known).toContain(lowest);
      expect(known).toContain(highest);
    }),
  );
});
