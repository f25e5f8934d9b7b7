import { show, type Config } from '../../model/index.ts';
import type { RawRecord } from '../engagements/index.ts';
import type { FieldProblem } from '../mapping/index.ts';
import { KINDS } from '../schema/kinds.ts';
import type { EngagementKey } from '../source.ts';
import type { LinkReader } from './links.ts';
import type { CsvRow } from './rows.ts';

const TICKED = new Set(['true', 'yes', '1', 'checked', 'x']);
const UNTICKED = new Set(['false', 'no', '0']);

/**
 * A row as a record whose checkboxes and links have the types that the mappers read. All other cells stay texts, which
 * the mappers take for numbers, dates and words; an empty cell is left out.
 */
export function recordOf(key: EngagementKey, { id, cells }: CsvRow, config: Config, links: LinkReader): RawRecord {
  const kinds: Readonly<Record<string, string>> = KINDS[key];
  const fields: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [field, name] of Object.entries<string | null>(config.airtable[key].fields)) {
    const cell = name !== null && Object.hasOwn(cells, name) ? (cells[name] ?? '') : '';
    if (name === null || cell.trim() === '') continue;
    const linked = kinds[field] === 'links' ? links(field, cell) : null;
    if (linked === null) fields[name] = kinds[field] === 'flag' ? flagOf(cell) : cell;
    else if ('ids' in linked) fields[name] = linked.ids;
    else problems.push({ field: name, expected: linked.expected, found: show(cell) });
  }
  return { id, fields, problems };
}

/** A word for a checkbox as one; any other text stays, and the record is set aside for it. */
function flagOf(cell: string): boolean | string {
  const word = cell.trim().toLowerCase();
  if (TICKED.has(word)) return true;
  return UNTICKED.has(word) ? false : cell;
}
