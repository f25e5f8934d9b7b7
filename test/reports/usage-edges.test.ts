import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { monthRange, readConfig } from '../../src/model/index.ts';
import { definitionOf, extractCommunities, usageReport } from '../../src/reports/index.ts';
import { eventMarks } from '../../src/reports/event-marks.ts';
import { config, extractOf, key, snapshotOf, usageMonth } from './portfolio.ts';

const MONTHS = monthRange('2024-06', '2026-05');
const hub = { id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns' };
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');
const use = (at: (month: string, day: number) => number | null, namespace = 'ns') =>
  MONTHS.map((month) => usageMonth(namespace, month, (day) => at(month, day)));

describe('a hub that moved to another namespace', () => {
  it('shows two series where it is two records, one that ends and one that begins', () => {
    const old = { ...hub, id: 'recO', name: 'Hub', namespace: 'old', decommissionedOn: '2025-09-15' };
    const usage = [
      ...use((month, day) => (month < '2025-09' || (month === '2025-09' && day < 15) ? 60 : null), 'old'),
      ...use((month, day) => (month > '2025-09' || (month === '2025-09' && day >= 15) ? 70 : null), 'new'),
    ];
    const made = usageReport(extractOf({ hubs: [old, { ...hub, namespace: 'new' }], usage }));
    expect(made.monthly[0]?.series.map(({ label }) => label)).toEqual(['Hub (old)', 'Hub (new)']);
    expect(made.monthly[0]?.notes.map(plain)).toEqual(
      expect.arrayContaining([
        'Hub (old) was decommissioned on 15 September 2025.',
        'Hub (new): data begin on 15 September 2025.',
      ]),
    );
    expect(eventMarks(extractOf({ hubs: [old, { ...hub, namespace: 'new' }], usage }))).toEqual([
      { day: '2025-09-15', label: 'First data of Hub (new)' },
      { day: '2025-09-15', label: 'Hub (old) decommissioned' },
    ]);
    // In the month of the move both have a value: whoever used both counts twice.
    const sum = made.monthly.find(({ id }) => id === 'sum-over-hubs');
    expect(sum?.series.map(({ values }) => values.slice(14, 17))).toEqual([
      [60, 60, 0],
      [0, 70, 70],
    ]);
  });

  it('begins anew where its record names the new namespace, and does not guess what was before', () => {
    const usage = [
      ...use((month) => (month < '2025-09' ? 60 : null), 'old'),
      ...use((month) => (month < '2025-09' ? null : 70)),
    ];
    const made = usageReport(extractOf({ hubs: [hub], usage }));
    expect(made.monthly[0]?.notes.map(plain)).toEqual(['Hub: data begin on 1 September 2025.']);
    expect(JSON.stringify(made)).not.toContain('"60"');
    expect(made.method).toContain(
      'A series belongs to one namespace. Where a hub moves to another namespace, one series ends and another begins.',
    );
  });
});

it('an edition of a quarter ends with the quarter', () => {
  const quarter = { id: '2026-Q1', kind: 'quarter', name: null, from: '2026-01-01', to: '2026-03-31' } as const;
  const engagements = [{ id: 'recE', name: 'First', communityId: 'lumen', start: '2025-04-16', end: '2026-04-15' }];
  const given = {
    communities: [{ id: '1', communityId: 'lumen' }],
    hubs: [hub],
    usage: use((month) => (month < '2026-04' ? 30 : 99)),
    engagements,
  };
  const [extract] = extractCommunities(snapshotOf(given), { asOf: quarter.to, config, key, period: quarter }).extracts;
  if (!extract) throw new Error('There is no extract.');
  const made = usageReport(extract);
  expect(plain(made.headline)).toBe('30 people used Hub in the 30 days to 31 March 2026, the same as a year before.');
  expect(made.monthly[0]?.x.values.at(-1)).toBe('2026-03');
  expect(made.trends[0]?.x.values.at(-1)).toBe('2026-03-31');
  expect(made.figures.find(({ id }) => id === 'agreement-days')?.raw).toBe(15);
  expect(JSON.stringify(made)).not.toContain('99');
});

it('one day of usage is a point in each chart, and a peak on that day', () => {
  const made = usageReport(
    extractOf({ hubs: [hub], usage: [usageMonth('ns', '2026-05', (day) => (day === 3 ? 12 : null))] }),
  );
  const known = [...made.monthly, ...made.trends].map(({ id, series }) => [
    id,
    series.map(({ values }) => values.filter((value) => value !== null)),
  ]);
  expect(Object.fromEntries(known)).toMatchObject({
    'monthly-active-users': [[12]],
    'weeks-of-value': [[1]],
    'last-90-days': [[12], [6], [2]],
    'week-by-week': [[12], [6], [2]],
  });
  expect(made.figures.map(({ id, raw }) => [id, raw])).toEqual([
    ['mau', 12],
    ['peak-mau', 12],
    ['wau', 6],
    ['dau', 2],
  ]);
  expect(made.days?.cells).toEqual([['Hub', '2026-05-03', '2026-05-31', '1', '29', 'partial']]);
});

describe('sixty hubs', () => {
  const hubs = Array.from({ length: 60 }, (_, i) => ({
    ...hub,
    id: `recH${i}`,
    name: `Hub ${i + 1}`,
    namespace: `ns${i}`,
  }));
  const usage = hubs.flatMap(({ namespace }, i) =>
    use(
      (month, day) =>
        month === '2026-03' && i % 2 && day > 20 ? null : 20 + ((day * 7 + i * 13 + Number(month.slice(5))) % 50),
      namespace,
    ),
  );
  const made = usageReport(extractOf({ hubs, usage }));

  it('keep what a page holds short: notes, layers, rows', () => {
    for (const spec of [...made.monthly, ...made.trends]) expect(spec.notes.length).toBeLessThan(25);
    expect(made.monthly.find(({ id }) => id === 'sum-over-hubs')?.series).toHaveLength(6);
    expect(made.days?.cells.length).toBeLessThanOrEqual(40);
    expect(made.days?.table.rows.length).toBe((made.days?.cells.length ?? 0) + (made.days?.more ?? 0));
    const inPage = made.monthly.filter(({ tableInPage }) => tableInPage !== false).flatMap(({ series }) => series);
    expect(gzipSync(JSON.stringify(inPage)).byteLength).toBeLessThan(20_000);
  });
});

describe('marks', () => {
  it('are what happened in the 24 months, in the order of days', () => {
    const extract = extractOf({
      hubs: [hub],
      usage: use((month) => (month < '2025-01' ? null : 5)),
      engagements: [
        { id: 'recE', name: 'First', communityId: 'lumen', start: '2025-03-01', end: '2026-12-31' },
        { id: 'recF', name: 'Gone', communityId: 'lumen', start: '2025-04-01', end: '2026-12-31', status: 'Cancelled' },
        { id: 'recG', name: 'Before', communityId: 'lumen', start: '2023-03-01', end: '2024-12-31' },
        { id: 'recI', name: 'To come', communityId: 'lumen', start: '2026-06-20', end: '2027-12-31' },
      ],
    });
    const events = [
      { day: '2025-02-10', kind: 'workshop', text: 'Summer school' },
      { day: '2022-02-10', kind: 'outage', text: 'Long ago' },
    ] as const;
    expect(eventMarks({ ...extract, events: [...events] })).toEqual([
      { day: '2025-01-01', label: 'First data of Hub' },
      { day: '2025-02-10', label: 'Summer school' },
      { day: '2025-03-01', label: 'First begins' },
    ]);
  });

  it('name no first day of a hub whose data begin with the report', () => {
    expect(eventMarks(extractOf({ hubs: [hub], usage: use(() => 5) }))).toEqual([]);
  });
});

describe('in Spanish', () => {
  const passed = readConfig({ audiences: { cloudCost: { communities: ['lumen'] } } });
  const given = {
    hubs: [
      { ...hub, budgetAlert: { minor: 20_000, currency: 'USD' } },
      { ...hub, id: 'recI', name: 'Segundo', namespace: 'ns2', budgetAlert: { minor: 20_000, currency: 'USD' } },
      { ...hub, id: 'recJ', name: 'Tercero', namespace: null, decommissionedOn: '2024-01-01' },
    ],
    usage: [
      ...use((month, day) => (month === '2026-03' && day > 2 && day < 10 ? null : month === '2025-08' ? null : 1234)),
      ...use((month, day) => (month < '2025-02' ? null : month === '2026-01' && day > 20 ? null : 3), 'ns2'),
    ],
    costs: MONTHS.filter((month) => month !== '2025-11').map((month) => ({
      ...{ id: `lumen/${month}`, communityId: 'lumen', month },
      amount: { minor: 123_456, currency: 'USD' },
    })),
    engagements: [{ id: 'recE', name: 'Primero', communityId: 'lumen', start: '2025-07-01', end: '2026-06-30' }],
  };
  const made = usageReport({ ...extractOf(given, '2026-06-15', passed), language: 'es' });

  it('no English word is left in what a reader sees', () => {
    const { headline, figures, renewals, byHub, days, cost, monthly, trends, method, quality } = made;
    const tables = made.tables.map(({ title, columns, notes }) => ({ title, columns, notes }));
    const seen = [
      headline,
      figures,
      renewals,
      byHub?.cells,
      days?.cells,
      cost,
      monthly,
      trends,
      method,
      quality,
      tables,
    ];
    const text = plain(JSON.stringify(seen)) ?? '';
    const words = text
      .replace(/"(id|kind|state|definition)":"[\w-]*"/g, '')
      .replace(/"\w+":/g, '')
      .replace(/max by .*?\)/g, '');
    expect(
      words.match(/\b(the|of|and|is|users|month|year|no data|week|hubs? was|from|days|people|last|sample)\b/gi) ?? [],
    ).toEqual([]);
    expect(plain(made.headline)).toBe(
      '1 234 personas usaron Hub, el más activo de 2 hubs, en los 30 días hasta el 31 de mayo de 2026 (igual que un año antes).',
    );
    expect(made.monthly[0]?.notes.map(plain)).toContain(
      'Sin datos de Hub del 3 al 9 de marzo de 2026: el hub no envió muestras.',
    );
    expect(made.figures.find(({ id }) => id === 'cost-per-user')?.value).toMatch(/^\d,\d\d$|^\d+,\d\d$/);
  });

  it('every chart is marked as Spanish', () => {
    expect(new Set(made.charts.map(({ language }) => language))).toEqual(new Set(['es']));
  });
});

it('each figure is defined, and the sum is defined as what counts twice', () => {
  const made = usageReport(extractOf({ hubs: [hub], usage: use(() => 5) }));
  for (const { definition } of made.figures) expect(definitionOf(definition).inputs.length).toBeGreaterThan(0);
  const { text } = definitionOf('sum');
  expect(text.en).toContain('counts twice');
  expect(text.es).toContain('cuenta dos veces');
  for (const one of Object.values(text)) expect(one).not.toMatch(/unique|distinct|[úu]nic[oa]s|distint[oa]s/i);
});
