import type { Day } from '../../model/index.ts';

/** Shapes of a status; `src/ui/status.ts` draws them. */
export type Shape = 'error' | 'warning' | 'info' | 'delivered' | 'late' | 'due' | 'open' | 'cancelled';

/** One thing that a cell shows. */
export interface Shown {
  text: string;
  /**
   * Where it leads: an address below the team site's root (`hand-off/123/`), one of the communities' sites
   * (`../communities/…`), `handbook:<page>#<section>`, or an https address. A section that the handbook does not have is
   * shown without a link.
   */
  href?: string | null;
  /** Set for a status: its shape, always beside its word. */
  shape?: Shape;
}

/** A cell: the value that is sorted, filtered and downloaded, and what is shown of it. */
export interface Cell {
  /** Numbers in the unit of the column, days as `YYYY-MM-DD`; null where nothing is known, which sorts last. */
  value: string | number | null;
  /** What is shown where it differs from the value; null cells show nothing without it. */
  shown?: Shown[];
  /** A second, smaller line. */
  note?: string;
}

export interface Column {
  /** Stable name: a key of the JSON file and of the address; lower-case letters and digits, joined by hyphens. */
  id: string;
  label: string;
  /** What the values mean, with their unit; stands in the metadata of the CSV file. */
  description: string;
  kind: 'text' | 'number' | 'day';
  /** How the reader may narrow the table by it: one of its values, or from and to. */
  filter?: 'choice' | 'range';
  /** In the files only, with its filter if it has one: an id, a part of what another column shows, or one too many for a window. */
  hidden?: true;
}

/** A table of a team page, which can be filtered, sorted and downloaded whole. */
export interface WorkTable {
  /** Stable name, part of addresses and file names; unique on the site. */
  id: string;
  title: string;
  columns: Column[];
  /** In the order in which a reader wants them: what is wrong or due first. */
  rows: Cell[][];
  /** What stands in its place when it has no rows: what would appear here, and that nothing is wrong. */
  empty: string;
  /** Where the values come from. */
  source: string;
}

/** Rows that one page shows; what is beyond stands on pages of its own. */
export const PAGE_ROWS = 200;

/** How many pages a table takes; one also where it is empty. */
export const pageCount = ({ rows }: Pick<WorkTable, 'rows'>): number => Math.max(1, Math.ceil(rows.length / PAGE_ROWS));

/** Address of a page of a table's rows from the second on, below the site's root. */
export const rowsPage = (id: string, page: number): string => `tables/${id}/${page}/`;

const lines = (shown: Shown[], note: string | null | undefined): Pick<Cell, 'shown' | 'note'> => ({
  ...(shown.length > 0 ? { shown } : {}),
  ...(note ? { note } : {}),
});

/** A text, or nothing. */
export const text = (value: string | null, note?: string | null): Cell => ({ value, ...lines([], note) });

/** A name that leads to a page or a record. */
export const link = (value: string | null, href: string | null, note?: string | null): Cell => ({
  value,
  ...lines(value === null ? [] : [{ text: value, href }], note),
});

/** A number; `words` are what is shown of it, such as a number with its unit. */
export const number = (value: number | null, words?: string, note?: string | null): Cell => ({
  value,
  ...lines(words === undefined ? [] : [{ text: words }], note),
});

/** A calendar date; the note says what it means today: "in 8 days". */
export const date = (value: Day | null, note?: string | null): Cell => ({ value, ...lines([], note) });

/** A status as a shape and a word. `value` is what it is filtered by. */
export const status = (
  value: string,
  shape: Shape,
  words: string = value,
  { href, note }: { href?: string | null; note?: string | null } = {},
): Cell => ({ value, ...lines([{ text: words, shape, ...(href ? { href } : {}) }], note) });

/** Several things in one cell, such as links to the records; `value` is what is filtered and downloaded. */
export const several = (value: string | null, shown: Shown[], note?: string | null): Cell => ({
  value,
  ...lines(shown, note),
});
