import { describe, expect, it } from 'vitest';
import { RULES, runCheck } from '../../src/invariants/index.ts';
import { addDays, readConfig, type Records, type Snapshot } from '../../src/model/index.ts';
import { AS_OF, faultless, setAsideSome, snapshotAround } from './arbitrary.ts';

type Fault = (records: Records, manifest: Snapshot['manifest']) => void;

const engagement = ({ engagements }: Records) => engagements[0]!;
const deal = ({ deals }: Records) => deals[0]!;

/** One fault a rule, and the rules that fail with it because the fault is theirs too. */
const FAULTS: Record<string, { seed: Fault; companions?: string[] }> = {
  'closed-won-deal-has-engagement': {
    seed: (records) => records.deals.push({ ...deal(records), id: '7', previousDealId: null }),
    companions: ['closed-won-new-has-contract-or-mou', 'contract-admin-exit-has-delivery-request'],
  },
  'deal-has-at-most-one-engagement': {
    seed: (records) => records.engagements.push({ ...engagement(records), id: 'recE7' }),
  },
  'engagement-has-exactly-one-deal': {
    seed: (records) => Object.assign(engagement(records), { dealRef: 'see mail', dealIds: [] }),
    companions: ['closed-won-deal-has-engagement'],
  },
  'engagement-deal-is-closed-won': { seed: (records) => (deal(records).stage = 'Negotiation') },
  'closed-lost-deal-has-no-active-engagement': { seed: (records) => (deal(records).stage = 'Closed Lost') },
  'closed-won-new-has-contract-or-mou': { seed: (records) => (records.contracts[0]!.executedOn = null) },
  'renewal-without-agreement-listed': {
    seed: (records) => {
      deal(records).type = 'renewal';
      records.contracts[0]!.executedOn = null;
    },
  },
  'contract-admin-exit-has-executed-agreement': {
    seed: (records) => {
      deal(records).agreementExecutedOn = null;
      records.contracts[0]!.type = 'MoU';
    },
  },
  'contract-admin-exit-has-delivery-request': { seed: (records) => (records.orders = []) },
  'stage-known': { seed: (records) => (deal(records).stage = null) },
  'community-id-format': {
    seed: ({ communities, engagements, hubs }) => {
      for (const record of [...communities, ...engagements, ...hubs]) record.communityId = 'Reefs 2';
    },
  },
  'community-id-unique': {
    seed: ({ communities }) => communities.push({ ...communities[0]!, id: '7' }),
  },
  'engagement-dates-present': { seed: (records) => (engagement(records).end = null) },
  'engagement-dates-ordered': { seed: (records) => (engagement(records).start = addDays(engagement(records).end!, 1)) },
  'engagement-has-project': {
    seed: (records) => {
      engagement(records).projectIds = [];
      records.projects[0]!.engagementIds = [];
    },
  },
  'deliverable-not-overdue': { seed: ({ deliverables }) => (deliverables[1]!.dueOn = addDays(AS_OF, -1)) },
  'ended-engagement-has-no-open-deliverable': { seed: (records) => (engagement(records).end = addDays(AS_OF, -1)) },
  'renewal-notice-sent': { seed: (records) => (engagement(records).end = addDays(AS_OF, 60)) },
  'source-complete': { seed: (_, { sources }) => (sources[0]!.status = 'incomplete') },
  'source-fresh': { seed: (_, manifest) => (manifest.pulledAt = addDays(AS_OF, -3) + 'T05:00:00.000Z') },
  'source-schema-known': {
    seed: (_, { sources }) => {
      const problem = { field: 'engagements.end', table: 'Engagements', name: 'End date', kind: 'unknown' } as const;
      const words = { expected: 'a field named "End date"', found: 'no such field', suggestion: null };
      sources[1]!.schema = { fields: {}, problems: [{ ...problem, ...words }] };
    },
  },
  'source-volume-plausible': {
    seed: (_, manifest) => {
      manifest.previous = { id: 'before', pulledAt: `${addDays(AS_OF, -1)}T05:00:00.000Z`, records: { people: 10 } };
    },
  },
  'usage-history-stable': {
    seed: (_, manifest) => {
      const change = { namespace: 'reefs', day: addDays(AS_OF, -31), measure: 'dau', before: 3, after: null } as const;
      const unexplained = [{ ...change, recordedAt: `${AS_OF}T05:00:00.000Z` }];
      manifest.usage = { corrections: [], unexplained, gaps: [] };
    },
  },
  'record-parses': {
    seed: (records, manifest) => manifest.setAside.push(...setAsideSome(records, [{ noun: 'engagements', place: 0 }])),
  },
  'reference-resolves': { seed: ({ checkIns }) => checkIns[0]!.engagementIds.push('recGone') },
};

const check = (snapshot: Snapshot) =>
  runCheck(snapshot, { asOf: AS_OF, config: readConfig({}), now: `${AS_OF}T06:00:00.000Z`, nowReason: '' });

/** The portfolio with the fault, its manifest in step with its records. */
function withFault(seed: Fault): Snapshot {
  const records = faultless();
  const snapshot = snapshotAround(records);
  seed(records, snapshot.manifest);
  return { records, manifest: { ...snapshot.manifest, files: snapshotAround(records).manifest.files } };
}

describe('one fault in a portfolio without one', () => {
  it('is seeded for every rule', () => expect(Object.keys(FAULTS)).toEqual(RULES.map(({ id }) => id)));

  it('starts from nothing', () => expect(check(snapshotAround(faultless())).findings).toEqual([]));

  it.each(Object.entries(FAULTS))('against %s is found by it', (id, { seed, companions = [] }) => {
    const found = new Set(check(withFault(seed)).findings.map(({ rule }) => rule));
    expect([...found].sort()).toEqual([id, ...companions].sort());
  });
});
