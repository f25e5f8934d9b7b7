import type { Config } from '../../model/index.ts';
import { separate, type Mapped } from '../mapping/index.ts';
import type { EngagementKey, SourceRead } from '../source.ts';
import { proofOf, type Paged } from '../transport/index.ts';
import { TABLES } from './tables.ts';

/** Tables that were read to their end; one that the system does not keep is not there. */
export type ReadTables = Readonly<Partial<Record<EngagementKey, Paged<Mapped<EngagementKey>>>>>;

/** What a system of engagements gives: its records, those that do not parse set aside, and a proof for each table. */
export function assemble(tables: ReadTables, config: Config, notes: string[]): SourceRead<EngagementKey> {
  const mapped = TABLES.map((key) => ({
    key,
    table: tables[key],
    ...separate(tables[key]?.records ?? []),
  }));
  return {
    records: Object.fromEntries(
      mapped.map(({ key, records }) => [key, records]),
    ) as unknown as SourceRead<EngagementKey>['records'],
    setAside: mapped.flatMap(({ setAside }) => setAside),
    read: Object.fromEntries(
      mapped.flatMap(({ key, table, setAside }) =>
        table ? [[config.airtable[key].table, proofOf(table, setAside.length)]] : [],
      ),
    ),
    schema: null,
    gone: [],
    notes,
  };
}
