import { text, textIn, textOf } from '../node.ts';
import type { MystNode } from '../types.ts';
import { classes, element, escaped, ownClasses } from './html.ts';
import { ASIDE_ICONS } from './icons.ts';
import { children, handlers, render, type Rendering } from './rendering.ts';

/** The look of each kind of admonition, and the title of one that has none. */
const KINDS: Record<string, { look: string; title: string }> = {
  note: { look: 'note', title: 'Note' },
  seealso: { look: 'note', title: 'See also' },
  important: { look: 'note', title: 'Important' },
  tip: { look: 'tip', title: 'Tip' },
  hint: { look: 'tip', title: 'Hint' },
  attention: { look: 'caution', title: 'Attention' },
  caution: { look: 'caution', title: 'Caution' },
  warning: { look: 'caution', title: 'Warning' },
  danger: { look: 'danger', title: 'Danger' },
  error: { look: 'danger', title: 'Error' },
};

const NOTE = { look: 'note', title: 'Note' };

handlers.set('admonition', (node, rendering) => {
  const names = textIn(node, 'class').split(/[\s,]+/);
  const kind = KINDS[textIn(node, 'kind')] ?? KINDS[names.find((name) => name in KINDS) ?? ''] ?? NOTE;
  const [first, ...rest] = node.children ?? [];
  const hasTitle = first?.type === 'admonitionTitle';
  const title = hasTitle ? first : { type: 'admonitionTitle', children: [text(kind.title)] };
  const body = element(
    'div',
    { class: 'starlight-aside__content' },
    inner(hasTitle ? rest : (node.children ?? []), rendering),
  );
  const words = children(title, rendering);
  const heading = (ASIDE_ICONS[kind.look] ?? '') + element('span', {}, words);
  const look = `starlight-aside starlight-aside--${kind.look}`;
  if (names.includes('dropdown'))
    return element(
      'details',
      { class: `${look} myst-dropdown`, open: node.open === true },
      element('summary', { class: 'starlight-aside__title' }, heading) + body,
    );
  // The label says the title already, so it is hidden from those who hear it, unless it holds a link that they need.
  const hidden = words.includes('<a ') ? {} : { 'aria-hidden': 'true' };
  return element(
    'aside',
    { 'aria-label': textOf(title).replace(/\s+/g, ' ').trim() || kind.title, class: look },
    element('p', { class: 'starlight-aside__title', ...hidden }, heading) + body,
  );
});

const inner = (nodes: readonly MystNode[], rendering: Rendering) =>
  nodes.map((node) => render(node, rendering)).join('');

handlers.set('details', (node, rendering) => {
  const summary = node.children?.find(({ type }) => type === 'summary');
  const rest = (node.children ?? []).filter((child) => child !== summary);
  const title = summary ? children(summary, rendering) : 'Details';
  return element(
    'details',
    { class: classes('myst-details', ownClasses(node.class)), open: node.open === true },
    element('summary', {}, title) + inner(rest, rendering),
  );
});

handlers.set('aside', (node, rendering) => {
  const [first, ...rest] = node.children ?? [];
  const hasTitle = first?.type === 'admonitionTitle';
  const title = hasTitle ? element('p', { class: 'myst-aside-title' }, children(first, rendering)) : '';
  return element(
    'div',
    { class: 'myst-aside', role: 'note' },
    title + inner(hasTitle ? rest : (node.children ?? []), rendering),
  );
});

/** Tabs are sections that open one at a time: by keyboard, without JavaScript, and all of them in print. */
handlers.set('tabSet', (node, rendering) => {
  const tabs = (node.children ?? []).filter(({ type }) => type === 'tabItem');
  const others = (node.children ?? []).filter(({ type }) => type !== 'tabItem');
  const open = Math.max(
    0,
    tabs.findIndex(({ selected }) => selected === true),
  );
  const name = rendering.id('tabs');
  const sections = tabs.map((tab, at) =>
    element(
      'details',
      { class: 'myst-tab', name, open: at === open },
      element('summary', {}, escaped(textIn(tab, 'title'))) +
        element('div', { class: 'myst-tab-body' }, children(tab, rendering)),
    ),
  );
  return element('div', { class: 'myst-tabs' }, sections.join('') + inner(others, rendering));
});

handlers.set('grid', (node, rendering) => {
  const columns = Array.isArray(node.columns) ? Math.max(...(node.columns as number[])) : 3;
  return element(
    'div',
    { class: `myst-grid myst-grid-${Math.min(4, Math.max(1, columns))}` },
    children(node, rendering),
  );
});

handlers.set('card', (node, rendering) => {
  const url = textIn(node, 'url');
  const title = node.children?.find(({ type }) => type === 'cardTitle');
  const rest = (node.children ?? []).filter((child) => child !== title);
  const words: MystNode[] = title?.children ?? (url === '' ? [] : [text(textIn(node, 'linkText') || url)]);
  const shown: MystNode[] = url === '' ? words : [{ type: 'link', url, raw: textIn(node, 'raw'), children: words }];
  const heading = shown.length > 0 ? element('p', { class: 'myst-card-title' }, inner(shown, rendering)) : '';
  const top = rest.filter(({ type }) => type === 'header');
  const bottom = rest.filter(({ type }) => type !== 'header');
  return element('div', { class: 'myst-card' }, inner(top, rendering) + heading + inner(bottom, rendering));
});

for (const type of ['header', 'footer'])
  handlers.set(type, (node, rendering) => element('div', { class: `myst-card-${type}` }, children(node, rendering)));
