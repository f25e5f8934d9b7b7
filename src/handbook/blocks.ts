import { flatten, isMust, type Node } from './tree.ts';

/** A `<Must>` in a block of text, from its first character to behind its last. */
export interface Mark {
  node: Node;
  from: number;
  to: number;
}

/** A paragraph, a cell or a label: text that is read in one go. */
export interface Block {
  text: string;
  marks: Mark[];
  /** The file's line of a place in the text. */
  lineAt: (place: number) => number;
  /** Anchor of the heading that it stands below; null before the first one. */
  anchor: string | null;
}

/** Text that is quoted, typed or run states no rule of ours. */
const SILENT = new Set(['code', 'heading', 'blockquote', 'html', 'mdxjsEsm', 'mdxFlowExpression']);

const INLINE = new Set(['text', 'strong', 'emphasis', 'delete', 'inlineCode', 'link', 'break', 'mdxJsxTextElement']);

/** The blocks of a page in their order, and marks that stand where no reader sees them as text. */
export function blocksOf(root: Node, anchors: readonly string[]): { blocks: Block[]; misplaced: Node[] } {
  const blocks: Block[] = [];
  const misplaced: Node[] = [];
  let heading = -1;
  const walk = (node: Node) => {
    if (node.type === 'heading') heading++;
    if (SILENT.has(node.type)) misplaced.push(...flatten(node).filter(isMust));
    else if (isMust(node) || (node.children ?? []).some(({ type }) => INLINE.has(type)))
      blocks.push(blockOf(node, anchors[heading] ?? null));
    else node.children?.forEach(walk);
  };
  walk(root);
  return { blocks, misplaced };
}

function blockOf(node: Node, anchor: string | null): Block {
  let text = '';
  const marks: Mark[] = [];
  const lines: { from: number; line: number }[] = [];
  const add = (node: Node) => {
    const from = text.length;
    if (node.type === 'text') {
      node.value?.split('\n').forEach((part, at) => {
        if (at > 0) text += '\n';
        lines.push({ from: text.length, line: node.line + at });
        text += part;
      });
    } else if (node.type === 'inlineCode') {
      lines.push({ from, line: node.line });
      text += `\`${node.value ?? ''}\``;
    } else if (node.type === 'break') text += ' ';
    else node.children?.forEach(add);
    if (isMust(node)) marks.push({ node, from, to: text.length });
  };
  add(node);
  return { text, marks, lineAt: (place) => lines.findLast(({ from }) => from <= place)?.line ?? node.line, anchor };
}
