import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NOUN_KEYS, NOUNS, type Manifest } from '../model/index.ts';
import { beside, discard, tidy } from './beside.ts';
import { formatManifest, formatSnapshot, partsOf, type FileEntry, type SnapshotInput } from './format.ts';
import { storageError } from './storage-error.ts';
import { INPUTS, refuseForeign } from './target.ts';

/**
 * Writes a snapshot folder, all or nothing: everything is written and synced in a folder beside `dir`, then renamed into
 * place. Whatever happens before leaves the folder that was there; `readSnapshot` finds it under its other name when the
 * process ends between the two renames.
 * @param signal gives up until the first rename; its reason is thrown
 * @param companions files of an invented portfolio by their path below `inputs/`; those that were there before are gone
 */
export async function writeSnapshot(
  dir: string,
  input: SnapshotInput,
  signal?: AbortSignal,
  companions: ReadonlyMap<string, string> = new Map(),
): Promise<Manifest> {
  const target = await refuseForeign(dir);
  const next = beside(target, 'next');
  try {
    await tidy(target);
    await mkdir(next, { recursive: true });
    const manifest = await writeFiles(next, input, signal);
    for (const [path, text] of companions) await writeCompanion(join(next, INPUTS, path), text);
    await syncFolder(next);
    signal?.throwIfAborted();
    await swap(target, next);
    return manifest;
  } catch (cause) {
    await rm(next, { recursive: true, force: true }).catch(() => undefined);
    if (signal?.aborted) throw cause;
    throw storageError(`The snapshot could not be written to ${dir}.`, target, cause, sizeOf(input));
  }
}

/** Part by part, so that the bytes of a snapshot are never in memory all at once; the manifest goes last. */
async function writeFiles(dir: string, input: SnapshotInput, signal?: AbortSignal): Promise<Manifest> {
  const entries: Record<string, FileEntry> = {};
  for (const key of NOUN_KEYS) {
    signal?.throwIfAborted();
    const { file } = NOUNS[key];
    await writeSynced(
      join(dir, file),
      partsOf(input.records[key], (entry) => (entries[file] = entry)),
    );
  }
  signal?.throwIfAborted();
  const manifest = formatManifest(input, entries);
  await writeSynced(join(dir, 'manifest.json'), [textOf(manifest)]);
  return manifest;
}

async function writeCompanion(file: string, text: string) {
  await mkdir(dirname(file), { recursive: true });
  await writeSynced(file, [text]);
}

const textOf = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** Bytes of all files of a snapshot. */
function sizeOf(input: SnapshotInput): number {
  const { manifest, files } = formatSnapshot(input);
  return files.reduce((sum, { content }) => sum + content.length, Buffer.byteLength(textOf(manifest)));
}

/** Puts `next` where `target` is. Node cannot exchange two folders in one step, so the old one steps aside first. */
async function swap(target: string, next: string) {
  const previous = beside(target, 'previous');
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
    // Where this fails too, readers still find the old one under its other name.
    if (moved) await rename(previous, target).catch(() => undefined);
    throw error;
  }
  // The new snapshot is in place: what fails from here on is no failure of it. Unless its place is safe on the disk the
  // old one stays, and the next writer removes it.
  await syncFolder(dirname(target))
    .then(() => (moved ? discard(target, previous) : undefined))
    .catch(() => undefined);
}

async function writeSynced(file: string, parts: Iterable<string | Uint8Array>) {
  const handle = await open(file, 'w');
  try {
    // Each goes after the one before.
    for (const part of parts) await handle.writeFile(part);
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
