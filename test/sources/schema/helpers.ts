import { readConfig, type Config } from '../../../src/model/index.ts';
import {
  KINDS,
  mappedTables,
  type FoundField,
  type FoundSchema,
  type Kind,
  type MappedSystem,
} from '../../../src/sources/schema/index.ts';

const TYPES: Record<MappedSystem, Record<Kind, string>> = {
  hubspot: {
    text: 'string',
    date: 'date',
    instant: 'datetime',
    number: 'number',
    money: 'number',
    choice: 'enumeration',
    flag: 'bool',
    links: 'string',
    month: 'date',
  },
  airtable: {
    text: 'singleLineText',
    date: 'date',
    instant: 'dateTime',
    number: 'number',
    money: 'currency',
    choice: 'singleSelect',
    flag: 'checkbox',
    links: 'multipleRecordLinks',
    month: 'date',
  },
};

/** A source that has exactly what the mapping names. */
export function matching(system: MappedSystem, config: Config = readConfig({})): FoundSchema {
  return Object.fromEntries(
    mappedTables(system, config).map(({ noun, table, fields }) => [
      noun,
      {
        table,
        fields: Object.entries(fields).flatMap(([key, name]): FoundField[] => {
          const kind = (KINDS[noun] as Record<string, Kind>)[key]!;
          const id = system === 'hubspot' ? name : `fld-${noun}-${key}`;
          return name === null ? [] : [{ id: id!, name, label: name, type: TYPES[system][kind], options: null }];
        }),
      },
    ]),
  );
}

/** The same, with one field changed; null takes it away. */
export function withField(
  found: FoundSchema,
  noun: keyof FoundSchema,
  name: string,
  change: Partial<FoundField> | null,
): FoundSchema {
  const table = found[noun]!;
  const fields = table.fields.flatMap((field) =>
    field.name !== name ? [field] : change === null ? [] : [{ ...field, ...change }],
  );
  return { ...found, [noun]: { ...table, fields } };
}
