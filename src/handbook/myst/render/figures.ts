import { textIn, textOf } from '../node.ts';
import type { MystNode } from '../types.ts';
import { classes, element, escaped, ownClasses } from './html.ts';
import { children, handlers, render, type Rendering } from './rendering.ts';
import { tableOf } from './tables.ts';

const WORDS: Record<string, string> = { figure: 'Figure', table: 'Table', code: 'Listing' };

/** The words below or above a figure, after its number where it has one. */
function captionOf(node: MystNode, rendering: Rendering): string {
  const caption = node.children?.find(({ type }) => type === 'caption');
  if (!caption) return '';
  const number = textIn(node, 'enumerator');
  const count = number === '' ? '' : `${WORDS[textIn(node, 'kind')] ?? 'Figure'} ${number}: `;
  const [only, ...others] = caption.children ?? [];
  const words =
    only?.type === 'paragraph' && others.length === 0 ? children(only, rendering) : children(caption, rendering);
  return (count === '' ? '' : element('span', { class: 'myst-number' }, escaped(count))) + words;
}

handlers.set('container', (node, rendering) => {
  if (node.kind === 'quote') return quoteOf(node, rendering);
  const caption = captionOf(node, rendering);
  const legend = node.children?.find(({ type }) => type === 'legend');
  const below = legend ? element('div', { class: 'myst-legend' }, children(legend, rendering)) : '';
  const words = textOf(node.children?.find(({ type }) => type === 'caption') ?? { type: 'caption' }).trim();
  const content = (node.children ?? []).filter(({ type }) => type !== 'caption' && type !== 'legend');
  if (node.kind === 'table') {
    const tables = content.map((child, at) =>
      child.type === 'table' ? tableOf(child, rendering, at === 0 ? caption : '', words) : render(child, rendering),
    );
    return element('div', { class: classes('myst-table', ownClasses(node.class)) }, tables.join('') + below);
  }
  const shown = content.map((child) => render(described(child, words), rendering)).join('');
  const figcaption = caption + below === '' ? '' : element('figcaption', {}, caption + below);
  return element(
    'figure',
    { class: classes('myst-figure', ownClasses(node.class)) },
    node.kind === 'code' ? figcaption + shown : shown + figcaption,
  );
});

/** A picture without words of its own is described by its caption. */
const described = (node: MystNode, words: string): MystNode =>
  node.type === 'image' && textIn(node, 'alt') === ''
    ? { ...node, alt: words }
    : node.type === 'link'
      ? { ...node, children: (node.children ?? []).map((child) => described(child, words)) }
      : node;

/** The last paragraph of a quotation that begins with a dash says whose words they are. */
function quoteOf(node: MystNode, rendering: Rendering): string {
  const quote = node.children?.find(({ type }) => type === 'blockquote');
  const paragraphs = quote?.children ?? [];
  const last = paragraphs.at(-1);
  const isSource = paragraphs.length > 1 && last !== undefined && /^\s*(--+|—|–)/.test(textOf(last));
  const body = (isSource ? paragraphs.slice(0, -1) : paragraphs).map((child) => render(child, rendering)).join('');
  const source = isSource ? element('figcaption', {}, children(last, rendering).replace(/^\s*-{2,}\s*/, '— ')) : '';
  return element('figure', { class: 'myst-quote' }, element('blockquote', {}, body) + source);
}

for (const type of ['caption', 'legend']) handlers.set(type, children);
