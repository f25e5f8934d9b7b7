import type { StarlightRouteData } from '@astrojs/starlight/route-data';

type Entry = StarlightRouteData['sidebar'][number];
type Group = Extract<Entry, { type: 'group' }>;
type Link = Extract<Entry, { type: 'link' }>;

/** Links up to which a reader can see over the whole sidebar. Beyond it, it would be most of every page. */
const LONG = 150;

/**
 * The sidebar of a page below a room of the workspace: its room is marked, and the handbook is one link, because there are as
 * many such pages as records.
 * @param room address of the room, as the sidebar has it
 */
export const besideRecord = (sidebar: Entry[], room: string | null): Entry[] =>
  sidebar.map((entry) => {
    const [first] = linksOf(entry);
    if (entry.type === 'group' && entry.label === 'Handbook' && first) return asLink(entry, first);
    return room === null ? entry : marked(entry, room);
  });

/** As the place that the page belongs to, not as the page itself. */
function marked(entry: Entry, room: string): Entry {
  if (entry.type === 'group') return { ...entry, entries: entry.entries.map((one) => marked(one, room)) };
  return entry.href === room ? { ...entry, attrs: { ...entry.attrs, 'aria-current': 'true' } } : entry;
}

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
