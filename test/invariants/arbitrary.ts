import fc from 'fast-check';
import { blankRecord, snapshotOf } from '../../src/invariants/index.ts';
import {
  addDays,
  NOUNS,
  NOUN_KEYS,
  type NounKey,
  type Records,
  type SetAside,
  type Snapshot,
} from '../../src/model/index.ts';
import type { z } from 'zod';

/** A Monday. */
export const AS_OF = '2026-06-15';
const day = (offset: number) => addDays(AS_OF, offset);

/** One community and what hangs on it, by the state that its relationship is in. */
interface Plan {
  state: 'lead' | 'handover' | 'planned' | 'active' | 'notice' | 'renewing' | 'ended' | 'lost';
  /** Which records state the links between engagement, projects and deliverables. */
  sides: 'both' | 'parents' | 'children';
  contract: 'on deal' | 'on engagement' | 'both';
  deliverables: number;
  offset: number;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  state: fc.constantFrom('lead', 'handover', 'planned', 'active', 'notice', 'renewing', 'ended', 'lost'),
  sides: fc.constantFrom('both', 'parents', 'children'),
  contract: fc.constantFrom('on deal', 'on engagement', 'both'),
  deliverables: fc.integer({ min: 1, max: 3 }),
  offset: fc.integer({ min: 0, max: 300 }),
});

export const noRecords = (): Records => Object.fromEntries(NOUN_KEYS.map((key) => [key, []])) as unknown as Records;

/** A word of lower-case letters for a number. */
const letters = (number: number): string =>
  String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

