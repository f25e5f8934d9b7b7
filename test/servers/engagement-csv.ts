import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AirtableRow } from './from-model.ts';

/** A cell as a spreadsheet would export it. */
const cellOf = (value: unknown): string => {
  const text = Array.isArray(value) ? value.join('; ') : isPlain(value) ? String(value) : '';
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** A table as CSV with a header, even where it has no rows. */
export function csvOf(columns: readonly string[], rows: readonly AirtableRow[]): string {
  const lines = rows.map(({ id, fields }) => [id, ...columns.map((column) => fields[column])]);
  return [['ID', ...columns], ...lines].map((line) => line.map(cellOf).join(',')).join('\r\n');
}

/** Writes texts into files of a new folder, and gives its path. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-engagements-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}
