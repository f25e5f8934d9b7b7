import { NOUNS, ROLES, STAGES, type Config, type Role, type Stage } from '../../model/index.ts';
import { assign, type Choice } from './assign.ts';
import type { FoundSchema, FoundTable } from './found.ts';
import { KINDS, type Kind } from './kinds.ts';
import { bestLikeness } from './likeness.ts';
import { mappedTables, type MappedTable } from './mapped.ts';
import type { Wanted } from './match.ts';
import { knownValues } from './values.ts';

/** What two systems say of themselves; null for one that could not be asked. */
export interface Surroundings {
  hubspot: FoundSchema | null;
  /** Every table of the base, also those that nothing is read from. */
  airtable: readonly FoundTable[] | null;
  /** Deal stages that are none of the canonical ones. */
  stages: readonly { id: string; label: string }[];
  /** Association labels that are no role. */
  labels: readonly string[];
}

/** The table for a noun, with a field for each that it has; null where nothing fits. */
export interface ProposedTable extends MappedTable {
  found: { table: string; score: number } | null;
  choices: Readonly<Record<string, Choice | null>>;
}

/** Names for an unknown portal or base, with how certain each is. */
export interface Proposal {
  tables: ProposedTable[];
  stages: { id: string; label: string; stage: Stage | null }[];
  roles: { label: string; role: Role | null }[];
}

/** Matches names, labels, types and values with what the model wants. Nothing is chosen twice. */
export function propose(config: Config, { hubspot, airtable, stages, labels }: Surroundings): Proposal {
  const properties = hubspot
    ? mappedTables('hubspot', config).map((mapped) => {
        const found = hubspot[mapped.noun];
        return found ? fitted(mapped, found, 1, config) : unfitted(mapped);
      })
    : [];
  const tables = airtable ? matchTables(mappedTables('airtable', config), airtable, config) : [];
  return {
    tables: [...properties, ...tables],
    stages: stages.map(({ id, label }) => ({ id, label, stage: likely(label, STAGES) })),
    roles: labels.map((label) => ({ label, role: likely(label, ROLES) })),
  };
}

/** The one word that a label is probably another name of. */
export function likely<Word extends string>(label: string, words: readonly Word[]): Word | null {
  const [first, second] = words
    .map((word) => ({ word, score: bestLikeness([label], [word]) }))
    .sort((a, b) => b.score - a.score);
  return first && first.score >= CERTAIN_WORD && first.score > (second?.score ?? 0) ? first.word : null;
}

const CERTAIN_WORD = 0.6;
/** A table is known by its fields, or by its fields and its name; less than this is another one. */
const SHARE_OF_NAME = 0.4;
const PROBABLE_TABLE = 0.4;

function matchTables(wanted: readonly MappedTable[], found: readonly FoundTable[], config: Config): ProposedTable[] {
  const sorted = [...found].sort((a, b) => (a.table < b.table ? -1 : 1));
  const pairs = wanted
    .flatMap((mapped) => sorted.map((table) => ({ mapped, table, score: tableScore(mapped, table, config) })))
    .filter(({ score }) => score >= PROBABLE_TABLE)
    .sort((a, b) => b.score - a.score);
  const chosen = new Map<MappedTable, ProposedTable>();
  const used = new Set<FoundTable>();
  for (const { mapped, table, score } of pairs) {
    if (chosen.has(mapped) || used.has(table)) continue;
    chosen.set(mapped, fitted(mapped, table, score, config));
    used.add(table);
  }
  return wanted.map((mapped) => chosen.get(mapped) ?? unfitted(mapped));
}

function tableScore(mapped: MappedTable, table: FoundTable, config: Config): number {
  const wanted = wantedOf(mapped, config);
  const choices = Object.values(assign(wanted, table.fields));
  const byFields = choices.reduce((sum, { score }) => sum + score, 0) / Object.keys(wanted).length;
  const byName = bestLikeness([mapped.table, mapped.noun], [table.table]);
  return Math.max(byFields, SHARE_OF_NAME * byName + (1 - SHARE_OF_NAME) * byFields);
}

function fitted(mapped: MappedTable, table: FoundTable, score: number, config: Config): ProposedTable {
  const wanted = wantedOf(mapped, config);
  const choices = assign(wanted, table.fields);
  return {
    ...mapped,
    found: { table: table.table, score },
    choices: Object.fromEntries(Object.keys(wanted).map((key) => [key, choices[key] ?? null])),
  };
}

const unfitted = (mapped: MappedTable): ProposedTable => ({ ...mapped, found: null, choices: {} });

/** What many bases call a field. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = { name: ['title'] };

/** What the model wants of a table, by key. A field that the configuration maps to null is looked for again. */
function wantedOf({ noun, fields }: MappedTable, config: Config): Record<string, Wanted> {
  const kinds: Readonly<Record<string, Kind>> = KINDS[noun];
  return Object.fromEntries(
    Object.entries(fields).map(([key, name]) => [
      key,
      {
        names: [...(name === null ? [] : [name]), key, `${NOUNS[noun].name} ${key}`, ...(SYNONYMS[key] ?? [])],
        kind: kinds[key] ?? 'text',
        values: knownValues(`${noun}.${key}`, config),
      },
    ]),
  );
}
