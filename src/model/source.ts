import { z } from 'zod';

export const SYSTEMS = ['hubspot', 'airtable', 'usage', 'cost'] as const;
/** The four places that a snapshot is read from; `airtable` is wherever engagements are kept. */
export type System = (typeof SYSTEMS)[number];

const count = z.int().min(0);

/** What proves that one object, table or list was read to its end. */
export const tableRead = z.strictObject({
  records: count.describe('Different records read, before any was set aside'),
  pages: count.describe('Answers that it took'),
  duplicates: count.describe('Records that stood on more than one page, of which the newest was kept'),
  setAside: count,
  total: count.nullable().describe('How many the source itself counts; null where it does not say'),
});
export type TableRead = z.infer<typeof tableRead>;

/** A field of the model as the source describes it. */
export const sourceField = z.strictObject({
  name: z.string(),
  id: z.string().describe("The source's own id of the field, which a new name does not change"),
  type: z.string(),
});
export type SourceField = z.infer<typeof sourceField>;

/**
 * A place where the mapping and the source do not agree.
 * - `unknown`: the source has no such field
 * - `renamed`: the field has another name there now
 * - `retyped`: its type cannot hold what the model reads from it
 * - `new-option`: it offers a value that the model does not know
 */
export const schemaProblem = z.strictObject({
  field: z.string().describe('noun.field of the model, such as engagements.end'),
  table: z.string().describe('Object or table at the source'),
  name: z.string().describe('Field at the source, as the mapping gives it'),
  kind: z.enum(['unknown', 'renamed', 'retyped', 'new-option']),
  expected: z.string(),
  found: z.string(),
  suggestion: z.string().nullable().describe('The name that was probably meant'),
});
export type SchemaProblem = z.infer<typeof schemaProblem>;

export const sourceSchema = z.strictObject({
  fields: z.record(z.string(), sourceField).describe('By noun.field of the model'),
  problems: z.array(schemaProblem),
});
export type SourceSchema = z.infer<typeof sourceSchema>;

/** A record that others name and that no list has any more. */
export const goneRecord = z.strictObject({
  id: z.string(),
  state: z.enum(['merged', 'archived']),
  into: z.string().nullable().describe('The record that it was merged into'),
});
export type GoneRecord = z.infer<typeof goneRecord>;

/** A manifest may hold the number of records alone; one that could not be read would be lost with all its days of usage. */
const fromCount = (value: unknown): unknown => (typeof value === 'number' ? wholeRead(value, 0) : value);

export const sourceReport = z.strictObject({
  system: z.enum(SYSTEMS),
  status: z.enum(['complete', 'incomplete', 'not-connected']),
  pulledAt: z.iso.datetime().nullable(),
  read: z.record(z.string(), z.preprocess(fromCount, tableRead)).describe('By object, table or list of the source'),
  requests: count.describe('Attempts made, failed ones included'),
  retries: count.default(0),
  waitedMs: count
    .default(0)
    .describe(
      'Time that requests waited, between attempts and for the rate limit; added up over those that run side by side',
    ),
  elapsedMs: count.nullable().default(null),
  schema: sourceSchema.nullable().default(null).describe('null where it was not compared'),
  gone: z.array(goneRecord).default([]),
  note: z.string().nullable(),
});
export type SourceReport = z.infer<typeof sourceReport>;

/** What a report says of a source about which nothing is known. */
export const BLANK_REPORT = {
  read: {},
  requests: 0,
  retries: 0,
  waitedMs: 0,
  elapsedMs: null,
  schema: null,
  gone: [],
  note: null,
} satisfies Partial<SourceReport>;

/** A table read in so many pages of so many records, with nothing dropped or set aside. */
export const wholeRead = (records: number, pages = 1): TableRead => ({
  records,
  pages,
  duplicates: 0,
  setAside: 0,
  total: null,
});

const measure = z.enum(['dau', 'wau', 'mau']);
const value = z.number().nullable();

/** A past day of usage whose value is not what it was. Both values are kept. */
export const usageCorrection = z.strictObject({
  namespace: z.string(),
  day: z.string(),
  measure,
  before: value,
  after: value,
  recordedAt: z.iso.datetime(),
});
export type UsageCorrection = z.infer<typeof usageCorrection>;

/** Days that could not be read, and why. */
export const usageGap = z.strictObject({
  endpoint: z.string(),
  namespaces: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
});
export type UsageGap = z.infer<typeof usageGap>;

/** What the accumulated history of usage knows besides the values. */
export const usageHistory = z.strictObject({
  corrections: z.array(usageCorrection),
  unexplained: z.array(usageCorrection).describe('Published days that changed without a recorded correction'),
  gaps: z.array(usageGap),
});
export type UsageHistory = z.infer<typeof usageHistory>;
