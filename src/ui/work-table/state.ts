import type { TableColumn } from './packed.ts';

/** From and to, both included, as they stand in the address; empty where the range is open. */
export interface Range {
  from: string;
  to: string;
}

/** How a reader narrowed and sorted a table. */
export interface TableState {
  /** Words that a row must hold. */
  q: string;
  /** The value of a column by its id; empty for rows where it is not known. */
  choices: ReadonlyMap<string, string>;
  ranges: ReadonlyMap<string, Range>;
  sort: { column: string; descending: boolean } | null;
}

export const NO_STATE: TableState = { q: '', choices: new Map(), ranges: new Map(), sort: null };

export const isNarrowed = ({ q, choices, ranges }: TableState): boolean =>
  q.trim() !== '' || choices.size > 0 || ranges.size > 0;

export const isPlain = (state: TableState): boolean => !isNarrowed(state) && state.sort === null;

/** Between the ends of a range. */
const TO = '..';

/**
 * The state of one table in an address. What cannot be meant is left out and named.
 * @param prefix what stands before the parameters of this table: nothing for the main one of a page, else its id and a dot
 */
export function parseState(
  params: URLSearchParams,
  columns: readonly TableColumn[],
  prefix: string,
): { state: TableState; ignored: string[] } {
  const known = new Map(columns.map((column) => [column.id, column]));
  const ignored: string[] = [];
  const choices = new Map<string, string>();
  const ranges = new Map<string, Range>();
  let { q, sort } = NO_STATE;
  for (const [name, value] of params) {
    if (!isOf(name, prefix)) continue;
    const id = name.slice(prefix.length);
    const column = known.get(id);
    if (id === 'q') q = value;
    else if (id === 'sort' && known.has(value.replace(/^-/, '')))
      sort = { column: value.replace(/^-/, ''), descending: value.startsWith('-') };
    else if (column?.filter === 'choice') choices.set(id, value);
    else {
      const range = column?.filter === 'range' ? rangeOf(value, column.kind) : null;
      if (range) ranges.set(id, range);
      else ignored.push(`${name}=${value}`);
    }
  }
  return { state: { q, choices, ranges, sort }, ignored };
}

/** A parameter of the main table has no dot; no name of a column has one. */
const isOf = (name: string, prefix: string) => (prefix === '' ? !name.includes('.') : name.startsWith(prefix));

const IS: Record<TableColumn['kind'], (end: string) => boolean> = {
  text: (end) => !end.includes('.'),
  number: (end) => /^-?\d+(?:\.\d+)?$/.test(end),
  day: (end) => /^\d{4}-\d\d-\d\d$/.test(end) && dayAgain(end) === end,
};

/** The day as the calendar has it: 31 February is another one. */
function dayAgain(day: string): string {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString().slice(0, 10);
}

/** `5..8`, `5..`, `..8`, or one value, which is both ends. */
function rangeOf(text: string, kind: TableColumn['kind']): Range | null {
  const [from = '', to = from, ...rest] = text.split(TO);
  const isFormed = [from, to].every((end) => end === '' || IS[kind](end));
  return isFormed && rest.length === 0 && from + to !== '' ? { from, to } : null;
}

/** An address's parameters with those of one table set to a state; those of other tables stay. */
export function formatState(params: URLSearchParams, state: TableState, prefix: string): URLSearchParams {
  const { q, choices, ranges, sort } = state;
  const own: [string, string][] = [
    ...(q === '' ? [] : [['q', q] as [string, string]]),
    ...choices,
    ...[...ranges].map(([id, { from, to }]): [string, string] => [id, `${from}${TO}${to}`]),
    ...(sort === null ? [] : [['sort', `${sort.descending ? '-' : ''}${sort.column}`] as [string, string]]),
  ];
  return new URLSearchParams([
    ...[...params].filter(([name]) => !isOf(name, prefix)),
    ...own.map(([name, value]): [string, string] => [prefix + name, value]),
  ]);
}
