import type { HandbookProblem, TermUse } from '../../model/index.ts';
import type { Front } from '../front.ts';
import type { Heading } from '../read.ts';

/**
 * A node of a MyST tree: mdast, with the nodes of https://mystmd.org/spec, and these of ours:
 * - `mystRaw` {value, inline}: source that is shown as it was typed
 * - `must` {rules, children, marks?}: a sentence bound to rules, or to people where there are none
 * - `htmlElement` {tag, attributes, children}: an element that was written in HTML and is allowed
 * - `toc` {kind, items, entries?, caption?, depth?, hidden?}: a list of pages or headings, shown once it has entries
 * - `term` {entry, time, root, children}: a word of the glossary, for `termHtml`
 * - `enumerator` of a container or a formula: its number, such as '2', where references call it by that
 * - `tocTitle`, `tabItem` {title}, `card` {url}, `grid` {columns}
 */
export interface MystNode {
  type: string;
  children?: MystNode[];
  value?: string;
  /** Lines of the file, counted from 1. */
  position?: { start: { line: number; column?: number }; end: { line: number; column?: number } };
  /** Names by which references find the node. */
  anchors?: Anchor[];
  /** Of a heading: its id. */
  slug?: string;
  /** Of a link, image or reference: its source as it was typed. */
  raw?: string;
  [key: string]: unknown;
}

/** A label of a node. */
export interface Anchor {
  /** As it was typed. */
  label: string;
  /** As labels are compared: lower-case, white space as one space, no quotation marks. */
  identifier: string;
  /** The id in the page’s HTML; no other element of the page has it. */
  id: string;
  line: number;
}

/** An entry of a list of pages or headings. */
export interface TocEntry {
  label: string;
  /** Null where nothing is to be opened. */
  url: string | null;
  children: TocEntry[];
}

/** A line of a `toctree`: a file, an address or a pattern, with its own title where one was given. */
export interface TocItem {
  title: string | null;
  target: string;
  line: number;
}

/** A file of MyST Markdown. */
export interface MystSource {
  /** Address below `handbook/`; empty for the first page. */
  id: string;
  /** Below the handbook's folder, with slashes. */
  file: string;
  /** The whole file. */
  text: string;
}

/** A page read by itself: its references lead nowhere yet. */
export interface ParsedPage {
  id: string;
  file: string;
  front: Front;
  /** Without the heading that became the title. */
  root: MystNode;
  /** Labels that lead to the whole page: those that stood before the heading that became its title. */
  labels: string[];
  problems: HandbookProblem[];
}

/** A page whose references were looked up: every link node has its final address, and what leads nowhere is text. */
export interface ResolvedPage extends ParsedPage {
  terms: TermUse[];
  /** Files of the folder that the page shows or offers, by the address that the page uses for them. */
  assets: Map<string, string>;
  /** Addresses elsewhere that it leads to, with their lines. */
  external: { url: string; line: number }[];
}

/** A page ready for the site. */
export interface RenderedPage extends ResolvedPage {
  html: string;
  headings: Heading[];
}
