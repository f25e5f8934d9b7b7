import fc from 'fast-check';
import type { z } from 'zod';
import { daysInMonth, NOUNS, type NounKey, type Records, type SetAside } from '../../../src/model/index.ts';
import { day } from './days.ts';

/** The nouns of which a record may be changed, lost or set aside. */
export const CHANGED: readonly NounKey[] = [
  'deals',
  'communities',
  'orders',
  'engagements',
  'projects',
  'deliverables',
  'contracts',
  'hubs',
  'fteLog',
  'checkIns',
  'people',
];

/** Those whose records carry no id of the source: no second one can be of the same hub and month, or community and month. */
const MEASURED: readonly NounKey[] = ['usage', 'costs', 'capacity'];

export interface Change {
  noun: NounKey;
  what: 'field' | 'loss' | 'twin';
  place: number;
  field: number;
  value: number;
}

export const change: fc.Arbitrary<Change> = fc.record({
  noun: fc.constantFrom(...CHANGED, 'deals', 'engagements', ...MEASURED),
  what: fc.oneof(
    { weight: 14, arbitrary: fc.constant('field' as const) },
    { weight: 1, arbitrary: fc.constant('loss' as const) },
    { weight: 1, arbitrary: fc.constant('twin' as const) },
  ),
  place: fc.nat(40),
  field: fc.nat(60),
  value: fc.nat(100),
});

/** Fields that no rule looks at, and what a record is known by. */
const LEFT =
  /^(id|name|month|namespace|pipelineId|stageId|stageLabel|typeLabel|createdOn|modifiedAt|owner\w+|statementOfWorkUrl|proposalUrl|quoteUrl|invoiceUrl|dealRef|domain|isPublic|deliveryLead|score|quote|mayPublish|comment|url|region|team)$/;

type Row = { id: string } & Record<string, unknown>;

/**
 * Records of a portfolio's first community that stay, so that two portfolios read together are judged like each: none is
 * empty, and capacity and the history of usage begin everywhere in the same month.
 */
const anchored = (noun: NounKey): number => (MEASURED.includes(noun) ? 4 : 1);

/** Changes one field of one record to another value that its schema takes, loses a record, or enters one twice. */
export function apply(records: Records, { noun, what, place, field, value }: Change, region: number): void {
  const table = records[noun] as unknown as Row[];
  const from = what === 'field' ? 0 : anchored(noun);
  const at = from + (place % Math.max(1, table.length - from));
  const record = table[at];
  if (!record) return;
  if (what === 'loss') table.splice(at, 1);
  else if (what === 'twin' && !MEASURED.includes(noun)) table.push({ ...record, id: unused(record.id, table) });
  else setField(record, noun, { field, value }, records, region);
}

const unused = (id: string, table: readonly Row[]): string =>
  table.some((other) => other.id === `${id}8`) ? unused(`${id}8`, table) : `${id}8`;

function setField(
  record: Row,
  noun: NounKey,
  { field, value }: Pick<Change, 'field' | 'value'>,
  records: Records,
  region: number,
): void {
  const shape = NOUNS[noun].schema.shape as Record<string, z.ZodType>;
  const fields = Object.entries(shape).filter(([name]) => !LEFT.test(name));
  const [name, schema] = fields[field % Math.max(1, fields.length)] ?? [];
  if (name === undefined || schema === undefined) return;
  const pool = (special(name, record) ?? poolOf(name, records, value, region)).filter((item) => takes(schema, item));
  // Every fourth value is the first of them, which is most often none.
  if (pool.length > 0) record[name] = pool[value % 4 === 0 ? 0 : value % pool.length];
}

const taken = new WeakMap<z.ZodType, Map<unknown, boolean>>();

/** Whether a schema takes a value; of plain ones, which come again and again, it is asked once. */
function takes(schema: z.ZodType, item: unknown): boolean {
  if (typeof item === 'object' && item !== null) return schema.safeParse(item).success;
  const known = taken.get(schema) ?? new Map<unknown, boolean>();
  taken.set(schema, known);
  const answer = known.get(item) ?? schema.safeParse(item).success;
  known.set(item, answer);
  return answer;
}

const dollars = (minor: number) => ({ minor, currency: 'USD' });

