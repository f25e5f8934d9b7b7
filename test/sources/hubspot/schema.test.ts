import { afterEach, expect, test } from 'vitest';
import { HUBSPOT_PROPERTIES } from '../../../src/model/index.ts';
import { hubspotSchema } from '../../../src/sources/hubspot/index.ts';
import { hubspotProperties, property } from '../../servers/hubspot-properties.ts';
import { openPortal, type Portal } from './portal.ts';

let portal: Portal | undefined;
afterEach(async () => portal?.server.close());

test('the portal describes every mapped property, with its type and its options', async () => {
  portal = await openPortal();
  const schema = await hubspotSchema(portal.client);
  expect(Object.entries(schema).map(([noun, { table }]) => [noun, table])).toEqual([
    ['deals', 'deals'],
    ['communities', 'companies'],
    ['people', 'contacts'],
    ['orders', 'orders'],
  ]);
  const names = schema.deals?.fields.map(({ name }) => name);
  expect(names).toEqual([...Object.values(HUBSPOT_PROPERTIES.deals), 'hs_object_id']);
  const field = (name: string) => schema.deals?.fields.find((one) => one.name === name);
  expect(field('service_tier')).toEqual({
    id: 'service_tier',
    name: 'service_tier',
    label: 'service tier',
    type: 'enumeration',
    options: ['essential', 'advanced', 'premier'],
  });
  expect(field('amount')).toMatchObject({ type: 'number', options: null });
  expect(field('closedate')).toMatchObject({ type: 'datetime' });
  expect(field('contract_end_date')).toMatchObject({ type: 'date' });
  expect(portal.calls()).toEqual(
    expect.arrayContaining(
      ['deals', 'companies', 'contacts', 'orders'].map((type) => `GET /crm/v3/properties/${type}`),
    ),
  );
});

test('hidden options count, archived properties do not, and options that are kept elsewhere are unknown', async () => {
  const properties = hubspotProperties();
  properties.orders = [
    {
      ...property('hs_fulfillment_status'),
      type: 'enumeration',
      options: [{ value: 'a', label: 'A', hidden: true, displayOrder: 0 }],
    },
    { ...property('hs_createdate'), archived: true },
    { ...property('dealstage'), label: ' ', options: [{ value: 'x', label: 'X', hidden: false, displayOrder: 0 }] },
  ];
  portal = await openPortal({ properties });
  expect((await hubspotSchema(portal.client)).orders?.fields).toEqual([
    {
      id: 'hs_fulfillment_status',
      name: 'hs_fulfillment_status',
      label: 'fulfillment status',
      type: 'enumeration',
      options: ['a'],
    },
    { id: 'dealstage', name: 'dealstage', label: 'dealstage', type: 'enumeration', options: null },
  ]);
});

test('a property that was taken out of the portal is silently absent from every record', async () => {
  const properties = hubspotProperties();
  properties.deals = properties.deals.filter(({ name }) => name !== 'service_tier');
  portal = await openPortal({ properties });
  const { records, setAside } = await portal.read();
  expect(records.deals.map(({ serviceTier }) => serviceTier)).toEqual([null, null]);
  expect(setAside).toEqual([]);
});

test('a scope that the token lacks is named', async () => {
  portal = await openPortal({ missingScopes: { '/properties/companies': ['crm.schemas.companies.read'] } });
  await expect(hubspotSchema(portal.client)).rejects.toThrow(
    /properties of companies[^]*crm\.schemas\.companies\.read/,
  );
});
