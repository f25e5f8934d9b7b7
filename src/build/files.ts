import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files that are open at a time: enough to keep the disk busy, few enough for any limit on open files. */
const AT_ONCE = 16;

/** Files below a folder, relative, with forward slashes, sorted. */
export async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

/** Does the same to many files, some at a time; results in the order of the files. */
export async function eachFile<T>(files: readonly string[], work: (file: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    results.push(...(await Promise.all(files.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}
