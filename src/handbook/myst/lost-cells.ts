import type { HandbookProblem } from '../../model/index.ts';
import { lineOf, visit } from './node.ts';
import { markup } from './problems.ts';
import type { MystNode } from './types.ts';

/** Cells of a row beyond those of its table's first: Markdown leaves them out. */
export function lostCells(tree: MystNode, lines: readonly string[]): HandbookProblem[] {
  const problems: HandbookProblem[] = [];
  visit(tree, (table) => {
    if (table.type !== 'table') return;
    for (const row of table.children ?? []) {
      const line = lineOf(row);
      const count = row.children?.length ?? 0;
      const typed = cellsIn(lines[line - 1] ?? '');
      if (typed.length <= count) continue;
      const left = typed.slice(count).join(' | ');
      const why = `A row has more cells than its table has columns, so “${left}” is not shown.`;
      problems.push(
        markup(`| ${left}`, line, why, 'Write \\| for a bar within a cell, also in code, or add a column.'),
      );
    }
  });
  return problems;
}

/** Cells between bars that no backslash precedes, as Markdown counts them, also in code. */
function cellsIn(line: string): string[] {
  const cells = line
    .replace(/^[\s>]*/, '')
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim());
}
