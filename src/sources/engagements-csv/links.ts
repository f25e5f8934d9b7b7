import type { Config } from '../../model/index.ts';
import type { EngagementKey } from '../source.ts';
import type { CsvRow, CsvTable } from './rows.ts';

/** The table that a field of links leads to. */
const TARGETS: Readonly<Record<string, EngagementKey>> = {
  engagementIds: 'engagements',
  projectIds: 'projects',
  deliverableIds: 'deliverables',
  contractIds: 'contracts',
};

/** The ids that a cell names, or why they cannot be told. */
export type Linked = { ids: string[] } | { expected: string };

/** Reads a cell of links. */
export type LinkReader = (field: string, cell: string) => Linked;

interface Target {
  table: string;
  ids: ReadonlySet<string>;
  /** Ids by name. */
  named: ReadonlyMap<string, readonly string[]>;
}

/**
 * Links are ids, or names that exactly one record of the linked table has; an id goes before a name. An item that is
 * neither stays as it is, as a link to a record that does not exist.
 */
export function linkReader(tables: Readonly<Partial<Record<EngagementKey, CsvTable>>>, config: Config): LinkReader {
  const targets = new Map(
    Object.entries(TARGETS).map(([field, key]) => [field, targetOf(tables[key], config.airtable[key])]),
  );
  return (field, cell) => {
    const target = targets.get(field);
    const { separator } = config.engagements.csv;
    const items = cell
      .split(separator)
      .map((item) => item.trim())
      .filter(Boolean);
    if (!target) return { ids: items };
    // A name may hold the separator.
    const whole = items.length > 1 ? idsOf(cell.trim(), target) : [];
    const found = items.map((item) => ({ item, ids: idsOf(item, target) }));
    if (whole.length > 0 && found.some(({ ids }) => ids.length > 0))
      return { expected: `ids of ${target.table}, because ${separator} also stands in a name there` };
    const [unclear] = [{ item: cell.trim(), ids: whole }, ...found].filter(({ ids }) => ids.length > 1);
    if (unclear)
      return { expected: `ids of ${target.table}, because ${unclear.ids.length} records there have the same name` };
    return { ids: whole.length > 0 ? [...whole] : found.map(({ item, ids }) => ids[0] ?? item) };
  };
}

const idsOf = (item: string, { ids, named }: Target): readonly string[] =>
  ids.has(item) ? [item] : (named.get(item.normalize('NFC')) ?? []);

function targetOf(
  data: CsvTable | undefined,
  { table, fields }: { table: string; fields: Readonly<Record<string, string | null>> },
): Target {
  const rows = data?.rows ?? [];
  const column = fields.name ?? null;
  const nameOf = ({ cells }: CsvRow) =>
    column !== null && Object.hasOwn(cells, column) ? (cells[column] ?? '').trim().normalize('NFC') : '';
  const byName = Map.groupBy(rows, nameOf);
  byName.delete('');
  return {
    table,
    ids: new Set(rows.map(({ id }) => id)),
    named: new Map([...byName].map(([name, same]) => [name, same.map(({ id }) => id)])),
  };
}
