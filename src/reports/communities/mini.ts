import type { Cell } from '../workspace/table.ts';

/** A small table of a community's page. It stands on no other page, and has no files of its own. */
export interface MiniTable {
  /** What it holds, for readers who cannot see it. */
  label: string;
  head: { label: string; isNumber?: true }[];
  rows: Cell[][];
}

/** Null where there is nothing to list. */
export const mini = (
  label: string,
  head: readonly string[],
  rows: Cell[][],
  numbers: readonly string[] = [],
): MiniTable | null =>
  rows.length === 0
    ? null
    : {
        ...{ label, rows },
        head: head.map((name) => (numbers.includes(name) ? { label: name, isNumber: true } : { label: name })),
      };
