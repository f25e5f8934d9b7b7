import type { Cell } from '../workspace/table.ts';

/** A small table of one page, which is not downloaded by itself. */
export interface Sheet {
  title: string;
  columns: { label: string; kind: 'text' | 'number' | 'day' }[];
  rows: Cell[][];
  /** What stands in its place without rows. */
  empty: string;
}

/** `'Due:day'` is a column of days; without a kind it is text. */
export function sheet(title: string, columns: readonly string[], rows: Cell[][], empty: string): Sheet {
  const made = columns.map((column) => {
    const [label = '', kind = 'text'] = column.split(':');
    return { label, kind: kind as Sheet['columns'][number]['kind'] };
  });
  return { title, columns: made, rows, empty };
}
