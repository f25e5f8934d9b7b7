/** The order of pages where nothing gives one. */
import { posix } from 'node:path';
import { itemOf, type NavItem, type NavPage } from './nav-item.ts';

interface Sorted extends NavItem {
  order: number;
}

/** What stands in place of a folder. */
export interface Stead {
  dir: string;
  item: NavItem;
  order: number;
}

/** Folders and pages by their order, then by title; a folder is named by its index page. */
export function byFolder(pages: readonly NavPage[], steads: readonly Stead[] = []): NavItem[] {
  const files = [...pages.map(({ file }) => file), ...steads.map(({ dir }) => `${dir}/`)];
  const items = (dir: string): Sorted[] => {
    const here = pages.filter(({ file }) => posix.dirname(file) === dir);
    const folders = new Set(files.flatMap((file) => childFolder(dir, file) ?? []));
    return [
      ...here.filter((page) => !isIndexOf(dir, page)).map((page) => ({ ...itemOf(page), order: orderOfPage(page) })),
      ...[...folders].map((folder) => folderItem(folder, items(folder))),
    ].sort((a, b) => a.order - b.order || compare(a.label, b.label));
  };
  const folderItem = (dir: string, children: Sorted[]): Sorted => {
    const stead = steads.find((one) => one.dir === dir);
    if (stead) return { ...stead.item, order: stead.order };
    const index = pages.find((page) => isIndexOf(dir, page));
    const order = index ? orderOfPage(index) : Math.min(...children.map(({ order }) => order));
    return { label: index?.title ?? inWords(dir), page: index?.id ?? null, children, order };
  };
  const first = pages.find((page) => isIndexOf('.', page));
  return [...(first ? [itemOf(first)] : []), ...items('.').map(plain)];
}

const plain = ({ label, page, url, children }: NavItem): NavItem => ({
  ...{ label, page },
  ...(url === undefined ? {} : { url }),
  children: children.map(plain),
});

export const orderOfPage = ({ order }: NavPage) => order ?? Number.MAX_SAFE_INTEGER;

/** By code units, so that no machine's language changes the order. */
function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other ? 0 : one < other ? -1 : 1;
}

export const isIndexOf = (dir: string, { file }: NavPage) =>
  posix.dirname(file) === dir && /^(index|readme)\.mdx?$/i.test(posix.basename(file));

/** The folder right below `dir` in which the file stands, at any depth. */
function childFolder(dir: string, file: string): string | null {
  const below = dir === '.' ? file : file.startsWith(`${dir}/`) ? file.slice(dir.length + 1) : '';
  const [name = '', ...rest] = below.split('/');
  return rest.length > 0 ? posix.join(dir, name) : null;
}

export function inWords(dir: string): string {
  const words = posix.basename(dir).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
