import type { Cell, Column, Shown, WorkTable } from '../../reports/index.ts';

/** A column as the reader's browser needs it. */
export type TableColumn = Pick<Column, 'id' | 'label' | 'kind' | 'filter' | 'hidden'>;
export type Value = string | number | null;

type PackedShown = string | [text: string, address: string | null, shape?: Shown['shape']];
/** A cell without the names of its parts: its value alone where nothing else is shown. */
export type PackedCell = Value | [value: Value, shown: PackedShown[] | null, note?: string];

/** All rows of a table as the browser loads them. */
export interface PackedTable {
  columns: TableColumn[];
  rows: PackedCell[][];
}

/** Where something shown leads, from the site's root, or elsewhere by its whole address; null for nowhere. */
export type Resolve = (shown: Shown) => string | null;

/** Parameters of every table's address, which no column may be called. */
export const RESERVED: readonly string[] = ['q', 'sort'];

/** @throws Error when a column has the name of a parameter: a mistake of the program */
export function packTable({ id, columns, rows }: WorkTable, resolve: Resolve): PackedTable {
  const taken = columns.find((column) => RESERVED.includes(column.id));
  if (taken) throw new Error(`A column of ${id} is called ${taken.id}, as a parameter of its address: rename it.`);
  return {
    columns: columns.map(({ id: name, label, kind, filter, hidden }) => ({
      ...{ id: name, label, kind },
      ...(filter && { filter }),
      ...(hidden && { hidden }),
    })),
    rows: rows.map((row) => columns.map((_, place) => packCell(row[place] ?? { value: null }, resolve))),
  };
}

export function packCell({ value, shown, note }: Cell, resolve: Resolve): PackedCell {
  if (!shown && !note) return value;
  const packed = shown?.map((one) => packShown(one, resolve)) ?? null;
  return note ? [value, packed, note] : [value, packed];
}

function packShown(shown: Shown, resolve: Resolve): PackedShown {
  const address = resolve(shown);
  if (shown.shape) return [shown.text, address, shown.shape];
  return address === null ? shown.text : [shown.text, address];
}

/** One row a line, so that a diff of two nights reads well. */
export const packedText = ({ columns, rows }: PackedTable): string =>
  `{"columns":${JSON.stringify(columns)},"rows":[${rows.map((row) => `\n${JSON.stringify(row)}`).join(',')}\n]}\n`;

export const valueOf = (cell: PackedCell | undefined): Value => (Array.isArray(cell) ? cell[0] : cell) ?? null;

export const shownOf = (cell: PackedCell | undefined): PackedShown[] | null => (Array.isArray(cell) ? cell[1] : null);

export const noteOf = (cell: PackedCell | undefined): string | null => (Array.isArray(cell) ? (cell[2] ?? null) : null);

/** The words of a cell without its addresses. */
export const wordsOf = (cell: PackedCell | undefined): string[] =>
  (shownOf(cell) ?? []).map((one) => (typeof one === 'string' ? one : one[0])).concat(noteOf(cell) ?? []);
