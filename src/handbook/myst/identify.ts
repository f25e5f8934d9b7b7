import GithubSlugger from 'github-slugger';
import { textOf, visit } from './node.ts';
import type { MystNode } from './types.ts';

/** Nodes that count: what a reader sees beside their caption, such as “Figure 2”. */
const COUNTED = ['figure', 'table', 'code'];

/** Gives headings their level and slug, labels their ids, and what has label and caption its number. */
export function identified(root: MystNode): void {
  const headings: MystNode[] = [];
  visit(root, (node) => {
    if (node.type === 'heading') headings.push(node);
  });
  outline(headings);
  const slugger = new GithubSlugger();
  for (const heading of headings) heading.slug = slugger.slug(textOf(heading).trim());
  // The title of every page has the id _top.
  const taken = new Set(['_top', ...headings.map(({ slug }) => slug ?? '')]);
  const counts = new Map<string, number>();
  visit(root, (node) => {
    for (const anchor of node.anchors ?? []) anchor.id = idOf(anchor.identifier, taken, node.slug);
    const kind = node.type === 'math' ? 'equation' : String(node.kind);
    if (node.anchors === undefined || !(kind === 'equation' || (COUNTED.includes(kind) && isCaptioned(node)))) return;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    node.enumerator = String(count);
  });
}

const isCaptioned = ({ children = [] }: MystNode) => children.some(({ type }) => type === 'caption');

function idOf(identifier: string, taken: Set<string>, slug: string | undefined): string {
  const plain = identifier.replace(/[^\p{L}\p{N}_.:-]+/gu, '-').replace(/^-+|-+$/g, '') || 'label';
  if (plain === slug) return plain;
  let id = plain;
  for (let count = 1; taken.has(id); count++) id = `${plain}-${count}`;
  taken.add(id);
  return id;
}

/** Below the page’s title the first level is 2, and no level is left out. */
function outline(headings: readonly MystNode[]): void {
  const above: number[] = [];
  for (const heading of headings) {
    const depth = Number(heading.depth);
    while (above.length > 0 && (above.at(-1) ?? 0) >= depth) above.pop();
    above.push(depth);
    heading.depth = Math.min(6, above.length + 1);
  }
}
