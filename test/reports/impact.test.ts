import { describe, expect, it } from 'vitest';
import { monthRange } from '../../src/model/index.ts';
import { impactReport } from '../../src/reports/index.ts';
import { extractOf, usageMonth, type Given } from './portfolio.ts';

const MONTHS = monthRange('2024-06', '2026-05');
const hub = { id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns' };
const engagement = { id: 'recE', communityId: 'lumen', start: '2024-01-01', end: '2026-12-31' };
const project = { id: 'recP', engagementIds: ['recE'] };

const report = (given: Given) =>
  JSON.parse(
    JSON.stringify(impactReport(extractOf({ engagements: [engagement], projects: [project], ...given }))).replace(
      /[\u00a0\u202f]/g,
      ' ',
    ),
  ) as ReturnType<typeof impactReport>;
const use = (at: (month: string, day: number) => number | null, namespace = 'ns') =>
  MONTHS.map((month) => usageMonth(namespace, month, (day) => at(month, day)));

describe('people reached', () => {
  it('is the highest daily sample of the 12 months, against that of the 12 before', () => {
    const usage = use((month, day) => (month === '2025-11' && day === 14 ? 246 : month === '2025-05' ? 200 : 100));
    const { headline, reach, figures } = report({ hubs: [hub], usage });
    expect(reach[0]?.peak).toEqual({ value: 246, before: 200, change: 'up 23 % from 200 in the 12 months before' });
    expect(headline).toBe(
      'Up to 246 people a month used Hub from June 2025 to May 2026, up 23 % from 200 in the 12 months before; no deliverables were delivered.',
    );
    expect(figures[0]).toMatchObject({ value: '246', note: 'Up 23 % from 200 in the 12 months before' });
  });

  it('is not compared when a month of either period has no data', () => {
    const usage = use((month) => (month === '2024-09' ? null : 100));
    const { headline, reach } = report({ hubs: [hub], usage });
    expect(reach[0]?.peak.change).toBe('no comparison: data for 11 of 12 months of the period before');
    expect(headline).toBe(
      'Up to 100 people a month used Hub from June 2025 to May 2026; no deliverables were delivered.',
    );
    expect(
      report({ hubs: [hub], usage: use((month) => (month === '2026-05' ? null : 100)) }).reach[0]?.peak.change,
    ).toBe('no comparison: data for 11 of 12 months of this period');
  });

  it('is given per hub, the busiest first, and never added up', () => {
    const hubs = [
      hub,
      { ...hub, id: 'recH2', name: 'Second', namespace: 'ns2' },
      { ...hub, id: 'recH3', name: 'Third', namespace: null },
    ];
    const result = report({ hubs, usage: [...use(() => 100), ...use(() => 150, 'ns2')] });
    expect(result.reach.map(({ name, people, reason }) => [name, people, reason])).toEqual([
      ['Second', '150', null],
      ['Hub', '100', null],
      ['Third', 'no data', 'no namespace is recorded for the hub, so its metrics cannot be found'],
    ]);
    expect(result.tables[0]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['Second', 150, 150],
      ['Hub', 100, 100],
      ['Third', null, null],
    ]);
    expect(JSON.stringify(result)).not.toContain('250');
  });

  it('is said to be unknown, with the reason, when nothing is measured', () => {
    const { headline, absent, charts } = report({ hubs: [{ ...hub, namespace: null }] });
    expect(headline).toBe(
      'No deliverables were delivered from June 2025 to May 2026; the number of people reached is not known.',
    );
    expect(absent).toEqual([
      'The number of people reached is not known for Hub: no namespace is recorded for the hub, so its metrics cannot be found.',
    ]);
    expect(charts).toEqual([]);
    expect(report({ engagements: [], hubs: [hub] }).headline).toBe(
      'No agreement ran from June 2025 to May 2026; the number of people reached is not known.',
    );
  });
});