function addCommunity(records: Records, base: number, { state, sides, contract, deliverables, offset }: Plan) {
  const communityId = `c${letters(base)}`;
  const company = String(base * 100);
  const person = String(base * 100 + 1);
  records.communities.push(
    blankRecord('communities', {
      id: company,
      communityId,
      shortName: `Community ${communityId}`,
      longName: `The ${communityId} community`,
    }),
  );
  records.people.push(blankRecord('people', { id: person, firstName: 'Ada', email: `${communityId}@people.example` }));
  records.hubs.push(blankRecord('hubs', { id: `recH${base}`, name: `hub ${communityId}`, communityId }));
  let deals = 0;
  const addDeal = (part: Partial<Records['deals'][number]>) => {
    const id = String(base * 100 + 10 + ++deals);
    const links = { communityRecordIds: [company], contacts: [{ personId: person, roles: ['Buyer' as const] }] };
    records.deals.push(
      blankRecord('deals', {
        id,
        name: `Deal ${id}`,
        stageId: '1',
        type: 'new',
        closedOn: day(-400),
        ...links,
        ...part,
      }),
    );
    return id;
  };
  /** A deal that was won with all that belongs to it. */
  const addWon = (part: Partial<Records['deals'][number]>) => {
    const agreed = { agreementType: 'service_agreement', agreementExecutedOn: day(-500) };
    const id = addDeal({ stage: 'Closed Won', ...agreed, ...part });
    records.orders.push(blankRecord('orders', { id: `${id}9`, createdOn: day(-450), dealIds: [id] }));
    return id;
  };
  const addEngagement = (
    deal: string,
    start: string,
    end: string,
    part: Partial<Records['engagements'][number]> = {},
  ) => {
    const id = `recE${deal}`;
    const [project, agreement] = [`recP${deal}`, `recC${deal}`];
    const works = Array.from({ length: deliverables }, (_, place) => `recD${deal}${place}`);
    const [down, up] = [sides !== 'children', sides !== 'parents'];
    records.contracts.push(
      blankRecord('contracts', {
        id: agreement,
        type: 'Service Agreement',
        executedOn: day(-500),
        dealIds: contract === 'on engagement' ? [] : [deal],
      }),
    );
    records.engagements.push(
      blankRecord('engagements', {
        id,
        name: `Engagement ${id}`,
        communityId,
        status: 'Active',
        start,
        end,
        dealRef: deal,
        dealIds: [deal],
        projectIds: down ? [project] : [],
        contractIds: contract === 'on deal' ? [] : [agreement],
        ...part,
      }),
    );
    records.projects.push(
      blankRecord('projects', {
        id: project,
        name: `Project ${project}`,
        status: 'Active',
        engagementIds: up ? [id] : [],
        deliverableIds: down ? works : [],
      }),
    );
    works.forEach((work, place) => {
      const done = end < AS_OF || place === 0;
      records.deliverables.push(
        blankRecord('deliverables', {
          id: work,
          name: `Deliverable ${work}`,
          projectIds: up ? [project] : [],
          ...(done ? { status: 'Delivered', dueOn: start, deliveredOn: start } : { status: 'In progress', dueOn: end }),
        }),
      );
    });
    records.fteLog.push(blankRecord('fteLog', { id: `recF${deal}`, engagementIds: [id], fte: 0.2 }));
    records.checkIns.push(
      blankRecord('checkIns', { id: `recK${deal}`, engagementIds: [id], date: day(-30), score: 4 }),
    );
  };
  switch (state) {
    case 'lead':
      addDeal({
        stage: (['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Contract Admin'] as const)[offset % 5] ?? 'Lead',
      });
      break;
    case 'handover': {
      const deal = addWon({ closedOn: day(-(offset % 8)) });
      records.contracts.push(
        blankRecord('contracts', { id: `recC${deal}`, type: 'MoU', dealIds: [deal], executedOn: day(-1) }),
      );
      break;
    }
    case 'planned':
      addEngagement(addWon({ closedOn: day(-20) }), day(offset + 1), day(offset + 366));
      break;
    case 'active':
      addEngagement(addWon({}), day(-offset), day(61 + offset));
      break;
    case 'notice':
      addEngagement(addWon({}), day(-300), day(offset % 61), { renewalNoticeSentOn: day(-(offset % 200)) });
      break;
    case 'renewing': {
      const first = addWon({});
      addEngagement(first, day(-365), day(61 + offset));
      addDeal({ stage: 'Proposal', type: 'renewal', previousDealId: first });
      break;
    }
    case 'ended': {
      const first = addWon({});
      addEngagement(first, day(-800), day(-1 - offset), { status: 'Complete' });
      addEngagement(addWon({ type: 'renewal', previousDealId: first }), day(-offset), day(365));
      break;
    }
    case 'lost':
      addDeal({ stage: 'Closed Lost' });
      addEngagement(addDeal({ stage: 'Closed Lost' }), day(-365), day(-1 - offset), { status: 'Complete' });
  }
}

/** A community with an active engagement: without any, a portfolio has a finding. */
const IN_ORDER: Plan = { state: 'active', sides: 'both', contract: 'both', deliverables: 2, offset: 100 };

/** Portfolios with no finding above info. `region` keeps the ids of two portfolios apart. */
export const cleanPortfolio = (region = 1): fc.Arbitrary<Records> =>
  fc.array(plan, { maxLength: 4 }).map((plans) => {
    const records = noRecords();
    [...plans, IN_ORDER].forEach((one, place) => addCommunity(records, region * 1000 + place, one));
    return records;
  });

/** One active engagement with everything in order: nothing to report at all. */
export function faultless(region = 1): Records {
  const records = noRecords();
  addCommunity(records, region * 1000, IN_ORDER);
  return records;
}

export const snapshotAround = (records: Records, setAside: SetAside[] = []): Snapshot =>
  snapshotOf(records, AS_OF, { setAside });

interface Change {
  noun: NounKey;
  place: number;
  field: number;
  value: number;
}

const CHANGED: NounKey[] = [
  'deals',
  'communities',
  'orders',
  'engagements',
  'projects',
  'deliverables',
  'contracts',
  'hubs',
];
const change: fc.Arbitrary<Change> = fc.record({
  noun: fc.constantFrom(...CHANGED),
  place: fc.nat(40),
  field: fc.nat(60),
  value: fc.nat(100),
});

