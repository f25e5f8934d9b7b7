import type { Config, TableKey } from './config.ts';
import { AIRTABLE_TABLES, HUBSPOT_PROPERTIES } from './mapping.ts';

/** HubSpot's object of each noun that is read from it. */
const OBJECTS = { deals: 'deals', communities: 'companies', people: 'contacts', orders: 'orders' } as const;

type Objects = typeof OBJECTS;
type Properties = typeof HUBSPOT_PROPERTIES;
type Tables = typeof AIRTABLE_TABLES;

type Keys = { [Noun in keyof Objects]: keyof Properties[Objects[Noun]] & string } & {
  [Noun in keyof Tables]: keyof Tables[Noun]['fields'] & string;
};

/** A field whose name at the source stands in the configuration, as `noun.field`: `engagements.end`. */
export type MappedField = { [Noun in keyof Keys]: `${Noun}.${Keys[Noun]}` }[keyof Keys];

/** Every field that has a name in the configuration. */
export const MAPPED_FIELDS: readonly MappedField[] = [
  ...Object.entries(OBJECTS).flatMap(([noun, object]) =>
    Object.keys(HUBSPOT_PROPERTIES[object]).map((key) => `${noun}.${key}`),
  ),
  ...Object.entries(AIRTABLE_TABLES).flatMap(([noun, { fields }]) =>
    Object.keys(fields).map((key) => `${noun}.${key}`),
  ),
] as MappedField[];

const isObject = (noun: string): noun is keyof Objects => Object.hasOwn(OBJECTS, noun);

/** The name of a field at its source; null where the source has no such field. */
export function nameAtSource(field: MappedField, { hubspot, airtable }: Pick<Config, 'hubspot' | 'airtable'>) {
  const [noun = '', key = ''] = field.split('.');
  const names: Readonly<Record<string, string | null>> = isObject(noun)
    ? hubspot.properties[OBJECTS[noun]]
    : airtable[noun as TableKey].fields;
  return names[key] ?? null;
}

/** Where the name of a field stands in the configuration: `airtable.engagements.fields.end`; of a noun, where its table stands. */
export function placeInConfig(field: string): string {
  const [noun = '', key] = field.split('.');
  if (isObject(noun)) return ['hubspot.properties', OBJECTS[noun], ...(key === undefined ? [] : [key])].join('.');
  return key === undefined ? `airtable.${noun}.table` : `airtable.${noun}.fields.${key}`;
}
