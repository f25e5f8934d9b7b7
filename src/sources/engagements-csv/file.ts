import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, PlumblineError, type Config } from '../../model/index.ts';
import { firstOf } from '../csv/index.ts';
import type { EngagementKey } from '../source.ts';
import { rowsOf, type CsvTable } from './rows.ts';

export interface CsvFolder {
  /** Path of the folder; an absolute one. */
  folder: string;
}

/** Without these there is nothing to check; an organisation may well keep none of the others. */
const REQUIRED: readonly EngagementKey[] = ['engagements', 'projects', 'deliverables'];

/** The file of a table; null for a table that need not be kept, and is not. Throws a PlumblineError for any other. */
export async function readTable({ folder }: CsvFolder, key: EngagementKey, config: Config): Promise<CsvTable | null> {
  const file = fileOf(key, config);
  const bytes = await readFile(join(folder, file)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw unreadable(folder, file, `${cause.message}.`, cause);
  });
  if (bytes === null && REQUIRED.includes(key)) throw unreadable(folder, file, 'There is no such file.');
  if (bytes === null) return null;
  const table = rowsOf(decoded(bytes, file), config.engagements.csv.id);
  if (Array.isArray(table)) throw refusal(file, table);
  return table;
}

/** `Project Deliverables.csv`, as the table is called in the configuration. */
export function fileOf(key: EngagementKey, config: Config): string {
  const { table } = config.airtable[key];
  if (!/[/\\]/.test(table)) return `${table}.csv`;
  throw new PlumblineError({
    what: `The table ${JSON.stringify(table)} cannot be a file.`,
    why: 'Its name leads out of the folder of CSV files.',
    fix: `Write the name of a file without .csv under airtable.${key}.table in plumbline.config.ts.`,
  });
}

/** UTF-8, with or without a byte order mark. Any other encoding would garble names without a word. */
function decoded(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal(file, ['the text is not UTF-8'], cause);
  }
}

const unreadable = (folder: string, file: string, why: string, cause?: unknown) =>
  new PlumblineError({
    what: `${file} cannot be read from ${folder}.`,
    why,
    fix: 'Put the export there, or correct engagements.csv.folder in plumbline.config.ts.',
    exitCode: EXIT.fault,
    cause,
  });

function refusal(file: string, problems: readonly string[], cause?: unknown): PlumblineError {
  return new PlumblineError({
    what: `${file} has ${problems.length === 1 ? 'a fault' : `${problems.length} faults`}, so none of it is used.`,
    why: `${firstOf(problems)}.`,
    fix: 'Correct the file, or export it again, then pull again; engagements.csv in plumbline.config.ts says which column holds the id.',
    exitCode: EXIT.incomplete,
    cause,
  });
}
