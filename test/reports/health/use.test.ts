import { expect, test } from 'vitest';
import { readConfig, type Snapshot } from '../../../src/model/index.ts';
import { extractCommunities, usageReport } from '../../../src/reports/index.ts';
import { changeOf, useOf } from '../../../src/reports/workspace/use.ts';
import { usageMonth } from '../portfolio.ts';
import { ASOF, given, inputsOf, sample } from './given.ts';

/** What the charts of a community's own usage report show by month. */
function reported(snapshot: Snapshot, communityId: string) {
  const config = readConfig({ audiences: { cloudCost: { communities: [communityId] } } });
  const { extracts } = extractCommunities(snapshot, { asOf: ASOF, config, key: (id) => id });
  const extract = extracts.find((one) => one.communityId === communityId);
  if (!extract) return null;
  const { charts } = usageReport(extract);
  const valuesOf = (id: string) => {
    const chart = charts.find((spec) => spec.id === id);
    if (chart?.kind !== 'bar' && chart?.kind !== 'line' && chart?.kind !== 'area') return null;
    return chart.x.values.slice(-13).map((month, place) => {
      const all = chart.series.map(({ values }) => values.slice(-13)[place] ?? null);
      const known = all.filter((value) => value !== null);
      return { month, value: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) };
    });
  };
  const hubs = charts.find(({ id }) => id === 'sum-over-hubs') ? 'sum-over-hubs' : 'monthly-active-users';
  return { mau: valuesOf(hubs), cost: valuesOf('cloud-cost') };
}

test('the values are those of the usage report of each community', async () => {
  const snapshot = await sample();
  const inputs = inputsOf(snapshot);
  const ids = snapshot.records.communities.flatMap(({ communityId }) => communityId ?? []);
  const compared = ids.flatMap((id) => {
    const report = reported(snapshot, id);
    const { months } = useOf(id, inputs);
    if (report?.mau) expect(months.map(({ month, mau }) => ({ month, value: mau }))).toEqual(report.mau);
    if (report?.cost) {
      const costs = months.map(({ month, cost }) => ({ month, value: cost && cost.minor / 100 }));
      expect(costs).toEqual(report.cost);
    }
    return report?.mau && report.cost ? [id] : [];
  });
  expect(compared.length).toBeGreaterThan(5);
});

const months = ['2026-02', '2026-03', '2026-04', '2026-05'];
const hub = (id: string, namespace: string) => ({ id, communityId: 'reefs', namespace });
const usage = (namespace: string, values: number[]) =>
  values.map((value, place) => usageMonth(namespace, months[place] ?? '', () => value));

test('hubs add up; where one that ran has no value, there is no sum', () => {
  const [one, two] = [usage('one', [10, 10, 10, 10]), usage('two', [5, 5, 5, 5])];
  const both = useOf('reefs', given({ hubs: [hub('a', 'one'), hub('b', 'two')], usage: [...one, ...two] }));
  expect(both.months.at(-1)).toMatchObject({ month: '2026-05', mau: 15, hubs: 2, cost: null });
  const without = useOf(
    'reefs',
    given({ hubs: [hub('a', 'one'), hub('b', 'two')], usage: [...one, ...two.slice(0, 3)] }),
  );
  expect(without.months.at(-1)).toMatchObject({ mau: null, hubs: 1 });
  expect(without.change).toBeNull();
});

test('a community without a hub, or none at all, has gaps and no zeros', () => {
  for (const id of ['reefs', null]) {
    const { months: all, change } = useOf(id, given({}));
    expect([all.length, change]).toEqual([13, null]);
    expect(all.every(({ mau, cost, hubs }) => mau === null && cost === null && hubs === 0)).toBe(true);
  }
});

test.each([
  [[10, 10, 10, 8], -0.2],
  [[9, 10, 11, 15], 0.5],
  [[0, 0, 0, 4], null],
  [[10, null, 10, 10], null],
  [[10, 10, 10, null], null],
])('%j changes by %s', (values, change) => {
  const found = changeOf(values);
  expect(found === null ? null : Number(found.toFixed(9))).toBe(change);
});
