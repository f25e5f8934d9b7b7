/** Where a reference of a page leads. */
import { nearest, type FindTerm } from '../../model/index.ts';
import type { Labels, Linkable, Target } from './labels.ts';
import { identifierOf } from './node.ts';
import type { Place, Places } from './places.ts';

/** What references are looked up in. */
export interface Folder {
  labels: Labels;
  places: Places;
  pages: ReadonlyMap<string, Linkable>;
  /** Null where there is no glossary besides what the pages hold. */
  findTerm: FindTerm | null;
  /** Titles of the rules by id, for the marks of sentences; null where nobody says. */
  rules: ReadonlyMap<string, string> | null;
  /** What addresses begin with. */
  root: string;
  /** The address of a file of the folder on the site. */
  assetAt: (file: string) => string;
}

export type Found =
  | { to: 'target'; target: Target; href: string }
  | { to: 'file'; file: string; address: string; href: string }
  | { to: 'elsewhere'; href: string }
  | { to: 'nothing'; why: string; meant: string | null };

export const NO_SCHEME = 'Only addresses that begin with https:, http: or mailto: lead out of the pages';

/** Where a page's link leads: to a label, a page, a file of the folder, or elsewhere. */
export function findLink(url: string, from: Place, folder: Folder, isPage = false): Found {
  if (/^(https?|mailto):/i.test(url)) return { to: 'elsewhere', href: url };
  if (/^([a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(url))
    return {
      to: 'nothing',
      why: NO_SCHEME,
      meant: null,
    };
  const [, path = '', hash] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  if (path === '') return findLabel(decoded(hash ?? ''), from, folder);
  const isName = !isPage && !/[./]/.test(path);
  const label = hash === undefined && !isPage ? labelled(identifierOf(decoded(path)), from, folder) : undefined;
  if (label && isName) return found(label, folder);
  // A page is also meant by the file that other tools make of it, where the folder has no such file.
  const built = /\.html?$/i.test(path) && folder.places.fileAt(path, from.file) === null;
  const page = folder.places.pageAt(built ? path.replace(/\.html?$/i, '') : path, from.file);
  if (page)
    return hash === undefined || hash === '' ? wholePage(page, folder) : findOnPage(decoded(hash), page, folder);
  const file = folder.places.fileAt(path, from.file);
  if (file !== null && !isPage) return foundFile(file, folder);
  return label
    ? found(label, folder)
    : { to: 'nothing', why: 'There is no such page, file or label', meant: folder.places.nearly(path, from.file) };
}

/** A label of the folder, or a heading of the page itself. */
export function findLabel(label: string, from: Place, folder: Folder): Found {
  if (label === '') return wholePage(from, folder);
  const { labels, onPage } = folder.labels;
  const identifier = identifierOf(label);
  const own = onPage(from.id);
  const target =
    labels.within(identifier, from.file) ?? own.get(identifier) ?? own.get(label) ?? labels.anywhere(identifier);
  if (target) return found(target, folder);
  const meant = likely(identifier, [...labels.names(), ...own.keys()]);
  return { to: 'nothing', why: 'There is no such label, and the page has no such heading', meant };
}

const labelled = (identifier: string, { file }: Place, { labels: { labels } }: Folder): Target | undefined =>
  labels.within(identifier, file) ?? labels.anywhere(identifier);

function findOnPage(anchor: string, page: Place, folder: Folder): Found {
  const own = folder.labels.onPage(page.id);
  const identifier = identifierOf(anchor);
  const target = own.get(identifier) ?? own.get(anchor);
  if (target) return found(target, folder);
  const meant = likely(identifier, [...own.keys()]);
  return { to: 'nothing', why: `The page ${page.file} has no such heading or label`, meant };
}

/** A picture or another file of the folder. */
export function findFile(url: string, from: Place, folder: Folder): Found {
  if (/^https?:/i.test(url)) return { to: 'elsewhere', href: url };
  const path = url.replace(/[#?].*$/s, '');
  const names = path.endsWith('.*') ? PICTURES.map((ending) => path.slice(0, -1) + ending) : [path];
  const [file] = names.flatMap((name) => folder.places.fileAt(name, from.file) ?? []);
  return file === undefined
    ? { to: 'nothing', why: 'The file is not in the folder', meant: folder.places.nearly(path, from.file) }
    : foundFile(file, folder);
}

/** `name.*` stands for the best of these that there is. */
const PICTURES = ['svg', 'webp', 'png', 'jpg', 'jpeg', 'gif'];

/** A term of the glossaries on the pages: of the project itself and those around it, or of any. */
export function findTerm(term: string, { file }: Place, { labels: { terms } }: Folder, isAny = false): Target | null {
  const name = identifierOf(term);
  const names = [name, name.replace(/s$/, '')];
  const [target] = names.flatMap((one) => (isAny ? terms.anywhere(one) : terms.within(one, file)) ?? []);
  return target ?? null;
}

export const found = (target: Target, folder: Folder): Found => ({
  to: 'target',
  target,
  href: hrefOf(target, folder),
});

function wholePage({ id, file }: Place, folder: Folder): Found {
  const words = folder.pages.get(id)?.title ?? file;
  return found({ page: id, anchor: '', words, numbered: null }, folder);
}

const hrefOf = ({ page, anchor }: Pick<Target, 'page' | 'anchor'>, { root }: Folder): string =>
  pageHref(page, root) + (anchor === '' ? '' : `#${encodeURIComponent(anchor)}`);

/** Address of a page on the site. */
export const pageHref = (page: string, root: string): string =>
  [root, 'handbook', ...(page === '' ? [] : page.split('/').map(encodeURIComponent)), ''].join('/');

function foundFile(file: string, { assetAt, root }: Folder): Found {
  const address = assetAt(file);
  return { to: 'file', file, address, href: `${root}/${address}` };
}

/** The name that was probably meant, of those that are about as long. */
const likely = (name: string, names: readonly string[]) =>
  nearest(
    name,
    names.filter((other) => Math.abs(other.length - name.length) <= 3),
  );

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
