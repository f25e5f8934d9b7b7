import type { Config } from '../model/index.ts';
import { airtableSource, type AirtableAccess, type Expected } from './airtable/index.ts';
import { csvSource, type CsvFolder } from './engagements-csv/index.ts';
import type { EngagementSource } from './engagements/index.ts';
import type { Transport } from './transport/index.ts';

export type { EngagementSource };

/** How the system that engagements are kept in is reached. */
export type EngagementAccess = AirtableAccess | CsvFolder;

/**
 * The system that engagements are kept in.
 * @param expected records of each table in the last snapshot, so that the longest are read first
 */
export const engagementSource = (
  transport: Transport,
  access: EngagementAccess,
  config: Config,
  expected?: Expected,
): EngagementSource =>
  isFolder(access) ? csvSource(access, config) : airtableSource(transport, access, config, expected);

export const isFolder = (access: EngagementAccess): access is CsvFolder => 'folder' in access;
