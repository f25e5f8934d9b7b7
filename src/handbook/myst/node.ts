import type { MystNode } from './types.ts';

/** The text of a node and all below it. */
export const textOf = ({ value, children, type }: MystNode): string =>
  type === 'comment' ? '' : (value ?? (children ?? []).map(textOf).join(''));

/** A property that is a text; empty where it is none. */
export const textIn = (node: MystNode, key: string): string => {
  const value = node[key];
  return typeof value === 'string' ? value : '';
};

export const lineOf = (node: MystNode, otherwise = 1): number => node.position?.start.line ?? otherwise;

/** A place that is one line. */
export const at = (line: number): Required<Pick<MystNode, 'position'>> => ({
  position: { start: { line }, end: { line } },
});

export const text = (value: string): MystNode => ({ type: 'text', value });

/** Calls for every node, parents first. */
export function visit(node: MystNode, see: (node: MystNode) => void): void {
  see(node);
  node.children?.forEach((child) => visit(child, see));
}

/** Source that is shown as it was typed. */
export const rawNode = (value: string, line: number, inline = false): MystNode => ({
  type: 'mystRaw',
  value,
  inline,
  ...at(line),
});

/**
 * How labels are compared: in lower case, with single spaces, without quotation marks. The same as in the MyST project,
 * where it is what {ref} and {term} look for.
 */
export const identifierOf = (label: string): string =>
  label
    .replace(/\s+/g, ' ')
    .replace(/['‘’"“”]+/g, '')
    .trim()
    .toLowerCase();
