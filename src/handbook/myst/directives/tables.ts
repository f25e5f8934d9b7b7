import { nodesIn, STANDARD_DIRECTIVES, type DirectiveSpec } from '../specs.ts';
import type { MystNode } from '../types.ts';

const WITH_ROWS = ['list-table', 'csv-table'];

/** Tables of lists and of comma-separated values, with columns of headings. */
export const tables: DirectiveSpec[] = STANDARD_DIRECTIVES.filter(({ name }) => WITH_ROWS.includes(name)).map(
  (spec) => ({
    ...spec,
    options: { ...spec.options, 'stub-columns': { type: Number } },
    run: (data, file, context) => {
      const stubs = Number(data.options['stub-columns'] ?? 0);
      return spec.run(data, file, context).map((container) => ({
        ...container,
        children: (container.children ?? []).map((child) => (child.type === 'table' ? stubbed(child, stubs) : child)),
      }));
    },
  }),
);

const stubbed = (table: MystNode, columns: number): MystNode => ({
  ...table,
  children: nodesIn(table.children).map((row) => ({
    ...row,
    children: nodesIn(row.children).map((cell, at) =>
      at < columns && cell.header !== true ? { ...cell, header: true, stub: true } : cell,
    ),
  })),
});
