import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, parse as parsePath, resolve } from 'node:path';
import { NOUNS, NOUN_KEYS, PlumblineError } from '../model/index.ts';

const OURS = new Set<string>(['manifest.json', ...NOUN_KEYS.map((key) => NOUNS[key].file)]);

/**
 * Refuses a folder whose content a snapshot must not replace: all of it would be gone. A new or empty folder and one that
 * holds a snapshot and nothing else may be written.
 * @returns the folder as an absolute path
 */
export async function refuseForeign(dir: string): Promise<string> {
  const target = resolve(dir);
  const why = dir.trim() === '' ? 'It is an empty text.' : await obstacle(target);
  if (why === null) return target;
  throw new PlumblineError({
    what: `No snapshot can be written to ${JSON.stringify(dir)}.`,
    why,
    fix: 'Name a folder that is new, empty or holds a snapshot and nothing else, with --out.',
  });
}

async function obstacle(target: string): Promise<string | null> {
  if (target === parsePath(target).root) return 'It is the root of the file system.';
  try {
    const foreign = (await readdir(target)).filter((name) => !OURS.has(name));
    return foreign.length === 0
      ? null
      : `It holds something else, which would be replaced: ${foreign.slice(0, 3).join(', ')}.`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' && existsSync(target)) return 'It is a file.';
    // Some file systems never end a search for a parent that cannot be made, so that is asked here.
    if (code === 'ENOENT')
      return existsSync(target) || (await canHold(dirname(target))) ? null : 'Its parent folder cannot be made.';
    return `${message}.`;
  }
}

/** Whether the nearest ancestor that exists is a folder of an ordinary file system. */
async function canHold(dir: string): Promise<boolean> {
  if (dir.startsWith('/proc')) return false;
  if (!existsSync(dir)) return dir !== dirname(dir) && canHold(dirname(dir));
  return readdir(dir).then(
    () => true,
    () => false,
  );
}
