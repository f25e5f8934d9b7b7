import { describe, expect, it } from 'vitest';
import { BLANK_REPORT, monthRange, readConfig, type Records } from '../../src/model/index.ts';
import { reportFiles, usageReport } from '../../src/reports/index.ts';
import { ASOF, config, extractOf, PULLED, usageMonth, type Given } from './portfolio.ts';

const MONTHS = monthRange('2024-06', '2026-05');
const hub = { id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns' };

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/[\u00a0\u202f]/g, ' ')) as T;
const report = (given: Given, settings = config, manifest = {}) =>
  plain(usageReport(extractOf(given, ASOF, settings, manifest)));
const chart = (given: Given, id: string, settings = config) => {
  const found = report(given, settings).charts.find((one) => one.id === id);
  if (!found || found.kind === 'range') throw new Error(`There is no chart ${id}.`);
  return found;
};
/** 24 months of one hub; `at` gives a day's monthly active users. */
const use = (at: (month: string, day: number) => number | null, namespace = 'ns') =>
  MONTHS.map((month) => usageMonth(namespace, month, (day) => at(month, day)));

describe('monthly values', () => {
  it('are the last sample of the month for MAU and WAU, and the mean of the days for DAU', () => {
    const usage = use((month, day) => (month === '2026-05' ? 100 + day * 10 : 100));
    const [mau, , wau, dau] = report({ hubs: [hub], usage }).monthly;
    expect([mau, wau, dau].map((one) => one?.series[0]?.values.at(-1))).toEqual([410, 205, expect.closeTo(52, 5)]);
    expect(mau?.x.values).toEqual(MONTHS);
    expect(mau?.title).toBe('Monthly active users: 410 in May 2026, up 310 % in a year');
    expect(mau?.notes).toEqual([]);
  });

  it('leave a gap where there are no samples, and name it', () => {
    const usage = use((month, day) =>
      month === '2026-03' || (month === '2026-05' && day >= 3 && day <= 9) ? null : 50,
    );
    const { series, notes } = chart({ hubs: [hub], usage }, 'monthly-active-users');
    expect(series[0]?.values.at(-3)).toBeNull();
    expect(notes).toEqual([
      'No data from 1 to 31 March 2026 for Hub: the hub sent no samples.',
      'No data from 3 to 9 May 2026 for Hub: the hub sent no samples.',
    ]);
    expect(chart({ hubs: [hub], usage }, 'daily-active-users').notes).toContain(
      'Hub: the mean rests on the days with data in May 2026 (24 of 31 days).',
    );
  });

  it('take the last day with data when the last day has none, and say so', () => {
    const usage = use((month, day) => (month === '2026-02' && day > 20 ? null : day));
    const { series, notes } = chart({ hubs: [hub], usage }, 'monthly-active-users');
    expect(series[0]?.values.at(-4)).toBe(20);
    expect(notes).toContain('Hub: the value of February 2026 is that of 20 February 2026, the last day with data.');
  });

  it('say when a hub began, stopped sending, or was decommissioned', () => {
    const usage = use((month) => (month < '2025-01' || month > '2025-12' ? null : 7));
    expect(chart({ hubs: [hub], usage }, 'monthly-active-users').notes).toEqual([
      'Hub: data begin on 1 January 2025.',
      'No data since 1 January 2026 for Hub: the hub sent no samples.',
    ]);
    const closed = { ...hub, decommissionedOn: '2025-12-31' };
    expect(chart({ hubs: [closed], usage }, 'monthly-active-users').notes).toEqual([
      'Hub: data begin on 1 January 2025.',
      'Hub was decommissioned on 31 December 2025.',
    ]);
  });

  it('leave out samples that are no counts of people', () => {
    const usage = use((month, day) => (month === '2026-05' && day === 31 ? -4 : 50));
    const { series, notes } = chart({ hubs: [hub], usage }, 'monthly-active-users');
    expect(series[0]?.values.at(-1)).toBe(50);
    expect(notes).toContain('Hub: 3 samples that are no counts of people are left out.');
  });

  it('have one series a hub, and are added up only where it is called a sum over hubs', () => {
    const hubs = [hub, { ...hub, id: 'recH2', name: 'Second', namespace: 'ns2' }];
    const usage = [
      ...use((month) => (month < '2025-06' ? 80 : 105)),
      ...use((month) => (month < '2025-06' ? 300 : 200), 'ns2'),
    ];
    const result = report({ hubs, usage });
    expect(result.monthly[0]?.series.map(({ label, values }) => [label, values.at(-1)])).toEqual([
      ['Hub', 105],
      ['Second', 200],
    ]);
    expect(result.charts[0]?.title).toBe(
      'Monthly active users rose at 1 hub and fell at 1 hub in the year to May 2026',
    );
    expect(result.headline).toBe(
      '200 people used Second, the busiest of 2 hubs, in the 30 days to 31 May 2026, down 33 % from 300 a year before.',
    );
    const { figures, monthly, ...others } = result;
    expect(figures.find(({ raw }) => raw === 305)?.label).toBe('Sum over 2 hubs, May 2026');
    expect(monthly.filter((one) => /\b(305|380)\b/.test(JSON.stringify(one))).map(({ id }) => id)).toEqual([
      'sum-over-hubs',
    ]);
    expect(JSON.stringify({ ...others, charts: result.trends })).not.toMatch(/\b(305|380)\b/);
  });
});

