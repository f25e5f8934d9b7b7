import type { HandbookProblem } from '../../model/index.ts';
import { partsOf } from '../front.ts';
import { applied } from './apply.ts';
import { tolerantFront } from './front-matter.ts';
import { withAttributes } from './attributes.ts';
import { withElements } from './html-elements.ts';
import { identified } from './identify.ts';
import { lineOf, rawNode, textIn, textOf, visit } from './node.ts';
import { bracelessDirective, markup, strayColons } from './problems.ts';
import { tidied } from './tidy.ts';
import { lostCells } from './lost-cells.ts';
import { treeOf, type Shared } from './tokenizer.ts';
import type { MystNode, MystSource, ParsedPage } from './types.ts';

/** Reads a page by itself. It never throws: what cannot be shown as it was meant is a problem, and stays as it was typed. */
export function parseMyst({ id, file, text: source }: MystSource): ParsedPage {
  const { yaml, text } = partsOf(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const { front, problems, unread } = tolerantFront(yaml);
  const body = bodyOf(text, problems);
  const { root, heading } = titled(body, front.title);
  // What was to be front matter and is none is part of the page all the same.
  if (unread !== null) root.children?.unshift(rawNode(`---\n${unread}\n---`, 1));
  identified(root);
  const title = front.title || (heading ? textOf(heading).replace(/\s+/g, ' ').trim() : '') || nameOf(file);
  const labels = heading && !root.children?.includes(heading) ? (heading.anchors ?? []).map(({ label }) => label) : [];
  problems.sort((a, b) => a.line - b.line);
  return { id, file, front: { ...front, title }, root, labels, problems };
}

function bodyOf(text: string, problems: HandbookProblem[]): MystNode {
  const lines = text.split('\n');
  const shared: Shared = {};
  try {
    const tree = withAttributes(treeOf(text, 1, shared));
    problems.push(...lostCells(tree, lines));
    const whole = withElements(applied(tree, { lines, shared, problems }), problems);
    visit(whole, (node) => {
      const name = textIn(node, 'colonFence').split(/\s/)[0] ?? '';
      if (node.type !== 'mystRaw') return;
      if (name !== '') problems.push(bracelessDirective(name.slice(0, 60), lineOf(node)));
      else if (/^\s*:+\s*$/.test(node.value ?? '')) problems.push(strayColons((node.value ?? '').trim(), lineOf(node)));
    });
    problems.push(...unusedNotes(shared, lines));
    return tidied(whole, problems);
  } catch (error) {
    const first = Math.max(
      0,
      lines.findIndex((line) => line.trim() !== ''),
    );
    const why = `The page cannot be read as Markdown (${(error as Error).message.split('\n')[0] ?? ''}), so it is shown as it was typed.`;
    problems.push(
      markup('page', first + 1, why, 'Take out the passage that was added last, and add it again in parts.'),
    );
    return { type: 'root', children: [rawNode(lines.slice(first).join('\n'), first + 1)] };
  }
}

/** Footnotes to which nothing refers: the parser leaves them out. */
function unusedNotes({ footnotes }: Shared, lines: readonly string[]): HandbookProblem[] {
  const { refs = {} } = (footnotes ?? {}) as { refs?: Record<string, number> };
  return Object.entries(refs).flatMap(([name, count]) => {
    const mark = `[^${name.slice(1)}]`;
    const line = lines.findIndex((words) => words.includes(`${mark}:`)) + 1;
    const why = `Nothing on the page refers to the footnote ${mark}, so it is not shown.`;
    return count < 0 && line > 0 ? [markup(mark, line, why, `Write ${mark} where it belongs, or remove it.`)] : [];
  });
}

/** The heading that names the page leaves the text; one that stands further down does not. */
function titled(root: MystNode, title: string): { root: MystNode; heading: MystNode | null } {
  const [first] = root.children ?? [];
  const isTitle = first?.type === 'heading' && (title === '' || sameWords(textOf(first), title));
  if (isTitle) return { root: { ...root, children: root.children?.slice(1) ?? [] }, heading: first };
  let heading: MystNode | null = null;
  visit(root, (node) => (heading ??= node.type === 'heading' ? node : null));
  return { root, heading: title === '' ? heading : null };
}

const sameWords = (a: string, b: string) => words(a) === words(b);
const words = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `sales/first-call.md` is “First call”, and `sales/index.md` “Sales”. */
function nameOf(file: string): string {
  const parts = file.replace(/\.md$/i, '').split('/');
  const last = parts.at(-1) ?? '';
  const name = /^(index|readme)$/i.test(last) ? (parts.at(-2) ?? 'Handbook') : last;
  const spaced = name.replace(/[-_]+/g, ' ').trim() || name;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
