import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/invariants/index.ts';
import type { Engagement, FteLog } from '../../src/model/index.ts';
import { milestoneReport, type CommunityExtract, type FteReport } from '../../src/reports/index.ts';
import { fteOf } from '../../src/reports/fte-clause.ts';
import { ASOF, config, extractOf, snapshotOf, type Given } from './portfolio.ts';

type Term = Partial<Engagement>;
type Line = [month: string, fte: number | null, ids?: string[]];
const term: Term = { start: '2025-07-01', end: '2026-06-30', fteCommitted: 0.5, status: 'Active' };

const given = (engagement: Term, lines: Line[]): Given => ({
  engagements: [{ id: 'recE', name: 'Hub', communityId: 'lumen', ...engagement }],
  fteLog: lines.map(([month, fte, engagementIds = ['recE']], i): FteLog => ({
    id: `recF${String(i).padStart(3, '0')}`,
    engagementIds,
    month,
    fte,
  })),
});

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const words = <T>(value: T): T => JSON.parse(plain(JSON.stringify(value))) as T;

function clause(engagement: Term, lines: Line[], asOf = ASOF): FteReport | null {
  const [section] = milestoneReport(extractOf(given(engagement, lines), asOf)).sections;
  return words(section?.fte ?? null);
}

const sums = (engagement: Term, lines: Line[], asOf = ASOF) => {
  const extract = extractOf(given(engagement, lines), asOf);
  return fteOf(extract.engagements[0]!, extract);
};

const monthly = (months: string[], fte: number): Line[] => months.map((month) => [month, fte]);
const TO_MAY = '2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05'.split(' ');

describe('an FTE clause while the agreement runs', () => {
  it('is the mean of the whole months that are over, and what is left of the term', () => {
    const fte = clause(term, [...monthly(TO_MAY, 0.4), ['2026-06', 0.2]]);
    expect(fte?.figure).toMatchObject({ value: '0.40 of 0.50', note: '80 %; mean of 11 whole months' });
    expect(fte?.figure?.raw).toBeCloseTo(0.4, 12);
    expect(fte?.figures.map(({ value, unit, note }) => [value, unit, note])).toEqual([
      ['6.00', 'FTE-months', '0.50 FTE over the whole term'],
      ['4.60', 'FTE-months', '77 % of what is committed'],
      ['1.40', 'FTE-months', 'for the month that is running'],
    ]);
    expect(fte?.months.at(-1)).toMatchObject({ month: '2026-06', committed: 0.5, delivered: 0.2, state: 'running' });
    expect(fte?.chart).toMatchObject({
      id: 'fte-2025-07-01',
      title: '0.40 of 0.50 FTE delivered on average',
      summary: 'FTE delivered in 12 months, from 0.20 to 0.40; in 0 of them at least what is committed.',
      target: { value: 0.5 },
      notes: ['June 2026 is not over; what is entered for it so far is shown.'],
    });
  });

  it('shows a month without an entry as a gap, never as zero', () => {
    const fte = clause(
      term,
      TO_MAY.filter((month) => month !== '2025-10').map((month) => [month, 0.5]),
    );
    expect(fte?.months[3]).toMatchObject({ month: '2025-10', delivered: null, state: 'over' });
    expect(fte?.chart?.series[0]?.values[3]).toBeNull();
    expect(fte?.figure?.note).toBe('91 %; mean of 11 whole months; 1 month without an entry adds nothing');
    expect(fte?.notes).toEqual(['No FTE is entered for October 2025: what was done in that month is not known.']);
  });

  it('leaves months to come open', () => {
    const fte = clause({ ...term, end: '2026-09-30' }, monthly(TO_MAY, 0.5));
    expect(fte?.months.slice(-3).map(({ state, delivered, remaining }) => [state, delivered, remaining])).toEqual([
      ['to come', null, null],
      ['to come', null, null],
      ['to come', null, null],
    ]);
    expect(fte?.chart?.x.values.at(-1)).toBe('2026-05');
    expect(fte?.figures[2]).toMatchObject({ value: '2.00', note: 'for the 3 months to come' });
  });

  it('counts a month that the term covers in part by its days', () => {
    const fte = clause({ ...term, start: '2025-07-16', end: '2026-02-14' }, [['2025-07', 0.3]]);
    expect(fte?.months[0]?.committed).toBeCloseTo((0.5 * 16) / 31, 12);
    expect(fte?.months.at(-1)?.committed).toBeCloseTo((0.5 * 14) / 28, 12);
    expect(fte?.chart?.notes).toEqual([
      'The term covers July 2025 and February 2026 in part, so less is committed there.',
    ]);
  });

  it('says so when no whole month is over, when nothing is entered, and when it has not begun', () => {
    expect(clause({ ...term, start: '2026-05-20' }, [['2026-05', 0.3]])?.figure).toMatchObject({
      raw: null,
      value: 'No data',
      note: 'No whole month of the agreement is over yet',
    });
    expect(clause(term, [])).toMatchObject({
      figure: { raw: null, note: 'Nothing is entered in the FTE log' },
      chart: null,
    });
    expect(clause({ ...term, start: '2026-06-16', end: '2027-06-15' }, [])).toMatchObject({
      figure: { raw: null },
      figures: [{}, { value: '0.00' }, { value: '6.00' }],
    });
  });

  it('does not count entries outside the term, after the as-of date or without FTE, and says so', () => {
    const fte = clause({ ...term, end: '2026-12-31' }, [
      ...monthly(TO_MAY, 0.5),
      ['2025-06', 9],
      ['2026-09', 9],
      ['2026-01', null],
    ]);
    expect(fte?.figures[1]?.raw).toBeCloseTo(5.5, 12);
    expect(fte?.notes).toEqual([
      'An entry for January 2026 states no FTE, so that month may hold more.',
      '1 entry for June 2025 lies outside the term of the agreement and is not counted.',
      '1 entry for September 2026 lies after the as-of date and is not counted.',
    ]);
  });

  it('adds up several entries of a month, and counts one that names two agreements in each', () => {
    const fte = clause(term, [
      ['2025-07', 0.2],
      ['2025-07', 0.3, ['recE', 'recOther']],
    ]);
    expect(fte?.months[0]?.delivered).toBe(0.5);
  });
});

