import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PlumblineError } from '../../model/index.ts';
import type { Correction } from '../../reports/index.ts';
import { FILES, listText, nameOf, textOf, type StoredEdition } from './stored.ts';

/** Where an edition stands. */
export const folderOf = (dir: string, { period, communityId }: StoredEdition['edition']): string =>
  join(dir, period.id, communityId);

/**
 * Writes an edition, all or nothing: into a folder beside its own, which then gets its name in one step.
 * @throws PlumblineError when it was published already, or cannot be written; then nothing of it is there
 */
export async function writeEdition(dir: string, stored: Omit<StoredEdition, 'corrections'>): Promise<void> {
  const { edition, extract, values } = stored;
  const target = folderOf(dir, edition);
  const next = besides(target, 'next');
  try {
    await mkdir(next, { recursive: true });
    await writeSynced(join(next, FILES.extract), textOf(extract));
    await writeSynced(join(next, FILES.values), textOf(values));
    await writeSynced(join(next, FILES.edition), textOf(edition));
    // A folder that holds something is never replaced by a rename, so that of two who publish one succeeds.
    await rename(next, target);
  } catch (cause) {
    await rm(next, { recursive: true, force: true }).catch(() => undefined);
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code === 'ENOTEMPTY' || code === 'EEXIST' ? alreadyPublished(stored) : unwritable(target, message, cause);
  }
}

/**
 * Puts an edition in the place of the one that stands there, with its corrections. Should the run end in between, `sweepEditions`
 * puts the one before back.
 * @throws PlumblineError when it cannot be written
 */
export async function replaceEdition(dir: string, stored: StoredEdition): Promise<void> {
  const target = folderOf(dir, stored.edition);
  const [next, previous] = (['next', 'previous'] as const).map((kind) => besides(target, kind));
  try {
    if (next === undefined || previous === undefined) return;
    await mkdir(next, { recursive: true });
    await writeSynced(join(next, FILES.extract), textOf(stored.extract));
    await writeSynced(join(next, FILES.values), textOf(stored.values));
    await writeSynced(join(next, FILES.edition), textOf(stored.edition));
    if (stored.corrections.length > 0)
      await writeSynced(join(next, FILES.corrections), `${listText(stored.corrections)}\n`);
    await rename(target, previous);
    await rename(next, target);
    await rm(previous, { recursive: true, force: true });
  } catch (cause) {
    throw unwritable(target, (cause as Error).message, cause);
  }
}

/** A name beside a folder that no reader takes for an edition. */
const besides = (target: string, kind: 'next' | 'previous'): string =>
  join(dirname(target), `.${basename(target)}.${kind}-${process.pid}-${randomBytes(4).toString('hex')}`);

/** What an edition is asked for that is there already. */
export const alreadyPublished = ({ edition }: Pick<StoredEdition, 'edition'>) =>
  new PlumblineError({
    what: `The edition ${nameOf(edition)} was published already.`,
    why: 'An edition is published once, so that whoever cites it finds the same figures.',
    fix: 'Correct the record at its source and pull again: the pages of the edition then show the correction with its date, and `npm run publish -- --corrections` records it.',
  });

/** Adds to the corrections of an edition. */
export async function appendCorrections(
  dir: string,
  stored: StoredEdition,
  added: readonly Correction[],
): Promise<void> {
  const folder = folderOf(dir, stored.edition);
  const file = join(folder, FILES.corrections);
  const next = besides(folder, 'next');
  try {
    await writeSynced(next, `${listText([...stored.corrections, ...added])}\n`);
    await rename(next, file);
  } catch (cause) {
    await rm(next, { force: true }).catch(() => undefined);
    throw unwritable(file, (cause as Error).message, cause);
  }
}

/** Removes what a run left that ended before its edition was whole, or puts back what it was about to replace. Only the holder of the lock calls it. */
export async function sweepEditions(dir: string): Promise<void> {
  for (const period of await readdir(dir).catch(() => [] as string[])) {
    const names = await readdir(join(dir, period)).catch(() => [] as string[]);
    for (const name of names) {
      const [, community, kind] = /^\.(.+)\.(next|previous)-\d+-[0-9a-f]+$/.exec(name) ?? [];
      if (community === undefined) continue;
      const left = join(dir, period, name);
      if (kind === 'previous' && !names.includes(community)) await rename(left, join(dir, period, community));
      else await rm(left, { recursive: true, force: true });
    }
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const unwritable = (place: string, why: string, cause: unknown) =>
  new PlumblineError({
    what: `Nothing was written to ${place}.`,
    why: `${why}.`,
    fix: 'Correct its permissions or free disk space, or name another folder with --editions, and publish again.',
    cause,
  });
