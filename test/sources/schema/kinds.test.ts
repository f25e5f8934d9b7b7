import { afterEach, expect, test, vi } from 'vitest';
import { NOUNS, readConfig, type NounKey } from '../../../src/model/index.ts';
import { mapRecord } from '../../../src/sources/engagements/index.ts';
import { mapCompany, mapContact, mapDeal, mapOrder } from '../../../src/sources/hubspot/index.ts';
import { FieldReader } from '../../../src/sources/mapping/index.ts';
import { KINDS, mappedTables, type Kind } from '../../../src/sources/schema/index.ts';
import { knownValues } from '../../../src/sources/schema/values.ts';

const config = readConfig({});
const METHODS = [
  'text',
  'typed',
  'date',
  'day',
  'instant',
  'month',
  'number',
  'money',
  'choice',
  'flag',
  'links',
] as const;

/** What each kind may be read with. A choice of HubSpot is kept as a text, and the deal type is looked up. */
const READ_WITH: Record<Kind, readonly string[]> = {
  text: ['text', 'typed'],
  date: ['date', 'day'],
  instant: ['instant'],
  number: ['number'],
  money: ['money'],
  choice: ['choice', 'text'],
  flag: ['flag'],
  links: ['links'],
  month: ['month'],
};

afterEach(() => vi.restoreAllMocks());

/** Key of the model → the first method that reads it; a method may use another one inside. */
function methodsOf(map: () => unknown): Record<string, string> {
  const read: Record<string, string> = {};
  for (const method of METHODS) {
    // Called with the reader as `this` below.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const original = FieldReader.prototype[method] as (...args: unknown[]) => unknown;
    vi.spyOn(FieldReader.prototype, method).mockImplementation(function (this: unknown, ...args: unknown[]) {
      read[args[0] as string] ??= method;
      return original.apply(this, args) as never;
    });
  }
  map();
  vi.restoreAllMocks();
  return read;
}

const object = { id: '1', properties: {}, updatedAt: null };
const none = new Map<string, never>();
const context = { config, pipelines: [], ownerNames: none, companies: none, contacts: none };
const MAPPERS: Record<string, () => unknown> = {
  deals: () => mapDeal(object, context),
  communities: () => mapCompany(object, config),
  people: () => mapContact(object, config),
  orders: () => mapOrder(object, undefined, config),
};

test.each(
  [...mappedTables('hubspot', config), ...mappedTables('airtable', config)].map(
    ({ noun, fields }) => [noun, fields] as const,
  ),
)('%s: every mapped field has a kind, and the mapper reads it so', (noun, fields) => {
  const kinds: Record<string, Kind> = KINDS[noun];
  expect(Object.keys(kinds).sort()).toEqual(Object.keys(fields).sort());
  const read = methodsOf(MAPPERS[noun] ?? (() => mapRecord(noun as never, { id: 'rec1', fields: {} }, config)));
  expect(Object.keys(read).sort()).toEqual(Object.keys(fields).sort());
  for (const [key, kind] of Object.entries(kinds))
    expect([key, READ_WITH[kind]]).toEqual([key, expect.arrayContaining([read[key]])]);
});

test('a field of the model that takes only some words is a choice of just these', () => {
  for (const [noun, kinds] of Object.entries(KINDS)) {
    const shape = NOUNS[noun as NounKey].schema.shape as Record<string, { unwrap?: () => { options?: unknown } }>;
    for (const [key, kind] of Object.entries(kinds as Record<string, Kind>)) {
      const known = knownValues(`${noun}.${key}`, config);
      expect([noun, key, known !== null]).toEqual([noun, key, kind === 'choice']);
      const options = shape[key]?.unwrap?.().options;
      if (Array.isArray(options) && noun !== 'deals') expect(known).toEqual(options);
    }
  }
});