/** Values for the fields in which most of the others mean nothing. */
function special(name: string, record: Row): unknown[] | null {
  switch (name) {
    case 'shortName':
    case 'longName':
    case 'firstName':
    case 'lastName':
    case 'githubHandle':
    case 'contextGoals':
    case 'contextCommunity':
    case 'contextInfrastructure':
    case 'contextData':
    case 'cloudRegion':
      return [null];
    case 'email':
      return [null, 'nobody', 'ada@people.example'];
    case 'website':
    case 'githubOrg':
    case 'logoUrl':
      return [null, 'http://community.example', 'community'];
    case 'serviceTier':
      return [null, 'bespoke', 'premier', 'Essential'];
    case 'cloud':
      return [null, 'gcp', 'aws'];
    case 'budgetAlertAddress':
      return [null, 'support+another@2i2c.org', 'support@2i2c.org'];
    case 'amount':
    case 'budgetAlert':
      return [null, 0, 4_999, 5_000, 6_000, 100_001].map((minor) => (minor === null ? null : dollars(minor)));
    case 'contacts':
      return [
        [],
        ...(Array.isArray(record.contacts) ? [record.contacts.map((one: object) => ({ ...one, roles: [] }))] : []),
      ];
    case 'dau':
    case 'wau':
    case 'mau': {
      const days = daysInMonth(String(record.month));
      const whole = (value: number | null) => Array.from({ length: days }, () => value);
      return [
        whole(null),
        whole(0),
        whole(4),
        whole(40),
        whole(7).with(3, null),
        whole(7).with(3, -1),
        whole(7).with(3, 1.5),
      ];
    }
    case 'executedOn':
    case 'agreementExecutedOn':
      return [day(-9), null, day(-91), day(-31), day(0), day(1)];
    case 'fteAvailable':
      return [null, 0, 0.1, 80];
    default:
      return null;
  }
}

/** Values to try, among them the edges of intervals, ids that lead nowhere and ids of other records. */
function poolOf(name: string, records: Records, value: number, region: number): unknown[] {
  if (name === 'communityId')
    return [null, `R${region}-x`, ...records.communities.map(({ communityId }) => communityId)];
  if (name === 'commitment') return [`Ask ${records.people[0]?.email ?? 'us'}.`, null];
  const others = CHANGED.flatMap((key) => records[key].map(({ id }) => id));
  const lists = [
    [],
    [`${region}404`],
    [`${region}404`, `${region}405`],
    [others[value % others.length]],
    records.deals.slice(0, 2).map(({ id }) => id),
  ];
  const words = [
    ...['Planned', 'Complete', 'Cancelled', 'Delivered', 'In progress', 'Green', 'Amber'],
    ...['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Contract Admin', 'Closed Won', 'Closed Lost'],
    ...['new', 'renewal', 'New', 'Renewal', 'MoU', 'Purchase Order', 'mou', 'purchase_order', 'out_of_scope', 'aws'],
  ];
  const days = name === 'previousDealId' ? [] : [-91, -31, -30, -1, 0, 1, 14, 30, 31, 60].map(day);
  const ids = name === 'previousDealId' ? records.deals.slice(0, 3).map(({ id }) => id) : [];
  return [null, ...ids, ...days, ...lists, ...words, 0, 0.1, 0.5];
}

export type Taken = { noun: NounKey; place: number };

export const picks = (nouns: readonly NounKey[]): fc.Arbitrary<Taken[]> =>
  fc.array(fc.record({ noun: fc.constantFrom(...nouns), place: fc.nat(40) }), { maxLength: 4 });

/** The ids that a record names, as a pull gathers them. */
const linksOf = (record: Row): string[] =>
  Object.entries(record).flatMap(([field, value]) => {
    if (/Ids$/.test(field)) return value as string[];
    if (field === 'contacts') return (value as { personId: string }[]).map(({ personId }) => personId);
    // A hub names its community by the community_id.
    if (field === 'communityId' && 'budgetAlert' in record) return typeof value === 'string' ? [value] : [];
    return field === 'previousDealId' && typeof value === 'string' ? [value] : [];
  });

/** Takes records out and lists them as set aside, with the ids that they named. */
export function setAsideSome(records: Records, taken: readonly Taken[]): SetAside[] {
  return taken.flatMap(({ noun, place }) => {
    const table = records[noun] as unknown as Row[];
    const [record] = table.splice(place % Math.max(1, table.length), 1);
    if (!record) return [];
    const links = linksOf(record);
    return [{ noun, id: record.id, name: null, field: 'start', expected: 'a date', found: '"soon"', links }];
  });
}
