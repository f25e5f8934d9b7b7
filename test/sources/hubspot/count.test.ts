import { afterEach, expect, test } from 'vitest';
import { samplePortfolio } from '../../../src/sample/index.ts';
import { hubspotData, type Call, type Faults } from '../../servers/index.ts';
import { dataOf, deal, openPortal, type Portal } from './portal.ts';

let portal: Portal | undefined;
afterEach(async () => portal?.server.close());

const deals = (count: number) => Array.from({ length: count }, (_, i) => deal(String(3000 + i)));
const isCount = ({ path }: Call) => path === '/crm/v3/objects/deals/search';

/** Answers the counts of deals with these totals, the last one for ever. */
function counting(...totals: (number | undefined)[]): Faults {
  let n = 0;
  return (_n, call) => {
    if (!isCount(call)) return undefined;
    const total = totals[Math.min(n++, totals.length - 1)];
    return total === undefined ? undefined : { body: { total, results: [] } };
  };
}

test('each list says how many records, pages, doubles, and what HubSpot counts itself', async () => {
  portal = await openPortal({ data: dataOf(deals(5)), pageSize: 2 });
  const { read } = await portal.read();
  expect(read).toEqual({
    pipelines: { records: 1, pages: 1, duplicates: 0, setAside: 0, total: null },
    deals: { records: 5, pages: 3, duplicates: 0, setAside: 0, total: 5 },
    companies: { records: 2, pages: 1, duplicates: 0, setAside: 0, total: 2 },
    contacts: { records: 2, pages: 1, duplicates: 0, setAside: 0, total: 2 },
    orders: { records: 1, pages: 1, duplicates: 0, setAside: 0, total: 1 },
    owners: { records: 1, pages: 2, duplicates: 0, setAside: 0, total: null },
    'associations of deals with companies': { records: 5, pages: 1, duplicates: 5, setAside: 0, total: null },
    'associations of deals with contacts': { records: 0, pages: 1, duplicates: 0, setAside: 0, total: null },
    'associations of orders with deals': { records: 1, pages: 1, duplicates: 0, setAside: 0, total: null },
  });
});

test('a list that both counts say is too short is refused, after the index had time to follow', async () => {
  portal = await openPortal({ data: dataOf(deals(3)), faults: counting(5, 4) });
  await expect(portal.read()).rejects.toMatchObject({
    exitCode: 3,
    what: expect.stringMatching(/count of deals failed after \d attempts/),
    why: expect.stringContaining('read 3 of 4 deals'),
  });
  expect(portal.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(60_000);
});

test.each([
  ['an index that lags behind', [4, 4, 4, undefined], 3],
  ['records that came while the list was read', [undefined, 9], 3],
  ['records that went while the list was read', [9, undefined], 3],
  ['a list that is longer than the index knows', [1, 2], 1],
])('%s is no gap, in the report neither', async (_what, totals, total) => {
  portal = await openPortal({ data: dataOf(deals(3)), faults: counting(...totals) });
  const { read, records } = await portal.read();
  expect(records.deals).toHaveLength(3);
  expect(read.deals).toMatchObject({ records: 3, total });
});

test('a portal that does not count an object is read, and the report says so', async () => {
  const refuse: Faults = (_n, { path }) =>
    path === '/crm/v3/objects/orders/search' ? { status: 400, body: { category: 'VALIDATION_ERROR' } } : undefined;
  portal = await openPortal({ faults: refuse });
  const { read, notes } = await portal.read();
  expect(read.orders).toMatchObject({ records: 1, total: null });
  expect(notes).toContain('HubSpot does not count: orders.');
});

test('a count that is no number is refused', async () => {
  const faults: Faults = (_n, call) => (isCount(call) ? { body: { results: [] } } : undefined);
  portal = await openPortal({ faults });
  await expect(portal.read()).rejects.toThrow(/count of deals failed[^]*total: expected/);
});

test('more than 10,000 records are listed, not searched, and counted without paging', async () => {
  portal = await openPortal({ data: dataOf(deals(10_001)) });
  const { read } = await portal.read();
  expect(read.deals).toMatchObject({ records: 10_001, pages: 101, total: 10_001 });
  const searches = portal.server.calls.filter(({ path }) => path.endsWith('/search'));
  expect(searches.map(({ body }) => JSON.parse(body) as unknown)).toEqual(Array(8).fill({ limit: 1 }));
}, 60_000);

test('the limits of the API are kept', async () => {
  const data = hubspotData(samplePortfolio({ communities: 3, seed: 'limits' }).records);
  portal = await openPortal({ data });
  await portal.read();
  for (const { path, query, body } of portal.server.calls) {
    if (/\/objects\/\w+$/.test(path)) expect(query.get('limit')).toBe('100');
    if (path.endsWith('/owners')) expect(query.get('limit')).toBe('500');
    if (path.endsWith('/batch/read')) {
      const { inputs } = JSON.parse(body) as { inputs: unknown[] };
      expect(inputs.length).toBeLessThanOrEqual(path.includes('associations') ? 1000 : 100);
    }
    expect(query.has('propertiesWithHistory')).toBe(false);
    expect(`${path}?${query}`.length).toBeLessThan(15_000);
  }
});
