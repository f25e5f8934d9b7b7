import type { z } from 'zod';
import { NOUNS, type NounKey, type SchemaProblem } from '../../../model/index.ts';
import { capital } from '../../words.ts';

/** What a problem of the schema does to the data. */
export function consequenceOf({ field, kind }: SchemaProblem): string {
  if (!field.includes('.')) return 'none of its records can be read';
  if (kind === 'retyped') return 'its values cannot be read';
  if (kind !== 'new-option') return 'it looks empty in every record';
  if (field === 'deals.type') return 'a deal with such a value counts as one without a type';
  return isListed(field)
    ? 'a record with such a value is set aside'
    : 'neither rules nor reports know what such a value means';
}

/** Whether the model takes the values of a list only, and not any text. */
function isListed(field: string): boolean {
  const [noun = '', key = ''] = field.split('.');
  if (!Object.hasOwn(NOUNS, noun)) return false;
  const schema = (NOUNS[noun as NounKey].schema.shape as Record<string, z.ZodType | undefined>)[key];
  return schema !== undefined && !schema.safeParse('any other text').success;
}

/** @param place where the field's name stands in the configuration */
export function fixOf({ field, kind, suggestion }: SchemaProblem, place: string, system: string): string {
  if (kind === 'new-option') {
    const known = knownIn(field);
    const other = suggestion === null ? 'another value' : `“${suggestion}”`;
    const instead = `choose ${other} in the records that have it, and remove it in ${system}.`;
    return known === null ? capital(instead) : `Add the value under ${known} in plumbline.config.ts, or ${instead}`;
  }
  if (kind === 'retyped') {
    return `Give the field a type in ${system} that can hold it, or write the name of another field under ${place} in plumbline.config.ts.`;
  }
  const what = field.includes('.') ? 'field' : 'table';
  return suggestion === null
    ? `Give the ${what} its name back in ${system}, or write its new name under ${place} in plumbline.config.ts${what === 'field' ? ' (null if there is none)' : ''}.`
    : `Write “${suggestion}” under ${place} in plumbline.config.ts if that is the ${what} that is meant, or give it its name back in ${system}.`;
}

/** Where the configuration lists the values of a field; null where the model does. */
function knownIn(field: string): string | null {
  if (field === 'deals.type') return 'hubspot.dealTypes';
  return field.endsWith('.serviceTier') ? 'tiers' : null;
}
