import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choicesOf, filterRows, searchable } from '../../../src/ui/work-table/filter.ts';
import { valueOf, type PackedCell } from '../../../src/ui/work-table/packed.ts';
import { nextSort, sortRows } from '../../../src/ui/work-table/sort.ts';
import { NO_STATE, parseState } from '../../../src/ui/work-table/state.ts';
import { COLUMNS, states, tables } from './tables.ts';

const table: { columns: typeof COLUMNS; rows: PackedCell[][] } = {
  columns: COLUMNS,
  rows: [
    [['São Paulo hub', [['São Paulo hub', 'hand-off/1/']], 'saopaulo'], 'Lead', 5, '2026-01-05', 'x1'],
    ['Beta', ['Proposal', [['In proposal', null, 'due']]], null, '2026-03-01', 'x2'],
    ['Gamma 10', null, -2, null, 'x3'],
    ['gamma 9', 'Proposal', 0, '2026-03-01', 'x4'],
  ],
};
const rows = searchable(table);
const found = (address: string) => {
  const { state, ignored } = parseState(new URLSearchParams(address), COLUMNS, '');
  expect(ignored).toEqual([]);
  return filterRows(sortRows(rows, COLUMNS, state.sort), COLUMNS, state).map(({ cells }) => valueOf(cells[4]));
};

describe('the rows of a state', () => {
  test.each([
    ['', ['x1', 'x2', 'x3', 'x4']],
    ['q=SAO', ['x1']],
    ['q=gamma+10', ['x3']],
    ['q=10+gamma', ['x3']],
    ['q=saopaulo', ['x1']],
    ['q=in+proposal', ['x2']],
    ['q=x4', ['x4']],
    ['q=2026', []],
    ['stage=Proposal', ['x2', 'x4']],
    ['stage=', ['x3']],
    ['stage=Nonsense', []],
    ['amount=0..', ['x1', 'x4']],
    ['amount=..0', ['x3', 'x4']],
    ['amount=3..1', []],
    ['due=2026-03-01', ['x2', 'x4']],
    ['due=..2026-02-28', ['x1']],
    ['sort=deal', ['x2', 'x4', 'x3', 'x1']],
    ['sort=-deal', ['x1', 'x3', 'x4', 'x2']],
    ['sort=amount', ['x3', 'x4', 'x1', 'x2']],
    ['sort=-amount', ['x1', 'x4', 'x3', 'x2']],
    ['sort=due', ['x1', 'x2', 'x4', 'x3']],
    ['sort=-due', ['x2', 'x4', 'x1', 'x3']],
    ['stage=Proposal&sort=-amount', ['x4', 'x2']],
  ])('%s', (address, keys) => {
    expect(found(address)).toEqual(keys);
  });

  test('each choice with its rows, what is not known last', () => {
    expect(choicesOf(table, 'stage')).toEqual([
      { value: 'Lead', rows: 1 },
      { value: 'Proposal', rows: 2 },
      { value: '', rows: 1 },
    ]);
  });

  test('laws: to filter twice is to filter once, and the order of filtering and sorting is the same', () => {
    fc.assert(
      fc.property(tables, states, (any, state) => {
        const all = searchable(any);
        const once = filterRows(all, COLUMNS, state);
        expect(filterRows(once, COLUMNS, state)).toEqual(once);
        expect(filterRows(all, COLUMNS, NO_STATE)).toEqual(all);
        expect(sortRows(once, COLUMNS, state.sort)).toEqual(
          filterRows(sortRows(all, COLUMNS, state.sort), COLUMNS, state),
        );
      }),
    );
  });

  test('laws: sorting loses no row, keeps the order of equals, and puts what is not known last both ways', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...COLUMNS), fc.boolean(), (any, { id }, descending) => {
        const all = searchable(any);
        const place = COLUMNS.findIndex((column) => column.id === id);
        const sorted = sortRows(all, COLUMNS, { column: id, descending });
        expect(new Set(sorted)).toEqual(new Set(all));
        const values = sorted.map(({ cells }) => valueOf(cells[place]));
        const known = values.filter((value) => value !== null);
        expect(values.slice(0, known.length)).toEqual(known);
        for (const [at, one] of sorted.entries()) {
          const next = sorted[at + 1];
          if (next && Object.is(values[at], values[at + 1])) expect(all.indexOf(one)).toBeLessThan(all.indexOf(next));
          const [a, b] = [values[at], values[at + 1]];
          if (typeof a === 'number' && typeof b === 'number') expect(descending ? a >= b : a <= b).toBe(true);
        }
      }),
    );
  });

  test('a heading sorts up, down, and then as the page had it', () => {
    const up = nextSort(null, 'due');
    const down = nextSort(up, 'due');
    expect([up, down, nextSort(down, 'due'), nextSort(down, 'deal')]).toEqual([
      { column: 'due', descending: false },
      { column: 'due', descending: true },
      null,
      { column: 'deal', descending: false },
    ]);
  });
});
