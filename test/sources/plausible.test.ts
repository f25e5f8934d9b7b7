import { expect, test } from 'vitest';
import { readConfig, type SetAside } from '../../src/model/index.ts';
import { refuseManySetAside } from '../../src/sources/plausible.ts';
import { none, small } from '../fixtures/sources/records.ts';

const aside = (noun: SetAside['noun'], count: number): SetAside[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ noun, id: `rec${i}`, name: null, field: 'URL', expected: 'a text', found: '7', links: [] },
  }));
const config = readConfig({});
const hubs = (count: number) => ({ ...none(), hubs: Array.from({ length: count }, () => small().hubs[0]!) });

test.each([
  ['5 of 100', 95, 5, false],
  ['6 of 101, which is 5.9 %', 95, 6, true],
  ['2 of 40', 38, 2, false],
  ['2 of 39', 37, 2, true],
  ['the only one', 0, 1, false],
  ['both of two', 0, 2, true],
])('%s that cannot be read', (_what, read, spoilt, refused) => {
  const judge = () => refuseManySetAside(hubs(read), aside('hubs', spoilt), config);
  if (refused) expect(judge).toThrow(`${spoilt} of ${read + spoilt} records of hubs cannot be read`);
  else expect(judge).not.toThrow();
});

test('the message says where the records are kept', () => {
  const kept = (source: 'airtable' | 'csv') => () =>
    refuseManySetAside(none(), aside('hubs', 2), readConfig({ engagements: { source } }));
  expect(kept('airtable')).toThrow('or the records in Airtable;');
  expect(kept('csv')).toThrow('or the records in the CSV folder;');
});

test('each table is judged by itself, and samples of usage where they are read', () => {
  expect(() => refuseManySetAside({ ...hubs(100), deals: [] }, aside('deals', 2), config)).toThrow(
    '2 of 2 records of deals',
  );
  expect(() => refuseManySetAside(none(), aside('usage', 50), config)).not.toThrow();
});
