import { describe, expect, it } from 'vitest';
import { group, invert, linksBothWays, lookUp } from '../../src/invariants/group.ts';
import { byId, compare, distinct, inIdOrder } from '../../src/invariants/order.ts';
import { eachOnce, once } from '../../src/invariants/once.ts';
import { called, calledSubject, nounsOfType } from '../../src/invariants/outcome.ts';
import { capital, count, enumerate, inWords, monthInWords } from '../../src/invariants/words.ts';
import { SUBJECT_TYPES, type Context, type Index } from '../../src/invariants/index.ts';
import { NOUN_KEYS } from '../../src/model/index.ts';

const letters = (text: string) => text.split('').map((id) => ({ id }));
const ids = (items: readonly { id: string }[] | undefined) => items?.map(({ id }) => id).join('');

describe('order', () => {
  it('goes by code unit, and is none between equals', () => {
    expect([compare('a', 'b'), compare('b', 'a'), compare('a', 'a'), compare('B', 'a')]).toEqual([-1, 1, 0, -1]);
    expect(byId({ id: '2' }, { id: '10' })).toBe(1);
  });

  it('leaves a list in order as it is, and sorts a copy of another', () => {
    for (const text of ['', 'a', 'abc', 'aab']) {
      const list = letters(text);
      expect(inIdOrder(list)).toBe(list);
    }
    const list = letters('bca');
    expect(ids(inIdOrder(list))).toBe('abc');
    expect(ids(list)).toBe('bca');
    expect(ids(inIdOrder(letters('acb')))).toBe('abc');
  });

  it('of distinct texts is theirs', () => {
    expect([distinct([]), distinct(['b']), distinct(['b', 'a', 'b']), distinct(new Set(['b', 'a']))]).toEqual([
      [],
      ['b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

describe('groups', () => {
  it('hold an item once for each distinct key, however many there are', () => {
    const items = Array.from({ length: 20 }, (_, place) => ({ id: String(place), keys: ['x', 'y', 'x'] }));
    const groups = group(items, ({ keys }) => keys);
    expect([...groups.keys()]).toEqual(['x', 'y']);
    expect(groups.get('x')).toEqual(items);
    expect(groups.get('y')).toEqual(items);
    expect(group(items, () => []).size).toBe(0);
  });

  it('are read as lists that may be empty', () => {
    const read = lookUp(group(letters('ab'), ({ id }) => [id]));
    expect([ids(read('a')), ids(read('c'))]).toEqual(['a', '']);
  });

  it('do not share a list that grows', () => {
    const items = letters('abcdefgh');
    expect(ids(group(items, () => ['x']).get('x'))).toBe('abcdefgh');
  });
});

describe('links of both sides', () => {
  const children = letters('abcdefghijklmnopqrst');
  const table = new Map(children.map((child) => [child.id, child]));
  const join = (down: string, up: string) =>
    linksBothWays(
      [{ id: 'P' }],
      () => down.split(''),
      () => table,
      new Map(up === '' ? [] : [['P', up.split('').flatMap((id) => table.get(id) ?? [])]]),
    );

  it.each([
    ['', '', undefined],
    ['a', '', 'a'],
    ['', 'a', 'a'],
    ['ba', 'ab', 'ab'],
    ['ca', 'b', 'abc'],
    ['aa', '', 'a'],
    ['z', '', undefined],
    ['za', 'b', 'ab'],
    ['abcdefg', 'abcdefg', 'abcdefg'],
    ['hgfedcba', 'abcdefg', 'abcdefgh'],
    ['abcdef', 'abcdefgh', 'abcdefgh'],
    ['ponmlkji', 'abcdefgh', 'abcdefghijklmnop'],
  ])('%j from above and %j from below are %j', (down, up, expected) => {
    expect(ids(join(down, up).get('P'))).toBe(expected);
  });

  it('lead back from each child to its parents', () => {
    const parents = letters('PQ');
    const back = invert(
      parents,
      new Map([
        ['P', letters('ab')],
        ['Q', letters('b')],
      ]),
    );
    expect([...back].map(([id, found]) => [id, ids(found)])).toEqual([
      ['a', 'P'],
      ['b', 'PQ'],
    ]);
    expect(invert(parents, new Map()).size).toBe(0);
  });
});

describe('a lookup that is made once', () => {
  it('is made once for each portfolio', () => {
    let made = 0;
    const look = once(() => ({ made: ++made }));
    const [first, second] = [{ index: {} }, { index: {} }] as Context[];
    expect([first, first, second, first].map((context) => look(context!).made)).toEqual([1, 1, 2, 1]);
  });

  it('is made once for each record of a portfolio', () => {
    let made = 0;
    const look = eachOnce((_, record: { id: string }) => `${record.id}${++made}`);
    const [first, second] = [{}, {}] as Index[];
    const [a, b] = letters('ab');
    const found = [first!, first!, second!].flatMap((index) => [a!, b!, a!].map((record) => look(index, record)));
    expect(found).toEqual(['a1', 'b2', 'a1', 'a1', 'b2', 'a1', 'a3', 'b4', 'a3']);
  });
});

describe('words', () => {
  it('count, enumerate and name days and months', () => {
    expect([0, 1, 2, -1].map((number) => count(number, 'day'))).toEqual(['0 days', '1 day', '2 days', '-1 days']);
    expect(
      ['', 'a', 'ab', 'abc', 'abcdef', 'abcdefg'].map((text) => enumerate(text.split('').filter(Boolean))),
    ).toEqual(['', 'a', 'a and b', 'a, b and c', 'a, b, c, d, e and f', 'a, b, c, d, e and 2 more']);
    expect([inWords('2026-06-05'), inWords('0987-12-31'), monthInWords('2026-01')]).toEqual([
      '5 June 2026',
      '31 December 987',
      'January 2026',
    ]);
    expect([capital('the cost CSV'), capital('')]).toEqual(['The cost CSV', '']);
  });

  it('name a record by its name, else by type and id', () => {
    expect(called('deal', { id: '1', name: ' Reef \n\n hub ' })).toBe('deal “Reef hub”');
    expect(
      [undefined, null, '', ' ', 'deal 1'].map((name) =>
        called('deal', { id: '1', ...(name === undefined ? {} : { name }) }),
      ),
    ).toEqual(Array(5).fill('deal 1'));
    expect(calledSubject({ type: 'source', id: 'x/1', name: 'FTE log of May' })).toBe('FTE log of May');
    expect(calledSubject({ type: 'deal', id: '1', name: 'Reefs' })).toBe('deal “Reefs”');
  });

  it('are of every noun', () => {
    expect(nounsOfType('deal')).toEqual(['deals']);
    expect(nounsOfType('source')).toEqual(['pipelines', 'fteLog', 'capacity', 'checkIns']);
    expect(nounsOfType('waiver')).toEqual([]);
    expect(new Set(SUBJECT_TYPES.flatMap(nounsOfType))).toEqual(new Set(NOUN_KEYS));
  });
});
