import type { Config } from '../../model/index.ts';
import { assemble, mapRecord, TABLES, type EngagementSource } from '../engagements/index.ts';
import type { FoundTable } from '../schema/found.ts';
import { recordOf } from './cells.ts';
import { fileOf, readTable, type CsvFolder } from './file.ts';
import { linkReader } from './links.ts';
import type { CsvTable } from './rows.ts';

/** A folder of CSV files as the system that engagements are kept in. Columns have the names of Airtable's fields in the mapping. */
export function csvSource(access: CsvFolder, config: Config): EngagementSource {
  const readTables = async () => {
    const tables: { key: (typeof TABLES)[number]; table: CsvTable }[] = [];
    // One after another, so that of several faults the first in this order is named.
    for (const key of TABLES) {
      const table = await readTable(access, key, config);
      if (table !== null) tables.push({ key, table });
    }
    return tables;
  };
  return {
    schema: async () =>
      Object.fromEntries(
        (await readTables()).map(({ key, table }) => [key, foundTable(config.airtable[key].table, table)]),
      ),
    async read(onCount) {
      const found = await readTables();
      const links = linkReader(Object.fromEntries(found.map(({ key, table }) => [key, table])), config);
      const tables = found.map(({ key, table }) => {
        onCount(config.airtable[key].table, table.rows.length);
        const records = table.rows.map((row) => mapRecord(key, recordOf(key, row, config, links), config));
        return [key, { records, pages: 1, duplicates: 0 }] as const;
      });
      const absent = TABLES.filter((key) => !found.some((item) => item.key === key)).map((key) => fileOf(key, config));
      return assemble(
        Object.fromEntries(tables),
        config,
        absent.length > 0 ? [`Not kept in the folder, so not read: ${absent.join(', ')}.`] : [],
      );
    },
  };
}

/** A column says nothing of itself but its name. */
const foundTable = (table: string, { header }: CsvTable): FoundTable => ({
  table,
  fields: header.map((name) => ({ id: name, name, label: name, type: 'text', options: null })),
});
