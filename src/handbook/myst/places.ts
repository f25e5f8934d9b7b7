/** Finds pages and files of a folder by the names that references and tables of contents use. */
import { posix } from 'node:path';
import { projectsAbove } from '../projects.ts';

export interface Place {
  /** Address below `handbook/`; empty for the first page. */
  id: string;
  /** Below the handbook's folder, with slashes. */
  file: string;
}

export interface Places {
  /** A page by its file, with or without its ending, or by a folder that has an index; null when there is none. */
  pageAt: (name: string, from?: string) => Place | null;
  /** A file of the folder, as it is spelt there; null when there is none. */
  fileAt: (name: string, from?: string) => string | null;
  /** The file of which the name differs in capitals only; null when there is none. */
  nearly: (name: string, from?: string) => string | null;
}

const ENDINGS = ['', '.md', '.mdx', '/index.md', '/index.mdx', '/README.md', '/README.mdx'];

/**
 * A name that begins with a slash counts from the project in which it is said, or else from those around it; any other from
 * the file that says it.
 * @param all every file of the folder
 * @param projects folders in it that are projects
 */
export function placesOf(
  pages: readonly Place[],
  all: ReadonlySet<string>,
  projects: { has: (dir: string) => boolean } = NONE,
): Places {
  const byFile = new Map(pages.map((page) => [page.file.normalize('NFC'), page]));
  const files = new Map([...all].map((file) => [file.normalize('NFC'), file]));
  const small = new Map([...files].map(([name, file]) => [name.toLowerCase(), file]));
  return {
    pageAt: (name, from = '') => {
      for (const path of pathsOf(name, from, projects))
        for (const ending of ENDINGS) {
          const page = byFile.get(posix.join(path, '.') === '.' ? ending.slice(1) : path + ending);
          if (page !== undefined) return page;
        }
      return null;
    },
    fileAt: (name, from = '') => {
      for (const path of pathsOf(name, from, projects)) {
        const file = files.get(path);
        if (file !== undefined) return file;
      }
      return null;
    },
    nearly: (name, from = '') => {
      for (const path of pathsOf(name, from, projects))
        for (const ending of ENDINGS) {
          const file = small.get((path + ending).toLowerCase());
          if (file !== undefined) return file;
        }
      return null;
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The paths below the folder that a name may mean; none where it leads out of it. */
function pathsOf(name: string, from: string, projects: { has: (dir: string) => boolean }): string[] {
  const words = decoded(name).normalize('NFC');
  const bases = words.startsWith('/') ? projectsAbove(from, projects) : [posix.dirname(from)];
  return bases
    .map((dir) => posix.normalize(posix.join(dir, words.replace(/^\/+/, './'))))
    .filter((path) => path !== '..' && !path.startsWith('../'))
    .map((path) => path.replace(/^\.\//, '').replace(/\/$/, ''));
}

/** A name as it stands on the disk; one that is encoded wrongly stays as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
