import type { HandbookProblem, TermUse } from '../../model/index.ts';
import type { Front } from '../front.ts';
import type { Heading } from '../read.ts';

/** A node of a MyST tree: mdast, with the nodes of https://mystmd.org/spec. */
export interface MystNode {
  type: string;
  children?: MystNode[];
  value?: string;
  position?: { start: { line: number; column?: number }; end: { line: number; column?: number } };
  [key: string]: unknown;
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
