import { z } from 'zod';
import { isPersonal, NOUN_KEYS, NOUNS, type NounKey } from '../../model/index.ts';
import { capital } from '../words.ts';
import { text, type WorkTable } from '../workspace/table.ts';
import { NOUN_NAMES } from './nouns.ts';

/** The parts of a JSON Schema that tell what a field may hold. */
interface Json {
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Json[];
  items?: Json;
  properties?: Record<string, Json>;
  format?: string;
  pattern?: string;
}

export interface Field {
  noun: NounKey;
  field: string;
  meaning: string;
  type: string;
  unit: string | null;
  visibility: 'team' | 'community';
  isPersonal: boolean;
}

/** Every field of every noun, as the model declares it. */
export const fieldsOf = (): Field[] =>
  NOUN_KEYS.flatMap((noun) => {
    const { schema } = NOUNS[noun];
    const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Json;
    return Object.entries<z.ZodType>(schema.shape).map(([field, type]) => {
      const { description, unit = null, visibility = 'team' } = type.meta() ?? {};
      return {
        ...{ noun, field, unit, visibility },
        meaning: description ?? inWords(field),
        type: typeOf(properties[field] ?? {}),
        isPersonal: isPersonal(noun, field),
      };
    });
  });

/** Names in a field that are not written as words. */
const NAMES: Record<string, string> = {
  fte: 'FTE',
  rag: 'RAG',
  url: 'URL',
  github: 'GitHub',
  dau: 'daily active users',
  wau: 'weekly active users',
  mau: 'monthly active users',
};

/** `agreementExecutedOn` → `Agreement executed on`. */
const inWords = (field: string): string =>
  capital(
    field
      .split(/(?=[A-Z])/)
      .map((part) => NAMES[part.toLowerCase()] ?? part.toLowerCase())
      .join(' '),
  );

function typeOf({ anyOf, enum: options, type, items, properties, format, pattern }: Json): string {
  const [some] = (anyOf ?? []).filter((one) => one.type !== 'null');
  if (some) return typeOf({ ...(format ? { format } : {}), ...(pattern ? { pattern } : {}), ...some });
  if (options) return `one of: ${options.join(', ')}`;
  if (type === 'array') return `list: ${typeOf(items ?? {})}`;
  if (properties) return 'minor' in properties ? 'amount and currency' : Object.keys(properties).join(' and ');
  if (format === 'date') return 'date';
  if (pattern === '^\\d{4}-\\d{2}$') return 'month';
  const kinds = [type ?? []].flat();
  if (kinds.includes('integer') || kinds.includes('number')) return 'number';
  return kinds.includes('boolean') ? 'yes or no' : 'text';
}

export const fieldsTable = (): WorkTable => ({
  id: 'data-fields',
  title: 'Fields of each noun',
  columns: [
    { id: 'field', label: 'Field', kind: 'text', description: 'Name of the field in the files' },
    { id: 'noun', label: 'Noun', kind: 'text', filter: 'choice', description: 'What the record is' },
    { id: 'meaning', label: 'Meaning', kind: 'text', description: 'What the field says' },
    { id: 'type', label: 'Holds', kind: 'text', description: 'Kind of its values; any but a list may be missing' },
    { id: 'unit', label: 'Unit', kind: 'text', description: 'Unit of its values' },
    {
      ...{ id: 'seen-by', label: 'Seen by', kind: 'text', filter: 'choice' },
      description: 'The team only, or also the community that the record belongs to',
    },
  ],
  rows: fieldsOf().map(({ noun, field, meaning, type, unit, visibility, isPersonal: personal }) => [
    text(field),
    text(NOUN_NAMES[noun]),
    text(meaning, personal ? 'About a person' : null),
    text(type),
    text(unit),
    text(visibility === 'team' ? 'Team' : 'Team and community'),
  ]),
  empty: '',
  source: 'schema of the model',
});
