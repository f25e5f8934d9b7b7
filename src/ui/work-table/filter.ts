import { valueOf, wordsOf, type PackedCell, type PackedTable, type TableColumn, type Value } from './packed.ts';
import type { Range, TableState } from './state.ts';

/** A row with what is searched in it. */
export interface Row {
  cells: PackedCell[];
  /** Folded words of its text columns. */
  hay: string;
}

/** Without case and accents, so that `sao` finds `São`. Most texts have no accent, and are not looked at for one. */
export const fold = (text: string): string =>
  (/^[\x20-\x7e\n]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();

/** What texts are put in order by: folded, and numbers in them by size. */
export const orderOf = (text: string): string => fold(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** Rows as they are searched; folding them once makes each later search a search for a part of a text. */
export const searchable = ({ columns, rows }: PackedTable): Row[] =>
  rows.map((cells) => ({
    cells,
    hay: fold(
      columns
        .flatMap(({ kind }, place) => (kind === 'text' ? [valueOf(cells[place]) ?? '', ...wordsOf(cells[place])] : []))
        .join('\n'),
    ),
  }));

/** The rows that a state leaves, in the order in which they came. */
export function filterRows(rows: readonly Row[], columns: readonly TableColumn[], state: TableState): Row[] {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const tests = columns.flatMap(({ id, kind }, place) => {
    const [choice, range] = [state.choices.get(id), state.ranges.get(id)];
    const isWithin = range && within(range, kind);
    return [
      ...(choice === undefined ? [] : [(cells: PackedCell[]) => choiceOf(valueOf(cells[place])) === choice]),
      ...(isWithin ? [(cells: PackedCell[]) => isWithin(valueOf(cells[place]))] : []),
    ];
  });
  return rows.filter(
    ({ cells, hay }) => words.every((word) => hay.includes(word)) && tests.every((test) => test(cells)),
  );
}

/** A value as a choice has it; empty where it is not known. */
export const choiceOf = (value: Value): string => (value === null ? '' : String(value));

/** What is not known is in no range. */
function within({ from, to }: Range, kind: TableColumn['kind']): (value: Value) => boolean {
  const as = (end: string): Value => (kind === 'number' ? Number(end) : end);
  const [first, last] = [from === '' ? null : as(from), to === '' ? null : as(to)];
  return (value) => value !== null && (first === null || value >= first) && (last === null || value <= last);
}

/** The values of a column with how many rows have each, in their order; what is not known comes last. */
export function choicesOf(table: PackedTable, column: string): { value: string; rows: number }[] {
  const place = table.columns.findIndex(({ id }) => id === column);
  const counts = new Map<string, number>();
  for (const cells of table.rows) {
    const value = choiceOf(valueOf(cells[place]));
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => Number(a.value === '') - Number(b.value === '') || compare(orderOf(a.value), orderOf(b.value)));
}

export const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
