import { parse } from 'csv-parse/sync';
import { EXIT, isMonth, parseMoney, PlumblineError, show, type Cost } from '../../model/index.ts';

const COLUMNS = ['community_id', 'month', 'usd'] as const;
/** Lines that a message names before it only counts them. */
const NAMED = 5;

interface Row {
  record: Record<string, string>;
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
  for (const { record, info } of rowsOf(csv)) {
    const found = readRow(record);
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
      columns: readHeader,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[];
  } catch (cause) {
    if (cause instanceof PlumblineError) throw cause;
    throw refuse([(cause as Error).message]);
  }
}

function readHeader(header: string[]): string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw refuse([`line 1: no column ${missing.join(', ')} among ${show(header.join(','))}`]);
  return header;
}

/** A row as a cost, or what is wrong with it. */
function readRow({ community_id: communityId = '', month = '', usd = '' }: Record<string, string>): Cost | string {
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
