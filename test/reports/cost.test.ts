import { describe, expect, it } from 'vitest';
import { monthRange, readConfig, type Records } from '../../src/model/index.ts';
import { usageReport } from '../../src/reports/index.ts';
import { ASOF, extractOf, usageMonth, type Given } from './portfolio.ts';

const MONTHS = monthRange('2024-06', '2026-05');
const passed = readConfig({ audiences: { cloudCost: { communities: ['lumen'] } } });
const hub = {
  id: 'recH',
  name: 'Hub',
  communityId: 'lumen',
  namespace: 'ns',
  budgetAlert: { minor: 20_000, currency: 'USD' },
};
const second = { ...hub, id: 'recI', name: 'Second', namespace: 'ns2' };
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/[\u00a0\u202f]/g, ' ')) as T;
const costs = (amount: (month: string, i: number) => number | null, currency = 'USD'): Records['costs'] =>
  MONTHS.flatMap((month, i) => {
    const minor = amount(month, i);
    return minor === null ? [] : [{ id: `lumen/${month}`, communityId: 'lumen', month, amount: { minor, currency } }];
  });
const use = (at: (month: string) => number | null, namespace = 'ns') =>
  MONTHS.map((month) => usageMonth(namespace, month, () => at(month)));
const report = (given: Given, settings = passed) => plain(usageReport(extractOf(given, ASOF, settings)));
const chart = (given: Given, id: string) => report(given).cost.charts.find((one) => one.id === id);

describe('the budget alert', () => {
  const alertOf = (hubs: Given['hubs'], cost = costs(() => 15_000)) => {
    const made = report({ hubs: hubs ?? [], costs: cost });
    const bars = made.cost.charts.find(({ kind }) => kind === 'bar');
    return {
      target: bars && 'target' in bars ? bars.target.value : undefined,
      range: made.cost.charts.find(({ kind }) => kind === 'range'),
      notes: made.cost.alert,
    };
  };

  it('is one where the same amount stands on several hubs', () => {
    const found = alertOf([hub, second]);
    expect(found.target).toBe(200);
    expect(found.notes).toEqual([
      'The budget alert is 200 USD a month, as recorded on 15 June 2026; in earlier months it may have been another.',
    ]);
  });

  it('is the sum of different amounts of running hubs, and stands on the chart as a line', () => {
    const closed = { ...hub, id: 'recJ', namespace: 'ns3', decommissionedOn: '2026-06-15', budgetAlert: null };
    const found = alertOf([hub, { ...second, budgetAlert: { minor: 30_000, currency: 'USD' } }, closed]);
    expect(found.target).toBe(500);
    expect(found.notes).toEqual([
      'The budget alert is 500 USD a month, the sum of 2 alerts of different hubs, as recorded on 15 June 2026; in earlier months it may have been another.',
    ]);
    expect(found.range).toMatchObject({
      title: 'Cloud cost of May 2026 is 150 USD: 70 % under the budget alert',
      rows: [{ value: 150, target: 500, note: 'Budget alert, as recorded on 15 June 2026' }],
    });
  });

  it.each([
    [19_999, 'as much as the budget alert'],
    [20_000, 'as much as the budget alert'],
    [20_100, 'under 1 % over the budget alert'],
    [25_000, '25 % over the budget alert'],
    [45_000, '125 % over the budget alert'],
    [100, 'more than 99 % under the budget alert'],
  ])('is set against a cost of %i cents in words', (minor, words) => {
    const { title } = alertOf(
      [hub],
      costs(() => minor),
    ).range ?? { title: '' };
    expect(title.replace('over 99', 'more than 99')).toContain(`: ${words}`);
  });

  it.each<[string, Given['hubs'], string]>([
    [
      'no alert',
      [{ ...hub, budgetAlert: null }],
      'No budget alert is recorded for Hub, so the cost is not set against one.',
    ],
    [
      'an alert of some hubs',
      [hub, { ...second, budgetAlert: null }],
      'The cost is not set against a budget alert: 1 of 2 running hubs has none.',
    ],
    [
      'alerts in two currencies',
      [hub, { ...second, budgetAlert: { minor: 20_000, currency: 'EUR' } }],
      'The cost is not set against the budget alerts: they are not all in one currency.',
    ],
  ])('is no line with %s', (_, hubs, note) => {
    expect(alertOf(hubs)).toEqual({ target: undefined, range: undefined, notes: [note] });
  });

  it('is not compared with a cost in another currency', () => {
    const found = alertOf(
      [hub],
      costs(() => 15_000, 'EUR'),
    );
    expect([found.target, found.range]).toEqual([undefined, undefined]);
    expect(found.notes).toContain(
      'The cost is not set against the budget alert: the alert is in USD, the cost in EUR.',
    );
  });

  it('of today is not set against the cost of a month long past', () => {
    const upTo = (last: string) =>
      alertOf(
        [hub],
        costs((month) => (month <= last ? 15_000 : null)),
      );
    expect(upTo('2026-03').range?.title).toContain('Cloud cost of March 2026');
    expect(upTo('2026-02').range).toBeUndefined();
    expect(upTo('2026-02').notes).toContain(
      'The newest month with a cost, February 2026, is too old to be set against the budget alert of today.',
    );
  });

  it('is told where no cost is recorded, and never where cost is not part of the report', () => {
    expect(alertOf([hub], []).notes).toHaveLength(1);
    const made = report({ hubs: [hub], costs: costs(() => 15_000) }, readConfig({}));
    expect(JSON.stringify(made)).not.toMatch(/alert is|200 USD/);
  });
});

