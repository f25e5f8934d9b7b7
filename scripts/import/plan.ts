import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { assetsOf, handbookFiles, pageId, TOCS, type HandbookText } from '../../src/handbook/index.ts';
import { PlumblineError } from '../../src/model/index.ts';
import { MARK } from './place.ts';

/** What an import does, file by file; paths are below both folders, with slashes. */
export interface Plan {
  copied: string[];
  /** There already, byte for byte. */
  unchanged: string[];
  /** The table of contents that stays behind, because the handbook has its own; null when none does. */
  tocLeft: string | null;
  /** Files that are written besides, with what they hold. */
  made: ReadonlyMap<string, string>;
}

const SHOWN = 10;

/**
 * Pages, the files that they show or offer, and the tables of contents.
 * @param isProject whether the pages are to be a project within a handbook
 * @throws PlumblineError when a file would replace another, two pages would have one address, or a link leads out
 */
export function planOf(from: string, out: string, pages: readonly HandbookText[], isProject: boolean): Plan {
  refuseNested(from, out);
  refuse('Links in the folder lead out of it or to nothing', outward(from), 'Replace each by the file itself.');
  const { all, projects } = handbookFiles(from);
  const own = TOCS.find((file) => existsSync(join(out, file)));
  const toc = TOCS.filter((file) => all.has(file));
  const tocs = toc.filter((file) => own === undefined || stateOf(from, out, file) === 'same');
  const inner = [...projects.keys()].filter((dir) => dir !== '').flatMap((dir) => TOCS.map((file) => `${dir}/${file}`));
  const shown = pages.flatMap((page) => picturesOf(page, all));
  const files = [
    ...pages.map(({ file }) => file),
    ...assetsOf(pages).values(),
    ...shown,
    ...tocs,
    ...inner.filter((file) => all.has(file)),
  ];
  const wanted = [...new Set(files)].sort();
  refuse(
    'Other files stand there already',
    wanted.filter((file) => stateOf(from, out, file) === 'other'),
    OTHER_OUT,
  );
  refuse('Pages would have the address of others', clashes(out, pages), OTHER_OUT);
  const copied = wanted.filter((file) => stateOf(from, out, file) === 'missing');
  const [left = null] = toc.filter((file) => !tocs.includes(file));
  const made =
    isProject && toc.length === 0 && own === undefined ? new Map([['myst.yml', MARK]]) : new Map<string, string>();
  return { copied, unchanged: wanted.filter((file) => !copied.includes(file)), tocLeft: left, made };
}

const OTHER_OUT = 'Rename them, or name another folder with --out, such as content/handbook/other-name.';

function refuseNested(from: string, out: string): void {
  const isWithin = (inner: string, outer: string) => {
    const way = relative(outer, inner);
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
  };
  if (!isWithin(from, out) && !isWithin(out, from)) return;
  throw new PlumblineError({
    what: 'Nothing was imported.',
    why: 'One of the two folders stands in the other, or they are the same.',
    fix: 'Name a folder elsewhere, or another one with --out.',
  });
}

/** Images of a page that Astro renders; those of a MyST page are among its assets. */
const picturesOf = ({ root, html, file }: HandbookText, all: ReadonlySet<string>): string[] =>
  html !== null || root === null
    ? []
    : urlsIn(root)
        .map((url) => posix.join(posix.dirname(file), url))
        .filter((name) => all.has(name));

type Tree = NonNullable<HandbookText['root']>;
const urlsIn = ({ type, url, children = [] }: Tree): string[] => [
  ...(type === 'image' && url !== undefined ? [decodeURI(url.replace(/%(?![0-9a-f]{2})/gi, '%25'))] : []),
  ...children.flatMap(urlsIn),
];

/** Symbolic links that lead out of the folder or to nothing. */
function outward(base: string): string[] {
  const home = realpathSync(base);
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !existsSync(path) || !`${realpathSync(path)}${sep}`.startsWith(`${home}${sep}`))
    .map((path) => relative(base, path));
}

function stateOf(from: string, out: string, file: string): 'missing' | 'same' | 'other' {
  const parts = file.split('/');
  // A file can stand where a folder would have to be made.
  const above = parts.slice(0, -1).map((_, at) => join(out, ...parts.slice(0, at + 1)));
  if (above.some((dir) => existsSync(dir) && !lstatSync(dir).isDirectory())) return 'other';
  const target = join(out, file);
  if (!lstatSync(target, { throwIfNoEntry: false })) return 'missing';
  return lstatSync(target).isFile() && readFileSync(target).equals(readFileSync(join(from, file))) ? 'same' : 'other';
}

/** Pages whose address a page of another file has already. */
function clashes(out: string, pages: readonly HandbookText[]): string[] {
  if (!existsSync(out)) return [];
  const there = new Map(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter(isPage)
      .map((file) => [pageId(file), file.split(sep).join('/')]),
  );
  const own = new Set(pages.map(({ file }) => file));
  return pages.flatMap(({ file }) => {
    const other = there.get(pageId(file));
    return other === undefined || own.has(other) ? [] : `${file} (as ${other})`;
  });
}

const isPage = (file: string) => /(^|[\\/])[^_\\/][^\\/]*\.mdx?$/i.test(file);

function refuse(what: string, files: readonly string[], fix: string): void {
  if (files.length === 0) return;
  const rest = files.length > SHOWN ? [`and ${files.length - SHOWN} more`] : [];
  const why = `${what}: ${[...files.slice(0, SHOWN), ...rest].join(', ')}.`;
  throw new PlumblineError({ what: 'Nothing was imported.', why, fix });
}
