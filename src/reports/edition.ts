import { z } from 'zod';
import { isDay } from '../model/index.ts';
import { communityExtract, reportPeriod, siteKey } from './schema.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD');
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What was published of one community for one period. It never changes; what is found later stands beside it as a correction. */
export const edition = z.strictObject({
  schemaVersion: z.literal(1),
  communityId: z.string().min(1),
  period: reportPeriod,
  publishedOn: day,
  /** SHA-256 of the extract as it was frozen. */
  extract: hash,
  /** SHA-256 of the snapshot's files that the extract was made from, by file name. */
  inputs: z.record(z.string(), hash),
  /** Version of each definition, by its id. */
  definitions: z.record(z.string(), z.int().min(1)),
  /** What was known to be doubtful when it was published; without `--with-notes` there is nothing. */
  notes: z.array(z.string().min(1)),
});
export type Edition = z.infer<typeof edition>;

/** A value of an edition that later data say otherwise. */
export const correction = z.strictObject({
  /** Day of the data in which it was first seen. */
  noticedOn: day,
  report: z.enum(['milestones', 'impact', 'usage']),
  /** What the value is, as the report names it: a figure, a point of a chart, a cell of a table. */
  what: z.string().min(1),
  before: z.string(),
  after: z.string(),
});
export type Correction = z.infer<typeof correction>;

/** An edition as the communities' site is given it: `<key>@<period>.json`. */
export const editionBundle = z.strictObject({
  key: siteKey,
  edition,
  extract: communityExtract,
  corrections: z.array(correction),
});
export type EditionBundle = z.infer<typeof editionBundle>;
