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
  /** The day of the data that it was published from. */
  publishedOn: day,
  /** SHA-256 of the extract as it was frozen. */
  extract: hash,
  /** SHA-256 of the values of its reports: see `frozenValues`. */
  values: hash,
  /** SHA-256 of the snapshot's files that the extract was made from, by file name. */
  inputs: z.record(z.string(), hash),
  /** Version of each definition, by its id. */
  definitions: z.record(z.string(), z.int().min(1)),
  /** What was known to be doubtful when it was published; without `--with-notes` there is nothing. */
  notes: z.array(z.string().min(1)),
  /** Words that were taken out after it was published, because they should not have been: a name, a quote. */
  removals: z
    .array(
      z.strictObject({
        on: day,
        /** In how many places they stood. */
        places: z.int().min(1),
        /** SHA-256 of the extract before, by which it may have been cited. */
        extract: hash,
      }),
    )
    .optional(),
  /** SHA-256 of all of the above, as it is written. */
  seal: hash.optional(),
});
export type Edition = z.infer<typeof edition>;

/** A value of an edition that later data say otherwise. */
export const correction = z.strictObject({
  /** Day of the data in which it was first seen. */
  noticedOn: day,
  report: z.enum(['milestones', 'impact', 'usage']),
  /** Stable name of the value within its edition: `usage/figure/mau`. */
  id: z.string().min(1),
  /** `data`: later data say otherwise; `method`: the way it is computed was corrected. */
  cause: z.enum(['data', 'method']),
  /** What the value is, as the report names it: a figure, a point of a chart, a cell of a table. */
  what: z.string().min(1),
  before: z.string(),
  after: z.string(),
});
export type Correction = z.infer<typeof correction>;

/** A value as it stands in a report: a number, a date, a text; null where it is not known. */
export type FrozenValue = string | number | null;

const frozenValue = z.union([z.string(), z.number(), z.null()]);

/**
 * The values of an edition's reports by their stable names, so that a change of the code cannot change what was published.
 * The points of a series stand together, in their order.
 */
export const frozenValues = z.record(z.string().min(1), z.union([frozenValue, z.array(frozenValue)]));
export type FrozenValues = z.infer<typeof frozenValues>;

/** An edition as the communities' site is given it: `<key>@<period>.json`. */
export const editionBundle = z.strictObject({
  key: siteKey,
  edition,
  extract: communityExtract,
  corrections: z.array(correction),
});
export type EditionBundle = z.infer<typeof editionBundle>;
