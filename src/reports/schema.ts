import { z } from 'zod';
import {
  checkIn,
  community,
  cost,
  deliverable,
  engagement,
  hub,
  isDay,
  isMonth,
  project,
  SYSTEMS,
  usage,
} from '../model/index.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD');

const measure = z.enum(['dau', 'wau', 'mau']);

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** A folder name that is safe on every host: it cannot climb out of its folder, hide, or look like one of Astro's. */
export const siteKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i);

/**
 * All that one community's site is given. Records hold the model's public fields only; a field of the team does not exist
 * in these types, and one that stands in a file is refused.
 */
export const communityExtract = z.strictObject({
  schemaVersion: z.literal(1),
  key: siteKey.describe("Folder of the community's site"),
  communityId: z.string().min(1),
  asOf: day,
  pulledAt: z.iso.datetime(),
  snapshotId: z.string().min(1),
  invented: z.boolean().describe('True for sample data: nothing in it is real'),
  organisation: z.strictObject({
    name: z.string().min(1),
    website: z.string().min(1),
    contact: z.string().min(1).describe("The organisation's own address"),
    accent: z.strictObject({ light: colour, dark: colour }),
  }),
  sources: z.array(
    z.strictObject({
      system: z.enum(SYSTEMS),
      status: z.enum(['complete', 'incomplete', 'not-connected']),
      pulledAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Names at the source of the usage measure, and what it is read from, for provenance. */
  usageMeasure: z.strictObject({
    metric: z.string().min(1),
    namespaceLabel: z.string().min(1),
    readFrom: z.array(z.enum(['servers', 'files'])),
  }),
  /** Where engagements and what hangs on them are kept. */
  engagementSource: z.enum(['airtable', 'csv']),
  /** Whether the agreement passes the cloud's bill on, so that its cost is part of the reports. */
  costPassedThrough: z.boolean(),
  /** Complete months of the report in which an agreement passes it on; cost of other months is withheld. */
  costMonths: z.array(z.string().refine(isMonth, 'expected a month as YYYY-MM')),
  /** First day of an agreement that passes it on, where the first complete month is still to come. */
  costFrom: day.nullable(),
  community: community.publicSchema.strict(),
  engagements: z.array(engagement.publicSchema.strict()),
  projects: z.array(project.publicSchema.strict()),
  deliverables: z.array(deliverable.publicSchema.strict()),
  checkIns: z.array(checkIn.publicSchema.strict()),
  hubs: z.array(hub.publicSchema.strict()),
  usage: z.array(usage.publicSchema.strict()),
  costs: z.array(cost.publicSchema.strict()),
  /** What is known about days of the hubs' use besides the values. */
  usageHistory: z.strictObject({
    gaps: z
      .array(z.strictObject({ namespace: z.string(), from: day, to: day }))
      .describe('Days that could not be read from the monitoring system'),
    corrections: z.array(
      z.strictObject({
        namespace: z.string(),
        day,
        measure,
        before: z.number().nullable(),
        after: z.number().nullable(),
        recordedOn: day,
      }),
    ),
    refused: z
      .array(z.strictObject({ namespace: z.string(), samples: z.int().min(1) }))
      .describe('Samples of the reported months that are no counts of people'),
  }),
  /** Hubs whose namespace stands on a hub of another or of no community too, so that the use of the two cannot be told apart. */
  sharedHubIds: z.array(z.string()),
  /** Records of the community that could not be read, or whose place is not clear. */
  missingRecords: z.int().min(0),
});
export type CommunityExtract = z.infer<typeof communityExtract>;
