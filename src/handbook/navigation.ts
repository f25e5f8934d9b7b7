/** The one order of pages and sections: of the sidebar, of the way from page to page, and of what is printed. */
import { byFolder, inWords, isIndexOf, orderOfPage, type Stead } from './by-folder.ts';
import { listed } from './listed.ts';
import type { Toc, TocMistake } from './myst/toc.ts';
import { FURTHER, itemOf, type NavItem, type NavPage } from './nav-item.ts';
import { projectsAbove, projectsIn, readProjects, tocOf, within, type Projects } from './projects.ts';

export type { NavItem, NavPage } from './nav-item.ts';

/** Every page of a folder once, in the order of its table of contents, or by folders and titles where it has none. */
export const navigationOf = (base: string, pages: readonly NavPage[]): NavItem[] =>
  orderOf(
    readProjects(
      base,
      pages.map(({ file }) => file),
    ),
    pages,
  ).items;

/** What is wrong with a table of contents, and the project of which it is. */
export type OrderMistake = TocMistake & { project: string };

export interface Order {
  items: NavItem[];
  mistakes: OrderMistake[];
  /** Of each project its own order. */
  each: Map<string, NavItem[]>;
}

/** The order of a handbook, in which each project within it is a section with an order of its own. */
export function orderOf(projects: Projects, pages: readonly NavPage[]): Order {
  const toc = tocOf(projects);
  const sections = outermost(projects).map((dir) => sectionOf(dir, projects, pages));
  const own = pages.filter(({ file }) => !sections.some(({ dir }) => file.startsWith(`${dir}/`)));
  const { items, mistakes } =
    toc.file === null
      ? { items: byFolder(own, sections), mistakes: [] }
      : listedWith(toc, toc.file, pages, own, sections);
  return {
    items,
    mistakes: [
      ...[...toc.mistakes, ...mistakes].map((mistake) => ({ ...mistake, project: '' })),
      ...sections.flatMap((section) => section.mistakes),
    ],
    each: new Map([['', items], ...sections.flatMap(({ each }) => [...each])]),
  };
}

/** A project within the handbook: its place in the order, and what is told of it. */
type Section = Stead & Omit<Order, 'items'>;

const outermost = (projects: Projects): string[] =>
  [...projects.keys()].filter((dir) => dir !== '' && projectsAbove(dir, projects).length === 1);

function sectionOf(dir: string, projects: Projects, pages: readonly NavPage[]): Section {
  const inner = pages
    .filter(({ file }) => file.startsWith(`${dir}/`))
    .map((page) => ({ ...page, file: within(page.file, dir) }));
  const { items, mistakes, each } = orderOf(projectsIn(projects, dir), inner);
  const index = inner.find((page) => isIndexOf('.', page) && items.some((item) => item.page === page.id));
  const label = projects.get(dir)?.title ?? inner.find((page) => isIndexOf('.', page))?.title ?? inWords(dir);
  const below = (name: string) => (name === '' ? dir : `${dir}/${name}`);
  return {
    dir,
    item: {
      label,
      page: index?.id ?? null,
      children: items.flatMap((item) => (index !== undefined && item.page === index.id ? item.children : [item])),
    },
    order: index === undefined ? Number.MAX_SAFE_INTEGER : orderOfPage(index),
    mistakes: mistakes.map((mistake) => ({ ...mistake, project: below(mistake.project) })),
    each: new Map([...each].map(([name, own]) => [below(name), own])),
  };
}

/** A table of contents may give a section its place by its first page; others stand behind what it lists. */
function listedWith(
  toc: Toc,
  file: string,
  pages: readonly NavPage[],
  own: readonly NavPage[],
  sections: readonly Section[],
): { items: NavItem[]; mistakes: TocMistake[] } {
  const { items, placed, mistakes } = listed(toc, file, pages);
  const left = new Set(sections);
  const filledIn = (item: NavItem): NavItem => {
    const section = sections.find((one) => item.page !== null && one.item.page === item.page);
    if (section === undefined || item.children.length > 0) return { ...item, children: item.children.map(filledIn) };
    left.delete(section);
    return { ...item, children: without(section.item, placed).children };
  };
  const ordered = items.map(filledIn);
  const further = [...left].map(({ item }) => without(item, placed)).filter(holdsSomething);
  const rest = own.filter(({ id }) => !placed.has(id)).map(itemOf);
  return {
    items: [...ordered, ...further, ...(rest.length > 0 ? [{ label: FURTHER, page: null, children: rest }] : [])],
    mistakes,
  };
}

/** A place without the pages that stand elsewhere already. */
const without = (item: NavItem, placed: ReadonlySet<string>): NavItem => ({
  ...item,
  page: item.page !== null && placed.has(item.page) ? null : item.page,
  children: item.children.map((child) => without(child, placed)).filter(holdsSomething),
});

const holdsSomething = ({ page, url, children }: NavItem) => page !== null || url !== undefined || children.length > 0;
