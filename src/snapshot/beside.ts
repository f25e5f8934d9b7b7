import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isRunning, processTag, readProcessTag, thisProcess } from './process.ts';

/**
 * Folders that stand beside a snapshot while it is written.
 * - `next`: the new snapshot, before it is in place
 * - `previous`: the old one, whole, until the new one is in place
 * - `gone`: one that is being deleted
 */
type Kind = 'next' | 'previous' | 'gone';

const prefixOf = (target: string, kind: Kind) => `.${basename(target)}.${kind}-`;

/** A folder that only this writer uses. */
export const beside = (target: string, kind: Kind): string =>
  join(dirname(target), `${prefixOf(target, kind)}${processTag(thisProcess())}-${randomBytes(4).toString('hex')}`);

/** All such folders, of every writer. */
export function allBeside(target: string, kind: Kind): string[] {
  const parent = dirname(target);
  const names = existsSync(parent) ? readdirSync(parent) : [];
  return names.filter((name) => name.startsWith(prefixOf(target, kind))).map((name) => join(parent, name));
}

/** Whether there is a snapshot in the folder, whole or not; also when a writer was killed while it replaced the old one. */
export function hasSnapshot(dir: string): boolean {
  const places = existsSync(dir) ? [dir] : allBeside(resolve(dir), 'previous');
  return places.some((place) => existsSync(join(place, 'manifest.json')));
}

/**
 * Clears up after writers that no longer run: puts the last good snapshot back where one ended between its two renames,
 * and removes the rest.
 */
export async function tidy(target: string): Promise<void> {
  const left = (kind: Kind) =>
    allBeside(target, kind).filter((path) => {
      const writer = readProcessTag(basename(path).slice(prefixOf(target, kind).length));
      return writer !== null && !isRunning(writer);
    });
  const [previous] = left('previous');
  if (previous !== undefined && !existsSync(target)) await rename(previous, target);
  for (const path of left('previous')) await discard(target, path);
  for (const path of [...left('next'), ...left('gone')]) await rm(path, { recursive: true, force: true });
}

/** Removes a former snapshot. It loses its name first, so that nobody takes the rest of it for a whole one. */
export async function discard(target: string, previous: string): Promise<void> {
  const gone = beside(target, 'gone');
  await rename(previous, gone);
  await rm(gone, { recursive: true, force: true });
}