describe('an FTE clause of an agreement that is over', () => {
  const over: Term = { ...term, start: '2025-06-15', end: '2026-06-14' };

  it('is the mean of the whole term on the day after its end', () => {
    const fte = clause(over, [...monthly(['2025-06', ...TO_MAY, '2026-06'], 0.5)]);
    const length = 16 / 30 + 11 + 14 / 30;
    expect(fte?.figure?.raw).toBeCloseTo((13 * 0.5) / length, 12);
    expect(fte?.figure?.note).toBe('108 %; mean of the whole term');
    expect(fte?.figures[2]).toMatchObject({ raw: 0, note: '0.50 FTE-months more than committed' });
  });

  it('says what was not delivered', () => {
    expect(clause(over, monthly(TO_MAY, 0.4))?.figures[2]).toMatchObject({
      value: '1.60',
      note: 'not delivered when the agreement ended',
    });
  });
});

it('has no clause without FTE, owes nothing at 0 FTE, and cannot reckon without dates', () => {
  expect(clause({ ...term, fteCommitted: null }, monthly(TO_MAY, 1))).toBeNull();
  expect(clause({ ...term, fteCommitted: 0 }, [])).toMatchObject({
    figure: null,
    figures: [],
    absent: 'The agreement states 0 FTE, so nothing is owed.',
  });
  const zero = clause({ ...term, fteCommitted: 0 }, monthly(TO_MAY, 0.1));
  expect(zero?.figure).toMatchObject({ value: '0.10 of 0.00', note: 'Mean of 11 whole months' });
  expect(zero?.chart).not.toHaveProperty('target');
  for (const dates of [{ start: null }, { end: null }, { start: '2026-07-01' }])
    expect(clause({ ...term, ...dates }, [])?.absent).toMatch(/^The agreement commits 0\.50 FTE\. Without its dates/);
});

it('ends with the last day of an edition', () => {
  const extract: CommunityExtract = {
    ...extractOf(given(term, monthly([...TO_MAY, '2026-06'], 0.5)), '2026-06-30'),
    through: '2026-06-30',
  };
  expect(fteOf(extract.engagements[0]!, extract)).toMatchObject({ base: 'term', mean: 0.5, remaining: 0 });
  const rolling = extractOf(given(term, monthly([...TO_MAY, '2026-06'], 0.5)), '2026-06-30');
  expect(fteOf(rolling.engagements[0]!, rolling)).toMatchObject({ base: 'whole months', wholeMonths: 11 });
});

