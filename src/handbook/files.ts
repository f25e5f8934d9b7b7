/** The files of the handbook and where their pages stand. */
import { readdirSync } from 'node:fs';
import { PlumblineError } from '../model/index.ts';

export const HANDBOOK = 'content/handbook';

const PAGE = /(^|[\\/])[^_][^\\/]*\.mdx?$/;

/** The page's address below the site: `handbook/sales/closed-won` for `sales/closed-won.mdx`. */
export const pageId = (file: string): string =>
  ['handbook', ...file.replace(/\.mdx?$/, '').split(/[\\/]/)].filter((part) => part !== 'index').join('/');

/** Pages by address. Throws when the folder cannot be read or has none, or when two files would be one page. */
export function handbookPages(base: string): Map<string, string> {
  const files = filesBelow(base).filter((file) => PAGE.test(file));
  const pages = new Map<string, string>();
  for (const file of files.sort()) {
    const id = pageId(file);
    const other = pages.get(id);
    if (other !== undefined)
      throw refusal(`${other} and ${file} would both be ${id}/.`, 'Rename one of the two files.');
    pages.set(id, file);
  }
  if (pages.size === 0) throw refusal(`${base} holds no page.`, RESTORE);
  return pages;
}

function filesBelow(base: string): string[] {
  try {
    return readdirSync(base, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw refusal(`${base} is no folder that can be read (${(error as NodeJS.ErrnoException).code ?? ''}).`, RESTORE);
  }
}

const RESTORE = 'Restore the folder, for example with `git checkout`.';

const refusal = (why: string, fix: string) => new PlumblineError({ what: 'The handbook cannot be used.', why, fix });
