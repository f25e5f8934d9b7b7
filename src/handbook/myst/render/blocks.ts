import { textIn, textOf, visit } from '../node.ts';
import type { MystNode, TocEntry } from '../types.ts';
import { classes, element, empty, escaped, ownClasses } from './html.ts';
import { LINK_ICON } from './icons.ts';
import { anchors, children, handlers, render, type Rendering } from './rendering.ts';

handlers.set('paragraph', (node, rendering) =>
  element('p', { class: classes(ownClasses(node.class)) }, children(node, rendering)),
);
handlers.set('thematicBreak', () => empty('hr'));
handlers.set('blockquote', (node, rendering) => element('blockquote', {}, children(node, rendering)));
handlers.set('div', (node, rendering) =>
  element('div', { class: classes(ownClasses(node.class)) }, children(node, rendering)),
);

handlers.set('heading', (node, rendering) => {
  const depth = Number(node.depth ?? 2);
  const slug = node.slug ?? '';
  const words = textOf(node).replace(/\s+/g, ' ').trim();
  rendering.headings.push({ depth, slug, text: words });
  const heading = element(`h${depth}`, { id: slug }, anchors(node) + children(node, rendering));
  // A heading without words would be a link without a name.
  if (words === '') return heading;
  const link =
    element('span', { 'aria-hidden': 'true', class: 'sl-anchor-icon' }, LINK_ICON) +
    element('span', { class: 'sr-only', 'data-pagefind-ignore': true }, escaped(`Section titled “${words}”`));
  return element(
    'div',
    { class: `sl-heading-wrapper level-h${depth}` },
    heading + element('a', { class: 'sl-anchor-link', href: `#${encodeURIComponent(slug)}` }, link),
  );
});

handlers.set('list', (node, rendering) => {
  const items = (node.children ?? []).map((item) => itemOf(item, rendering)).join('');
  if (node.ordered !== true) return element('ul', {}, items);
  return element('ol', { start: Number(node.start ?? 1) === 1 ? null : Number(node.start) }, items);
});

/** A paragraph that stands at no place of its own is the text of an item between whose lines no empty one stands. */
const isTight = ({ type, position }: MystNode) => type === 'paragraph' && position === undefined;

function itemOf(item: MystNode, rendering: Rendering): string {
  const [first, ...rest] = item.children ?? [];
  const inner = (node: MystNode) => (isTight(node) ? children(node, rendering) : render(node, rendering));
  if (typeof item.checked !== 'boolean') return element('li', {}, (item.children ?? []).map(inner).join(''));
  const words = first?.type === 'paragraph' ? first : null;
  const box = empty('input', { type: 'checkbox', checked: item.checked, 'aria-label': words ? null : 'Done' });
  const label = element('label', {}, `${box} ${words ? children(words, rendering) : ''}`);
  return element('li', {}, label + (words ? rest : (item.children ?? [])).map(inner).join(''));
}

handlers.set('definitionList', (node, rendering) => element('dl', {}, children(node, rendering)));
handlers.set('definitionTerm', (node, rendering) => {
  const [first, ...others] = node.anchors ?? [];
  return element('dt', { id: first?.id || null }, anchors({ ...node, anchors: others }) + children(node, rendering));
});
handlers.set('definitionDescription', (node, rendering) => element('dd', {}, children(node, rendering)));
handlers.set('glossary', (node, rendering) => element('div', { class: 'myst-glossary' }, children(node, rendering)));

handlers.set('code', (node) => codeOf(node));

export function codeOf(node: MystNode): string {
  const lang = textIn(node, 'lang')
    .toLowerCase()
    .replace(/[^\w+#.-]/g, '');
  const filename = textIn(node, 'filename');
  const code = element(
    'pre',
    { dir: 'ltr' },
    element('code', { class: lang === '' ? null : `language-${lang}` }, linesOf(node)),
  );
  if (filename === '') return code;
  return element(
    'figure',
    { class: 'myst-figure' },
    element('figcaption', {}, element('code', {}, escaped(filename))) + code,
  );
}

function linesOf(node: MystNode): string {
  const emphasised = new Set(Array.isArray(node.emphasizeLines) ? (node.emphasizeLines as number[]) : []);
  const value = node.value ?? '';
  if (emphasised.size === 0 && node.showLineNumbers !== true) return escaped(value);
  const first = Number(node.startingLineNumber ?? 1) || 1;
  return value
    .split('\n')
    .map((line, at) => {
      const number = node.showLineNumbers === true ? String(first + at) : null;
      return element(
        emphasised.has(at + 1) ? 'mark' : 'span',
        { class: 'myst-line', 'data-line': number },
        escaped(line),
      );
    })
    .join('\n');
}

handlers.set('tocTitle', (node, rendering) => element('p', { class: 'myst-toc-title' }, children(node, rendering)));

handlers.set('toc', (node, rendering) => {
  const entries = (node.entries as TocEntry[] | undefined) ?? headingsFor(node, rendering.root);
  if (node.hidden === true || entries.length === 0) return '';
  return element('div', { class: 'myst-toc' }, children(node, rendering) + entriesOf(entries, Number(node.depth ?? 9)));
});

const entriesOf = (entries: readonly TocEntry[], depth: number): string =>
  depth < 1 || entries.length === 0
    ? ''
    : element(
        'ul',
        {},
        entries.map((entry) => element('li', {}, entryOf(entry) + entriesOf(entry.children, depth - 1))).join(''),
      );

const entryOf = ({ label, url }: TocEntry) =>
  url === null ? escaped(label) : element('a', { href: url }, escaped(label));

/** The headings of the page, or of the section in which the list stands. */
function headingsFor(toc: MystNode, root: MystNode): TocEntry[] {
  if (toc.kind !== 'page' && toc.kind !== 'section') return [];
  const order: MystNode[] = [];
  visit(root, (node) => {
    if (node.type === 'heading' || node === toc) order.push(node);
  });
  const place = order.indexOf(toc);
  const above = order.slice(0, place).findLast(({ type }) => type === 'heading');
  const depth = toc.kind === 'section' && above ? Number(above.depth) : 1;
  const below = toc.kind === 'section' ? order.slice(place + 1) : order.filter((node) => node !== toc);
  const end = toc.kind === 'section' ? below.findIndex((node) => Number(node.depth) <= depth) : -1;
  return nested(end === -1 ? below : below.slice(0, end), depth);
}

function nested(headings: readonly MystNode[], depth: number): TocEntry[] {
  const root: TocEntry[] = [];
  const levels: { depth: number; entries: TocEntry[] }[] = [{ depth, entries: root }];
  for (const heading of headings) {
    const own = Number(heading.depth);
    while (levels.length > 1 && (levels.at(-1)?.depth ?? 0) >= own) levels.pop();
    const entry: TocEntry = { label: textOf(heading), url: `#${encodeURIComponent(heading.slug ?? '')}`, children: [] };
    levels.at(-1)?.entries.push(entry);
    levels.push({ depth: own, entries: entry.children });
  }
  return root;
}
