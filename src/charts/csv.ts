import { headerOf } from './table.ts';
import type { AnyChart } from './types.ts';

export type CsvCell = string | number | null;

/**
 * RFC 4180: CRLF after every line, quotes where needed. Missing is empty. Text that a spreadsheet would take for a formula
 * starts with an apostrophe (OWASP, "CSV Injection"); numbers are numbers, negative ones too.
 */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** All series of a chart: one row per position, values with full precision. */
export function toCsv(spec: AnyChart): string {
  if (spec.kind === 'timeline')
    return csvOf([
      ['Group', 'Row', 'From', 'To', 'Done', 'Status'],
      ...spec.rows.map(({ group, label, from, to, doneOn, status }) => [group, label, from, to, doneOn, status]),
    ]);
  if (spec.kind === 'range')
    return csvOf([
      ['Row', `Value (${spec.unit})`, `Target (${spec.unit})`, 'Target is'],
      ...spec.rows.map(({ label, value, target, note }) => [label, value, target, note]),
    ]);
  return csvOf([
    headerOf(spec),
    ...spec.x.values.map((position, i) => [position, ...spec.series.map(({ values }) => values[i] ?? null)]),
  ]);
}

/** Spreadsheets read the full-width signs as their ASCII twins. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
