import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../../src/model/index.ts';
import { airtableSource, type Expected } from '../../../src/sources/airtable/index.ts';
import { csvSource } from '../../../src/sources/engagements-csv/index.ts';
import { TABLES } from '../../../src/sources/engagements/index.ts';
import { createTransport, type Effects } from '../../../src/sources/index.ts';
import { airtableServer, type AirtableOptions } from '../../servers/airtable.ts';
import { csvOf, folderOf } from '../../servers/engagement-csv.ts';
import type { StandIn } from '../../servers/index.ts';
import { fakeEffects } from '../helpers.ts';
import type { EngagementTables, Opened, System } from './contract.ts';

const TOKEN = 'invented-airtable-token-0002';
const BASE = 'appSample00000000';

export interface AirtableSetup extends Partial<AirtableOptions> {
  effects?: Effects;
  expected?: Expected;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** A base that holds these tables, and the source that reads it. */
export async function openBase(
  tables: EngagementTables,
  config: Config,
  { effects = fakeEffects(), expected = {}, timeoutMs = 30_000, signal, ...options }: AirtableSetup = {},
): Promise<Opened & { server: StandIn }> {
  const server = await airtableServer({ tables, token: TOKEN, baseId: BASE, ...options });
  const limits = {
    timeoutMs,
    deadlineAt: effects.now() + 900_000,
    signal: signal ?? new AbortController().signal,
  };
  const transport = createTransport('airtable', effects, limits);
  const access = { token: TOKEN, baseId: BASE, endpointUrl: server.url };
  return { source: airtableSource(transport, access, config, expected), server, close: () => server.close() };
}

export const AIRTABLE: System = {
  open: (tables, config) => openBase(tables, config),
  openBroken: (tables, config) =>
    openBase(tables, config, {
      faults: (_n, { path }) => (path.endsWith('/Hubs') ? { status: 500, body: {} } : undefined),
    }),
};

/** The files that an export of these tables gives. */
export const filesOf = (tables: EngagementTables, config: Config): Record<string, string> =>
  Object.fromEntries(
    TABLES.map((key) => {
      const { table, fields } = config.airtable[key];
      const rows = tables[table] ?? [];
      const columns = new Set([
        ...Object.values<string | null>(fields).filter((name) => name !== null),
        ...rows.flatMap((row) => Object.keys(row.fields)),
      ]);
      return [`${table}.csv`, csvOf([...columns], rows)];
    }),
  );

/** A folder with these files, and the source that reads it. */
export async function openFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  config: Config,
): Promise<Opened & { folder: string }> {
  const folder = await folderOf(files);
  return { source: csvSource({ folder }, config), folder, close: () => rm(folder, { recursive: true }) };
}

export const CSV: System = {
  open: (tables, config) => openFolder(filesOf(tables, config), config),
  async openBroken(tables, config) {
    const opened = await openFolder(filesOf(tables, config), config);
    const [hubs] = (await readdir(opened.folder)).filter((name) => name === 'Hubs.csv');
    await writeFile(join(opened.folder, hubs!), 'ID,Name\r\nrecHub01,"never clo');
    return opened;
  },
};