describe('the main hub', () => {
  const second = { ...hub, id: 'recH2', name: 'Second', namespace: 'ns2' };
  const headline = (
    one: (month: string) => number | null,
    two: (month: string) => number | null,
    hubs: ({ id: string } & object)[] = [hub, second],
  ) => report({ hubs, usage: [...use(one), ...use(two, 'ns2')] }).headline;

  it('is the one with the highest peak of 12 months, and is called the busiest only where the month agrees', () => {
    const peak = (month: string) => (month === '2025-10' ? 500 : 40);
    expect(headline(peak, () => 100)).toBe(
      '40 people used Hub in the 30 days to 31 May 2026, the same as a year before.',
    );
    const old = (month: string) => (month === '2025-01' ? 500 : 40);
    expect(headline(old, () => 100)).toContain('100 people used Second, the busiest of 2 hubs, in');
  });

  it('is not compared with hubs whose use is not known', () => {
    expect(
      headline(
        () => 40,
        (month) => (month === '2026-05' ? null : 30),
      ),
    ).toBe('40 people used Hub in the 30 days to 31 May 2026, the same as a year before; no data for 1 other hub.');
    const closed = { ...second, decommissionedOn: '2026-02-01' };
    expect(
      headline(
        () => 40,
        (month) => (month > '2026-01' ? null : 30),
        [hub, closed],
      ),
    ).not.toContain('other hub');
  });

  it('may have had nobody', () => {
    expect(
      headline(
        () => 0,
        () => null,
        [hub],
      ),
    ).toBe('Nobody used Hub in the 30 days to 31 May 2026, the same as a year before.');
  });
});

it('blames no hub for days after the reading', () => {
  const notes = (last: number, readOn: string) => {
    const sources = [{ system: 'usage', status: 'complete', pulledAt: `${readOn}T03:10:00Z`, ...BLANK_REPORT }];
    const usage = use((month, day) => (month === '2026-05' && day > last ? null : 5));
    return report({ hubs: [hub], usage }, config, { sources }).charts[0]?.notes.filter((note) =>
      note.startsWith('No data'),
    );
  };
  expect(notes(19, '2026-05-20')).toEqual(['No data since 20 May 2026 for Hub: this report was read on 20 May 2026.']);
  expect(notes(9, '2026-05-20')).toEqual([
    'No data from 10 to 19 May 2026 for Hub: the hub sent no samples.',
    'No data since 20 May 2026 for Hub: this report was read on 20 May 2026.',
  ]);
  expect(notes(9, '2026-06-15')).toEqual(['No data since 10 May 2026 for Hub: the hub sent no samples.']);
});