it('says of how many hubs it is the busiest, and how many have no data', () => {
  const second = { ...hub, id: 'recH2', name: 'Second', namespace: 'ns2' };
  const headline = (...hubs: (typeof hub & { decommissionedOn?: string })[]) =>
    report({ hubs, usage: [...use(() => 100), ...use(() => 90, 'ns2')] }).headline.split(', the same')[0];
  const third = { ...hub, id: 'recH3', name: 'Third', namespace: 'ns3' };
  expect(headline(hub, second)).toBe(
    'Up to 100 people a month used Hub, the busiest of 2 hubs, from June 2025 to May 2026',
  );
  expect(report({ hubs: [hub, third], usage: use(() => 100) }).headline).toBe(
    'Up to 100 people a month used Hub from June 2025 to May 2026, the same as in the 12 months before; no data for 1 other hub; no deliverables were delivered.',
  );
  expect(
    report({ hubs: [hub, { ...third, decommissionedOn: '2024-01-31' }], usage: use(() => 100) }).headline,
  ).not.toContain('other hub');
});

it('says that nobody came, without a percentage', () => {
  expect(report({ hubs: [hub], usage: use((month) => (month < '2025-06' ? 2 : 0)) }).headline).toBe(
    'Nobody used Hub from June 2025 to May 2026, down from 2 in the 12 months before; no deliverables were delivered.',
  );
});

it('does not deny work whose delivery date is not recorded', () => {
  const deliverables = (number: number) =>
    Array.from({ length: number }, (_, i) => ({
      id: `recD${i}`,
      projectIds: ['recP'],
      status: 'Delivered' as const,
    }));
  expect(report({ deliverables: deliverables(2) }).headline).toBe(
    '2 deliverables were delivered on dates that are not recorded; the number of people reached is not known.',
  );
  expect(report({ deliverables: deliverables(1), hubs: [hub], usage: use(() => 100) }).headline).toMatch(
    /; 1 deliverable was delivered on a date that is not recorded\.$/,
  );
});

it('does not say that no agreement ran when one lacks its dates', () => {
  for (const dates of [{ start: null, end: null }, { start: '2026-12-31', end: '2024-01-01' }, { end: null }]) {
    const { headline, figures } = report({ engagements: [{ ...engagement, ...dates }] });
    expect(figures.at(-1)?.note).toBe('No comparison: the dates of an agreement are not recorded');
    expect(headline).toMatch(/^No deliverables were delivered/);
  }
  expect(report({ engagements: [{ ...engagement, start: '2026-06-02', end: null }] }).headline).toMatch(
    /^No agreement ran/,
  );
});

it('lists what was delivered in the period, and what came after it, apart', () => {
  const dates = ['2025-05-31', '2025-06-01', '2026-05-31', '2026-06-01', '2026-06-16', null];
  const deliverables = dates.map((deliveredOn, i) => ({
    id: `recD${i}`,
    name: `Piece ${i}`,
    projectIds: ['recP'],
    status: 'Delivered' as const,
    deliveredOn,
  }));
  const { delivered, since, figures } = report({ deliverables });
  expect(delivered.map(({ name }) => name)).toEqual(['Piece 2', 'Piece 1']);
  expect(since.map(({ name }) => name)).toEqual(['Piece 3']);
  expect(figures.at(-1)).toMatchObject({ value: '2', note: '1 in the 12 months before; 1 more without a date' });
});

it('does not compare deliveries with a year in which no agreement ran', () => {
  expect(report({ engagements: [{ ...engagement, start: '2025-06-01' }] }).figures.at(-1)?.note).toBe(
    'No comparison: no agreement ran in the 12 months before',
  );
});

it('quotes only with consent, the newest first, without what is yet to come', () => {
  const quote = (id: string, date: string | null, mayPublish = true) => ({
    id,
    engagementIds: ['recE'],
    date,
    quote: `Said ${id}`,
    mayPublish,
  });
  const checkIns = [
    quote('a', '2025-01-01'),
    quote('b', '2026-03-12'),
    quote('c', null),
    quote('d', '2026-02-01', false),
    quote('e', '2026-06-16'),
    quote('f', '2020-01-01'),
  ];
  expect(report({ checkIns }).quotes).toEqual([
    { text: 'Said b', said: '12 March 2026' },
    { text: 'Said a', said: '1 January 2025' },
    { text: 'Said c', said: 'date not recorded' },
  ]);
});

it("gives the community's goals in its own words", () => {
  const communities = [{ id: '1', communityId: 'lumen', contextGoals: 'Open the sky to everyone.' }];
  expect(report({ communities }).goals).toBe('Open the sky to everyone.');
  expect(report({}).goals).toBeNull();
});
