import { describe, expect, test } from 'vitest';
import {
  driftCorrections,
  driftOf,
  editionExtracts,
  hasSomething,
  newCorrections,
  valuesToFreeze,
  withoutWithdrawn,
  type CommunityExtract,
  type Correction,
} from '../../src/reports/index.ts';
import { quarterPeriod } from '../../src/reports/period-id.ts';
import { config, snapshotOf, usageMonth } from './portfolio.ts';

const Q1 = quarterPeriod(2026, 1);
const COMMUNITIES = [{ id: '1', communityId: 'lumen', shortName: 'Lumen' }];
const HUBS = [{ id: 'h1', name: 'Lumen hub', communityId: 'lumen', namespace: 'lumen' }];
const ENGAGEMENTS = [
  {
    id: 'e1',
    name: 'Lumen 2026',
    communityId: 'lumen',
    status: 'Active',
    start: '2025-07-01',
    end: '2026-06-30',
    projectIds: ['p1'],
  },
] as const;
const PROJECTS = [
  { id: 'p1', name: 'Hub', engagementIds: ['e1'], status: 'Active', deliverableIds: ['d1', 'd2'] },
] as const;
const DELIVERABLES = [
  {
    id: 'd1',
    name: 'Sign-in',
    projectIds: ['p1'],
    status: 'Delivered',
    dueOn: '2026-02-10',
    deliveredOn: '2026-02-08',
  },
  { id: 'd2', name: 'Storage', projectIds: ['p1'], status: 'In progress', dueOn: '2026-03-20', deliveredOn: null },
] as const;
const CHECK_INS = [
  { id: 'c1', engagementIds: ['e1'], date: '2026-03-01', score: 4, quote: 'It helps.', mayPublish: true },
] as const;

type Given = Parameters<typeof snapshotOf>[0];
const base = (): Given =>
  ({
    communities: COMMUNITIES,
    hubs: HUBS,
    engagements: [...ENGAGEMENTS],
    projects: [...PROJECTS],
    deliverables: [...DELIVERABLES],
    checkIns: [...CHECK_INS],
    usage: ['2026-01', '2026-02', '2026-03'].map((month) => usageMonth('lumen', month, (day) => 20 + day)),
  }) as unknown as Given;

function extractFor(given: Given, period = Q1): CommunityExtract {
  const [extract] = editionExtracts(snapshotOf(given), period, { config, key: (id) => id });
  if (!extract) throw new Error('no community');
  return extract;
}
const frozen = extractFor(base());
const changed = (change: Record<string, unknown>, recorded: Correction[] = []) =>
  newCorrections(frozen, extractFor({ ...base(), ...change }), recorded, '2026-06-20');
const told = ({ corrections }: { corrections: Correction[] }) =>
  Object.fromEntries(corrections.map(({ id, before, after }) => [id, `${before} → ${after}`]));
