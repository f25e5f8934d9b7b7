import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandbookRecord, NavItem } from '../handbook/site.ts';

/** An entry of Starlight's sidebar: a link, or a heading with entries below it. */
export type SidebarItem = { label: string; link: string } | { label: string; items: SidebarItem[] };

/**
 * The handbook's part of the sidebar; none where the build prepared nothing, such as for a type check.
 * @param data the folder that the build prepared
 */
export function handbookSidebar(data: string | undefined): SidebarItem[] {
  if (data === undefined) return [];
  const { navigation } = JSON.parse(readFileSync(join(data, 'handbook.json'), 'utf8')) as HandbookRecord;
  const items = sidebarOf(navigation);
  const first = '/handbook/';
  const isThere = links(items).includes(first);
  return [{ label: 'Handbook', items: isThere ? items : [{ label: 'All pages', link: first }, ...items] }];
}

const links = (items: readonly SidebarItem[]): string[] =>
  items.flatMap((item) => ('link' in item ? item.link : links(item.items)));

/** A page that has others below it stands first among them, because a heading of the sidebar leads nowhere. */
export const sidebarOf = (navigation: readonly NavItem[]): SidebarItem[] =>
  navigation.flatMap(({ label, page, url, children }): SidebarItem[] => {
    const link = page === null ? url : page === '' ? '/handbook/' : `/handbook/${page}/`;
    const own = link === undefined ? [] : [{ label, link }];
    return children.length === 0 ? own : [{ label, items: [...own, ...sidebarOf(children)] }];
  });
