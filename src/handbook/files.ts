/** The files of the handbook and where their pages stand. */
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, matchesGlob, posix, relative, sep } from 'node:path';
import { slug } from 'github-slugger';
import { PlumblineError } from '../model/index.ts';
import { projectsAbove, readProjects, within, type Projects } from './projects.ts';

export const HANDBOOK = 'content/handbook';

/** What stands in a folder. */
export interface HandbookFiles {
  /** Files of the pages by address, in the order of their names: `sales/closed-won.mdx` by `handbook/sales/closed-won`. */
  pages: Map<string, string>;
  /** Pages whose address is another page's already, by the address that they got instead. */
  moved: Map<string, { file: string; other: string }>;
  /** Every file below the folder, with slashes. */
  all: Set<string>;
  /** The folder itself, and those in it that have a table of contents of their own. */
  projects: Projects;
}

/** The page's address below the site: `handbook/sales/closed-won` for `sales/closed-won.mdx`. */
export function pageId(file: string): string {
  const parts = file.replace(/\.mdx?$/i, '').split(/[\\/]/);
  const words = parts.map((part) => slug(part.normalize('NFC')).replace(/^-+|-+$/g, '') || 'page');
  return ['handbook', ...words.filter((part, at) => at < words.length - 1 || part !== 'index')].join('/');
}

/** Pages by address. Throws when the folder cannot be read or has none. */
export const handbookPages = (base: string): Map<string, string> => handbookFiles(base).pages;

/**
 * Pages are the files ending in `.md` or `.mdx`, without those whose name begins with an underscore and those that
 * the `myst.yml` of a folder above excludes. A `README.md` is a page only where its folder has no index, and is the index then.
 * @throws PlumblineError when the folder cannot be read or has no page, exit code 2
 */
export function handbookFiles(base: string): HandbookFiles {
  const all = filesBelow(base);
  const projects = readProjects(
    base,
    all.filter((file) => PAGE.test(file)),
  );
  const isExcluded = (file: string) =>
    projectsAbove(file, projects).some((dir) =>
      projects.get(dir)?.exclude.some((pattern) => matches(within(file, dir), pattern)),
    );
  const pages = new Map<string, string>();
  const moved: HandbookFiles['moved'] = new Map();
  const isPage = (file: string) => PAGE.test(file) && !isExcluded(file);
  const index = new Set(
    all
      .filter(isPage)
      .filter(isIndex)
      .map((file) => posix.dirname(file)),
  );
  for (const file of all.filter(isPage)) {
    const isReadme = README.test(file);
    if (isReadme && index.has(posix.dirname(file))) continue;
    const wanted = pageId(isReadme ? posix.join(posix.dirname(file), 'index.md') : file);
    const id = free(wanted, pages);
    const other = pages.get(wanted);
    if (other !== undefined) moved.set(id, { file, other });
    pages.set(id, file);
    if (isReadme) index.add(posix.dirname(file));
  }
  if (pages.size === 0) throw refusal(`${base} holds no page.`, RESTORE);
  return { pages, moved, all: new Set(all), projects };
}

const PAGE = /(^|\/)[^_/][^/]*\.mdx?$/i;
const README = /(^|\/)readme\.mdx?$/i;
const isIndex = (file: string) => /(^|\/)index\.mdx?$/i.test(file);

/** Folders that hold tools and what they make. */
const SKIPPED = new Set(['node_modules', '_build', '__pycache__']);

/** A pattern of `project.exclude`: of files, or of a folder and everything in it. */
export const matches = (file: string, pattern: string): boolean => {
  const plain = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  return matchesGlob(file, plain) || matchesGlob(file, `${plain}/**`);
};

function free(wanted: string, taken: ReadonlyMap<string, string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  return id;
}

/** Regular files below the folder by name, hidden ones and links that lead out of it left out. */
function filesBelow(base: string): string[] {
  const files: string[] = [];
  const walk = (dir: string) => {
    for (const entry of listed(join(base, dir))) {
      const file = posix.join(dir, entry.name);
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(base, file))) files.push(file);
    }
  };
  walk('');
  return files.sort();
}

function listed(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    throw refusal(`${dir} is no folder that can be read (${(error as NodeJS.ErrnoException).code ?? ''}).`, RESTORE);
  }
}

function leadsToFile(base: string, file: string): boolean {
  try {
    const target = realpathSync(join(base, file));
    const way = relative(realpathSync(base), target);
    return way !== '..' && !way.startsWith(`..${sep}`) && statSync(target).isFile();
  } catch {
    return false;
  }
}

const RESTORE = 'Name a folder of pages, or restore it, for example with `git checkout`.';

const refusal = (why: string, fix: string) => new PlumblineError({ what: 'The handbook cannot be used.', why, fix });
