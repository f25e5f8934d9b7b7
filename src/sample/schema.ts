import type { z } from 'zod';
import {
  MAPPED_FIELDS,
  nameAtSource,
  NOUNS,
  readConfig,
  SYSTEM_OF,
  type MappedField,
  type NounKey,
  type SourceField,
  type SourceSchema,
  type System,
} from '../model/index.ts';
import { stream } from './random.ts';

/** What a source would say of its fields when every one that the mapping names is there; null for a source that has none. */
export function schemaOf(system: System): SourceSchema | null {
  if (system !== 'hubspot' && system !== 'airtable') return null;
  const config = readConfig({});
  const own = MAPPED_FIELDS.filter((field) => SYSTEM_OF[nounOf(field)] === system);
  const fields = own.flatMap((field): [MappedField, SourceField][] => {
    const name = nameAtSource(field, config);
    if (name === null) return [];
    const form = formOf(field);
    return [
      [
        field,
        { name, id: system === 'hubspot' ? name : airtableId(field), type: TYPES[form][system === 'hubspot' ? 0 : 1] },
      ],
    ];
  });
  return { fields: Object.fromEntries(fields), problems: [] };
}

const nounOf = (field: MappedField) => field.split('.')[0] as NounKey;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A field id as Airtable gives them: `fld` and 14 letters or digits. */
function airtableId(field: MappedField): string {
  const random = stream('schema', field);
  return `fld${Array.from({ length: 14 }, () => ALPHABET[random.int(0, ALPHABET.length - 1)]).join('')}`;
}

/** The types of HubSpot and of Airtable that hold values of a form. */
const TYPES = {
  text: ['string', 'singleLineText'],
  date: ['date', 'date'],
  number: ['number', 'number'],
  choice: ['enumeration', 'singleSelect'],
  flag: ['bool', 'checkbox'],
  links: ['string', 'multipleRecordLinks'],
} as const;

/** The form of a field, by the values that its schema takes. */
function formOf(field: MappedField): keyof typeof TYPES {
  const schema = (NOUNS[nounOf(field)].schema.shape as Record<string, z.ZodType | undefined>)[
    field.split('.')[1] ?? ''
  ];
  // The currency of an amount is no field of its own, and a list that HubSpot keeps in one text has no links.
  if (!schema || field === 'communities.githubRepos') return 'text';
  const takes = (value: unknown) => schema.safeParse(value).success;
  if (takes('any text')) return 'text';
  if (takes('2026-06-15') || takes('2026-06')) return 'date';
  if (takes(1) || takes({ minor: 1, currency: 'USD' })) return 'number';
  if (takes(true)) return 'flag';
  return takes(['any text']) ? 'links' : 'choice';
}
