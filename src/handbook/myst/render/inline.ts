import { textIn } from '../node.ts';
import { classes, element, empty, escaped, ownClasses } from './html.ts';
import { mathOf } from './math.ts';
import { children, handlers, type Render } from './rendering.ts';

const wrapped =
  (tag: string): Render =>
  (node, rendering) =>
    element(tag, { class: classes(ownClasses(node.class)) }, children(node, rendering));

for (const [type, tag] of Object.entries({
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
  keyboard: 'kbd',
}))
  handlers.set(type, wrapped(tag));

handlers.set('text', ({ value = '' }) => escaped(value));
handlers.set('break', () => `${empty('br')}\n`);
handlers.set('inlineCode', ({ value = '' }) => element('code', { dir: 'auto' }, escaped(value)));
handlers.set('smallcaps', (node, rendering) => element('span', { class: 'myst-smallcaps' }, children(node, rendering)));
handlers.set('si', ({ value = '' }) => escaped(value));
handlers.set('chemicalFormula', ({ value = '' }) => escaped(value));
handlers.set('abbreviation', (node, rendering) =>
  element('abbr', { title: textIn(node, 'title') || null }, children(node, rendering)),
);
handlers.set('span', (node, rendering) =>
  node.class === 'guilabel' || node.class === 'badge'
    ? element('span', { class: node.class === 'badge' ? 'myst-badge' : 'guilabel' }, children(node, rendering))
    : wrapped('span')(node, rendering),
);
handlers.set('inlineMath', (node, rendering) => mathOf(node, false, rendering));
handlers.set('anchor', () => '');
handlers.set('mystRaw', ({ value = '', inline }) =>
  inline === true
    ? element('code', { class: 'myst-raw', dir: 'auto' }, escaped(value))
    : element('pre', { class: 'myst-raw', dir: 'ltr' }, element('code', {}, escaped(value))),
);

handlers.set('must', (node, rendering) => {
  const rules = Array.isArray(node.rules) ? (node.rules as string[]) : [];
  const marks = Array.isArray(node.marks) ? (node.marks as { url: string; label: string }[]) : [];
  const shared = { class: 'must-mark', 'data-pagefind-ignore': true };
  const people = { ...shared, role: 'img', 'aria-label': 'For people', title: 'For people: no rule looks at it' };
  const signs =
    rules.length === 0
      ? element('span', people, '†')
      : marks.length > 0
        ? marks
            .map(({ url, label }) => element('a', { ...shared, href: url, 'aria-label': label, title: label }, '§'))
            .join('')
        : rules.map((id) => element('span', { ...shared, title: `Rule: ${id}` }, '§')).join('');
  return element('span', { class: 'must' }, children(node, rendering) + signs);
});