it('has a row a month for download', () => {
  const table = milestoneReport(
    extractOf(
      given(term, [
        ['2025-07', 0.1],
        ['2025-07', 0.2],
      ]),
    ),
  ).tables.find(({ id }) => id === 'fte-by-month');
  expect(table?.columns.map(({ id }) => id)).toEqual([
    'agreement',
    'month',
    'committed',
    'delivered',
    'remaining',
    'state',
  ]);
  expect(table?.rows[0]).toEqual(['Hub', '2025-07', 0.5, 0.3, 5.7, 'over']);
  expect(table?.rows[1]).toEqual(['Hub', '2025-08', 0.5, null, 5.7, 'no entry']);
  expect(table?.rows.at(-1)).toEqual(['Hub', '2026-06', 0.5, null, 5.7, 'running']);
});

const lines = fc.array(
  fc.tuple(
    fc.constantFrom('2025-05', ...TO_MAY, '2026-06', '2026-07'),
    fc.option(fc.integer({ min: 0, max: 120 }).map((hundredths) => hundredths / 100)),
  ),
  { maxLength: 30 },
);
const dates = fc.tuple(
  fc.constantFrom('2025-07-01', '2025-07-16', '2025-12-31', '2026-06-16'),
  fc.constantFrom('2025-12-31', '2026-06-14', '2026-06-15', '2026-07-20'),
);

describe('whatever is logged', () => {
  it('adds up', () => {
    fc.assert(
      fc.property(lines, dates, fc.integer({ min: 0, max: 200 }), (log, [start, end], hundredths) => {
        const found = sums({ ...term, start, end, fteCommitted: hundredths / 100 }, log);
        if (found === null) return start > end;
        const { months, committed, delivered, remaining } = found;
        const total = (pick: (month: (typeof months)[number]) => number | null) =>
          months.reduce((sum, month) => sum + (pick(month) ?? 0), 0);
        expect(total((month) => month.committed)).toBeCloseTo(committed, 9);
        expect(total((month) => month.delivered)).toBeCloseTo(delivered, 9);
        expect(remaining).toBeCloseTo(Math.max(0, committed - delivered), 8);
        const left = months.flatMap((month) => month.remaining ?? []);
        expect(left).toEqual(left.toSorted((a, b) => b - a));
        return true;
      }),
    );
  });

  it('is the number that the rules find', () => {
    let findings = 0;
    fc.assert(
      fc.property(lines, dates, fc.integer({ min: 1, max: 200 }), (log, [start, end], hundredths) => {
        fc.pre(start <= end);
        // A line of another agreement long ago, so that the log is known to have been kept; lines with FTE, so that the rules judge.
        const kept: Line[] = [...(log.filter(([, fte]) => fte !== null) as Line[]), ['2020-01', 0, ['recOther']]];
        const engagement = { ...term, start, end, fteCommitted: hundredths / 100, dealIds: ['1'], dealRef: '1' };
        const data = given(engagement, kept);
        const snapshot = snapshotOf({
          ...data,
          communities: [{ id: '1', communityId: 'lumen' }],
          deals: [{ id: '1', stage: 'Closed Won', communityRecordIds: ['1'] }],
        });
        const { findings: found } = runCheck(snapshot, {
          asOf: ASOF,
          config,
          now: null,
          nowReason: 'No time was given.',
        });
        const messages = found
          .filter(({ rule }) => rule === 'fte-delivered-to-date' || rule === 'fte-delivered-at-end')
          .map(({ message }) => message);
        const value = clause(engagement, kept)?.figure?.value.split(' ')[0] ?? '';
        for (const message of messages) {
          findings += 1;
          expect(Number(/ (?:got|with) ([\d.]+) FTE/.exec(message)?.[1])).toBe(Number(value.replace('No', '0')));
        }
      }),
      { seed: 6, numRuns: 150 },
    );
    expect(findings).toBeGreaterThan(20);
  });
});
