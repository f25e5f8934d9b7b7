import { textOf } from '../node.ts';
import type { MystNode } from '../types.ts';
import { classes, element } from './html.ts';
import { children, handlers, render, type Rendering } from './rendering.ts';

handlers.set('table', (node, rendering) => tableOf(node, rendering, '', ''));

/**
 * A table in a frame that scrolls when the page is narrow, can be reached by keyboard, and is named.
 * @param caption HTML
 * @param words the caption's
 */
export function tableOf(table: MystNode, rendering: Rendering, caption: string, words: string): string {
  const rows = table.children ?? [];
  const firstOfBody = rows.findIndex(
    (row) => !(row.children ?? []).every(({ header, stub }) => header === true && stub !== true),
  );
  const count = firstOfBody === -1 ? rows.length : firstOfBody;
  const head = rows.slice(0, count).map((row) => rowOf(row, true, rendering));
  const body = rows.slice(count).map((row) => rowOf(row, false, rendering));
  const name = words || rows.slice(0, 1).map(wordsOf).join('');
  const inner =
    (caption === '' ? '' : element('caption', {}, caption)) +
    (head.length > 0 ? element('thead', {}, head.join('')) : '') +
    (body.length > 0 ? element('tbody', {}, body.join('')) : '');
  return element(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': `Table: ${name}` },
    element('table', { class: 'data-table' }, inner),
  );
}

const wordsOf = (row: MystNode) =>
  (row.children ?? [])
    .map((cell) => textOf(cell).replace(/\s+/g, ' ').trim())
    .join(' ')
    .trim();

const rowOf = (row: MystNode, isHead: boolean, rendering: Rendering) =>
  element('tr', {}, (row.children ?? []).map((cell) => cellOf(cell, isHead, rendering)).join(''));

function cellOf(cell: MystNode, isHead: boolean, rendering: Rendering): string {
  const nodes = cell.children ?? [];
  const [only] = nodes;
  const content =
    nodes.length === 1 && only?.type === 'paragraph'
      ? children(only, rendering)
      : nodes.map((node) => render(node, rendering)).join('');
  // A heading without words would head nothing.
  const isHeading = cell.header === true && content !== '';
  const span = (key: string) => (Number(cell[key]) > 1 ? Number(cell[key]) : null);
  const given = {
    scope: isHeading ? (isHead ? 'col' : 'row') : null,
    class: classes(cell.align === 'right' && 'myst-right', cell.align === 'center' && 'myst-center'),
    colspan: span('colspan'),
    rowspan: span('rowspan'),
  };
  return element(isHeading ? 'th' : 'td', given, content);
}
