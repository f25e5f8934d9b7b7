import { slug } from 'github-slugger';
import type { NavItem } from './navigation.ts';

/** Ids of the pages below some places, in reading order; each once. */
export const pagesIn = (navigation: readonly NavItem[]): string[] => [
  ...new Set(navigation.flatMap(({ page, children }) => [...(page === null ? [] : [page]), ...pagesIn(children)])),
];

/** A section of the handbook that is printed as one document. */
export interface PrintedSection {
  /** Its address below `print/`. */
  slug: string;
  label: string;
  pages: string[];
}

/** The places of the first rank that hold others, each with all pages below it. Their addresses are distinct. */
export function printedSections(navigation: readonly NavItem[]): PrintedSection[] {
  const taken = new Set<string>();
  return navigation
    .filter(({ children }) => children.length > 0)
    .map((item) => ({ slug: freeSlug(item.label, taken), label: item.label, pages: pagesIn([item]) }))
    .filter(({ pages }) => pages.length > 0);
}

function freeSlug(label: string, taken: Set<string>): string {
  const own = slug(label) || 'section';
  let free = own;
  for (let n = 2; taken.has(free); n++) free = `${own}-${n}`;
  taken.add(free);
  return free;
}

/** The places that lead to a page, from the first rank to the page itself; empty where nothing does. */
export function trailTo(page: string, navigation: readonly NavItem[]): NavItem[] {
  for (const item of navigation) {
    if (item.page === page) return [item];
    const rest = trailTo(page, item.children);
    if (rest.length > 0) return [item, ...rest];
  }
  return [];
}
