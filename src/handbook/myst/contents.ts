/** Fills lists of pages and headings: `{tableofcontents}`, `{contents}` and `{toctree}`. */
import { matches } from '../files.ts';
import type { NavItem } from '../navigation.ts';
import { textIn, textOf, visit } from './node.ts';
import { findLink, pageHref } from './references.ts';
import { lost, type Trip } from './trip.ts';
import type { MystNode, TocEntry, TocItem } from './types.ts';

/** @param line where the list stands in the file */
export function filled(node: MystNode, line: number, trip: Trip): MystNode {
  const depth = typeof node.depth === 'number' ? node.depth : Infinity;
  return { ...node, entries: cut(entriesOf(node, line, trip), depth) };
}

function entriesOf(node: MystNode, line: number, trip: Trip): TocEntry[] {
  const { page, navigation } = trip;
  switch (textIn(node, 'kind')) {
    case 'toctree':
      return ((node.items as TocItem[] | undefined) ?? []).flatMap((item) => listed(item, trip));
    case 'children':
      return linked(itemIn(navigation, page.id)?.children ?? [], trip);
    case 'page':
      return headings(page.root, null);
    case 'section':
      return headings(page.root, line);
    default:
      return linked(navigation, trip);
  }
}

const cut = (entries: readonly TocEntry[], depth: number): TocEntry[] =>
  entries.map((entry) => ({ ...entry, children: depth > 1 ? cut(entry.children, depth - 1) : [] }));

const linked = (items: readonly NavItem[], trip: Trip): TocEntry[] =>
  items.map(({ label, page, url, children }) => ({
    label,
    url: page === null ? (url ?? null) : pageHref(page, trip.folder.root),
    children: linked(children, trip),
  }));

function itemIn(items: readonly NavItem[], page: string): NavItem | null {
  for (const item of items) {
    const found = item.page === page ? item : itemIn(item.children, page);
    if (found !== null) return found;
  }
  return null;
}

/** Headings below one another; of the section in which a line stands where one is given. */
function headings(root: MystNode, within: number | null): TocEntry[] {
  const all: { depth: number; line: number; entry: TocEntry }[] = [];
  visit(root, (node) => {
    if (node.type !== 'heading') return;
    const entry = { label: textOf(node), url: `#${encodeURIComponent(node.slug ?? '')}`, children: [] };
    all.push({ depth: Number(node.depth), line: node.position?.start.line ?? 0, entry });
  });
  const at = within === null ? -1 : all.findLastIndex(({ line }) => line <= within);
  const own = all[at];
  const after = all.slice(at + 1);
  const end = own ? after.findIndex(({ depth }) => depth <= own.depth) : -1;
  const top: TocEntry[] = [];
  const open: { depth: number; children: TocEntry[] }[] = [];
  for (const { depth, entry } of end === -1 ? after : after.slice(0, end)) {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push({ depth, children: entry.children });
  }
  return top;
}

/** A line of a toctree: a page, an address, or a pattern of pages. */
function listed({ title, target, line }: TocItem, trip: Trip): TocEntry[] {
  const { page, folder, navigation } = trip;
  if (target === 'self')
    return [{ label: title ?? page.front.title, url: pageHref(page.id, folder.root), children: [] }];
  if (target.includes('*')) return pattern(target, line, trip);
  const place = findLink(target, page, folder, true);
  if (place.to === 'elsewhere') {
    trip.external.push({ url: place.href, line });
    return [{ label: title ?? place.href, url: place.href, children: [] }];
  }
  if (place.to !== 'target') {
    trip.problems.push(lost(target, line, { why: 'There is no such page', meant: null }, false));
    return [{ label: title === null ? target : `${title} <${target}>`, url: null, children: [] }];
  }
  const children = linked(itemIn(navigation, place.target.page)?.children ?? [], trip);
  return [{ label: title ?? place.target.words, url: place.href, children }];
}

/** The pages that a pattern matches, below the folder of the page or, with a slash before it, of all. */
function pattern(target: string, line: number, trip: Trip): TocEntry[] {
  const { page, folder } = trip;
  const dir = page.file.includes('/') ? page.file.slice(0, page.file.lastIndexOf('/') + 1) : '';
  const whole = target.startsWith('/') ? target.slice(1) : dir + target;
  const found = [...folder.pages.values()].filter(
    ({ id, file }) => id !== page.id && (matches(file, whole) || matches(file.replace(/\.mdx?$/i, ''), whole)),
  );
  if (found.length === 0)
    trip.problems.push(lost(target, line, { why: 'No page matches this pattern', meant: null }, false));
  return found.map(({ id, title }) => ({ label: title, url: pageHref(id, folder.root), children: [] }));
}
