import { EXIT, PlumblineError } from '../../model/index.ts';
import { firstOf, headerProblem, lengthProblem, parseCsv } from './parse.ts';

/** What the rows of a CSV hold, and the words for one that does not. */
export interface CsvShape<Column extends string, T> {
  /** Columns that must be there. They may stand in any order; others are ignored. */
  columns: readonly Column[];
  /** Columns that are read where they are there. */
  optional?: readonly Column[];
  /** A row, or what is wrong with it. A column that is not there is an empty text. */
  read: (cells: Readonly<Record<Column, string>>) => T | string;
  /** Two rows with the same key cannot both be right. */
  key: (row: T) => string;
  /** What the key names: `tides in 2026-01`. */
  called: (row: T) => string;
  /** `The cost CSV`. */
  name: string;
  fix: string;
}

/**
 * Reads a CSV with a header. Throws a PlumblineError that names the lines of rows that are not usable, and takes none of
 * the rest: a measure that was guessed is worse than none.
 */
export function readRows<Column extends string, T extends object>(csv: string, shape: CsvShape<Column, T>): T[] {
  const refuse = (problems: readonly string[]) => refusal(problems, shape);
  const found: T[] = [];
  const problems: string[] = [];
  const firstLine = new Map<string, number>();
  const parsed = parseCsv(csv);
  if (typeof parsed === 'string') throw refuse([parsed]);
  const [first, ...rows] = parsed;
  const header = first?.cells ?? [];
  const columns = [...shape.columns, ...(shape.optional ?? [])];
  const wrong = headerProblem(header, shape.columns, columns);
  if (wrong !== null) throw refuse([`line 1: ${wrong}`]);
  for (const { cells, line } of rows) {
    const row = lengthProblem(header, cells) ?? shape.read(cellsOf(columns, header, cells));
    const earlier = typeof row === 'string' ? undefined : firstLine.get(shape.key(row));
    if (typeof row === 'string') problems.push(`line ${line}: ${row}`);
    else if (earlier !== undefined)
      problems.push(`line ${line}: ${shape.called(row)} stands on line ${earlier} already`);
    else {
      found.push(row);
      firstLine.set(shape.key(row), line);
    }
  }
  if (problems.length > 0) throw refuse(problems);
  return found;
}

const cellsOf = <Column extends string>(
  columns: readonly Column[],
  header: readonly string[],
  row: readonly string[],
) => Object.fromEntries(columns.map((column) => [column, row[header.indexOf(column)] ?? ''])) as Record<Column, string>;

function refusal(problems: readonly string[], { name, fix }: Pick<CsvShape<string, never>, 'name' | 'fix'>) {
  return new PlumblineError({
    what: `${name} has ${problems.length === 1 ? 'a line' : `${problems.length} lines`} that cannot be used.`,
    why: `${firstOf(problems)}.`,
    fix,
    exitCode: EXIT.incomplete,
  });
}
