import { compare, orderOf, type Row } from './filter.ts';
import { valueOf, type TableColumn } from './packed.ts';
import type { TableState } from './state.ts';

/** The rows in the order of a column. Rows of the same value keep their order; those without one come last both ways. */
export function sortRows(rows: readonly Row[], columns: readonly TableColumn[], sort: TableState['sort']): Row[] {
  const place = columns.findIndex(({ id }) => id === sort?.column);
  if (sort === null || place < 0) return [...rows];
  const way = sort.descending ? -1 : 1;
  const isText = columns[place]?.kind === 'text';
  const keyed = rows.map((row) => ({ row, key: valueOf(row.cells[place]) }));
  const known = keyed.flatMap(({ row, key }) =>
    key === null ? [] : [{ row, key: isText ? orderOf(String(key)) : key }],
  );
  known.sort(({ key: a }, { key: b }) => way * compare(a, b));
  return [...known, ...keyed.filter(({ key }) => key === null)].map(({ row }) => row);
}

/** What a click on a column's heading makes of the order: up, down, and as the page had it. */
export function nextSort(sort: TableState['sort'], column: string): TableState['sort'] {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
