import type { Config, TableKey } from '../../model/index.ts';
import type { EngagementSource } from '../engagement-source.ts';
import { separate } from '../mapping/index.ts';
import type { EngagementKey, OnCount, SourceRead } from '../source.ts';
import { proofOf, readPages, SourceError, type Paged, type Transport } from '../transport/index.ts';
import { openAirtable, type AirtableAccess, type AirtableClient, type AirtableRecord } from './client.ts';
import { mapRecord } from './map.ts';

const TABLES = [
  'engagements',
  'projects',
  'deliverables',
  'contracts',
  'fteLog',
  'capacity',
  'checkIns',
  'hubs',
] as const satisfies TableKey[];
const MAX_RESTARTS = 3;

interface Reading {
  client: AirtableClient;
  transport: Transport;
  config: Config;
  onCount: OnCount;
}

/** Airtable as the system that engagements are kept in. */
export function airtableSource(transport: Transport, access: AirtableAccess, config: Config): EngagementSource {
  return {
    read: async (onCount) => readTables({ client: await openAirtable(transport, access), transport, config, onCount }),
  };
}

async function readTables(reading: Reading): Promise<SourceRead<EngagementKey>> {
  const { config } = reading;
  const tables = await Promise.all(TABLES.map((key) => readTable(reading, config.airtable[key].table)));
  const mapped = TABLES.map((key, place) => ({
    key,
    ...separate((tables[place]?.records ?? []).map((record) => mapRecord(key, record, config))),
  }));
  const duplicates = tables.reduce((sum, table) => sum + table.duplicates, 0);
  const restarts = tables.reduce((sum, table) => sum + table.restarts, 0);
  return {
    records: Object.fromEntries(
      mapped.map(({ key, records }) => [key, records]),
    ) as unknown as SourceRead<EngagementKey>['records'],
    setAside: mapped.flatMap(({ setAside }) => setAside),
    read: Object.fromEntries(
      mapped.flatMap(({ key, setAside }, place) => {
        const table = tables[place];
        return table ? [[config.airtable[key].table, proofOf(table, setAside.length)]] : [];
      }),
    ),
    schema: null,
    gone: [],
    notes: [
      ...(duplicates ? [`Records met twice while paging, the later kept: ${duplicates}.`] : []),
      ...(restarts ? [`Tables read again from the start because their page cursor expired: ${restarts}.`] : []),
    ],
  };
}

/** A table to its end. When Airtable gives up the cursor, what was read is dropped: pages of two readings never mix. */
async function readTable(
  { client, transport, onCount }: Reading,
  table: string,
): Promise<Paged<AirtableRecord> & { restarts: number }> {
  for (let restarts = 0; ; restarts++) {
    try {
      const paged = await readPages({
        transport,
        call: `table ${table}`,
        read: (offset, call) => client.page(table, offset, call),
        id: ({ id }) => id,
        onPage: (records) => onCount(table, records),
      });
      return { ...paged, restarts };
    } catch (error) {
      if (!(error instanceof SourceError) || error.action !== 'restart' || restarts >= MAX_RESTARTS) throw error;
    }
  }
}
