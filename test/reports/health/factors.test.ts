import { describe, expect, test } from 'vitest';
import { addDays, readConfig, type Engagement } from '../../../src/model/index.ts';
import { factorsOf, healthOf, stepOf, stepWords, type FactorId } from '../../../src/reports/health/index.ts';
import type { Example } from '../../../src/invariants/index.ts';
import { usageMonth } from '../portfolio.ts';
import { ASOF, given } from './given.ts';

const factors = factorsOf(readConfig({}));
const factor = (id: FactorId) => factors.find((one) => one.id === id)!;

test('the weights add up to 100, of at most eight factors', () => {
  expect(factors.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  expect(factors.length).toBeLessThanOrEqual(8);
});

describe('the step tables, at each limit and beside it', () => {
  test.each<[FactorId, number, number]>([
    ['on-time', 1, 1],
    ['on-time', 0.9, 1],
    ['on-time', 0.899, 0.75],
    ['on-time', 0.75, 0.75],
    ['on-time', 0.749, 0.5],
    ['on-time', 0.5, 0.5],
    ['on-time', 0.499, 0],
    ['overdue', 0, 1],
    ['overdue', 1, 0.5],
    ['overdue', 15, 0.5],
    ['overdue', 16, 0.25],
    ['overdue', 30, 0.25],
    ['overdue', 31, 0],
    ['fte', 1.2, 1],
    ['fte', 0.9, 1],
    ['fte', 0.899, 0.5],
    ['fte', 0.75, 0.5],
    ['fte', 0.749, 0.25],
    ['fte', 0.5, 0.25],
    ['fte', 0.499, 0],
    ['satisfaction', 5, 1],
    ['satisfaction', 4, 1],
    ['satisfaction', 3.9, 0.5],
    ['satisfaction', 3, 0.5],
    ['satisfaction', 2.9, 0],
    ['check-in', 0, 1],
    ['check-in', 6, 1],
    ['check-in', 7, 0.5],
    ['check-in', 12, 0.5],
    ['check-in', 13, 0],
    ['use', 0.3, 1],
    ['use', -0.05, 1],
    ['use', -0.051, 0.5],
    ['use', -0.2, 0.5],
    ['use', -0.201, 0.25],
    ['use', -0.4, 0.25],
    ['use', -0.401, 0],
    ['value', 1, 1],
    ['value', 0.99, 0.5],
    ['value', 0.5, 0.5],
    ['value', 0.49, 0],
    ['cost', 0.4, 1],
    ['cost', 1, 1],
    ['cost', 1.001, 0.5],
    ['cost', 1.2, 0.5],
    ['cost', 1.201, 0],
  ])('%s: %d scores %d', (id, fact, score) => {
    expect(stepOf(factor(id), fact).score).toBe(score);
  });

  test('words name every step', () => {
    const words = factors.map((one) => one.steps.map((step) => stepWords(one, step).replaceAll('\u00a0', ' ')));
    expect(words).toMatchInlineSnapshot(`
      [
        [
          "90 % or more",
          "75 % or more",
          "50 % or more",
          "under 50 %",
        ],
        [
          "none",
          "up to 15 days",
          "up to 30 days",
          "more than 30 days",
        ],
        [
          "90 % or more",
          "75 % or more",
          "50 % or more",
          "under 50 %",
        ],
        [
          "4 of 5 or more",
          "3 of 5 or more",
          "under 3 of 5",
        ],
        [
          "up to 6 months",
          "up to 12 months",
          "more than 12 months",
        ],
        [
          "−5 % or more",
          "−20 % or more",
          "−40 % or more",
          "under −40 %",
        ],
        [
          "100 %",
          "50 % or more",
          "under 50 %",
        ],
        [
          "up to 100 %",
          "up to 120 %",
          "more than 120 %",
        ],
      ]
    `);
  });

  test('limits follow the configuration, and one that is covered is left out', () => {
    const wide = factorsOf(readConfig({ thresholds: { fteShortfallPercent: 30, overdueErrorDays: 10 } }));
    expect(wide.find(({ id }) => id === 'fte')?.steps.map(({ limit }) => limit)).toEqual([0.7, 0.5, null]);
    expect(wide.find(({ id }) => id === 'overdue')?.steps.map(({ limit }) => limit)).toEqual([0, 5, 10, null]);
  });
});

const engagement: Partial<Engagement> = {
  ...{
    id: 'recE',
    communityId: 'reefs',
    start: '2025-06-01',
    end: '2027-05-31',
    projectIds: ['recP'],
    status: 'Active',
  },
};
const base: Example['records'] = {
  communities: [{ id: '5', communityId: 'reefs' }],
  engagements: [engagement],
  projects: [{ id: 'recP', engagementIds: ['recE'], deliverableIds: ['recA', 'recB'] }],
};
/** State and words of a factor, for the base portfolio with some records put in place of its own. */
function said(id: FactorId, records: Example['records'], options: Parameters<typeof given>[1] = {}) {
  const inputs = given({ ...base, ...records }, options);
  const [first] = inputs.snapshot.records.engagements;
  const found = healthOf(first!, inputs).factors.find((one) => one.id === id)!;
  return [found.state, found.score, found.words.replace(/[\u00a0\u202f]/g, ' ')];
}
const late = (days: number) => addDays(ASOF, -days);

describe('what is read', () => {
  const done = { id: 'recA', status: 'Delivered', dueOn: late(30), deliveredOn: late(31) } as const;
  test('deliverables on time: those due; one that may be on time decides only where the step would change', () => {
    expect(said('on-time', {})).toEqual(['asks nothing', null, 'No deliverable was due so far.']);
    expect(said('on-time', { deliverables: [done, { id: 'recB', status: 'In progress', dueOn: ASOF }] })).toEqual([
      ...['known', 1],
      '1 of 1 due deliverable on time, 100 %',
    ]);
    expect(said('on-time', { deliverables: [done, { id: 'recB', status: 'In progress', dueOn: late(1) }] })[1]).toBe(
      0.5,
    );
    expect(said('on-time', { deliverables: [done, { id: 'recB', status: 'Cancelled', dueOn: late(1) }] })[1]).toBe(1);
    expect(said('on-time', { deliverables: [done, { id: 'recB', status: 'Delivered', dueOn: late(9) }] })[0]).toBe(
      'not known',
    );
    expect(said('on-time', { deliverables: [done, { id: 'recB', status: null, dueOn: late(9) }] })[0]).toBe(
      'not known',
    );
  });

  test('the longest overdue', () => {
    expect(said('overdue', { deliverables: [{ id: 'recA', status: 'In progress' }] })[0]).toBe('asks nothing');
    expect(said('overdue', { deliverables: [done] })).toEqual(['known', 1, 'No deliverable is overdue']);
    const waits = { id: 'recB', name: 'Docs', status: 'In progress', dueOn: late(31) } as const;
    expect(said('overdue', { deliverables: [done, waits] })).toEqual(['known', 0, '"Docs" is 31 days overdue']);
    expect(said('overdue', { deliverables: [done, { ...waits, status: null }] })[0]).toBe('not known');
  });

  test('FTE, as the rule reckons it', () => {
    const log = (fte: number | null) => [{ id: 'recF', engagementIds: ['recE'], month: '2026-05', fte }];
    const clause = { engagements: [{ ...engagement, start: '2026-05-01', fteCommitted: 0.5 }] };
    expect(said('fte', {})[0]).toBe('asks nothing');
    expect(said('fte', { ...clause, fteLog: log(0.4) })).toEqual([
      ...['known', 0.5],
      '0.40 of 0.50 FTE committed, on average over one whole month',
    ]);
    expect(said('fte', { ...clause, fteLog: log(0.45) })[1]).toBe(1);
    expect(said('fte', { ...clause, fteLog: log(null) })[0]).toBe('not known');
    expect(said('fte', { engagements: [{ ...engagement, start: '2026-05-02', fteCommitted: 0.5 }] })[0]).toBe(
      'asks nothing',
    );
  });

  test('satisfaction and the last check-in, also under another engagement of the community', () => {
    const talk = (date: string, score: number | null, id = 'recC') => ({ id, engagementIds: ['recE'], date, score });
    expect(said('satisfaction', { checkIns: [talk('2025-06-15', 3)] })).toEqual([
      ...['known', 0.5],
      '3 of 5 at the check-in on 15 June 2025',
    ]);
    expect(said('satisfaction', { checkIns: [talk('2025-06-14', 3)] })[0]).toBe('not known');
    expect(said('satisfaction', { checkIns: [talk('2026-06-16', 3)] })[0]).toBe('not known');
    expect(said('satisfaction', { checkIns: [talk('2026-05-01', 5), talk('2026-05-01', 2, 'recD')] })[1]).toBe(0);
    const other = { id: 'recO', communityId: 'reefs', start: '2024-01-01', end: '2025-05-31' };
    const elsewhere = {
      checkIns: [{ ...talk('2025-12-15', 4), engagementIds: ['recO'] }],
      engagements: [engagement, other],
    };
    expect([said('satisfaction', elsewhere)[1], said('check-in', elsewhere)[1]]).toEqual([1, 1]);
    expect(said('check-in', { checkIns: [talk('2025-12-14', 4)] })[1]).toBe(0.5);
    expect(said('check-in', { checkIns: [talk('2025-06-14', 4)] })[1]).toBe(0);
    expect(said('check-in', {})).toEqual(['known', 0, 'There was no check-in so far']);
    const young = { engagements: [{ ...engagement, start: '2025-12-15' }] };
    expect([said('satisfaction', young)[0], said('check-in', young)[0]]).toEqual(['asks nothing', 'asks nothing']);
  });

  test('use: the better of two comparisons; nothing is asked without a hub that runs', () => {
    const hubs = [{ id: 'recH', communityId: 'reefs', namespace: 'reefs' }];
    const months = (values: Record<string, number>) =>
      Object.entries(values).map(([month, value]) => usageMonth('reefs', month, () => value));
    expect(said('use', {})[0]).toBe('asks nothing');
    expect(said('use', { hubs: [{ ...hubs[0], decommissionedOn: ASOF }] })[0]).toBe('asks nothing');
    const spring = { '2026-02': 100, '2026-03': 100, '2026-04': 100, '2026-05': 70 };
    expect(said('use', { hubs, usage: months(spring) })[1]).toBe(0.25);
    const year = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`2025-${String(at + 5).padStart(2, '0')}`, 80]),
    );
    const all = months({
      ...Object.fromEntries(Object.entries(year).filter(([month]) => month <= '2025-12')),
      ...spring,
    });
    expect(said('use', { hubs, usage: all })[1]).toBe(0.5);
    expect(said('use', { hubs, usage: months({ '2026-05': 70 }) })[0]).toBe('not known');
  });

  test('hubs of use and cloud cost, as their rules judge them', () => {
    const hub = {
      id: 'recH',
      communityId: 'reefs',
      namespace: 'reefs',
      cloud: 'aws',
      budgetAlert: { minor: 10_000, currency: 'USD' },
    };
    const cost = (minor: number) => [
      { id: 'reefs/2026-05', communityId: 'reefs', month: '2026-05', amount: { minor, currency: 'USD' } },
    ];
    const usage = (value: number) => ['2026-05', '2026-06'].map((month) => usageMonth('reefs', month, () => value));
    expect(said('value', { hubs: [hub], usage: usage(10) })[1]).toBe(1);
    expect(said('value', { hubs: [hub], usage: usage(8) })[1]).toBe(0);
    expect(said('value', { hubs: [hub] })[0]).toBe('not known');
    expect(said('cost', { hubs: [hub], costs: cost(10_000) })).toEqual([
      ...['known', 1],
      '100 USD in May 2026, 100 % of the budget alert of 100 USD',
    ]);
    expect(said('cost', { hubs: [hub], costs: cost(10_001) })[1]).toBe(0.5);
    expect(said('cost', { hubs: [hub], costs: cost(12_000) })[1]).toBe(0.5);
    expect(said('cost', { hubs: [hub], costs: cost(12_001) })[1]).toBe(0);
    expect(said('cost', { hubs: [hub] })[0]).toBe('not known');
    expect(said('cost', { hubs: [{ ...hub, budgetAlert: null, cloud: 'gcp' }] })[0]).toBe('asks nothing');
  });

  test('a source that was not read is not known, and never nothing', () => {
    const manifest = { sources: [] };
    expect(
      ['on-time', 'overdue', 'satisfaction', 'use'].map((id) => said(id as FactorId, {}, { manifest })[0]),
    ).toEqual([...['not known', 'not known', 'not known', 'not known']]);
  });
});
