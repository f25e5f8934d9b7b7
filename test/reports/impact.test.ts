import fc from 'fast-check';
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
    expect(reach[0]?.peak).toEqual({
      value: 246,
      before: 200,
      change: 'up 23 % from 200 in the 12 months before',
      isComparison: true,
      yearly: null,
    });
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

describe('a quarter', () => {
  const quarter = { id: '2026-Q1', kind: 'quarter' as const, name: null, from: '2026-01-01', to: '2026-03-31' };
  const of = (given: Given, language: 'en' | 'es' = 'en') => {
    const extract = extractOf({ engagements: [engagement], projects: [project], hubs: [hub], ...given }, '2026-04-01');
    return impactReport({ ...extract, period: quarter, asOf: quarter.to, through: quarter.to, language });
  };
  const usage = use((month) => (month >= '2026-01' ? 120 : month >= '2025-10' ? 100 : month.endsWith('-02') ? 90 : 80));
  const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

  it('is compared with the three months before and with the same months a year before', () => {
    const { headline, reach, figures, tables, against } = of({ usage });
    expect(plain(headline)).toBe(
      'Up to 120 people a month used Hub from January 2026 to March 2026, up 20 % from 100 in the 3 months before; no deliverables were delivered.',
    );
    expect(reach[0]?.peak).toMatchObject({ value: 120, before: 100, yearly: { before: 90 } });
    expect(plain(figures[0]?.note)).toBe(
      'Up 20 % from 100 in the 3 months before; up 33 % from 90 in the same months a year before',
    );
    expect(against).toEqual({ before: 'in the 3 months before', yearBefore: 'in the same months a year before' });
    expect(tables[0]?.rows[0]?.slice(0, 6).map((cell) => (typeof cell === 'string' ? plain(cell) : cell))).toEqual([
      ...['Hub', 120, 100, 'up 20 % from 100 in the 3 months before'],
      ...[90, 'up 33 % from 90 in the same months a year before'],
    ]);
    expect(tables[0]?.columns).toHaveLength(tables[0]?.rows[0]?.length ?? 0);
  });

  it('counts what was delivered within its days', () => {
    const deliverables = ['2025-03-31', '2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map(
      (deliveredOn, i) => ({
        ...{ id: `recD${i}`, projectIds: ['recP'], status: 'Delivered' as const, deliveredOn },
      }),
    );
    const { figures, delivered } = of({ deliverables });
    expect(delivered.map(({ deliveredOn }) => deliveredOn)).toEqual(['2026-03-31', '2026-01-01']);
    expect(figures.at(-1)).toMatchObject({
      raw: 2,
      note: '1 in the 3 months before; 1 in the same period a year before',
    });
  });

  it('says which months of the other year have no data', () => {
    const { reach } = of({ usage: use((month) => (month === '2025-02' ? null : 100)) });
    expect(reach[0]?.peak).toMatchObject({
      change: 'the same as in the 3 months before',
      yearly: { change: 'no comparison: data for 2 of 3 months of the year before' },
    });
  });

  it('reads in Spanish', () => {
    const { headline, figures } = of({ usage }, 'es');
    expect(plain(headline)).toBe(
      'Hasta 120 personas al mes usaron Hub de enero de 2026 a marzo de 2026 (sube un 20 % respecto a 100 en los 3 meses anteriores); no se entregó ningún entregable.',
    );
    expect(plain(figures[0]?.note)).toBe(
      'Sube un 20 % respecto a 100 en los 3 meses anteriores; sube un 33 % respecto a 90 en los mismos meses del año anterior',
    );
  });

  it('says that no whole month is over where none is', () => {
    const extract = extractOf({ hubs: [hub], usage });
    const days = {
      id: 'agreement-2026-05-10',
      kind: 'agreement' as const,
      name: null,
      from: '2026-05-10',
      to: '2026-06-10',
    };
    const { reach, absent, figures } = impactReport({ ...extract, period: days, asOf: days.to, through: days.to });
    expect(reach).toEqual([]);
    expect(absent).toEqual(['The number of people reached is not known yet: no whole month of the period is over.']);
    expect(figures.map(({ id }) => id)).toEqual(['delivered']);
  });
});

it('says since when a hub is used, and whether it runs', () => {
  const closed = { ...hub, id: 'recH2', name: 'Old', namespace: 'old', decommissionedOn: '2025-11-19' };
  const old = use((month) => (month > '2025-10' ? null : 50), 'old');
  const fresh = use((month, day) => (month < '2025-09' || (month === '2025-09' && day < 8) ? 0 : 80));
  expect(
    report({ hubs: [hub, closed], usage: [...fresh, ...old] }).reach.map(({ name, inUse, state }) => [
      name,
      inUse,
      state,
    ]),
  ).toEqual([
    ['Hub', 'since 8 September 2025', 'Running'],
    ['Old', 'since 1 June 2024 or earlier', 'Decommissioned on 19 November 2025'],
  ]);
});

it('sets results beside the goals, and names what was delivered', () => {
  const deliverables = [1, 2, 3, 4].map((number) => ({
    ...{ id: `recD${number}`, name: `Piece ${number}`, projectIds: ['recP'], status: 'Delivered' as const },
    deliveredOn: `2026-0${number}-01`,
  }));
  expect(report({ hubs: [hub], usage: use(() => 100), deliverables }).results).toEqual([
    'Up to 100 people a month used Hub from June 2025 to May 2026.',
    '4 deliverables were delivered: Piece 4, Piece 3, Piece 2 and 1 more.',
    'No score yet: no check-in of the period has one.',
  ]);
});

it('never reaches a negative number of people, and its change agrees with its numbers', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(counts, (values) => {
      const { reach } = report({ hubs: [hub], usage: use((month) => values[MONTHS.indexOf(month)] ?? 0) });
      const { value, before, change } = reach[0]?.peak ?? { value: null, before: null, change: '' };
      expect(value).toBe(Math.max(...values.slice(12)));
      expect(before).toBe(Math.max(...values.slice(0, 12)));
      const way = (value ?? 0) > (before ?? 0) ? 'up' : (value ?? 0) < (before ?? 0) ? 'down' : 'the same';
      expect(change.startsWith(way)).toBe(true);
      const [, percent] = /^(?:up|down) (\d+) %/.exec(change) ?? [];
      if (percent !== undefined)
        expect(Number(percent)).toBeCloseTo((Math.abs((value ?? 0) - (before ?? 0)) / (before ?? 1)) * 100, -0.5);
    }),
    { numRuns: 60 },
  );
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
