import { flatten, type Node } from '../tree.ts';
import { lineOf } from './node.ts';
import type { MystNode } from './types.ts';

/** Nodes that a reader sees within a line, and that the tree of MDX pages has no name for. */
const INLINE = new Set([
  ...[
    'span',
    'abbreviation',
    'subscript',
    'superscript',
    'underline',
    'smallcaps',
    'keyboard',
    'term',
    'crossReference',
  ],
]);

const CODE = new Set(['math', 'mermaid', 'comment', 'toc']);

/** The tree of a MyST page in the form of that of an MDX page, so that its sentences are read in the same way. */
export function asTree(root: MystNode): Node {
  const convert = (node: MystNode, above: number): Node => {
    const line = lineOf(node, above);
    const children = node.children?.map((child) => convert(child, line));
    const rest = { line, ...(children ? { children } : {}) };
    if (node.type === 'must') return mustOf(node, rest);
    if (node.type === 'inlineMath' || (node.type === 'mystRaw' && node.inline === true))
      return { type: 'inlineCode', value: node.value ?? '', line };
    if (node.type === 'mystRaw' || CODE.has(node.type)) return { type: 'code', value: node.value ?? '', line };
    if (node.type === 'heading') return { type: 'heading', depth: Number(node.depth), ...rest };
    if (node.type === 'admonitionTitle') return { type: 'paragraph', ...rest };
    if (INLINE.has(node.type) || (node.type === 'htmlElement' && isInline(rest))) return { type: 'emphasis', ...rest };
    return { type: node.type, ...(node.value === undefined ? {} : { value: node.value }), ...rest };
  };
  return convert(root, 1);
}

function mustOf({ rules }: MystNode, rest: Pick<Node, 'line' | 'children'>): Node {
  const named = Array.isArray(rules) ? rules.join(' ') : '';
  const attribute = named === '' ? { name: 'human', value: null } : { name: 'rule', value: named };
  return { type: 'mdxJsxTextElement', name: 'Must', attributes: [attribute], ...rest };
}

/** An element that holds no blocks. */
const isInline = (element: Pick<Node, 'line' | 'children'>) =>
  !flatten({ type: 'element', ...element }).some(({ type }) => BLOCKS.has(type));

const BLOCKS = new Set(['paragraph', 'list', 'table', 'code', 'heading', 'blockquote']);
