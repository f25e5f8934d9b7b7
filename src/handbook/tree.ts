import { mdxToMdast } from 'satteri';

/** A node of a page's Markdown tree, as far as anything here looks at it. */
export interface Node {
  type: string;
  name?: string;
  /** Of a heading, from 1. */
  depth?: number;
  value?: string;
  /** Of a link or a picture. */
  url?: string;
  attributes?: { name?: string; value?: unknown }[];
  children?: Node[];
  /** The line of the file in which it begins. */
  line: number;
}

interface Raw extends Omit<Node, 'line' | 'children'> {
  position?: { start: { line: number } };
  children?: Raw[];
}

/**
 * The tree of a page's text.
 * @throws Error when the text is no MDX
 */
export function parseMdx(text: string): Node {
  // Asides (`:::note`) are directives.
  const root = mdxToMdast(text, { features: { directive: true } }) as unknown as Raw;
  const numbered = ({ position, children, ...node }: Raw, line: number): Node => {
    const own = position?.start.line ?? line;
    return { ...node, line: own, ...(children ? { children: children.map((child) => numbered(child, own)) } : {}) };
  };
  return numbered(root, 1);
}

export const flatten = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flatten)];

export const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');

export const isMust = ({ name, type }: Node): boolean => name === 'Must' && type.startsWith('mdxJsx');
