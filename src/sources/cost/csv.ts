import { parse } from 'csv-parse/sync';
import { EXIT, isMonth, parseMoney, PlumblineError, show, type Cost } from '../../model/index.ts';

const COLUMNS = ['community_id', 'month', 'usd'] as const;
/** Lines that a message names before it only counts them. */
const NAMED = 5;

interface Row {
  record: string[];
  info: { lines: number };
}

/**
 * Reads `community_id,month,usd`. The columns may stand in any order and others are ignored.
 * Throws a PlumblineError that names the lines of rows that are not usable: a cost that was guessed is worse than none.
 */
export function parseCosts(csv: string): Cost[] {
  if (csv.replace('\uFEFF', '').trim() === '') throw refuse(['line 1: no header']);
  const costs: Cost[] = [];
  const problems: string[] = [];
  const firstLine = new Map<string, number>();
  const [first, ...rows] = rowsOf(csv);
  const header = readHeader(first?.record ?? []);
  for (const { record, info } of rows) {
    const found = readRow(header, record);
    const earlier = typeof found === 'string' ? undefined : firstLine.get(found.id);
    if (typeof found === 'string') problems.push(`line ${info.lines}: ${found}`);
    else if (earlier !== undefined)
      problems.push(`line ${info.lines}: ${found.communityId} in ${found.month} stands on line ${earlier} already`);
    else {
      costs.push(found);
      firstLine.set(found.id, info.lines);
    }
  }
  if (problems.length > 0) throw refuse(problems);
  return costs;
}

function rowsOf(csv: string): Row[] {
  try {
    return parse(csv, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[];
  } catch (cause) {
    throw refuse([(cause as Error).message]);
  }
}

function readHeader(header: string[]): string[] {
  if (header.length === 1 && header[0]?.includes(';'))
    throw refuse(['line 1: the columns are separated with semicolons; separate with commas']);
  const twice = COLUMNS.filter((column) => header.filter((name) => name === column).length > 1);
  if (twice.length > 0) throw refuse([`line 1: more than one column ${twice.join(', ')}`]);
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw refuse([`line 1: no column ${missing.join(', ')} among ${show(header.join(','))}`]);
  return header;
}

/** A row as a cost, or what is wrong with it. */
function readRow(header: readonly string[], row: readonly string[]): Cost | string {
  if (row.length !== header.length) return `expected ${header.length} columns as in the header, found ${row.length}`;
  const [communityId = '', month = '', usd = ''] = COLUMNS.map((column) => row[header.indexOf(column)]);
  if (communityId === '') return 'community_id is empty';
  if (!isMonth(month)) return `month: expected YYYY-MM, found ${show(month)}`;
  const amount = parseMoney(usd, 'USD');
  if (!amount) return `usd: expected an amount such as 1234.50, found ${show(usd)}`;
  return { id: `${communityId}/${month}`, communityId, month, amount };
}

function refuse(problems: readonly string[]): PlumblineError {
  const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
  return new PlumblineError({
    what: `The cost CSV has ${problems.length === 1 ? 'a line' : `${problems.length} lines`} that cannot be used.`,
    why: `${problems.slice(0, NAMED).join('; ')}${more}.`,
    fix: 'Correct the sheet that CLOUD_COSTS_CSV comes from (columns community_id, month, usd), then pull again.',
    exitCode: EXIT.incomplete,
  });
}
