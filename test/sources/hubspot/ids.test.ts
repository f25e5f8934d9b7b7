import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { exactIds } from '../../../src/sources/hubspot/ids.ts';
import { dataOf, deal, openPortal, type Portal } from './portal.ts';

let portal: Portal | undefined;
afterEach(async () => portal?.server.close());

const read = (text: string) => exactIds(text, JSON.parse(text));

describe('ids above 2^53', () => {
  test('that stand as numbers are read to their last digit', () => {
    expect(read('{"toObjectId" : 9007199254740993,"from":{"id":9007199254740995}}')).toEqual({
      toObjectId: '9007199254740993',
      from: { id: '9007199254740995' },
    });
  });

  test('leave other numbers as they are', () => {
    const text = '{"id": 9007199254740993, "total": 9007199254740993, "paid": 1234567890123456, "other": {"id": 1.5}}';
    expect(read(text)).toEqual({
      id: '9007199254740993',
      total: Number('9007199254740993'),
      paid: 1_234_567_890_123_456,
      other: { id: 1.5 },
    });
  });

  test('never change what stands in a text, whatever it looks like', () => {
    const part = fc.constantFrom('"id": 9007199254740993', '"id":', '"', '\\', ' 12', ',', '}', 'toObjectId');
    const words = fc.array(part).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (name, key) => {
        fc.pre(key !== 'id' && key !== 'toObjectId');
        const record = { id: '1', [key]: name, name };
        const text = JSON.stringify({ ...record, far: [1, { x: name }] });
        expect(read(text.replace('"id":"1"', '"id":9007199254740993'))).toEqual({
          ...record,
          id: '9007199254740993',
          far: [1, { x: name }],
        });
      }),
    );
  });
});

test('a deal whose name looks like an id keeps it, and its associations their ids', async () => {
  const name = 'Tide "id": 9007199254740993, "toObjectId":12';
  const data = dataOf([deal('9007199254740993', { dealname: name }), deal('12')]);
  data.associations['deals/companies']!['9007199254740993'] = [{ id: '9007199254740997', labels: [null] }];
  data.associations['deals/companies']!['12'] = [{ id: '34', labels: [null] }];
  portal = await openPortal({ data });
  const { records } = await portal.read();
  expect(records.deals.map(({ id, name: read_, communityRecordIds }) => [id, read_, communityRecordIds])).toEqual([
    ['9007199254740993', name, ['9007199254740997']],
    ['12', 'Deal 12', ['34']],
  ]);
});

test('an id that cannot be exact is refused', async () => {
  const body = { results: [{ id: 1.5, properties: {} }] };
  portal = await openPortal({ faults: (_n, { path }) => (path.endsWith('/objects/deals') ? { body } : undefined) });
  await expect(portal.read()).rejects.toThrow(/results\.0\.id: expected an id, found 1\.5/);
});
