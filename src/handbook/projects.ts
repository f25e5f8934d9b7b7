/** Folders within a handbook that were written as handbooks of their own, each with a table of contents. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { NO_TOC, readToc, TOCS, type Toc } from './myst/toc.ts';

/** Tables of contents by folder; that of the handbook itself has the name ''. */
export type Projects = ReadonlyMap<string, Toc>;

/** @param files of the handbook: a folder without any is no project */
export function readProjects(base: string, files: Iterable<string>): Projects {
  const dirs = new Set([...files].flatMap(foldersAbove));
  const own = [...dirs].filter((dir) => TOCS.some((name) => existsSync(join(base, dir, name)))).sort();
  return new Map([['', readToc(base)], ...own.map((dir): [string, Toc] => [dir, readToc(join(base, dir))])]);
}

function foldersAbove(file: string): string[] {
  const dir = posix.dirname(file);
  return dir === '.' ? [] : [dir, ...foldersAbove(dir)];
}

/** The projects in which a file stands, the innermost first; the last is the handbook itself. */
export const projectsAbove = (file: string, projects: { has: (dir: string) => boolean }): string[] => [
  ...foldersAbove(file).filter((dir) => projects.has(dir)),
  '',
];

/** The innermost project in which a file stands: '' for the handbook itself. */
export const projectOf = (file: string, projects: { has: (dir: string) => boolean }): string =>
  projectsAbove(file, projects)[0] ?? '';

/** The way to a file from a project in which it stands. */
export const within = (file: string, project: string): string =>
  project === '' ? file : file.slice(project.length + 1);

/** The projects within another, by their way from there. */
export const projectsIn = (projects: Projects, outer: string): Projects =>
  new Map(
    [...projects].flatMap(([dir, toc]): [string, Toc][] =>
      dir === outer ? [['', toc]] : outer === '' || dir.startsWith(`${outer}/`) ? [[within(dir, outer), toc]] : [],
    ),
  );

/** The table of contents of a handbook. */
export const tocOf = (projects: Projects): Toc => projects.get('') ?? NO_TOC;
