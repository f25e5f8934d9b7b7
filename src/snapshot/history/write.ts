import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatRecords, sortKeys } from '../format.ts';
import { storageError } from '../storage-error.ts';
import type { History } from './history.ts';
import { CORRECTIONS, ENDPOINTS, monthFile } from './open.ts';

/**
 * Writes the files of a history that changed, each all or nothing. Corrections go first: when the process ends before the
 * values are written, the next pull finds the same corrections and does not write them twice.
 */
export async function writeHistory(dir: string, { usage, corrections, endpoints }: History): Promise<void> {
  const files: [string, string][] = [
    [CORRECTIONS, linesOf(corrections)],
    [ENDPOINTS, `${JSON.stringify(sortKeys(endpoints), null, 2)}\n`],
    ...[...Map.groupBy(usage, ({ month }) => month)].map(([month, records]): [string, string] => [
      monthFile(month),
      formatRecords(records),
    ]),
  ];
  try {
    await mkdir(dir, { recursive: true });
    for (const [name, content] of files) await replace(dir, name, content);
    await syncFolder(dir);
  } catch (cause) {
    const bytes = files.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
    throw storageError(`The usage history could not be written to ${dir}.`, dir, cause, bytes);
  }
}

const linesOf = (items: readonly unknown[]): string =>
  items.length ? `[\n${items.map((item) => JSON.stringify(sortKeys(item))).join(',\n')}\n]\n` : '[]\n';

/** Writes one file of a history folder, all or nothing; one that says the same already is left. */
export async function replace(dir: string, name: string, content: string): Promise<void> {
  const path = join(dir, name);
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before === content) return;
  // One writer at a time: what a crash left under this name is written over.
  const next = join(dir, `.${name}.next`);
  try {
    const handle = await open(next, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    throw error;
  }
}

export async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
