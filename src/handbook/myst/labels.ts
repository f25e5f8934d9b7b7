/** What references of a folder can lead to: labels, headings, terms and whole pages. */
import { slug } from 'github-slugger';
import { createHtmlId } from 'myst-common';
import type { HandbookProblem } from '../../model/index.ts';
import type { Heading } from '../read.ts';
import { identifierOf, lineOf, textOf, visit } from './node.ts';
import type { Place } from './places.ts';
import { scopes, type Scopes } from './scopes.ts';
import type { Anchor, MystNode, ParsedPage } from './types.ts';

export interface Target {
  /** Address of its page below `handbook/`. */
  page: string;
  /** Id on the page; empty for the whole page. */
  anchor: string;
  /** What a link without words of its own says. */
  words: string;
  /** What it is called with its number, such as "Figure 2"; null where it has none. */
  numbered: string | null;
}

/** A page as references see it. */
export interface Linkable extends Place {
  title: string;
  headings: readonly Heading[];
  /** Ids on the page besides those of labels and headings. */
  ids: readonly string[];
  /** Null for a page whose anchors are those of its headings. */
  myst: ParsedPage | null;
}

export interface Labels {
  /** Labels of the whole folder. */
  labels: Scopes<Target>;
  /** Labels, headings and their other spellings on one page. */
  onPage: (page: string) => ReadonlyMap<string, Target>;
  /** Terms that glossaries on the pages explain. */
  terms: Scopes<Target>;
  /** By page: labels that another place has already. */
  duplicates: ReadonlyMap<string, HandbookProblem[]>;
}

/** The headings of a MyST page, wherever they stand. */
export function headingsIn(root: MystNode): Heading[] {
  const headings: Heading[] = [];
  visit(root, (node) => {
    if (node.type === 'heading')
      headings.push({ depth: Number(node.depth), slug: node.slug ?? '', text: plain(textOf(node)) });
  });
  return headings;
}

/**
 * @param pages in the order in which the first of two labels wins
 * @param projects folders whose labels are their own
 */
export function labelsOf(pages: readonly Linkable[], projects: { has: (dir: string) => boolean }): Labels {
  const labels = scopes<Target>(projects);
  const terms = scopes<Target>(projects);
  const owners = scopes<string>(projects);
  const byPage = new Map<string, Map<string, Target>>();
  const duplicates = new Map<string, HandbookProblem[]>();

  for (const page of pages) {
    const own = new Map<string, Target>();
    byPage.set(page.id, own);
    const declare = (label: string, line: number, target: Target) => {
      const identifier = identifierOf(label);
      if (labels.add(identifier, page.file, target)) owners.add(identifier, page.file, `${page.file}:${line}`);
      else {
        const owner = owners.within(identifier, page.file) ?? '';
        duplicates.set(page.id, [...(duplicates.get(page.id) ?? []), duplicate(label, line, owner)]);
      }
      addTo(own, identifier, target);
    };
    const whole: Target = { page: page.id, anchor: '', words: page.title, numbered: null };
    page.myst?.labels.forEach((label) => declare(label, 1, whole));
    if (page.myst) labelled(page.id, page.myst.root, declare, (term, target) => terms.add(term, page.file, target));
    const targets = page.headings.map(({ slug, text }) => ({
      page: page.id,
      anchor: slug,
      words: text,
      numbered: null,
    }));
    for (const target of targets) addTo(own, target.anchor, target);
    for (const id of page.ids) addTo(own, id, { ...whole, anchor: id });
    for (const target of [...targets, whole])
      for (const spelling of spellings(target.words)) if (spelling !== '') addTo(own, spelling, target);
  }
  const none = new Map<string, Target>();
  return { labels, terms, duplicates, onPage: (page) => byPage.get(page) ?? none };
}

/** Anchors of a heading as other tools make them: GitHub, the MyST project, and Sphinx with or without leading digits. */
function spellings(words: string): string[] {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return [slug(words), createHtmlId(words) ?? '', identifierOf(words), plain, plain.replace(/^[-0-9]+/, '')];
}

function addTo(targets: Map<string, Target>, name: string, target: Target): void {
  if (!targets.has(name)) targets.set(name, target);
}

type Declare = (label: string, line: number, target: Target) => void;

/** The labels within a page, and the terms of its glossaries. */
function labelled(
  page: string,
  root: MystNode,
  declare: Declare,
  explain: (term: string, target: Target) => void,
): void {
  visit(root, (node) => {
    const numbered = numberedOf(node);
    const words = wordsOf(node);
    for (const anchor of node.anchors ?? []) {
      const target = { page, anchor: anchorIn(node, anchor), words: words || anchor.label, numbered };
      if (node.type === 'definitionTerm' && anchor.identifier.startsWith('term-'))
        explain(anchor.identifier.slice('term-'.length), target);
      else declare(anchor.label, anchor.line || lineOf(node), target);
    }
  });
}

const anchorIn = (node: MystNode, anchor: Anchor): string =>
  node.type === 'heading' && node.slug ? node.slug : anchor.id;

const KINDS: Record<string, string> = { figure: 'Figure', table: 'Table', code: 'Listing' };

/** What has a number is called by it; null for what has none. */
function numberedOf(node: MystNode): string | null {
  if (typeof node.enumerator !== 'string') return null;
  return node.type === 'math'
    ? `Equation ${node.enumerator}`
    : `${KINDS[String(node.kind)] ?? 'Figure'} ${node.enumerator}`;
}

/** A heading's or term's own words, or the caption of what has one. */
function wordsOf(node: MystNode): string {
  if (node.type === 'heading' || node.type === 'definitionTerm') return plain(textOf(node));
  const caption = (node.children ?? []).find(({ type }) => type === 'caption' || type === 'admonitionTitle');
  return caption ? plain(textOf(caption)) : '';
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim();

const duplicate = (label: string, line: number, owner: string): HandbookProblem => ({
  ...{ kind: 'duplicate-label', detail: label, line },
  why: `The label ${label} stands at ${owner} already, and references lead there.`,
  fix: 'Give one of the two another name, and correct the references to it.',
});
