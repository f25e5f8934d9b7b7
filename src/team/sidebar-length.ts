import type { StarlightRouteData } from '@astrojs/starlight/route-data';

type Entry = StarlightRouteData['sidebar'][number];
type Group = Extract<Entry, { type: 'group' }>;
type Link = Extract<Entry, { type: 'link' }>;

/** Links up to which a reader can see over the whole sidebar. Beyond it, it would be most of every page. */
const LONG = 150;

/** A sidebar that is long shows the section of the page only; the others are links to their first pages. */
export const shortened = (sidebar: Entry[]): Entry[] =>
  sidebar.flatMap(linksOf).length <= LONG
    ? sidebar
    : sidebar.map((entry) => (entry.type === 'group' ? { ...entry, entries: entry.entries.map(closed) } : entry));

function closed(entry: Entry): Entry {
  if (entry.type === 'link') return entry;
  const links = linksOf(entry);
  if (links.some(({ isCurrent }) => isCurrent)) return { ...entry, entries: entry.entries.map(closed) };
  const [first] = links;
  return first ? asLink(entry, first) : entry;
}

const asLink = ({ label, badge }: Group, { href }: Link): Link => ({
  ...{ type: 'link', label, badge, href, isCurrent: false, attrs: {} },
});

const linksOf = (entry: Entry): Link[] => (entry.type === 'link' ? [entry] : entry.entries.flatMap(linksOf));
