import {
  AIRTABLE_TABLES,
  CONTRACT_TYPES,
  DELIVERABLE_STATUS,
  RAG,
  WORK_STATUS,
  type TableKey,
} from '../../src/model/index.ts';
import type { AirtableRow } from './from-model.ts';

export interface AirtableField {
  id: string;
  name: string;
  type: string;
  options?: object;
}

export interface AirtableTable {
  id: string;
  name: string;
  primaryFieldId: string;
  fields: AirtableField[];
  views: [];
}

/** What somebody changed in the base since the mapping was written. Fields are named `Table.Field`, by their old names. */
export interface AirtableChanges {
  /** Old table → new one. Its id stays. */
  renameTables?: Readonly<Record<string, string>>;
  /** Old field → new name. Its id stays. */
  rename?: Readonly<Record<string, string>>;
  drop?: readonly string[];
  retype?: Readonly<Record<string, { type: string; options?: object }>>;
  /** Further choices of a single select. */
  addOptions?: Readonly<Record<string, readonly string[]>>;
}

const select = (values: readonly string[]) => ({ type: 'singleSelect', options: choicesOf(values) });
const choicesOf = (values: readonly string[]) => ({
  choices: values.map((name, place) => ({ id: `sel${place}`, name })),
});
const DATE = { type: 'date', options: { dateFormat: { name: 'iso' } } };
const NUMBER = { type: 'number', options: { precision: 2 } };
const LINKS = { type: 'multipleRecordLinks', options: { prefersSingleRecordLink: false } };
const CHECKBOX = { type: 'checkbox', options: { icon: 'check' } };
const URL = { type: 'url' };

/** Types by field of the model; any other field is a line of text. */
const TYPES: Readonly<Record<string, { type: string; options?: object }>> = {
  type: select(['New', 'Renewal']),
  'contracts.type': select(CONTRACT_TYPES),
  status: select(WORK_STATUS),
  'deliverables.status': select(DELIVERABLE_STATUS),
  rag: select(RAG),
  serviceTier: select(['Essential', 'Advanced', 'Premier']),
  ragNote: { type: 'multilineText' },
  comment: { type: 'multilineText' },
  fteCommitted: NUMBER,
  fte: NUMBER,
  fteAvailable: { type: 'formula', options: { result: { type: 'number' } } },
  score: { type: 'rating', options: { max: 5 } },
  budgetAlert: { type: 'currency', options: { symbol: '$' } },
  budgetAlertAddress: { type: 'email' },
  isPublic: CHECKBOX,
  mayPublish: CHECKBOX,
  url: URL,
  githubIssueUrl: URL,
  month: DATE,
  date: DATE,
  start: DATE,
  end: DATE,
};

function typeOf(key: TableKey, field: string) {
  if (/Ids$/.test(field)) return LINKS;
  if (/On$/.test(field)) return DATE;
  return TYPES[`${key}.${field}`] ?? TYPES[field] ?? { type: 'singleLineText' };
}

const idOf = (kind: 'tbl' | 'fld', name: string) => `${kind}${name.replaceAll(/[^A-Za-z0-9]/g, '')}`;

/** Every table of the base as the metadata endpoint describes it, before any change. */
function described(names: readonly string[]): AirtableTable[] {
  return names.map((name) => {
    const key = (Object.keys(AIRTABLE_TABLES) as TableKey[]).find((table) => AIRTABLE_TABLES[table].table === name);
    const known = key === undefined ? [] : Object.entries(AIRTABLE_TABLES[key].fields);
    const fields = known.map(([field, label]) => ({
      id: idOf('fld', `${name}${label}`),
      name: label,
      ...typeOf(key ?? 'hubs', field),
    }));
    return { id: idOf('tbl', name), name, primaryFieldId: fields[0]?.id ?? 'fld0', fields, views: [] };
  });
}

/** The base after the changes: what its metadata say, and its rows by table. */
export function changed(
  tables: Readonly<Record<string, AirtableRow[]>>,
  { renameTables = {}, rename = {}, drop = [], retype = {}, addOptions = {} }: AirtableChanges,
): { schema: AirtableTable[]; rows: Record<string, AirtableRow[]> } {
  const newName = (table: string) => renameTables[table] ?? table;
  const schema = described(Object.keys(tables)).map((table) => ({
    ...table,
    name: newName(table.name),
    fields: table.fields.flatMap((field) => {
      const place = `${table.name}.${field.name}`;
      if (drop.includes(place)) return [];
      const { choices = [] } = (field.options ?? {}) as { choices?: { name: string }[] };
      const more = addOptions[place];
      const options = more && { options: choicesOf([...choices.map(({ name }) => name), ...more]) };
      return [{ ...field, ...options, ...retype[place], name: rename[place] ?? field.name }];
    }),
  }));
  const rows = Object.entries(tables).map(([table, all]) => [
    newName(table),
    all.map((row) => ({
      ...row,
      fields: Object.fromEntries(
        Object.entries(row.fields)
          .filter(([field]) => !drop.includes(`${table}.${field}`))
          .map(([field, value]) => [rename[`${table}.${field}`] ?? field, value]),
      ),
    })),
  ]);
  return { schema, rows: Object.fromEntries(rows) as Record<string, AirtableRow[]> };
}