const deliverables = (id: string, change: object) => ({
  deliverables: DELIVERABLES.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

describe('an extract of a period', () => {
  test('ends with its last day, and counts nothing that is dated later', () => {
    const later = { ...CHECK_INS[0], id: 'c2', date: '2026-04-01' };
    const extract = extractFor({ ...base(), checkIns: [...CHECK_INS, later] } as unknown as Given);
    expect(extract).toMatchObject({ asOf: '2026-03-31', through: '2026-03-31', period: { id: '2026-Q1' } });
    expect(extract.checkIns.map(({ id }) => id)).toEqual(['c1']);
  });

  test('is asked whether anything belongs to the period', () => {
    expect(hasSomething(frozen)).toBe(true);
    expect(hasSomething(extractFor(base(), quarterPeriod(2023, 1)))).toBe(false);
  });
});

describe('corrections', () => {
  test('unchanged data correct nothing', () => {
    expect(changed({})).toEqual({ corrections: [], kept: [] });
  });

  test('a delivery date, a due date and a status, with what follows from them', () => {
    expect(told(changed(deliverables('d1', { deliveredOn: '2026-02-12' })))).toMatchObject({
      'milestones/commitment/d1/delivered': '8\u00a0February\u00a02026 → 12\u00a0February\u00a02026',
    });
    expect(told(changed(deliverables('d2', { dueOn: '2026-04-20' })))).toMatchObject({
      'milestones/commitment/d2/due': '20\u00a0March\u00a02026 → 20\u00a0April\u00a02026',
    });
    expect(told(changed(deliverables('d1', { status: 'In progress', deliveredOn: null })))).toHaveProperty([
      'milestones/commitment/d1/status',
    ]);
  });

  test('a figure and the point of a series', () => {
    const usage = ['2026-01', '2026-02', '2026-03'].map((month) =>
      usageMonth('lumen', month, (day) => 20 + day + (month === '2026-03' ? 9 : 0)),
    );
    const found = told(changed({ usage }));
    expect(found['usage/figure/mau']).toBe('51 → 60');
    expect(found['usage/chart/monthly-active-users/Lumen hub/2026-03']).toBe('51 → 60');
    expect(found['usage/chart/monthly-active-users/Lumen hub/2026-02']).toBeUndefined();
  });

  test('a deliverable that is gone is said to be gone', () => {
    expect(told(changed({ deliverables: [DELIVERABLES[1]] }))['milestones/commitment/d1/due']).toBe(
      '10\u00a0February\u00a02026 → no longer recorded',
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['a hub that is renamed', { hubs: [{ ...HUBS[0], name: 'Lumen classroom' }] }],
    ['a deliverable that is renamed', deliverables('d1', { name: 'Single sign-in' })],
    ['a delivery after the period', deliverables('d2', { status: 'Delivered', deliveredOn: '2026-04-02' })],
    ['an agreement that ended since', { engagements: [{ ...ENGAGEMENTS[0], status: 'Complete' }] }],
    [
      'a check-in after the period',
      { checkIns: [...CHECK_INS, { ...CHECK_INS[0], id: 'c2', date: '2026-05-01', score: 1 }] },
    ],
    ['use that is older than what is kept', { usage: [] }],
    ['a hub that moved to another namespace', { hubs: [{ ...HUBS[0], namespace: 'elsewhere' }] }],
  ])('%s is none', (_, change) => {
    expect(changed(change).corrections).toEqual([]);
  });

  test('a source that is not whole today corrects nothing, and that is said', () => {
    const today = extractFor({ ...base(), deliverables: [], usage: [] });
    const off = today.sources.map((source) => ({ ...source, status: 'incomplete' as const }));
    expect(newCorrections(frozen, { ...today, sources: off }, [], '2026-06-20')).toEqual({
      corrections: [],
      kept: ['delivery', 'usage', 'cost'],
    });
    expect(newCorrections(frozen, { ...today, missingRecords: 1 }, [], '2026-06-20').corrections).toEqual([]);
  });

  test('are recorded once; a value that changes again or back gets another', () => {
    const first = changed(deliverables('d1', { deliveredOn: '2026-02-12' })).corrections;
    expect(first.every(({ noticedOn, cause }) => noticedOn === '2026-06-20' && cause === 'data')).toBe(true);
    expect(changed(deliverables('d1', { deliveredOn: '2026-02-12' }), first).corrections).toEqual([]);
    const again = changed(deliverables('d1', { deliveredOn: '2026-02-13' }), first).corrections;
    expect(told({ corrections: again })['milestones/commitment/d1/delivered']).toBe(
      '12\u00a0February\u00a02026 → 13\u00a0February\u00a02026',
    );
    const back = changed({}, [...first, ...again]).corrections;
    expect(told({ corrections: back })['milestones/commitment/d1/delivered']).toBe(
      '13\u00a0February\u00a02026 → 8\u00a0February\u00a02026',
    );
    expect(changed({}, [...first, ...again, ...back]).corrections).toEqual([]);
  });

  test('that a value is as published again is not concluded from data that are not there', () => {
    const usage = ['2026-01', '2026-02', '2026-03'].map((month) => usageMonth('lumen', month, (day) => 30 + day));
    const first = changed({ usage }).corrections;
    expect(first.length).toBeGreaterThan(0);
    expect(changed({ usage: [] }, first).corrections).toEqual([]);
  });
});

describe('a source that could not be compared', () => {
  const today = extractFor(base());
  const without = (system: string): CommunityExtract => ({
    ...extractFor({ ...base(), usage: [] }),
    sources: today.sources.map((one) =>
      one.system === system ? { ...one, status: 'not-connected', pulledAt: null } : one,
    ),
  });

  test('is one that was not connected when it was published: what it tells now is no correction', () => {
    expect(newCorrections(without('usage'), today, [], '2026-06-20')).toEqual({ corrections: [], kept: ['usage'] });
  });

  test('is another system for the engagements, whose records have other ids', () => {
    const moved = { ...extractFor({ ...base(), deliverables: [] }), engagementSource: 'csv' as const };
    expect(newCorrections(frozen, moved, [], '2026-06-20')).toEqual({ corrections: [], kept: ['delivery'] });
  });
});

describe('consent that is taken back', () => {
  const EVIDENCE = 'https://github.com/lumen/hub/issues/1';
  const given = (checkIn: object, deliverable: object = {}): Given =>
    ({
      ...base(),
      checkIns: [{ ...CHECK_INS[0], ...checkIn }],
      deliverables: [{ ...DELIVERABLES[0], isPublic: true, githubIssueUrl: EVIDENCE, ...deliverable }],
    }) as unknown as Given;
  const published = extractFor(given({}));
  const whole = (extract: CommunityExtract) => ({ ...extract, isWhole: true });
  const by = (today: CommunityExtract | null, recorded: Correction[] = [], isWhole = true) =>
    withoutWithdrawn(published, today && { ...today, isWhole }, recorded, '2026-06-20');

  test('removes the quote and nothing else, and is told without it', () => {
    const today = extractFor(given({ mayPublish: false }));
    const { extract, corrections } = by(today);
    expect(extract).toEqual({ ...published, checkIns: [{ ...published.checkIns[0], quote: null, mayPublish: false }] });
    expect(corrections).toMatchObject([{ id: 'withdrawn/c1', what: 'A quote', before: 'shown', after: 'withdrawn' }]);
    expect(newCorrections(published, today, corrections, '2026-06-21').corrections).toEqual([]);
  });

  test.each<[string, Given]>([
    ['the quote is emptied', given({ quote: null })],
    ['its words are changed', given({ quote: 'It helps a little.' })],
    ['its record is gone', { ...given({}), checkIns: [] }],
  ])('is meant when %s', (_, today) => {
    expect(by(extractFor(today)).extract.checkIns[0]?.quote).toBeNull();
  });

  test('removes evidence that is public no more', () => {
    const { extract, corrections } = by(extractFor(given({}, { isPublic: false })));
    expect(JSON.stringify(extract)).not.toContain(EVIDENCE);
    expect(corrections).toMatchObject([{ id: 'withdrawn/d1', report: 'milestones', what: 'Evidence of Sign-in' }]);
  });

  test('is not concluded from records that were not read', () => {
    expect(by(extractFor({ ...given({}), checkIns: [], deliverables: [] }), [], false)).toEqual({
      extract: published,
      corrections: [],
    });
    expect(by(null)).toEqual({ extract: published, corrections: [] });
  });

  test('stays taken back when its record is gone, the community too, or it is given again', () => {
    const { corrections } = by(extractFor(given({ mayPublish: false }, { isPublic: false })));
    expect(corrections).toHaveLength(2);
    for (const today of [null, published, extractFor({ ...given({}), checkIns: [], deliverables: [] })]) {
      const later = by(today, corrections, false);
      expect(later.corrections).toEqual([]);
      expect(JSON.stringify(later.extract)).not.toMatch(/It helps|issues/);
    }
  });

  test('that stands changes nothing, and other spaces are not other words', () => {
    expect(withoutWithdrawn(frozen, whole(frozen), [], '2026-06-20')).toEqual({ extract: frozen, corrections: [] });
    expect(by(extractFor(given({ quote: ' It  helps.' }))).corrections).toEqual([]);
  });
});

describe('values that are frozen', () => {
  const values = valuesToFreeze(frozen);

  test('hold each figure, and the points of a series in their order', () => {
    expect(values).toMatchObject({ 'usage/figure/mau': 51, 'milestones/commitment/d1/due': '2026-02-10' });
    expect((values['usage/chart/monthly-active-users/Lumen hub'] as unknown[]).slice(-3)).toEqual([51, 48, 51]);
  });

  test('are those that the same code computes', () => {
    expect(driftOf(frozen, values, [])).toEqual([]);
  });

  test('that code computes otherwise are named, until a correction says so', () => {
    const series = [...(values['usage/chart/monthly-active-users/Lumen hub'] as number[])];
    series.splice(-1, 1, 50);
    const drift = driftOf(
      frozen,
      {
        ...values,
        'usage/figure/mau': 50,
        'usage/chart/monthly-active-users/Lumen hub': series,
        'usage/figure/gone': 1,
      },
      [],
    );
    expect(drift.map(({ id, published, value }) => [id, published, value.raw])).toEqual([
      ['usage/figure/mau', 50, 51],
      ['usage/chart/monthly-active-users/Lumen hub/2026-03', 50, 51],
      ['usage/figure/gone', 1, null],
    ]);
    const told = driftCorrections(drift, '2026-06-20');
    expect(told[0]).toMatchObject({ cause: 'method', before: '50', after: '51' });
    expect(driftOf(frozen, { ...values, 'usage/figure/mau': 50 }, told)).toEqual([]);
    // What is told of one value says nothing of another.
    expect(driftOf(frozen, { ...values, 'usage/figure/peak-mau': 1 }, told)).toHaveLength(1);
  });

  test('are the same number when only its last digits differ', () => {
    expect(driftOf(frozen, { ...values, 'usage/figure/mau': 51 + 1e-12 }, [])).toEqual([]);
    expect(driftOf(frozen, { ...values, 'usage/figure/mau': 51.001 }, [])).toHaveLength(1);
  });
});
