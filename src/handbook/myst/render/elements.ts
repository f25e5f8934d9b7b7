import { textIn, visit } from '../node.ts';
import type { MystNode } from '../types.ts';
import { classes, element, empty, ownClasses } from './html.ts';
import { anchors, children, handlers } from './rendering.ts';

/** Elements that a page wrote in HTML. */
handlers.set('htmlElement', (node, rendering) => {
  const tag = textIn(node, 'tag');
  const given = node.attributes as Record<string, string>;
  const [first] = node.anchors ?? [];
  const own = {
    ...given,
    id: first?.id || null,
    class: classes(ownClasses(node.class), tag === 'table' && 'data-table'),
  };
  if (['br', 'hr', 'wbr', 'col'].includes(tag)) return empty(tag, own);
  const html = element(
    tag,
    'open' in own ? { ...own, open: true } : own,
    anchors({ ...node, anchors: node.anchors?.slice(1) ?? [] }) + children(node, rendering),
  );
  return tag === 'table'
    ? element(
        'div',
        { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': `Table: ${cellsIn(node)}` },
        html,
      )
    : html;
});

const cellsIn = (table: MystNode) => {
  const words: string[] = [];
  visit(table, ({ type, value = '' }) => {
    if (type === 'text' && value.trim() !== '') words.push(value.trim());
  });
  return words.slice(0, 5).join(' ');
};
