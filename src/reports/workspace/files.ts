import { csvOf } from '../../charts/index.ts';
import { tableMetadata } from '../table-metadata.ts';
import type { WorkTable } from './table.ts';

/** The values of all rows, with a header; what is not known is empty. */
export const tableCsv = ({ columns, rows }: WorkTable): string =>
  csvOf([columns.map(({ label }) => label), ...rows.map((row) => row.map(({ value }) => value))]);

/** One object a row and line, keyed by the columns' ids; `<` is escaped, as in the charts' files. */
export function tableJson({ id, title, columns, rows, source }: WorkTable): string {
  const head = {
    ...{ schemaVersion: 1, id, title, source },
    columns: columns.map(({ id: column, label, description, kind }) => ({ id: column, label, description, kind })),
  };
  const records = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map(({ id: column }, place) => [column, row[place]?.value ?? null]))),
  );
  return `${JSON.stringify(head).slice(0, -1)},"rows":[${records.map((line) => `\n${line}`).join(',')}\n]}\n`.replaceAll(
    '<',
    '\\u003c',
  );
}

/** What may be downloaded of a table, by file name. */
export const tableFiles = (table: WorkTable): Map<string, () => string> =>
  new Map([
    [`${table.id}.csv`, () => tableCsv(table)],
    [`${table.id}.csv-metadata.json`, () => tableMetadata(dataTable(table), 'en')],
    [`${table.id}.json`, () => tableJson(table)],
  ]);

const dataTable = ({ id, title, columns, rows, source }: WorkTable) => ({
  ...{ id, title, columns, source, notes: [] },
  rows: rows.map((row) => row.map(({ value }) => value)),
});
