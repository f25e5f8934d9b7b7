import { parse } from 'csv-parse/sync';
import { show } from '../../model/index.ts';

/** Lines that a message names before it only counts them. */
const NAMED = 5;

export interface CsvLine {
  cells: string[];
  /** The line on which the row ends; a cell may hold line ends. */
  line: number;
}

/** All rows, the header first; or what is wrong. White space around cells is dropped, unless it stands inside quotes. */
export function parseCsv(csv: string): CsvLine[] | string {
  try {
    const rows = parse(csv, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * What is wrong with a header; null when nothing is.
 * @param needed columns that must be there
 * @param single columns that must not stand twice
 */
export function headerProblem(
  header: readonly string[],
  needed: readonly string[],
  single: readonly string[],
): string | null {
  if (header.length === 0) return 'there is no header';
  if (header.length === 1 && header[0]?.includes(';'))
    return 'the columns are separated with semicolons; separate with commas';
  const twice = single.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice.length > 0) return `more than one column ${[...new Set(twice)].map(show).join(', ')}`;
  const missing = needed.filter((column) => !header.includes(column));
  return missing.length > 0 ? `no column ${missing.map(show).join(', ')} among ${show(header.join(','))}` : null;
}

/** What is wrong with the length of a row; null when nothing is. */
export const lengthProblem = (header: readonly string[], cells: readonly string[]): string | null =>
  cells.length === header.length ? null : `expected ${header.length} columns as in the header, found ${cells.length}`;

/** The first of the problems, and how many more there are. */
export const firstOf = (problems: readonly string[]): string =>
  problems.slice(0, NAMED).join('; ') + (problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '');
