import type { Cell } from './table.ts';

/** A small table of one page, which is not downloaded by itself. */
export interface Sheet {
  title: string;
  columns: { label: string; kind: 'text' | 'number' | 'day' }[];
  rows: Cell[][];
  /** What stands in its place without rows; null where it is then left out. */
  empty: string | null;
}

/** `'Due:day'` is a column of days; without a kind it is text. */
export function sheet(title: string, columns: readonly string[], rows: Cell[][], empty: string | null = null): Sheet {
  const made = columns.map((column) => {
    const [label = '', kind = 'text'] = column.split(':');
    return { label, kind: kind as Sheet['columns'][number]['kind'] };
  });
  return { title, columns: made, rows, empty };
}

/** Null where there is nothing to list. */
export const sheetIfAny = (title: string, columns: readonly string[], rows: Cell[][]): Sheet | null =>
  rows.length === 0 ? null : sheet(title, columns, rows);
