import { z } from 'zod';
import { NOUN_KEYS, SYSTEMS, type NounKey } from '../../model/index.ts';

const count = z.int().min(0);
const side = z.strictObject({ id: z.string(), pulledAt: z.string(), source: z.enum(['live', 'sample']) });
const record = z.strictObject({ id: z.string(), name: z.string().nullable() });

const fieldChange = z.strictObject({
  field: z.string(),
  day: z.string().nullable().describe('The day of a daily value; null for every other field'),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof fieldChange>;

const nounChange = z.strictObject({
  noun: z.enum(NOUN_KEYS as [NounKey, ...NounKey[]]),
  before: count.describe('Records in the first snapshot'),
  after: count,
  setAside: z.strictObject({ before: count, after: count }).describe('Records that did not fit their schema'),
  added: z.array(record),
  removed: z.array(record),
  changed: z.array(record.extend({ fields: z.array(fieldChange) })),
});
export type NounChange = z.infer<typeof nounChange>;

const state = z.strictObject({
  status: z.enum(['complete', 'incomplete', 'not-connected']),
  pulledAt: z.string().nullable(),
  kept: z.boolean().describe('Not read in this pull, but kept from an earlier one'),
});
const sourceChange = z.strictObject({
  system: z.enum(SYSTEMS),
  before: state.nullable(),
  after: state.nullable(),
});
export type SourceChange = z.infer<typeof sourceChange>;

/** What `diff --format json` prints: all that changed, nothing cut. */
export const diffSchema = z.strictObject({
  schemaVersion: z.literal(1),
  before: side,
  after: side,
  equal: z.boolean().describe('True when no record, no record set aside and no status of a source changed'),
  sources: z.array(sourceChange).describe('All sources, changed or not'),
  nouns: z.array(nounChange).describe('Nouns in which something changed'),
});
export type SnapshotDiff = z.infer<typeof diffSchema>;
