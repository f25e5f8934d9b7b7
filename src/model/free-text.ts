import type { z } from 'zod';
import type { Visibility } from './noun.ts';
import { NOUN_KEYS, NOUNS, type NounKey, type Records } from './snapshot.ts';

const MARK = 'a text @ of anyone';

/** Names of a noun's fields that hold what people typed, of those that are marked for one audience. Ids are among them. */
function freeFields(key: NounKey, visibility: Visibility): string[] {
  const fields = Object.entries(NOUNS[key].schema.shape as Record<string, z.ZodType>);
  const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;
  return fields.flatMap(([field, schema]) =>
    schema.meta()?.visibility === visibility && (takes(schema, MARK) || takes(schema, [MARK])) ? field : [],
  );
}

const fieldsFor = (visibility: Visibility) =>
  Object.fromEntries(NOUN_KEYS.map((key) => [key, freeFields(key, visibility)])) as Record<NounKey, string[]>;
const FIELDS = { team: fieldsFor('team'), community: fieldsFor('community') };

/** Visits every text that people typed into a noun's fields of one audience, consent aside. */
export function eachFreeText<Key extends NounKey>(
  key: Key,
  records: Records[Key],
  visibility: Visibility,
  visit: (text: string, field: string, record: Records[Key][number] & { id: string }) => void,
): void {
  const fields = FIELDS[visibility][key];
  if (fields.length === 0) return;
  for (const record of records as (Records[Key][number] & { id: string })[]) {
    for (const field of fields) {
      const value = (record as Record<string, unknown>)[field];
      if (typeof value === 'string') visit(value, field, record);
      else if (Array.isArray(value)) for (const text of value as string[]) visit(text, field, record);
    }
  }
}
