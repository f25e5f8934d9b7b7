import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { GlossaryEntry, HandbookFacts, HandbookPage } from '../model/index.ts';
import { handbookPages } from './files.ts';
import { frontOf, partsOf, type Front } from './front.ts';
import { flatten, parseMdx, textOf, type Node } from './tree.ts';

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
  headings: Heading[];
  /** Null where the page could not be read. */
  root: Node | null;
  /** A MyST page's body, ready for the site; null for a page that Astro renders. */
  html: string | null;
}

/** Reads every page of a folder. A page that is wrong is read as far as it goes, and says what is wrong with it. */
export const readHandbook = (base: string): HandbookText[] =>
  [...handbookPages(base)].map(([id, file]) => readPage(id, file, readFileSync(join(base, file), 'utf8')));

/**
 * @param address below the site: `handbook/sales/closed-won`
 * @param source the whole file
 */
export function readPage(address: string, file: string, source: string): HandbookText {
  const id = address.replace(/^handbook\/?/, '');
  const { yaml, text } = partsOf(source);
  try {
    const front = frontOf(yaml);
    const root = parseMdx(text);
    const headings = headingsOf(root);
    const anchors = headings.map(({ slug }) => slug);
    return { id, file, ...front, headings, anchors, problem: null, problems: [], terms: [], root, html: null };
  } catch (error) {
    // The first line: what follows repeats the source.
    const [why = ''] = (error as Error).message.split('\n');
    const problem = `The page ${file} cannot be read: ${why.replace(/\.$/, '')}.`;
    const nothing = { headings: [], anchors: [], problems: [], terms: [], root: null, html: null };
    return { id, file, ...frontOf(''), title: file, ...nothing, problem };
  }
}

function headingsOf(root: Node): Heading[] {
  const slugger = new GithubSlugger();
  return flatten(root)
    .filter(({ type }) => type === 'heading')
    .map((node) => ({ depth: node.depth ?? 2, slug: slugger.slug(textOf(node)), text: textOf(node) }));
}

/** What the rules about the handbook look at. */
export const factsOf = (
  pages: readonly HandbookText[],
  rules: HandbookFacts['rules'],
  glossary: readonly GlossaryEntry[] | null,
): HandbookFacts => ({
  pages: pages.map(
    ({ id, title, owner, status, reviewed, reviewEvery, anchors, isSplash, problem, problems, terms }) => ({
      ...{ id, title, owner, status, reviewed, reviewEvery, anchors, isSplash, problem, problems, terms },
    }),
  ),
  rules: rules.map(({ id, handbook }) => ({ id, handbook })),
  glossary,
});
