import { csvOf, toCsv, toJson } from '../charts/index.ts';
import type { DataTable, Report } from './view.ts';

/** The files beside a report, by name: a CSV and a JSON for each table and chart. Names come from ids of ours, never from data. */
export function reportFiles({ tables, charts }: Pick<Report, 'tables' | 'charts'>): Map<string, string> {
  return new Map([
    ...tables.flatMap((table): [string, string][] => [
      [`${table.id}.csv`, csvOf([table.columns.map(({ label }) => label), ...table.rows])],
      [`${table.id}.json`, tableJson(table)],
    ]),
    ...charts.flatMap((chart): [string, string][] => [
      [`${chart.id}.csv`, toCsv(chart)],
      [`${chart.id}.json`, toJson(chart)],
    ]),
  ]);
}

/** A table as JSON: one object a row, keyed by column id. `<` is escaped, as in the charts' files. */
function tableJson({ id, title, columns, rows, notes, source }: DataTable): string {
  const records = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.id, row[i] ?? null])));
  return `${JSON.stringify({ schemaVersion: 1, id, title, columns, rows: records, notes, source }, null, 2).replaceAll('<', '\\u003c')}\n`;
}
