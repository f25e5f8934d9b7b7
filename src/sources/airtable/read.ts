import type { Config } from '../../model/index.ts';
import { assemble, mapRecord, TABLES, type EngagementSource } from '../engagements/index.ts';
import { idOf, type Mapped } from '../mapping/index.ts';
import type { EngagementKey, OnCount, SourceRead } from '../source.ts';
import { readPages, SourceError, type Page, type Paged, type Transport } from '../transport/index.ts';
import { openAirtable, RECORDS_PER_PAGE, type AirtableAccess, type AirtableClient } from './client.ts';
import { readSchema } from './schema.ts';

const MAX_RESTARTS = 3;

/** How many records each table is expected to have, such as the last snapshot's. */
export type Expected = Readonly<Partial<Record<EngagementKey, number>>>;

interface Reading {
  client: AirtableClient;
  transport: Transport;
  config: Config;
  expected: Expected;
  onCount: OnCount;
}

/** Airtable as the system that engagements are kept in. */
export function airtableSource(
  transport: Transport,
  access: AirtableAccess,
  config: Config,
  expected: Expected = {},
): EngagementSource {
  let opened: Promise<AirtableClient> | undefined;
  const open = () => (opened ??= openAirtable(transport, access));
  return {
    schema: async () => readSchema(await open(), config),
    read: async (onCount) => readTables({ client: await open(), transport, config, expected, onCount }),
  };
}

async function readTables(reading: Reading): Promise<SourceRead<EngagementKey>> {
  const tables = await Promise.all(TABLES.map(async (key) => [key, await readTable(reading, key)] as const));
  const sum = (part: 'duplicates' | 'restarts') => tables.reduce((total, [, table]) => total + table[part], 0);
  const [duplicates, restarts] = [sum('duplicates'), sum('restarts')];
  return assemble(Object.fromEntries(tables), reading.config, [
    ...(duplicates ? [`Records met twice while paging, the later kept: ${duplicates}.`] : []),
    ...(restarts ? [`Tables read again from the start because their page cursor expired: ${restarts}.`] : []),
  ]);
}

/** A table to its end. When Airtable gives up the cursor, what was read is dropped: pages of two readings never mix. */
async function readTable(
  { client, transport, config, expected, onCount }: Reading,
  key: EngagementKey,
): Promise<Paged<Mapped<EngagementKey>> & { restarts: number }> {
  const { table } = config.airtable[key];
  for (let restarts = 0; ; restarts++) {
    let records = 0;
    // The pages of a table come one after another, so the table that has the most of them left goes first.
    const pagesLeft = () => Math.max(0, Math.ceil(((expected[key] ?? 0) - records) / RECORDS_PER_PAGE));
    try {
      const paged = await readPages({
        transport,
        call: `table ${table}`,
        // Mapped at once, so that no more of a page is kept than goes into the snapshot.
        read: async (offset, call): Promise<Page<Mapped<EngagementKey>>> => {
          const { records: raw, next } = await client.page(table, offset, call, { priority: pagesLeft() });
          return { records: raw.map((record) => mapRecord(key, record, config)), next };
        },
        id: idOf,
        onPage: (count) => {
          records = count;
          onCount(table, count);
        },
      });
      return { ...paged, restarts };
    } catch (error) {
      if (!(error instanceof SourceError) || error.action !== 'restart' || restarts >= MAX_RESTARTS) throw error;
    }
  }
}
