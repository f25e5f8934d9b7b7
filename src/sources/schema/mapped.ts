import { placeInConfig, type Config } from '../../model/index.ts';
import { KINDS, type MappedNoun } from './kinds.ts';

/** The systems whose fields have names in the configuration; `airtable` is wherever engagements are kept. */
export type MappedSystem = 'hubspot' | 'airtable';

/** A noun with the names that its fields have at the source; null for a field that the source does not have. */
export interface MappedTable {
  noun: MappedNoun;
  table: string;
  fields: Readonly<Record<string, string | null>>;
}

/** Every noun that a system gives, in the order of the model. */
export function mappedTables(system: MappedSystem, { hubspot, airtable }: Config): MappedTable[] {
  const nouns = (Object.keys(KINDS) as MappedNoun[]).filter((noun) => placeInConfig(noun).startsWith(system));
  return nouns.map((noun) => {
    if (noun in airtable) return { noun, ...airtable[noun as keyof typeof airtable] };
    const object = placeInConfig(noun).split('.')[2] as keyof typeof hubspot.properties;
    return { noun, table: object, fields: hubspot.properties[object] };
  });
}

/** The line of the configuration that gives a field its name, or says that there is none; for a noun, its table's name. */
export const lineForField = (field: string, name: string | null): string =>
  configLine(placeInConfig(field).split('.'), name);

/** `a: { b: 'value' }` for a path and its value. */
export const configLine = (path: readonly string[], value: string | null): string =>
  `${path.map((key) => `${keyOf(key)}: `).join('{ ')}${value === null ? 'null' : quoted(value)}${' }'.repeat(path.length - 1)}`;

/** A text as TypeScript writes it. */
export const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** The key of an object as TypeScript writes it. */
export const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key));
