import { show } from '../../model/index.ts';
import { headerProblem, lengthProblem, parseCsv } from '../csv/index.ts';

/** A row by the names of its columns. */
export interface CsvRow {
  /** The line on which the row ends; a cell may hold line ends. */
  line: number;
  id: string;
  cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  header: readonly string[];
  rows: readonly CsvRow[];
}

/**
 * A CSV file with a header as rows. White space around cells is dropped, unless it stands inside quotes.
 * @param idColumn column that holds the record's id
 * @returns the rows, or what is wrong, by line: a row that is left out could not be told from one that was never there
 */
export function rowsOf(csv: string, idColumn: string): CsvTable | string[] {
  const parsed = parseCsv(csv);
  if (typeof parsed === 'string') return [parsed];
  const [first, ...rest] = parsed;
  const header = first?.cells ?? [];
  const wrong = headerProblem(header, [idColumn], header);
  if (wrong !== null) return [`line 1: ${wrong}`];
  const place = header.indexOf(idColumn);
  const lines = new Map<string, number>();
  const rows: CsvRow[] = [];
  const problems: string[] = [];
  for (const { cells, line } of rest) {
    const id = cells[place] ?? '';
    const earlier = lines.get(id);
    const wrongLength = lengthProblem(header, cells);
    if (wrongLength !== null) problems.push(`line ${line}: ${wrongLength}`);
    else if (id === '') problems.push(`line ${line}: ${idColumn} is empty`);
    else if (earlier !== undefined) problems.push(`line ${line}: ${show(id)} stands on line ${earlier} already`);
    else {
      lines.set(id, line);
      rows.push({ line, id, cells: Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])) });
    }
  }
  return problems.length > 0 ? problems : { header, rows };
}
