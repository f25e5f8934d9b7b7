import type { HandbookProblem } from '../../../model/index.ts';
import type { Heading } from '../../read.ts';
import type { MystNode } from '../types.ts';
import { attributes, element } from './html.ts';

/** What rendering a page keeps while it goes through the text. */
export interface Rendering {
  root: MystNode;
  problems: HandbookProblem[];
  headings: Heading[];
  /** Footnotes in the order in which the text refers to them, each with the ids of its references. */
  notes: Map<string, { number: number; ids: string[]; definition: MystNode | undefined }>;
  definitions: Map<string, MystNode>;
  /** An id that no other element of the page has. */
  id: (wanted: string) => string;
  isInLink: boolean;
}

export type Render = (node: MystNode, rendering: Rendering) => string;

/** Handlers by type of node; each file of this folder adds its family. */
export const handlers = new Map<string, Render>();

/** Ids of a node that do not stand on its own element. */
export const anchors = ({ anchors = [], slug }: MystNode): string =>
  anchors.map(({ id }) => (id === '' || id === slug ? '' : element('span', { id, class: 'myst-anchor' }, ''))).join('');

/** Nodes that put their ids on their own element or into it. */
const WITH_OWN_ID = new Set(['heading', 'htmlElement', 'definitionTerm', 'tableCell']);

export const render: Render = (node, rendering) => {
  const handler = handlers.get(node.type);
  const html = handler ? handler(node, rendering) : children(node, rendering);
  return node.anchors && !WITH_OWN_ID.has(node.type) ? labelled(html, node) : html;
};

/** The element itself has the first id where it can. */
function labelled(html: string, node: MystNode): string {
  const [first, ...others] = node.anchors ?? [];
  const own = /^<[a-z][a-z0-9]*/.exec(html)?.[0];
  if (own === undefined || first === undefined || /^[^>]* id="/.test(html)) return anchors(node) + html;
  return anchors({ ...node, anchors: others }) + own + attributes({ id: first.id }) + html.slice(own.length);
}

export const children: Render = (node, rendering) =>
  (node.children ?? []).map((child) => render(child, rendering)).join('');