describe('without usage', () => {
  const usageOff = {
    sources: [{ system: 'usage', status: 'not-connected', pulledAt: null, ...BLANK_REPORT, note: 'no token' }],
  };
  it.each<[string, Given, object, string]>([
    ['no hub', { engagements: [{ id: 'recE', communityId: 'lumen' }] }, {}, 'No hub is recorded for this community.'],
    [
      'no namespace',
      { hubs: [{ ...hub, namespace: null }] },
      {},
      'Hub: no namespace is recorded for the hub, so its metrics cannot be found.',
    ],
    ['no samples', { hubs: [hub] }, {}, 'Hub: its metrics have no usable sample in these months.'],
    [
      'a hub long closed',
      { hubs: [{ ...hub, decommissionedOn: '2023-01-31' }] },
      {},
      'Hub: it was decommissioned on 31 January 2023.',
    ],
    ['usage not connected', { hubs: [hub] }, usageOff, 'Hub: the usage metrics are not connected.'],
  ])('there is no chart but the reason: %s', (_, given, manifest, reason) => {
    const result = report(given, config, manifest);
    expect(result.charts).toEqual([]);
    expect(result.headline).toBe('There is no usage to report from June 2024 to May 2026.');
    expect(result.absent).toEqual([reason]);
  });

  it('one day of usage is one point, dated', () => {
    const result = report({ hubs: [hub], usage: [usageMonth('ns', '2026-05', (day) => (day === 3 ? 12 : null))] });
    expect(result.headline).toBe('12 people used Hub in the 30 days to 3 May 2026.');
    expect(result.monthly[0]?.series[0]?.values.filter((value) => value !== null)).toEqual([12]);
    expect(result.charts[0]?.summary).toContain('no data for 23 of 24 months');
  });
});

describe('cloud cost', () => {
  const settings = readConfig({ audiences: { cloudCost: { communities: ['lumen'] } } });
  const costs = (months: string[], amount: (i: number) => Records['costs'][number]['amount']) =>
    months.map((month, i) => ({ id: `lumen/${month}`, communityId: 'lumen', month, amount: amount(i) }));

  it('is said not to be part of the report when it is not passed through', () => {
    const result = report({ hubs: [hub], costs: costs(MONTHS, () => ({ minor: 100, currency: 'USD' })) });
    expect(result.cost).toEqual({
      charts: [],
      alert: [],
      absent: 'Cloud cost is not part of this report, because no agreement passes it through.',
    });
    expect(JSON.stringify(result.provenance)).not.toContain('cost');
  });

  it('has a bar a month in major units, a gap for a month without a record, and the exact amount in the file', () => {
    const given = {
      hubs: [hub],
      costs: costs(
        MONTHS.filter((month) => month !== '2025-02'),
        () => ({ minor: 123_456, currency: 'USD' }),
      ),
    };
    const spec = chart(given, 'cloud-cost', settings);
    expect(spec.series[0]?.values[8]).toBeNull();
    expect(spec.title).toBe('Cloud cost: 14 815 USD in the 12 months to May 2026');
    expect(spec.notes).toContain('No cost is recorded for February 2025.');
    expect(reportFiles({ tables: [], charts: [spec] }).get('cloud-cost.csv')).toContain('2026-05,1234.56');
  });

  it('compares twelve months with the twelve before, when all have an amount', () => {
    const given = { hubs: [hub], costs: costs(MONTHS, (i) => ({ minor: i < 12 ? 10_000 : 11_000, currency: 'USD' })) };
    expect(chart(given, 'cloud-cost', settings).title).toBe(
      'Cloud cost: 1 320 USD in the 12 months to May 2026, up 10 % on the 12 before',
    );
  });

  it('has a chart for each currency, and one for an unknown one', () => {
    const given = {
      hubs: [hub],
      costs: costs(MONTHS.slice(0, 3), (i) => ({ minor: 500, currency: ['JPY', 'USD', null][i] ?? null })),
    };
    const { charts } = report(given, settings).cost;
    const costs24 = charts.filter((one) => one.kind !== 'range');
    expect(costs24.map(({ id, series }) => [id, series[0]?.values.find((value) => value !== null)])).toEqual([
      ['cloud-cost-unknown', 5],
      ['cloud-cost-jpy', 500],
      ['cloud-cost-usd', 5],
    ]);
  });

  it('names months that no agreement passes on as such, and in runs', () => {
    const tier = readConfig({ audiences: { cloudCost: { tiers: ['advanced'] } } });
    const engagement = { id: 'recE', communityId: 'lumen', serviceTier: 'Advanced', end: '2027-01-01' };
    const notes = chart(
      {
        hubs: [hub],
        engagements: [{ ...engagement, start: '2024-08-15' }],
        costs: costs(
          MONTHS.filter((_, i) => i % 3 !== 0),
          () => ({ minor: 100, currency: 'USD' }),
        ),
      },
      'cloud-cost',
      tier,
    ).notes;
    expect(notes.slice(0, 2)).toEqual([
      'June 2024 to July 2024 are not part of this report, because no agreement passes their cost through.',
      'No cost is recorded for September 2024, December 2024, March 2025, June 2025, September 2025 and 2 more months.',
    ]);
    const absent = (dates: object) =>
      report({ hubs: [hub], engagements: [{ ...engagement, ...dates }] }, tier).cost.absent;
    expect(absent({ start: '2026-06-03' })).toBe(
      'Cloud cost is passed through from 3 June 2026; no complete month lies in it yet.',
    );
    expect(absent({ start: null })).toBe(
      'Cloud cost is passed through, but no agreement with known dates does so from June 2024 to May 2026.',
    );
    expect(absent({ start: '2026-04-30' })).toBe(
      'Cloud cost is passed through, but none is recorded for April 2026 to May 2026.',
    );
  });

  it('says why there is none although it is passed through', () => {
    expect(report({ hubs: [hub] }, settings).cost.absent).toBe(
      'Cloud cost is passed through, but none is recorded for June 2024 to May 2026.',
    );
    const sources = [{ system: 'cost', status: 'not-connected', pulledAt: PULLED, ...BLANK_REPORT }];
    expect(report({ hubs: [hub] }, settings, { sources }).cost.absent).toBe(
      'Cloud cost is passed through, but the cloud-billing sheet is not connected.',
    );
  });
});