/** The fields that rules look at. */
const FIELDS =
  /^(stage|type|status|closedOn|agreement(Type|ExecutedOn)|executedOn|start|end|dueOn|renewalNoticeSentOn|previousDealId|communityId|\w+Ids)$/;

/** Gives one field of one record another value that its schema takes. */
function apply(records: Records, { noun, place, field, value }: Change, region: number) {
  const table: Record<string, unknown>[] = records[noun];
  const record = table[place % Math.max(1, table.length)];
  if (!record) return;
  const fields = Object.entries(NOUNS[noun].schema.shape as Record<string, z.ZodType>).filter(([name]) =>
    FIELDS.test(name),
  );
  const chosen = fields[field % Math.max(1, fields.length)];
  if (!chosen) return;
  const [name, schema] = chosen;
  const pool = poolOf(name, records, value, region).filter((item) => schema.safeParse(item).success);
  if (pool.length > 0) record[name] = pool[value % pool.length];
}

/** Values to try, among them the edges of intervals, ids that lead nowhere and ids of other records. */
function poolOf(name: string, records: Records, value: number, region: number): unknown[] {
  if (name === 'communityId')
    return [null, `R${region}-x`, ...records.communities.map(({ communityId }) => communityId)];
  const others = CHANGED.flatMap((key) => records[key].map(({ id }) => id));
  const lists = [
    [],
    [`${region}404`],
    [`${region}404`, `${region}405`],
    [others[value % others.length]],
    records.deals.slice(0, 2).map(({ id }) => id),
  ];
  const words = [
    'Cancelled',
    'Delivered',
    'Complete',
    'Closed Won',
    'Closed Lost',
    'Negotiation',
    'Contract Admin',
    'new',
    'renewal',
    'MoU',
  ];
  const days = name === 'previousDealId' ? [] : [-31, -30, -1, 0, 1, 30, 31, 60].map(day);
  return [null, ...days, ...lists, ...words];
}

/** Takes records out and lists them as set aside, with the ids that they named. */
export function setAsideSome(records: Records, picks: { noun: NounKey; place: number }[]): SetAside[] {
  return picks.flatMap(({ noun, place }) => {
    const table: ({ id: string } & Record<string, unknown>)[] = records[noun];
    const [record] = table.splice(place % Math.max(1, table.length), 1);
    if (!record) return [];
    const links = Object.entries(record).flatMap(([field, value]) => (/Ids$/.test(field) ? (value as string[]) : []));
    return [{ noun, id: record.id, name: null, field: 'start', expected: 'a date', found: '"soon"', links }];
  });
}

const picks = (nouns: readonly NounKey[]) =>
  fc.array(fc.record({ noun: fc.constantFrom(...nouns), place: fc.nat(40) }), { maxLength: 4 });

/** A clean portfolio of which some records could not be read. */
export const partlyRead: fc.Arbitrary<Snapshot> = fc
  .tuple(cleanPortfolio(), picks([...CHANGED, 'people', 'fteLog', 'checkIns']))
  .map(([records, taken]) => snapshotAround(records, setAsideSome(records, taken)));

/** Portfolios in which anything may be wrong. */
export const messyPortfolio = (region = 1, aside: readonly NounKey[] = CHANGED): fc.Arbitrary<Snapshot> =>
  fc
    .tuple(cleanPortfolio(region), fc.array(change, { maxLength: 30 }), picks(aside))
    .map(([records, changes, taken]) => {
      for (const one of changes) apply(records, one, region);
      return snapshotAround(records, setAsideSome(records, taken));
    });

/** Everything but communities: which community a lost record was, nobody can say, so it casts doubt on all of them. */
export const WITHOUT_COMMUNITIES = CHANGED.filter((noun) => noun !== 'communities');
