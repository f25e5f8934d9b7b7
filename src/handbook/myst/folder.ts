/** A folder of pages as one: the labels of all are known before the references of any are looked up. */
import { termFinder, type GlossaryEntry } from '../../model/index.ts';
import type { NavItem } from '../nav-item.ts';
import { projectOf, type Projects } from '../projects.ts';
import { assetAddresses } from './assets.ts';
import { headingsIn, labelsOf, type Linkable } from './labels.ts';
import { placesOf } from './places.ts';
import { renderPage } from './render.ts';
import { resolvePage } from './resolve.ts';
import { merged } from './source-problems.ts';
import type { ParsedPage, RenderedPage } from './types.ts';

export interface FolderPages {
  myst: readonly ParsedPage[];
  /** Pages of other kinds, to which references may lead. */
  others: readonly Omit<Linkable, 'myst'>[];
  /** Every file of the folder. */
  all: ReadonlySet<string>;
  /** The folder and those in it that are projects of their own. */
  projects: Projects;
  /** Of each project the order of its pages. */
  order: ReadonlyMap<string, readonly NavItem[]>;
  glossary: readonly GlossaryEntry[] | null;
  /** Titles of the rules by id. */
  rules: ReadonlyMap<string, string> | null;
  /** What addresses begin with. */
  root: string;
}

/** The MyST pages of a folder, ready for the site, in the order given. */
export function renderFolder({
  myst,
  others,
  all,
  projects,
  order,
  glossary,
  rules,
  root,
}: FolderPages): RenderedPage[] {
  const linkable = [...myst.map(asLinkable), ...others.map((page) => ({ ...page, myst: null }))].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  );
  const labels = labelsOf(linkable, projects);
  const folder = {
    labels,
    places: placesOf(linkable, all, projects),
    pages: new Map(linkable.map((page) => [page.id, page])),
    findTerm: glossary === null ? null : termFinder(glossary),
    rules,
    root,
    assetAt: assetAddresses(all),
  };
  return myst.map((page) => {
    const rendered = renderPage(resolvePage(page, folder, order.get(projectOf(page.file, projects)) ?? []));
    return { ...rendered, problems: merged([...rendered.problems, ...(labels.duplicates.get(page.id) ?? [])]) };
  });
}

function asLinkable(page: ParsedPage): Linkable {
  const { id, file, front, root } = page;
  return { id, file, title: front.title, headings: headingsIn(root), ids: [], myst: page };
}
