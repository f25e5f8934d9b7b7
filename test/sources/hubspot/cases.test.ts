import { afterEach, describe, expect, test } from 'vitest';
import { currentAddress, PATHS } from '../../../src/sources/hubspot/paths.ts';
import { hubspotData, type Call, type Fault, type Faults } from '../../servers/index.ts';
import { small } from '../../fixtures/sources/records.ts';
import { dataOf, deal, openPortal, type Portal, type PortalOptions } from './portal.ts';

/* The cases of HubSpot that a pull must survive, apart from those of the transport. */

let portal: Portal | undefined;
afterEach(async () => portal?.server.close());

async function readPortal(options: PortalOptions) {
  portal = await openPortal(options);
  return portal.read();
}

const at =
  (path: string, fault: (call: Call) => Fault): Faults =>
  (_n, call) =>
    call.path === path ? fault(call) : undefined;

describe('paging', () => {
  const counted = { total: 1, results: [] };
  const pages =
    (byCursor: Record<string, object>): Faults =>
    (_n, { path, query }) =>
      path === '/crm/v3/objects/deals/search'
        ? { body: counted }
        : path === '/crm/v3/objects/deals'
          ? { body: byCursor[query.get('after') ?? ''] }
          : undefined;

  test('a deal that was edited while the list was read is kept as it is now, whichever page came first', async () => {
    const version = (name: string, updatedAt: string) => ({ ...deal('3002', { dealname: name }), updatedAt });
    const [older, newer] = [version('old', '2026-02-01T00:00:00Z'), version('new', '2026-02-01T00:00:00.5Z')];
    for (const [first, second] of [
      [older, newer],
      [newer, older],
    ]) {
      const faults = pages({ '': { results: [first], paging: { next: { after: 'a' } } }, a: { results: [second] } });
      const { records, read, notes } = await readPortal({ faults });
      expect(records.deals.find(({ id }) => id === '3002')?.name).toBe('new');
      expect(read.deals).toMatchObject({ records: 1, pages: 2, duplicates: 1 });
      expect(notes).toContain('Met twice while paging, the newest kept: 1 of deals.');
      await portal?.server.close();
    }
  });

  test('a cursor that is a number, and pages that are empty, are followed', async () => {
    const faults = pages({
      '': { results: [], paging: { next: { after: 7 } } },
      '7': { results: [], paging: { next: { after: '8' } } },
      '8': { results: [deal('3002')], paging: null },
    });
    expect((await readPortal({ faults })).read.deals).toMatchObject({ records: 1, pages: 3 });
  });
});

describe('stages', () => {
  const withPipelines = (...stages: object[]) => ({
    data: { ...dataOf([deal('1')]), pipelines: [{ id: 'default', label: 'Sales', displayOrder: 0, stages }] },
  });

  test('a stage that no pipeline has any more keeps its id, and is never taken for lost', async () => {
    const data = dataOf([
      deal('1', { dealstage: 'closedlost', pipeline: 'archived' }),
      deal('2', { dealstage: '77' }),
      deal('3', { dealstage: null, pipeline: null }),
    ]);
    const { records } = await readPortal({ data });
    expect(records.deals.map(({ stageId, stageLabel, stage }) => [stageId, stageLabel, stage])).toEqual([
      ['closedlost', null, null],
      ['77', null, null],
      [null, null, null],
    ]);
  });

  test.each([
    ['texts', { isClosed: 'true', probability: '1.0' }, true, 1],
    ['contradictory', { isClosed: 'false', probability: '1.0' }, false, 1],
    ['values of their own kind', { isClosed: true, probability: 0.2 }, true, 0.2],
    ['missing', {}, null, null],
    ['not there', null, null, null],
    ['something else', { isClosed: 'perhaps', probability: 'high' }, null, null],
  ])(
    'metadata that are %s say no more than they do; the name says which stage it is',
    async (_what, metadata, isClosed, probability) => {
      const stages = [{ id: '4401', label: 'Negotiation', displayOrder: 0, metadata }];
      const { records } = await readPortal(withPipelines(...stages));
      expect(records.pipelines[0]?.stages).toEqual([
        { id: '4401', label: 'Negotiation', order: 0, isClosed, probability, stage: 'Negotiation' },
      ]);
      expect(records.deals[0]?.stage).toBe('Negotiation');
    },
  );
});

