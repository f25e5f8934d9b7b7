import { nearest, show, type Config, type SchemaProblem, type SourceSchema } from '../../model/index.ts';
import type { FoundField, FoundSchema } from './found.ts';
import { KIND_WORDS, KINDS, type Kind } from './kinds.ts';
import { mappedTables, type MappedSystem, type MappedTable } from './mapped.ts';
import { bestField } from './match.ts';
import { canHold } from './types.ts';
import { isKnown, knownValues } from './values.ts';

export interface Comparison {
  system: MappedSystem;
  found: FoundSchema;
  config: Config;
  /** How the source described itself at the last pull: tells a field with a new name from one that is gone. */
  previous: SourceSchema | null;
}

/**
 * Compares what a source says of its fields with the mapping, in the order of the model whatever the order of the source.
 * Fields mapped to null are left out; so are types that are not known here, and tables that a folder of CSV files lacks.
 */
export function compareSchema({ system, found, config, previous }: Comparison): SourceSchema {
  const fields: SourceSchema['fields'] = {};
  const problems: SchemaProblem[] = [];
  for (const mapped of mappedTables(system, config)) {
    const table = found[mapped.noun];
    if (!table) {
      if (system === 'hubspot' || config.engagements.source === 'airtable') problems.push(noTable(mapped));
      continue;
    }
    for (const [key, name] of Object.entries(mapped.fields)) {
      if (name === null) continue;
      const field = `${mapped.noun}.${key}`;
      const kind = (KINDS[mapped.noun] as Readonly<Record<string, Kind>>)[key] ?? 'text';
      const at = { field, table: mapped.table, name };
      const there = table.fields.find((candidate) => candidate.name === name);
      if (there) {
        fields[field] = { name, id: there.id, type: there.type };
        problems.push(...ofType(at, kind, there, previous), ...ofOptions(at, there, config));
      } else {
        const values = knownValues(field, config);
        problems.push(absent(at, { names: [name, key], kind, values }, othersIn(mapped, table.fields), previous));
      }
    }
  }
  return { fields, problems };
}

type At = Pick<SchemaProblem, 'field' | 'table' | 'name'>;

const noTable = ({ noun, table }: MappedTable): SchemaProblem => ({
  field: noun,
  table,
  name: table,
  kind: 'unknown',
  expected: `a table named ${show(table)}`,
  found: 'no such table',
  suggestion: null,
});

/** The fields of a table that no other field of the model is read from. */
function othersIn(mapped: MappedTable, fields: readonly FoundField[]): FoundField[] {
  const taken = new Set(Object.values(mapped.fields));
  return fields.filter(({ name }) => !taken.has(name));
}

function absent(
  at: At,
  wanted: Parameters<typeof bestField>[0],
  others: readonly FoundField[],
  previous: SourceSchema | null,
): SchemaProblem {
  const before = previous?.fields[at.field];
  const same = before && others.find(({ id }) => id === before.id);
  const renamed = same !== undefined && same.name !== before?.name;
  return {
    ...at,
    kind: renamed ? 'renamed' : 'unknown',
    expected: `a field named ${show(at.name)}`,
    found: renamed ? `the same field under the name ${show(same.name)}` : 'no such field',
    suggestion: (same ?? bestField(wanted, others))?.name ?? null,
  };
}

function ofType(at: At, kind: Kind, { type }: FoundField, previous: SourceSchema | null): SchemaProblem[] {
  if (canHold(kind, type) !== false) return [];
  const before = previous?.fields[at.field]?.type;
  const was = before !== undefined && before !== type ? `, which was ${before}` : '';
  return [{ ...at, kind: 'retyped', expected: KIND_WORDS[kind], found: `the type ${type}${was}`, suggestion: null }];
}

function ofOptions(at: At, { options }: FoundField, config: Config): SchemaProblem[] {
  const known = knownValues(at.field, config);
  if (known === null) return [];
  const fresh = [...new Set(options ?? [])].filter((option) => option !== '' && !isKnown(at.field, option, known));
  return fresh.sort().map((option) => ({
    ...at,
    kind: 'new-option',
    expected: `one of ${known.map(show).join(', ')}`,
    found: show(option),
    suggestion: nearest(option, known),
  }));
}
