import { chartFiles, csvOf, type Language } from '../charts/index.ts';
import { tableMetadata } from './table-metadata.ts';
import type { DataTable, Report } from './view.ts';

type Shown = Pick<Report, 'tables' | 'charts'>;

/** The text files beside a report, by name: those of each table and chart. Names come from ids of ours, never from data. */
export function reportFiles({ tables, charts }: Shown, language: Language = 'en'): Map<string, string> {
  return new Map([
    ...tables.flatMap((table): [string, string][] => [
      [`${table.id}.csv`, csvOf([table.columns.map(({ label }) => label), ...table.rows])],
      [`${table.id}.csv-metadata.json`, tableMetadata(table, language)],
      [`${table.id}.json`, tableJson(table)],
    ]),
    ...charts.flatMap((chart) => [...chartFiles(chart)]),
  ]);
}

const OF_TABLE = ['csv', 'csv-metadata.json', 'json'];
const OF_CHART = ['svg', 'png', 'csv', 'csv-metadata.json', 'json'];

/** Names of the files of all tables and charts, pictures included, without making them. */
export const fileNames = ({ tables, charts }: Shown): string[] => [
  ...tables.flatMap(({ id }) => OF_TABLE.map((kind) => `${id}.${kind}`)),
  ...charts.flatMap(({ id }) => OF_CHART.map((kind) => `${id}.${kind}`)),
];

/** A table as JSON: one object a row, keyed by column id. `<` is escaped, as in the charts' files. */
function tableJson({ id, title, columns, rows, notes, source }: DataTable): string {
  const records = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.id, row[i] ?? null])));
  return `${JSON.stringify({ schemaVersion: 1, id, title, columns, rows: records, notes, source }, null, 2).replaceAll('<', '\\u003c')}\n`;
}
