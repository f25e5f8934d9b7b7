import { columnsOf } from './columns.ts';
import type { AnyChart } from './types.ts';

export type CsvCell = string | number | null;

/**
 * RFC 4180: CRLF after every line, quotes where needed. Missing is empty. Text that a spreadsheet would take for a formula
 * starts with an apostrophe (OWASP, "CSV Injection"); numbers are numbers, negative ones too.
 */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** All of a chart: one row per position or thing, values with full precision. */
export const toCsv = (spec: AnyChart): string => csvOf([columnsOf(spec).map(({ title }) => title), ...rowsOf(spec)]);

function rowsOf(spec: AnyChart): CsvCell[][] {
  if (spec.kind === 'timeline')
    return spec.rows.map(({ group, label, from, to, doneOn, status }) => [group, label, from, to, doneOn, status]);
  if (spec.kind === 'range') return spec.rows.map(({ label, value, target, note }) => [label, value, target, note]);
  return spec.x.values.map((position, i) => [position, ...spec.series.map(({ values }) => values[i] ?? null)]);
}

/** Spreadsheets read the full-width signs as their ASCII twins. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
