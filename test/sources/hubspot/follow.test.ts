import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  followDeals,
  namedDeals,
  resolveDeals,
  todaysId,
  underTodaysIds,
  type NamingDeals,
} from '../../../src/sources/hubspot/index.ts';
import { MOST_ASKED } from '../../../src/sources/hubspot/follow.ts';
import { small } from '../../fixtures/sources/records.ts';
import type { Call } from '../../servers/index.ts';
import { dataOf, deal, openPortal, type Portal } from './portal.ts';

let portal: Portal | undefined;
afterEach(async () => portal?.server.close());

const GONE = { merged: { '1': '2', '3': '2' }, archived: ['4'] };
const DEALS = [deal('1'), deal('2'), deal('3'), deal('4')];

/** Records of which one engagement names these deals. */
function naming(...dealIds: string[]): NamingDeals {
  const { engagements } = small();
  return { deals: [], contracts: [], orders: [], engagements: engagements.map((one) => ({ ...one, dealIds })) };
}

const asked = (calls: readonly string[]) => calls.filter((call) => /objects\/deals\/\d+$/.test(call));

test('each deal is asked for once, and once more as an archived one', async () => {
  portal = await openPortal({ data: dataOf(DEALS), gone: GONE });
  const { aliases, gone, here } = await resolveDeals(portal.client, ['1', '2', '4', '5', '1', 'x/../y']);
  expect([...aliases]).toEqual([['1', '2']]);
  expect(gone).toEqual([
    { id: '1', state: 'merged', into: '2' },
    { id: '4', state: 'archived', into: null },
  ]);
  expect(here).toEqual(['2']);
  expect(portal.calls().sort()).toEqual(['1', '2', '4', '4', '5', '5'].map((id) => `GET /crm/v3/objects/deals/${id}`));
});

test('a failure other than "not found" is none of an answer', async () => {
  portal = await openPortal({ faults: () => ({ status: 403, body: { category: 'MISSING_SCOPES' } }) });
  await expect(resolveDeals(portal.client, ['1'])).rejects.toMatchObject({ exitCode: 3 });
});

describe('deals that records name and no list has', () => {
  test('merged ones are named by their id of today, archived and unknown ones stay as they are', async () => {
    portal = await openPortal({ data: dataOf(DEALS), gone: GONE });
    const read = await portal.read();
    expect([...read.dealIds]).toEqual(['2']);
    const followed = await followDeals(portal.client, read, naming('1', '3', '4', '5'));
    expect(followed.records.engagements[0]?.dealIds).toEqual(['2', '4', '5']);
    expect(followed.gone).toEqual([
      { id: '1', state: 'merged', into: '2' },
      { id: '3', state: 'merged', into: '2' },
      { id: '4', state: 'archived', into: null },
    ]);
    expect(followed.notes).toEqual(['Deals that records name and that were merged or archived: 3.']);
  });

  test('what the deals themselves say of a merge is not asked for', async () => {
    portal = await openPortal({ data: dataOf([deal('2', { hs_merged_object_ids: '1;3' })]) });
    const read = await portal.read();
    const { records, gone } = await followDeals(portal.client, read, naming('3', '2'));
    expect(records.engagements[0]?.dealIds).toEqual(['2']);
    expect(gone).toEqual([{ id: '3', state: 'merged', into: '2' }]);
    expect(asked(portal.calls())).toEqual([]);
  });

  test('one that went during the pull is neither asked for nor named again', async () => {
    const gone = { merged: { '1': '2' }, archived: ['4'], from: ({ path }: Call) => path.startsWith('/crm/v4/') };
    portal = await openPortal({ data: dataOf([deal('1'), deal('2'), deal('4')]), gone });
    const read = await portal.read();
    const before = asked(portal.calls()).length;
    const followed = await followDeals(portal.client, read, naming('1', '4'));
    expect(followed).toMatchObject({ gone: read.gone, notes: [] });
    expect(followed.gone.map(({ id }) => id)).toEqual(['1', '4']);
    expect(asked(portal.calls())).toHaveLength(before);
  });

  test('no more than 500 are asked for', async () => {
    portal = await openPortal({ data: dataOf([]) });
    const many = Array.from({ length: MOST_ASKED + 7 }, (_, i) => String(i + 10_000));
    const read = { dealIds: new Set<string>(), merged: new Map<string, string>(), gone: [] };
    const { records, notes } = await followDeals(portal.client, read, naming(...many));
    expect(records.engagements[0]?.dealIds).toEqual(many);
    expect(notes).toEqual(['Deals that records name and no list has, not asked for one by one: 7.']);
    expect(asked(portal.calls())).toHaveLength(2 * MOST_ASKED);
  });
});

describe('the ids of today', () => {
  test('are found over several merges, and a circle ends', () => {
    const aliases = new Map([
      ['1', '2'],
      ['2', '3'],
      ['8', '9'],
      ['9', '8'],
    ]);
    expect(['1', '2', '3', '4'].map((id) => todaysId(id, aliases))).toEqual(['3', '3', '3', '4']);
    expect(['8', '9']).toContain(todaysId('8', aliases));
  });

  test('stand once in each list, which keeps its order, or is sorted where it was', () => {
    const [order] = small().orders;
    const { orders } = underTodaysIds({ orders: [{ ...order!, dealIds: ['1', '5'] }] }, new Map([['1', '9']]));
    expect(orders[0]?.dealIds).toEqual(['5', '9']);
    expect(underTodaysIds(naming('7', '1', '9', '3'), new Map([['1', '9']])).engagements[0]?.dealIds).toEqual([
      '7',
      '9',
      '3',
    ]);
  });

  test('leave a deal that was merged with the one it followed without one', () => {
    const [first] = small().deals;
    const deals = [{ ...first!, id: '9', previousDealId: '1' }];
    expect(underTodaysIds({ deals }, new Map([['1', '9']])).deals[0]?.previousDealId).toBeNull();
    expect(underTodaysIds({ deals }, new Map([['1', '8']])).deals[0]?.previousDealId).toBe('8');
  });

  test('name no merged deal any more, and change nothing else', () => {
    const id = fc.integer({ min: 1, max: 9 }).map(String);
    // A deal is merged into one with a higher id, as HubSpot makes them.
    const merges = fc.uniqueArray(
      fc.tuple(id, id).filter(([a, b]) => a < b),
      { selector: ([a]) => a },
    );
    fc.assert(
      fc.property(merges, fc.uniqueArray(id), (pairs, dealIds) => {
        const aliases = new Map(pairs);
        const before = naming(...dealIds);
        const after = underTodaysIds(before, aliases);
        expect([...namedDeals(after)].filter((named) => aliases.has(named))).toEqual([]);
        expect(after.engagements.map((one) => ({ ...one, dealIds }))).toEqual(before.engagements);
        expect(underTodaysIds(after, aliases)).toEqual(after);
      }),
    );
  });
});
