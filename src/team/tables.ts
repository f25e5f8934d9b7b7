import type { HastPluginDefinition } from 'satteri';

/**
 * Puts every Markdown table into a frame that scrolls when the page is narrow. The frame can be reached by keyboard and
 * is named after the table's headings, as WCAG asks of a region that scrolls.
 */
export const scrollingTables: HastPluginDefinition = {
  name: 'plumbline-scrolling-tables',
  element: [
    {
      filter: ['table'],
      visit(node, ctx) {
        const head = node.children.find((child) => child.type === 'element' && child.tagName === 'thead');
        const words = head ? ctx.textContent(head).replace(/\s+/g, ' ').trim() : '';
        ctx.setProperty(node, 'class', 'data-table');
        ctx.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: { class: 'table-scroll', tabIndex: 0, role: 'region', 'aria-label': `Table: ${words}` },
          children: [],
        });
      },
    },
  ],
};
