import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { slug } from 'github-slugger';
import { TOCS } from '../../src/handbook/index.ts';

/**
 * The folder of the handbook into which pages go when no other is named: one of their own, after the folder from which they
 * come. A folder that has no table of contents is part of the handbook already, and is left alone.
 */
export function placeFor(from: string, handbook: string): string {
  const name = slug(basename(from)).replace(/^[-_]+|-+$/g, '') || 'imported';
  const isFree = (dir: string) => !existsSync(dir) || TOCS.some((toc) => existsSync(join(dir, toc)));
  return (
    [name, `${name}-imported`].map((one) => join(handbook, one)).find(isFree) ?? join(handbook, `${name}-imported`)
  );
}

/** What makes a folder a project where it brings no table of contents: its addresses and labels are its own. */
export const MARK = `# A project of its own: addresses that begin with a slash count from this folder, and its labels are its own.
# Its pages stand in the order of folders and titles; project.toc would give another.
version: 1
project: {}
`;
