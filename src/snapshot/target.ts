import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, parse as parsePath, resolve } from 'node:path';
import { NOUNS, NOUN_KEYS, PlumblineError } from '../model/index.ts';

const OURS = new Set<string>(['manifest.json', ...NOUN_KEYS.map((key) => NOUNS[key].file)]);

/** Where an invented portfolio keeps what a check reads besides the snapshot: waivers, handbook and glossary with faults in them. */
export const INPUTS = 'inputs';

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
    const names = await readdir(target);
    const own = names.includes(INPUTS) && (await isSample(target)) ? INPUTS : null;
    const foreign = names.filter((name) => !OURS.has(name) && name !== own);
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

/** Whether the snapshot in a folder is invented: what stands beside it is then invented too. */
async function isSample(target: string): Promise<boolean> {
  const text = await readFile(join(target, 'manifest.json'), 'utf8').catch(() => '');
  return /^ {2}"source": "sample",?$/m.test(text);
}