describe('the cost per active user', () => {
  const values = (given: Given) => {
    const spec = chart(given, 'cost-per-user');
    return spec && 'series' in spec ? spec.series[0]?.values : undefined;
  };

  it('divides by the one hub, or by the sum over hubs', () => {
    expect(values({ hubs: [hub], usage: use(() => 40), costs: costs(() => 15_000) })?.at(-1)).toBe(3.75);
    const both = {
      hubs: [hub, second],
      usage: [...use(() => 40), ...use(() => 20, 'ns2')],
      costs: costs(() => 15_000),
    };
    expect(values(both)?.at(-1)).toBe(2.5);
    expect(chart(both, 'cost-per-user')?.notes).toContain(
      'The cost is divided by the sum over hubs: a person who uses two hubs counts twice, so the cost per person is not lower than this.',
    );
    const figure = report(both).figures.find(({ id }) => id === 'cost-per-user');
    expect(figure).toMatchObject({ raw: 2.5, value: '2.50', unit: 'USD', note: 'The same as a year before' });
  });

  it('is a gap with a note where the cost or a hub is missing, and where nobody was active', () => {
    const given = {
      hubs: [hub],
      usage: use((month) => (month === '2026-02' ? null : month === '2026-03' ? 0 : 50)),
      costs: costs((month) => (month === '2026-01' ? null : 10_000)),
    };
    expect(values(given)?.slice(-6)).toEqual([2, null, null, null, 2, 2]);
    expect(chart(given, 'cost-per-user')?.notes).toEqual([
      'Not known for January 2026 to February 2026: the cost or the active users of a hub are missing.',
      'Nobody was active in March 2026, so there is no cost per active user.',
    ]);
  });

  it('is not made without usage or without cost', () => {
    expect(values({ hubs: [hub], costs: costs(() => 10_000) })).toBeUndefined();
    expect(values({ hubs: [hub], usage: use(() => 50) })).toBeUndefined();
  });

  it('compares the newest month that has both with the same month a year before', () => {
    const made = report({
      hubs: [hub],
      usage: use((month) => (month === '2026-05' ? null : 50)),
      costs: costs((_, i) => (i < 12 ? 50_000 : 60_000)),
    });
    const [cost, each] = ['cost', 'cost-per-user'].map((id) => made.figures.find((one) => one.id === id));
    expect([cost?.label, cost?.raw]).toEqual(['Cloud cost, May 2026', 600]);
    expect([each?.label, each?.raw, each?.note]).toEqual([
      'Cloud cost per active user, April 2026',
      12,
      'Up 20 % from 10.00 a year before',
    ]);
  });

  it('has a chart for each currency', () => {
    const both = [...costs((_, i) => (i < 12 ? 10_000 : null), 'EUR'), ...costs((_, i) => (i >= 12 ? 10_000 : null))];
    const ids = report({ hubs: [hub], usage: use(() => 50), costs: both }).cost.charts.map(({ id }) => id);
    expect(ids).toEqual([
      'cloud-cost-eur',
      'cost-per-user-eur',
      'cloud-cost-usd',
      'cost-against-alert-usd',
      'cost-per-user-usd',
    ]);
  });
});