describe('values', () => {
  test('an empty amount is none, zero is zero, and currencies stay apart', async () => {
    const amounts: [string | null, string | null][] = [
      [null, 'USD'],
      ['', 'USD'],
      ['0', 'USD'],
      ['10.5', 'EUR'],
      ['7', null],
    ];
    const data = dataOf(
      amounts.map(([amount, currency], i) => deal(String(i + 1), { amount, deal_currency_code: currency })),
    );
    expect((await readPortal({ data })).records.deals.map(({ amount }) => amount)).toEqual([
      null,
      null,
      { minor: 0, currency: 'USD' },
      { minor: 1050, currency: 'EUR' },
      { minor: 700, currency: null },
    ]);
  });

  test('an amount with separators, a year 0 and a date that is none set the deal aside, by field', async () => {
    const data = dataOf([
      deal('1', { amount: '1,000' }),
      deal('2', { contract_end_date: '0000-00-00' }),
      deal('3', { closedate: 'Invalid date' }),
      deal('4', {
        contract_end_date: '1798675200000',
        closedate: '2026-12-31T23:30:00Z',
        createdate: '9999-12-31T00:00:00Z',
      }),
    ]);
    const { records, setAside } = await readPortal({ data, config: { calendar: { timeZone: 'Europe/Madrid' } } });
    expect(setAside.map(({ id, field, found }) => [id, field, found])).toEqual([
      ['1', 'amount', '"1,000"'],
      ['2', 'contract_end_date', '"0000-00-00"'],
      ['3', 'closedate', '"Invalid date"'],
    ]);
    expect(records.deals).toMatchObject([
      { id: '4', contractEnd: '2026-12-31', closedOn: '2027-01-01', createdOn: '9999-12-31' },
    ]);
  });

  test('a property that is no text sets the deal aside instead of the pull', async () => {
    const body = { results: [{ id: '3002', properties: { dealname: { text: 'Tide' }, amount: 12 } }] };
    const faults: Faults = (_n, { path }) =>
      path === '/crm/v3/objects/deals'
        ? { body }
        : path.endsWith('deals/search')
          ? { body: { total: 1, results: [] } }
          : undefined;
    const { setAside } = await readPortal({ faults });
    expect(setAside).toMatchObject([{ noun: 'deals', id: '3002', field: 'dealname', expected: 'a text' }]);
  });

  test('what is set aside is counted with its list', async () => {
    const data = hubspotData(small());
    const spoil = (type: string, id: string, property: string) => {
      const found = data.objects[type as 'orders'].find((object) => object.id === id)!;
      Object.assign(found.properties, { [property]: ODD });
    };
    const ODD = { text: 'Tide' };
    spoil('companies', '5002', 'name');
    spoil('contacts', '6002', 'email');
    spoil('orders', '8001', 'hs_order_name');
    const { read, setAside } = await readPortal({ data });
    expect(setAside.map(({ noun }) => noun)).toEqual(['communities', 'people', 'orders']);
    const counts = Object.entries(read).map(([list, table]) => [list, table.setAside] as const);
    expect(counts.filter(([, count]) => count > 0)).toEqual([
      ['companies', 1],
      ['contacts', 1],
      ['orders', 1],
    ]);
  });
});

describe('associations', () => {
  test('a company that is listed twice counts once, and a list is followed to its last page', async () => {
    const data = dataOf([deal('1'), deal('2')]);
    const companies = Array.from({ length: 7 }, (_, i) => ({
      id: String(5001 + i),
      labels: i ? [null] : ['Primary', null],
    }));
    data.associations['deals/companies'] = { '1': companies, '2': companies.slice(0, 1) };
    const { records, read } = await readPortal({ data, listSize: 3 });
    expect(records.deals.map(({ communityRecordIds }) => communityRecordIds)).toEqual([
      companies.map(({ id }) => id),
      ['5001'],
    ]);
    expect(read['associations of deals with companies']).toMatchObject({ records: 8, pages: 3, duplicates: 2 });
  });

  test('labels of one contact on several pages are joined', async () => {
    const data = dataOf([deal('1')]);
    data.associations['deals/contacts'] = { '1': [{ id: '6001', labels: ['Buyer', null, 'Technical Lead'] }] };
    const { records } = await readPortal({ data, listSize: 1 });
    expect(records.deals[0]?.contacts).toEqual([{ personId: '6001', roles: ['Buyer', 'Technical Lead'] }]);
  });

  test.each(['/crm/v4/associations/deals/companies/batch/read', '/crm/v3/objects/deals/batch/read'])(
    'a batch of %s of which a part failed is asked for again, and refused when it stays so',
    async (path) => {
      const body = { results: [], numErrors: 1, errors: [{ category: 'INTERNAL', message: 'a shard is down' }] };
      let times = 0;
      const once = at(path, () => (++times === 1 ? { status: 207, body } : {}));
      expect((await readPortal({ faults: once })).records.deals).toHaveLength(2);
      await portal?.server.close();
      const always = at(path, () => ({ status: 207, body }));
      await expect(readPortal({ faults: always })).rejects.toThrow(/parts of it are missing \(a shard is down\)/);
    },
  );
});

test('an owner who has left keeps their name, also where the id is a number', async () => {
  const data = hubspotData(small());
  data.owners = [];
  const faults = at('/crm/v3/owners/', ({ query }) => ({
    body: { results: query.get('archived') === 'true' ? [{ id: 71, firstName: 'Wren', lastName: null }] : [] },
  }));
  const { records } = await readPortal({ data, faults });
  expect(records.deals[0]).toMatchObject({ ownerId: '71', ownerName: 'Wren' });
});

describe('paths', () => {
  test.each([404, 410])('a path that HubSpot has retired (%s) is no empty list', async (status) => {
    const faults: Faults = (_n, { path }) => (path.startsWith('/crm/v4/') ? { status, body: {} } : undefined);
    await expect(readPortal({ faults })).rejects.toMatchObject({
      exitCode: 3,
      what: expect.stringMatching(/associations of \w+ with \w+/),
    });
  });

  test('every request stands under a path of the list, and an unknown one is not sent', async () => {
    await readPortal({});
    const known = Object.values(PATHS).map(([, now]) => now);
    expect(portal?.server.calls.filter(({ path }) => !known.some((one) => path.startsWith(one)))).toEqual([]);
    expect(() => currentAddress('http://x/crm/v9/objects?after=1', 'http://x')).toThrow(
      /unknown path: \/crm\/v9\/objects\.$/,
    );
    expect(() => currentAddress('http://y/crm/v3/owners', 'http://x')).toThrow(/unknown path/);
  });
});

test('pipelines that are named, and a property of the pipeline that is not, are refused', async () => {
  const hubspot = { pipelines: ['default'], properties: { deals: { pipelineId: null } } };
  portal = await openPortal({ config: { hubspot } });
  await expect(portal.read()).rejects.toThrow('No deal can be told to be in a pipeline.');
});
