import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlossaryEntry, HandbookFacts, HandbookPage, HandbookProblem } from '../model/index.ts';
import { handbookFiles, type HandbookFiles } from './files.ts';
import type { Front } from './front.ts';
import { bindingsOf } from './bindings.ts';
import { isIndexOf } from './by-folder.ts';
import { deadLinks, idsIn, type Reachable } from './mdx-links.ts';
import { readPage } from './mdx.ts';
import {
  asTree,
  decode,
  headingsIn,
  merged,
  parseMyst,
  renderFolder,
  sourceProblems,
  type RenderedPage,
} from './myst/index.ts';
import { orderOf, type OrderMistake } from './navigation.ts';
import { projectOf } from './projects.ts';
import { flatten, isMust, type Node } from './tree.ts';

/** A heading of a page, as the page's contents list it. */
export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/** A page as it was read: what the check looks at, and its text as a tree. */
export interface HandbookText extends HandbookPage, Front {
  /** Below the handbook's folder. */
  file: string;
  /** Folder of the project within the handbook to which the page belongs; empty for the handbook's own. */
  project: string;
  headings: Heading[];
  /** Null where the page could not be read. */
  root: Node | null;
  /** A MyST page's body, ready for the site; null for a page that Astro renders. */
  html: string | null;
  /** Files of the folder that a MyST page shows or offers, by their address below the site. */
  assets: ReadonlyMap<string, string>;
  /** Addresses elsewhere to which a page leads. */
  external: { url: string; line: number }[];
}

export interface ReadOptions {
  /** What addresses in the HTML of MyST pages begin with. */
  root?: string;
  /** What `{term}` looks in besides the glossaries on the pages; null where there is no other. */
  glossary?: readonly GlossaryEntry[] | null;
  /** Titles of the rules by id, to which marked sentences on MyST pages lead; null where they lead nowhere. */
  rules?: ReadonlyMap<string, string> | null;
}

/**
 * Reads every page of a folder. A page that is wrong is read as far as it goes, and says what is wrong with it.
 * @throws PlumblineError when the folder cannot be read or has no page
 */
export function readHandbook(
  base: string,
  { root = '', glossary = null, rules = null }: ReadOptions = {},
): HandbookText[] {
  const files = handbookFiles(base);
  const sources = [...files.pages].map(([address, file]) => ({
    ...{ address, id: address.replace(/^handbook\/?/, ''), file },
    ...decode(readFileSync(join(base, file))),
  }));
  const mdx = sources.filter(isMdx).map(({ address, file, text, problems }) => {
    const page = readPage(address, file, text);
    return { ...page, problems: merged([...page.problems, ...problems]) };
  });
  const parsed = sources
    .filter((source) => !isMdx(source))
    .map((source) => {
      const page = parseMyst(source);
      return { ...page, problems: [...source.problems, ...sourceProblems(source.text), ...page.problems] };
    });
  const { mistakes, each } = orderOf(
    files.projects,
    [...mdx, ...parsed.map(({ id, file, front }) => ({ ...front, id, file }))].sort(byFile),
  );
  const myst = renderFolder({
    myst: parsed,
    others: mdx.map((page) => ({ ...page, ids: page.root === null ? [] : idsIn(page.root) })),
    all: files.all,
    projects: files.projects,
    order: each,
    glossary,
    rules,
    root,
  });
  const pages = [...mdx, ...myst.map(asText).map(withMarkProblems)]
    .map((page) => ({ ...page, project: projectOf(page.file, files.projects) }))
    .sort(byFile);
  return withFolderProblems(withDeadLinks(pages), mistakes, files.moved);
}

const isMdx = ({ file }: { file: string }) => /\.mdx$/i.test(file);
const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1);

function asText(page: RenderedPage): HandbookText {
  const { id, file, front, root, problems, terms, assets, external, html, headings } = page;
  const anchors = headingsIn(root).map(({ slug }) => slug);
  return {
    id,
    file,
    project: '',
    ...front,
    headings,
    anchors,
    problem: null,
    problems,
    terms,
    root: asTree(root),
    html,
    assets,
    external,
  };
}

/** What is wrong with the marks of sentences on a MyST page. */
function withMarkProblems(page: HandbookText): HandbookText {
  if (page.root === null || !flatten(page.root).some(isMust)) return page;
  const problems = bindingsOf([page]).mistakes.map(({ line, why }): HandbookProblem => {
    const said = why.replaceAll('<Must human>', '{human}').replaceAll('<Must>', '{must}');
    return { kind: 'markup', detail: said.slice(0, 60), line, why: said, fix: 'Mark a whole sentence of a paragraph.' };
  });
  return { ...page, problems: merged([...page.problems, ...problems]) };
}

function withDeadLinks(pages: readonly HandbookText[]): HandbookText[] {
  const reachable = new Map<string, Reachable>(
    pages.flatMap(({ movedFrom }) => movedFrom.map((id) => [id, { id, ids: null }])),
  );
  for (const { id, root, anchors, html } of pages) {
    const ids = root === null || html !== null ? null : new Set([...anchors, ...idsIn(root)]);
    reachable.set(id, { id, ids });
  }
  return pages.map((page) =>
    page.root === null || page.html !== null
      ? page
      : { ...page, problems: merged([...page.problems, ...deadLinks(page.id, page.root, reachable)]) },
  );
}

/** What is wrong with the order of pages is said on the first page of its project, and a page's own address on that page. */
function withFolderProblems(
  pages: readonly HandbookText[],
  mistakes: readonly OrderMistake[],
  moved: HandbookFiles['moved'],
): HandbookText[] {
  const firstOf = ({ project }: OrderMistake) => {
    const own = pages.filter((page) => page.project === project);
    return own.find((page) => isIndexOf(project === '' ? '.' : project, page)) ?? own[0] ?? pages[0];
  };
  return pages.map((page) => {
    const twin = moved.get(page.id === '' ? 'handbook' : `handbook/${page.id}`);
    const own: HandbookProblem[] = [
      ...mistakes.filter((mistake) => firstOf(mistake) === page).map(orderProblem),
      ...(twin ? [sameAddress(page.id, twin)] : []),
    ];
    return own.length === 0 ? page : { ...page, problems: merged([...page.problems, ...own]) };
  });
}

const orderProblem = ({ detail, why, fix }: OrderMistake): HandbookProblem => ({
  ...{ kind: 'navigation', line: 1, detail, why, fix },
});

const sameAddress = (id: string, { file, other }: { file: string; other: string }): HandbookProblem => ({
  ...{ kind: 'navigation', detail: file, line: 1 },
  why: `${file} would have the address of ${other}, so it stands at ${id}/.`,
  fix: 'Rename one of the two files.',
});

/** What the rules about the handbook look at. */
export const factsOf = (
  pages: readonly HandbookText[],
  rules: HandbookFacts['rules'],
  glossary: readonly GlossaryEntry[] | null,
): HandbookFacts => ({
  pages: pages.map(
    ({ id, file, title, owner, status, reviewed, reviewEvery, anchors, isSplash, problem, problems, terms }) => ({
      ...{ id, file, title, owner, status, reviewed, reviewEvery, anchors, isSplash, problem, problems, terms },
    }),
  ),
  rules: rules.map(({ id, handbook }) => ({ id, handbook })),
  glossary,
});
