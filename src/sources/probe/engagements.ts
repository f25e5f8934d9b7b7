import type { Config, Hub, SourceSchema } from '../../model/index.ts';
import { openAirtable, type AirtableAccess, type AirtableClient } from '../airtable/index.ts';
import { fieldOf } from '../airtable/schema.ts';
import { engagementSource, isFolder, type EngagementAccess } from '../engagement-source.ts';
import { mapRecord, TABLES, type EngagementSource } from '../engagements/index.ts';
import { separate } from '../mapping/index.ts';
import { counted } from '../progress.ts';
import { propose, type FoundSchema, type FoundTable } from '../schema/index.ts';
import { readPages, type Transport } from '../transport/index.ts';
import { ask, askFirst, fault, ok, type Line } from './line.ts';
import { mappingLines } from './mapping.ts';

export interface EngagementProbe {
  lines: Line[];
  /** Every table of the base, for a proposal; null where the base does not say. */
  tables: readonly FoundTable[] | null;
  /** null where they cannot be read. */
  hubs: readonly Hub[] | null;
}

/** Whether engagements, and all that hangs on them, can be read from where they are kept. */
export async function probeEngagements(
  transport: Transport,
  access: EngagementAccess,
  config: Config,
  previous: SourceSchema | null,
): Promise<EngagementProbe> {
  const source = engagementSource(transport, access, config);
  return isFolder(access)
    ? probeFolder(source, config, previous)
    : probeAirtable(source, transport, access, config, previous);
}

/** Asks for the fields, and for each table by itself. */
async function probeAirtable(
  source: EngagementSource,
  transport: Transport,
  access: AirtableAccess,
  config: Config,
  previous: SourceSchema | null,
): Promise<EngagementProbe> {
  const schema = await askFirst(() => source.schema());
  if (schema.stop) return { lines: [schema.line], tables: null, hubs: null };
  const client = await openAirtable(transport, access);
  const found = schema.value;
  // A table that is not in the base has a line of its own, with the one that may be meant.
  const keys = TABLES.filter((key) => found === null || found[key]);
  const [asked, tables, hubs] = await Promise.all([
    Promise.all(keys.map((key) => ask(() => onePage(client, config.airtable[key].table)))),
    found === null ? null : ask(() => allTables(client)),
    keys.includes('hubs') ? ask(() => readHubs(client, transport, config)) : null,
  ]);
  const readable = asked.filter(({ line }) => line === null).length;
  const all = tables?.value ?? null;
  return {
    lines: [
      ...(readable === 0 ? [] : [ok(`Airtable accepts the token and lets it read ${counted(readable, 'table')}.`)]),
      ...asked.flatMap(({ line }) => line ?? []),
      ...(schema.line ? [schema.line] : []),
      ...(found ? mappingLines('airtable', found, config, previous, tableFor(config, all)) : []),
    ],
    tables: all,
    hubs: hubs?.value ?? null,
  };
}

async function probeFolder(
  source: EngagementSource,
  config: Config,
  previous: SourceSchema | null,
): Promise<EngagementProbe> {
  const [schema, read] = await Promise.all([ask(() => source.schema()), ask(() => source.read(() => {}))]);
  const found: FoundSchema = schema.value ?? {};
  const records = Object.values(read.value?.records ?? {}).reduce((sum, list) => sum + list.length, 0);
  const aside = read.value?.setAside.length ?? 0;
  const line = read.line ?? schema.line;
  return {
    lines: [
      line ??
        ok(`The CSV folder holds ${counted(records, 'record')} in ${counted(Object.keys(found).length, 'table')}.`),
      ...(aside > 0
        ? [
            fault(
              `${counted(aside, 'record')} of the CSV folder cannot be read.`,
              'Run npm run pull, then npm run check: it lists each.',
            ),
          ]
        : []),
      ...mappingLines('airtable', found, config, previous),
    ],
    tables: schema.value ? Object.values(found) : null,
    hubs: read.value?.records.hubs ?? null,
  };
}

const onePage = (client: AirtableClient, table: string) => client.page(table, null, `table ${table}`, { pageSize: 1 });

const allTables = async (client: AirtableClient): Promise<FoundTable[]> =>
  (await client.tables('list of tables')).map(({ name, fields }) => ({ table: name, fields: fields.map(fieldOf) }));

async function readHubs(client: AirtableClient, transport: Transport, config: Config): Promise<Hub[]> {
  const { table } = config.airtable.hubs;
  const { records } = await readPages({
    transport,
    call: `table ${table}`,
    read: (offset, call) => client.page(table, offset, call),
    id: ({ id }) => id,
  });
  return separate(records.map((record) => mapRecord('hubs', record, config))).records;
}

/** The table of the base that is probably meant for a noun. */
function tableFor(config: Config, tables: readonly FoundTable[] | null): (noun: string) => string | null {
  if (tables === null) return () => null;
  const { tables: proposed } = propose(config, { hubspot: null, airtable: tables, stages: [], labels: [] });
  return (noun) => proposed.find((table) => table.noun === noun)?.found?.table ?? null;
}
