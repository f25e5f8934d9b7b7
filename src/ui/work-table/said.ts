import { formatNumber } from '../../charts/format.ts';
import type { TableColumn } from './packed.ts';
import { isNarrowed, type Range, type TableState } from './state.ts';

/** "12 of 340 rows". */
export const countSentence = (found: number, all: number): string =>
  found === all
    ? `${formatNumber(all)} ${all === 1 ? 'row' : 'rows'}`
    : `${formatNumber(found)} of ${formatNumber(all)} rows`;

/** How a table was narrowed and sorted, in one line for paper; empty where it is as it came. */
export function stateSentence(state: TableState, columns: readonly TableColumn[]): string {
  const labelled = (id: string) => columns.find((column) => column.id === id)?.label ?? id;
  const { q, choices, ranges, sort } = state;
  const conditions = [
    ...(q.trim() === '' ? [] : [`“${q.trim()}”`]),
    ...[...choices].map(([id, value]) => `${labelled(id)}: ${choiceWords(value)}`),
    ...[...ranges].map(([id, range]) => `${labelled(id)}: ${rangeWords(range)}`),
  ];
  return [
    ...(isNarrowed(state) ? [`Only rows with ${conditions.join(' · ')}`] : []),
    ...(sort === null ? [] : [`Sorted by ${labelled(sort.column)}, ${sort.descending ? 'descending' : 'ascending'}`]),
  ].join('. ');
}

/** A choice as the reader sees it; rows without a value have one too. */
export const choiceWords = (value: string): string => (value === '' ? 'Not known' : value);

function rangeWords({ from, to }: Range): string {
  if (from === '') return `up to ${to}`;
  if (to === '') return `from ${from}`;
  return from === to ? from : `${from} to ${to}`;
}

/** What of an address does not fit the table, as a sentence; null where all does. */
export const ignoredSentence = (ignored: readonly string[]): string | null =>
  ignored.length === 0
    ? null
    : `The address asks for what this table does not have, which was passed over: ${ignored.map((one) => `“${short(one)}”`).join(', ')}.`;

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
