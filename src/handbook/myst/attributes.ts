/** Attributes in braces behind an image, a link or a heading, or above a paragraph: `![](plan.png){width=50%}`, `## Title {#id}`. */
import { textOf } from './node.ts';
import type { MystNode } from './types.ts';

const BRACES = /^\{((?:\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"{}]*"|“[^”{}]*”|[^\s"“{}]+)))+)\s*\}/;
const WITH = new Set(['image', 'link', 'inlineCode', 'emphasis', 'strong']);

/** Gives attributes to what they are of, and takes them out of the text. */
export function withAttributes(node: MystNode): MystNode {
  const { children } = node;
  if (!children) return node;
  if (node.type === 'heading') ofHeading(node, children);
  if (node.type === 'paragraph') ofParagraph(node, children);
  children.forEach((child, at) => {
    const before = children[at - 1];
    if (child.type === 'text' && before && WITH.has(before.type)) take(child, BRACES, before);
    withAttributes(child);
  });
  return node;
}

function ofHeading(heading: MystNode, children: readonly MystNode[]): void {
  const last = children.at(-1);
  const [all, braces = ''] = (last?.type === 'text' && /\s(\{#[\w:.-]+\})\s*$/.exec(last.value ?? '')) || [];
  // A heading of nothing else keeps its words.
  if (!last || all === undefined || textOf(heading).trim() === braces) return;
  last.value = (last.value ?? '').slice(0, -all.length);
  heading.label ??= braces.slice(2, -1);
}

function ofParagraph(paragraph: MystNode, [first]: readonly MystNode[]): void {
  if (first?.type === 'text') take(first, new RegExp(`${BRACES.source}\\n`), paragraph);
}

function take(text: MystNode, pattern: RegExp, target: MystNode): void {
  const [all, inner] = pattern.exec(text.value ?? '') ?? [];
  if (all === undefined || inner === undefined) return;
  text.value = (text.value ?? '').slice(all.length);
  for (const [given] of inner.matchAll(/[.#][\w-]+|[\w-]+=(?:"[^"]*"|“[^”]*”|\S+)/g)) {
    if (given.startsWith('.'))
      target.class = `${typeof target.class === 'string' ? `${target.class} ` : ''}${given.slice(1)}`;
    else if (given.startsWith('#')) target.label ??= given.slice(1);
    else {
      const [name = '', value = ''] = given.split(/=(.*)/s);
      if (/^(w|width|h|height)$/.test(name))
        target[name.startsWith('w') ? 'width' : 'height'] ??= value.replace(/["“”]/g, '');
    }
  }
}
