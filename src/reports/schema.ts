import { z } from 'zod';
import { LANGUAGES } from '../charts/index.ts';
import {
  checkIn,
  community,
  cost,
  deliverable,
  engagement,
  fteLog,
  hub,
  isDay,
  isMonth,
  money,
  NOUN_KEYS,
  project,
  RAG,
  SYSTEMS,
  usage,
} from '../model/index.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD');

const measure = z.enum(['dau', 'wau', 'mau']);

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** A folder name that is safe on every host: it cannot climb out of its folder, hide, or look like one of Astro's. */
export const siteKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i);

/** A picture as it stands in the repository, so that a page loads nothing from elsewhere. */
const logo = z.strictObject({
  mediaType: z.enum(['image/png', 'image/svg+xml', 'image/jpeg', 'image/webp']),
  base64: z.base64(),
});

/** What a report is about. `latest` is the rolling one: the twelve complete months before the as-of date. */
export const reportPeriod = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i)
    .describe('`latest`, `2026-Q3`, `2026`, `2026-autumn`, `agreement-2025-07-01`'),
  kind: z.enum(['latest', 'quarter', 'year', 'term', 'agreement']),
  /** Of a term of the academic year: its name, as configured. */
  name: z.string().min(1).nullable(),
  from: day,
  to: day,
});
export type ReportPeriod = z.infer<typeof reportPeriod>;

/** What the community's milestone report is compared with: the records of its last edition. */
const previous = z.strictObject({
  period: reportPeriod,
  publishedOn: day,
  asOf: day,
  engagements: z.array(engagement.publicSchema.strict()),
  projects: z.array(project.publicSchema.strict()),
  deliverables: z.array(deliverable.publicSchema.strict()),
});

/**
 * All that one community's site is given. Records hold the model's public fields only; a field of the team does not exist
 * in these types, and one that stands in a file is refused.
 */
export const communityExtract = z.strictObject({
  schemaVersion: z.literal(2),
  key: siteKey.describe("Folder of the community's site"),
  communityId: z.string().min(1),
  /** What is known of the day itself may change until it is over. Of an edition it is the last day of its period. */
  asOf: day,
  period: reportPeriod,
  /** Last day that is over: the day before the as-of date; of an edition the last of its period. */
  through: day,
  language: z.enum(LANGUAGES),
  pulledAt: z.iso.datetime(),
  snapshotId: z.string().min(1),
  invented: z.boolean().describe('True for sample data: nothing in it is real'),
  organisation: z.strictObject({
    name: z.string().min(1),
    website: z.string().min(1),
    contact: z.string().min(1).describe("The organisation's own address"),
    accent: z.strictObject({ light: colour, dark: colour }),
    logo: logo.nullable(),
    addresses: z.array(z.strictObject({ purpose: z.string().min(1), address: z.string().min(1) })),
    /** How the organisation asks to be acknowledged; null for the sentence that is built in. */
    acknowledgement: z.string().min(1).nullable(),
  }),
  /** The community's own colours and logo, where it has any. */
  accent: z.strictObject({ light: colour, dark: colour }).nullable(),
  logo: logo.nullable(),
  /** Academic terms as configured: days of the year as `MM-DD`. */
  terms: z.array(z.strictObject({ id: z.string(), name: z.string(), from: z.string(), to: z.string() })),
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
  fteLog: z.array(fteLog.publicSchema.strict()),
  /** RAG status by engagement, where the organisation shares it. */
  sharedStatus: z.array(z.strictObject({ engagementId: z.string(), status: z.enum(RAG).nullable() })),
  hubs: z.array(hub.publicSchema.strict()),
  usage: z.array(usage.publicSchema.strict()),
  costs: z.array(cost.publicSchema.strict()),
  /** Weekly active users from which on a hub is of use. */
  weeklyUsersOfValue: z.int().min(1),
  /** How many months ago a month may be whose cost is set against the budget alert of today. */
  alertMonths: z.int().min(1),
  /** Days before the end of an agreement: when renewing is decided, and when the notice of shutdown goes out. */
  renewalDays: z.strictObject({ decision: z.int().min(0), shutdownNotice: z.int().min(0) }),
  /** Monthly budget alert by hub, where the cost is passed through. */
  budgetAlerts: z.array(z.strictObject({ hubId: z.string(), amount: money })),
  /** What happened, from content/events: workshops, outages, and whatever helps to read a chart. */
  events: z.array(z.strictObject({ day, kind: z.enum(['workshop', 'outage', 'other']), text: z.string().min(1) })),
  /** The story of the period, from content/narratives, as HTML without scripts or styles; null where none is written. */
  narrative: z.strictObject({ html: z.string().min(1), file: z.string().min(1) }).nullable(),
  /** Rules with an open error on records of the community, by the noun that they are about. */
  openErrors: z.array(z.strictObject({ rule: z.string().min(1), noun: z.enum(NOUN_KEYS), records: z.int().min(1) })),
  /** The records of the last edition that was published; null where there is none. */
  previous: previous.nullable(),
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