describe('what is known about days besides the values', () => {
  const correction = { namespace: 'ns', day: '2026-04-03', measure: 'mau' as const, before: 40, after: 42 };
  const recordedAt = '2026-05-02T04:00:00.000Z';
  const gap = {
    endpoint: 'sitka',
    namespaces: ['ns'],
    from: '2026-05-30',
    to: '2026-06-14',
    reason: 'The token is wrong.',
  };
  const history = (given: object) => ({ usage: { corrections: [], unexplained: [], gaps: [], ...given } });

  it('names corrections of the period with date and both values, of its own hubs only', () => {
    const corrections = [
      { ...correction, recordedAt },
      { ...correction, measure: 'dau' as const, before: null, recordedAt },
      { ...correction, namespace: 'of-another', recordedAt },
      { ...correction, day: '2024-05-31', recordedAt },
    ];
    const given = { hubs: [hub], usage: use(() => 42) };
    const quality = [
      'Hub: the monthly active users of 3 April 2026 were corrected from 40 to 42 on 2 May 2026.',
      'Hub: the daily active users of 3 April 2026 were corrected from no data to 42 on 2 May 2026.',
    ];
    expect(report(given, config, history({ corrections })).quality).toEqual(quality);
    const many = Array.from({ length: 9 }, () => corrections[0]);
    expect(report(given, config, history({ corrections: many })).quality.at(-1)).toBe(
      '4 more corrections of this kind.',
    );
  });

  it('says that days could not be read, without the endpoint and the inner reason', () => {
    const usage = use((month, day) => (month === '2026-05' && day > 27 ? null : 42));
    const found = report({ hubs: [hub], usage }, config, history({ gaps: [gap] }));
    expect(found.charts[0]?.notes).toEqual([
      'No data from 28 to 29 May 2026 for Hub: the hub sent no samples.',
      'No data since 30 May 2026 for Hub: it could not be read from the monitoring system on 15 June 2026.',
      'Hub: the value of May 2026 is that of 27 May 2026, the last day with data.',
    ]);
    expect(JSON.stringify(found)).not.toMatch(/sitka|token is wrong/);
    const nothing = report({ hubs: [hub] }, config, history({ gaps: [gap] }));
    expect(nothing.absent).toEqual(['Hub: its metrics could not be read from the monitoring system.']);
  });

  it('counts samples that were refused', () => {
    const found = report({ hubs: [hub], usage: use(() => 42) }, config, {
      setAside: ['ns/2026-05', 'ns/2026-05', 'ns/2024-05', 'of-another/2026-05'].map((id, i) => ({
        noun: 'usage',
        id,
        name: null,
        field: `dau on day ${i}`,
        expected: 'a whole number of users',
        found: '"NaN"',
        links: [],
      })),
    });
    expect(found.charts[0]?.notes).toEqual(['Hub: 2 samples that are no counts of people are left out.']);
    expect(found.quality).toEqual([]);
  });
});
