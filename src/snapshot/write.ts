import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EXIT, PlumblineError, type Manifest } from '../model/index.ts';
import { formatSnapshot, type SnapshotInput } from './format.ts';
import { refuseForeign } from './target.ts';

/**
 * Writes a snapshot folder, all or nothing: everything is written and synced in a folder beside `dir`, then renamed into
 * place. Whatever happens before the rename leaves the folder that was there; `readSnapshot` recovers it when the
 * process ends between the two renames.
 */
export async function writeSnapshot(dir: string, input: SnapshotInput): Promise<Manifest> {
  const target = await refuseForeign(dir);
  const { manifest, files } = formatSnapshot(input);
  const { next, previous } = besides(target);
  try {
    await sweep(target);
    await mkdir(next, { recursive: true });
    for (const { file, content } of files) await writeSynced(join(next, file), content);
    await writeSynced(join(next, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(next);
    await swap(target, next, previous);
  } catch (cause) {
    await rm(next, { recursive: true, force: true }).catch(() => undefined);
    throw new PlumblineError({
      what: `The snapshot could not be written to ${dir}.`,
      why: `${(cause as Error).message}.`,
      fix: 'Free disk space or correct the permissions of the folder, then pull again; the previous snapshot is untouched.',
      exitCode: EXIT.fault,
      cause,
    });
  }
  return manifest;
}

/** Folders used on the way, of this writer only: the new one before it is in place, and the old one until the new one is. */
const besides = (target: string) => {
  const own = `${process.pid}-${randomBytes(4).toString('hex')}`;
  return { next: `${besidesPrefix(target)}next-${own}`, previous: `${besidesPrefix(target)}previous-${own}` };
};

/** How the names of all such folders of a snapshot begin. */
export const besidesPrefix = (target: string): string => join(dirname(target), `.${basename(target)}.`);

async function swap(target: string, next: string, previous: string) {
  const moved = await rename(target, previous).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(next, target);
  } catch (error) {
    if (moved) await rename(previous, target);
    throw error;
  }
  await syncFolder(dirname(target));
  await rm(previous, { recursive: true, force: true });
}

async function writeSynced(file: string, content: string) {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(dir: string) {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what writers left that are no longer running. */
async function sweep(target: string) {
  const prefix = basename(`${besidesPrefix(target)}next-`);
  for (const name of await readdir(dirname(target)).catch((): string[] => [])) {
    const writer = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : NaN);
    if (!Number.isInteger(writer) || isRunning(writer)) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
