import { afterEach, describe, expect, test } from 'vitest';
import type { Call, Faults } from '../../servers/index.ts';
import { dataOf, deal, openPortal, type Portal } from './portal.ts';

let portal: Portal | undefined;
afterEach(async () => portal?.server.close());

/** The moment after all lists were read and before associations are. */
const afterLists = ({ path }: Call) => path.startsWith('/crm/v4/associations');

const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id).sort();

describe('a deal that goes while it is read', () => {
  test('archived: it is left out, its order too loses it, and the report counts it', async () => {
    portal = await openPortal({
      data: dataOf([deal('1'), deal('2')]),
      gone: { archived: ['1'], from: afterLists },
    });
    const { records, gone, notes, read } = await portal.read();
    expect(ids(records.deals)).toEqual(['2']);
    expect(records.orders[0]?.dealIds).toEqual([]);
    expect(gone).toEqual([{ id: '1', state: 'archived', into: null }]);
    expect(notes).toEqual(['Deals archived or merged during the pull, left out: 1.']);
    expect(read.deals).toMatchObject({ records: 2 });
  });

  test('archived after its order was read: the order names it no more', async () => {
    const data = dataOf([deal('1'), deal('2')]);
    delete data.associations['deals/companies']?.['1'];
    const from = ({ path }: Call) => path === '/crm/v3/objects/deals/batch/read';
    portal = await openPortal({ data, gone: { archived: ['1'], from } });
    const { records } = await portal.read();
    expect(ids(records.deals)).toEqual(['2']);
    expect(records.orders[0]?.dealIds).toEqual([]);
  });

  test('merged into a deal that was listed: it is left out, and those that name it name the other', async () => {
    portal = await openPortal({
      data: dataOf([deal('1'), deal('2'), deal('3', { previous_deal_id: '1' })]),
      gone: { merged: { '1': '2' }, from: afterLists },
    });
    const { records, gone, merged } = await portal.read();
    expect(ids(records.deals)).toEqual(['2', '3']);
    expect(records.deals.find(({ id }) => id === '3')?.previousDealId).toBe('2');
    expect(gone).toEqual([{ id: '1', state: 'merged', into: '2' }]);
    expect([...merged]).toEqual([['1', '2']]);
  });

  test('merged into a deal that the merge has made: that one is read, with its company', async () => {
    portal = await openPortal({
      data: dataOf([deal('1'), deal('2', { previous_deal_id: '1' }), deal('9')]),
      gone: { merged: { '1': '9', '2': '9' }, made: ['9'], from: afterLists },
    });
    const { records, gone, dealIds } = await portal.read();
    expect(records.deals).toMatchObject([{ id: '9', communityRecordIds: ['5001'] }]);
    expect(gone.map(({ into }) => into)).toEqual(['9', '9']);
    expect([...dealIds]).toEqual(['9']);
  });

  test('not at all, although a batch does not find it: it stays', async () => {
    const data = dataOf([deal('1'), deal('2')]);
    delete data.associations['deals/companies']?.['1'];
    const faults: Faults = (_n, { path }) =>
      path === '/crm/v3/objects/deals/batch/read' ? { body: { results: [] } } : undefined;
    portal = await openPortal({ data, faults });
    const { records, gone } = await portal.read();
    expect(ids(records.deals)).toEqual(['1', '2']);
    expect(gone).toEqual([]);
  });

  test('deleted for good: it counts as archived', async () => {
    portal = await openPortal({ data: dataOf([deal('1'), deal('2')]), gone: { deleted: ['2'], from: afterLists } });
    const { records, gone } = await portal.read();
    expect(ids(records.deals)).toEqual(['1']);
    expect(gone).toEqual([{ id: '2', state: 'archived', into: null }]);
  });

  test('a stale copy of a deal that another says it has taken in is left out, its company notwithstanding', async () => {
    portal = await openPortal({
      data: dataOf([deal('1'), deal('2', { hs_merged_object_ids: '1;77' })]),
      gone: { merged: { '1': '2' }, from: ({ path }) => path.endsWith('/batch/read') && path.includes('/objects/') },
    });
    const { records, merged } = await portal.read();
    expect(ids(records.deals)).toEqual(['2']);
    expect(Object.fromEntries(merged)).toEqual({ '1': '2', '77': '2' });
  });
});

describe('what is made while it is read, and named already, is read as well', () => {
  test('a deal, by its order', async () => {
    const data = dataOf([deal('1'), deal('9')]);
    data.associations['orders/deals'] = { '8001': [{ id: '9', labels: [null] }] };
    portal = await openPortal({ data, gone: { made: ['9'], from: afterLists } });
    const { records, gone, dealIds } = await portal.read();
    expect(records.deals).toMatchObject([{ id: '1' }, { id: '9', communityRecordIds: ['5001'] }]);
    expect(records.orders).toMatchObject([{ dealIds: ['9'] }]);
    expect([...dealIds]).toEqual(['1', '9']);
    expect(gone).toEqual([]);
  });

  test('a company and a contact, by their deal', async () => {
    const data = dataOf([deal('1')]);
    const [contact] = data.objects.contacts;
    data.associations['deals/contacts'] = { '1': [{ id: contact!.id, labels: [null] }] };
    const listed: Faults = (_n, { path }) =>
      /\/(?:companies|contacts)(?:\/search)?$/.test(path) ? { body: { total: 0, results: [] } } : undefined;
    portal = await openPortal({ data, faults: listed });
    const { records, read } = await portal.read();
    expect(ids(records.communities)).toEqual(['5001']);
    expect(ids(records.people)).toEqual([contact!.id]);
    expect(read.companies).toMatchObject({ records: 1, total: 0 });
  });

  test('one that HubSpot does not have stays a link that leads nowhere', async () => {
    const data = dataOf([deal('1')]);
    data.associations['deals/companies'] = { '1': [{ id: '404', labels: ['Primary'] }] };
    portal = await openPortal({ data });
    const { records } = await portal.read();
    expect(records.deals[0]?.communityRecordIds).toEqual(['404']);
    expect(ids(records.communities)).not.toContain('404');
  });
});

test('deals without a company that are there are kept, and only those are asked for again, by the hundred', async () => {
  const deals = Array.from({ length: 230 }, (_, i) => deal(String(i + 1)));
  const data = dataOf(deals);
  for (const { id } of deals.slice(0, 205)) delete data.associations['deals/companies']?.[id];
  portal = await openPortal({ data });
  const { records, gone } = await portal.read();
  expect(records.deals).toHaveLength(230);
  expect(gone).toEqual([]);
  const again = portal.server.calls.filter(({ path }) => path === '/crm/v3/objects/deals/batch/read');
  expect(again.map(({ body }) => (JSON.parse(body) as { inputs: unknown[] }).inputs.length).sort()).toEqual([
    100, 100, 5,
  ]);
  expect(portal.calls().some((call) => /GET \/crm\/v3\/objects\/deals\/\d/.test(call))).toBe(false);
});
