import { z } from 'zod';
import { community, order, person, pipeline } from './crm.ts';
import { deal } from './deal.ts';
import { capacity, checkIn, contract, deliverable, engagement, fteLog, hub, project } from './delivery.ts';
import { cost, usage } from './measures.ts';
import { day, type RecordOf } from './noun.ts';
import { sourceReport, usageHistory, type System } from './source.ts';

/** Every noun of a snapshot, by the key under which its records stand. */
export const NOUNS = {
  deals: deal,
  pipelines: pipeline,
  communities: community,
  people: person,
  orders: order,
  engagements: engagement,
  projects: project,
  deliverables: deliverable,
  contracts: contract,
  fteLog,
  capacity,
  checkIns: checkIn,
  hubs: hub,
  usage,
  costs: cost,
} as const;
export type NounKey = keyof typeof NOUNS;
export const NOUN_KEYS = Object.keys(NOUNS) as NounKey[];

/** The records of a snapshot. */
export type Records = { [Key in NounKey]: RecordOf<(typeof NOUNS)[Key]>[] };

/** Which system each noun is read from. */
export const SYSTEM_OF: Record<NounKey, System> = {
  deals: 'hubspot',
  pipelines: 'hubspot',
  communities: 'hubspot',
  people: 'hubspot',
  orders: 'hubspot',
  engagements: 'airtable',
  projects: 'airtable',
  deliverables: 'airtable',
  contracts: 'airtable',
  fteLog: 'airtable',
  capacity: 'airtable',
  checkIns: 'airtable',
  hubs: 'airtable',
  usage: 'usage',
  costs: 'cost',
};

const nounKey = z.enum(NOUN_KEYS as [NounKey, ...NounKey[]]);

/** A record that did not fit its schema. It is left out of the data, and rules treat what hung on it as not evaluated. */
export const setAside = z.strictObject({
  noun: nounKey,
  id: z.string().describe("The record's id, or its place when it has none"),
  name: z.string().nullable(),
  field: z.string(),
  expected: z.string(),
  found: z.string().describe('The value as JSON, cut at 120 characters; e-mail addresses are masked'),
  links: z
    .array(z.string())
    .describe('Ids of the records that it names, and the community_id of a hub, as far as they can be read'),
});
export type SetAside = z.infer<typeof setAside>;

export const SCHEMA_VERSION = 1;

/** `manifest.json` of a snapshot folder. */
export const manifest = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: z.string().min(1).describe('Hash of the data files, so equal data has an equal id'),
  pulledAt: z.iso.datetime(),
  source: z.enum(['live', 'sample']),
  /** The fixed date of invented data. A live snapshot has none: its date is the business day of `pulledAt`. */
  asOf: day,
  sources: z.array(sourceReport),
  files: z.record(
    z.string(),
    z.strictObject({ sha256: z.string().length(64), bytes: z.int().min(0), records: z.int().min(0) }),
  ),
  setAside: z.array(setAside),
  /** The snapshot that this one took the place of: what a sudden shrinking is measured against. */
  previous: z
    .strictObject({
      id: z.string(),
      pulledAt: z.iso.datetime(),
      records: z.record(z.string(), z.int().min(0)).describe('Records by noun, those set aside included'),
      communityIds: z
        .record(z.string(), z.string())
        .optional()
        .describe('community_id by HubSpot record id; absent where an older version did not keep it'),
    })
    .nullable()
    .default(null),
  accepted: z.array(nounKey).default([]).describe('Nouns whose shrinking was accepted by hand, this once'),
  usage: usageHistory.nullable().default(null).describe('null where no history is kept'),
});
export type Manifest = z.infer<typeof manifest>;

export interface Snapshot {
  manifest: Manifest;
  records: Records;
}

/** A snapshot of which only some nouns were read. Its manifest tells how many records there are of the others. */
export interface PartOfSnapshot {
  manifest: Manifest;
  records: Partial<Records>;
}
