/** The order that a table of contents gives. */
import { matches } from './files.ts';
import { placesOf } from './myst/places.ts';
import type { Toc, TocEntry, TocMistake } from './myst/toc.ts';
import { itemOf, type NavItem, type NavPage } from './nav-item.ts';

/** The entries of a table of contents with the pages that they name, and what is wrong with them. */
export function listed({ entries }: Toc, file: string, pages: readonly NavPage[]) {
  const places = placesOf(pages, new Set());
  const byId = new Map(pages.map((page) => [page.id, page]));
  const placed = new Set<string>();
  const mistakes: TocMistake[] = [];
  const wrong = (detail: string, why: string) =>
    mistakes.push({
      detail: `${file}: ${detail}`,
      why: `${file}: ${detail} ${why}.`,
      fix: `Correct the entry in ${file}.`,
    });

  const pageIn = (name: string): NavPage | null => {
    const place = places.pageAt(name);
    const page = place === null ? undefined : byId.get(place.id);
    if (page === undefined) wrong(name, 'is listed, and there is no such page');
    else if (placed.has(page.id)) wrong(name, 'is listed twice, and stands at the first place only');
    else {
      placed.add(page.id);
      return page;
    }
    return null;
  };
  const matching = (pattern: string): NavItem[] => {
    const found = pages.filter(({ id, file }) => !placed.has(id) && matches(file, pattern));
    if (found.length === 0) wrong(pattern, 'is a pattern that no further page matches');
    found.forEach(({ id }) => placed.add(id));
    return found.map(itemOf);
  };
  const walk = (entry: TocEntry): NavItem[] => {
    const page = entry.file === null ? null : pageIn(entry.file);
    const children = [...(entry.pattern === null ? [] : matching(entry.pattern)), ...entry.children.flatMap(walk)];
    if (page !== null) return [{ label: entry.title ?? page.title, page: page.id, children }];
    if (entry.url !== null) return outward(entry.title ?? entry.url, entry.url, children);
    // Without a title its pages stand where it would.
    if (entry.title === null) return children;
    return children.length === 0 ? [] : [{ label: entry.title, page: null, children }];
  };
  const outward = (label: string, url: string, children: NavItem[]): NavItem[] => {
    if (/^https?:\/\//i.test(url)) return [{ label, page: null, url, children }];
    wrong(url, 'is no address that begins with https://, so it is left out');
    return children;
  };
  return { items: entries.flatMap(walk), placed, mistakes };
}
