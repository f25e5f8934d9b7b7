import { describe, expect, it } from 'vitest';
import { blankRecord, readWaivers, RULES, runCheck } from '../../src/invariants/index.ts';
import {
  addDays,
  monthOf,
  readConfig,
  type Deal,
  type HandbookFacts,
  type HandbookPage,
  type Records,
  type Snapshot,
} from '../../src/model/index.ts';
import { AS_OF, faultless, ISSUE, setAsideSome, snapshotAround } from './arbitrary.ts';

type Fault = (records: Records, manifest: Snapshot['manifest']) => void;

const engagement = ({ engagements }: Records) => engagements[0]!;
const deal = ({ deals }: Records) => deals[0]!;

const interval = (records: Records) => ({
  contractStart: engagement(records).end,
  contractEnd: addDays(engagement(records).end!, 364),
});

/** A renewal that is being talked about, with everything in order but what is given. */
function addOpen(records: Records, part: Partial<Deal>) {
  const first = deal(records);
  const dates = { closedOn: addDays(AS_OF, 20), contractStart: addDays(first.contractEnd!, 1) };
  const ahead = { ...dates, contractEnd: addDays(first.contractEnd!, 365), agreementExecutedOn: null };
  const open = { stage: 'Proposal', type: 'renewal', previousDealId: first.id, ...ahead } as const;
  records.deals.push({ ...first, id: '7', amount: { minor: 7, currency: 'USD' }, ...open, ...part });
}

/** The engagement ends on a day, and its agreement, deliverables and record say so. */
function endOn(records: Records, end: string, part: Partial<Records['engagements'][number]> = {}) {
  Object.assign(engagement(records), { end, ...part });
  deal(records).contractEnd = end;
  for (const each of records.deliverables)
    Object.assign(each, {
      status: 'Delivered',
      deliveredOn: each.deliveredOn ?? AS_OF,
      githubIssueUrl: ISSUE,
      dueOn: engagement(records).start,
    });
}

/** One fault a rule, and the rules that fail with it because the fault is theirs too. */
const FAULTS: Record<
  string,
  { seed: Fault; companions?: string[]; waivers?: string; handbook?: Partial<HandbookPage> }
> = {
  'closed-won-deal-has-engagement': {
    seed: (records) =>
      records.deals.push({ ...deal(records), id: '7', previousDealId: null, amount: { minor: 7, currency: 'USD' } }),
    companions: ['closed-won-new-has-contract-or-mou', 'contract-admin-exit-has-delivery-request'],
  },
  'deal-has-at-most-one-engagement': {
    seed: (records) => records.engagements.push({ ...engagement(records), id: 'recE7', fteCommitted: null }),
    companions: ['project-has-one-engagement', 'successor-continuity'],
  },
  'engagement-has-exactly-one-deal': {
    seed: (records) => Object.assign(engagement(records), { dealRef: 'see mail', dealIds: [] }),
    companions: ['closed-won-deal-has-engagement', 'delivery-request-produced-outcomes'],
  },
  'engagement-deal-is-closed-won': {
    seed: (records) => Object.assign(deal(records), { stage: 'Negotiation', closedOn: AS_OF }),
  },
  'closed-lost-deal-has-no-active-engagement': {
    seed: (records) => Object.assign(deal(records), { stage: 'Closed Lost', lostReason: 'No grant' }),
  },
  'closed-won-new-has-contract-or-mou': { seed: (records) => (records.contracts[0]!.executedOn = null) },
  'renewal-without-agreement-listed': {
    seed: (records) => {
      deal(records).type = 'renewal';
      records.contracts[0]!.executedOn = null;
    },
    companions: ['renewal-has-predecessor'],
  },
  'deal-opportunity-type-set': { seed: (records) => (deal(records).type = null) },
  'renewal-has-predecessor': { seed: (records) => (deal(records).type = 'renewal') },
  'new-deal-without-predecessor': { seed: (records) => addOpen(records, { type: 'new', previousDealId: null }) },
  'contract-admin-exit-has-executed-agreement': {
    seed: (records) => {
      deal(records).agreementExecutedOn = null;
      records.contracts[0]!.type = 'MoU';
    },
  },
  'contract-admin-exit-has-delivery-request': { seed: (records) => (records.orders = []) },
  'agreement-signed-before-start': {
    seed: (records) => {
      deal(records).agreementExecutedOn = addDays(engagement(records).start!, 1);
      records.contracts[0]!.executedOn = addDays(engagement(records).start!, 1);
    },
  },
  'delivery-request-produced-outcomes': {
    seed: (records) => {
      records.deliverables = [];
      records.projects[0]!.deliverableIds = [];
    },
    companions: ['project-has-deliverable'],
  },
  'delivery-request-billing-columns': { seed: (records) => (deal(records).billingColumnsOn = null) },
  'stage-known': { seed: (records) => (deal(records).stage = null) },
  'open-deal-not-stalled': {
    seed: (records) => addOpen(records, { stageEnteredOn: addDays(AS_OF, -91) }),
  },
  'open-deal-close-date-not-past': { seed: (records) => addOpen(records, { closedOn: addDays(AS_OF, -1) }) },
  'qualified-deal-in-scope': { seed: (records) => (deal(records).scopeDecision = null) },
  'proposal-ps-notified': { seed: (records) => (deal(records).psNotifiedOn = null) },
  'proposal-capacity-confirmed': { seed: (records) => (deal(records).capacityConfirmedOn = null) },
  'negotiation-dates-present': { seed: (records) => addOpen(records, { stage: 'Negotiation', contractEnd: null }) },
  'service-agreement-linked': { seed: (records) => (deal(records).agreementUrl = null) },
  'contract-admin-verbal-close': { seed: (records) => (deal(records).verbalCloseOn = null) },
  'amount-present': { seed: (records) => (deal(records).amount = null) },
  'closed-lost-has-reason': { seed: (records) => addOpen(records, { stage: 'Closed Lost' }) },
  'duplicate-deal-suspected': {
    seed: (records) => addOpen(records, { amount: deal(records).amount, ...interval(records) }),
  },
  'community-id-format': {
    seed: ({ communities, engagements, hubs, costs }) => {
      for (const record of [...communities, ...engagements, ...hubs, ...costs]) record.communityId = 'Reefs 2';
      for (const hub of hubs) hub.budgetAlertAddress = 'support+Reefs 2@2i2c.org';
    },
  },
  'community-id-unique': {
    seed: ({ communities }) => communities.push({ ...communities[0]!, id: '7' }),
  },
  'community-id-immutable': {
    seed: ({ communities }, manifest) => {
      const communityIds = { [communities[0]!.id]: 'another' };
      manifest.previous = { id: 'before', pulledAt: `${addDays(AS_OF, -1)}T05:00:00.000Z`, records: {}, communityIds };
    },
  },
  'community-names-present': {
    seed: ({ communities }) => (communities[0]!.longName = null),
    companions: ['community-intake-complete'],
  },
  'community-intake-complete': {
    seed: (records) => (deal(records).serviceTier = null),
    companions: ['service-tier-valid'],
  },
  'community-roles-filled': { seed: (records) => (deal(records).contacts[0]!.roles = ['Buyer']) },
  'contact-identifiers-present': { seed: ({ people }) => (people[0]!.lastName = null) },
  'service-tier-valid': {
    seed: (records) => (deal(records).serviceTier = engagement(records).serviceTier = 'bespoke'),
  },
  'service-tier-consistent': { seed: (records) => (engagement(records).serviceTier = 'Premier') },
  'cloud-region-known-before-delivery': {
    seed: ({ communities }) => (communities[0]!.cloudRegion = null),
    companions: ['community-intake-complete'],
  },
  'community-urls-valid': { seed: ({ communities }) => (communities[0]!.website = 'community.example') },
  'community-reference-consistent': {
    seed: (records) => {
      const other = { ...records.communities[0]!, id: '7', communityId: 'others' };
      records.communities.push(other);
      deal(records).communityRecordIds = [other.id];
    },
  },
  'engagement-dates-present': { seed: (records) => (engagement(records).end = null) },
  'engagement-dates-ordered': { seed: (records) => (engagement(records).start = addDays(engagement(records).end!, 1)) },
  'engagement-dates-match-agreement': {
    seed: (records) => {
      const { start, end } = engagement(records);
      Object.assign(deal(records), { contractStart: start, contractEnd: addDays(end!, -8) });
    },
  },
  'engagement-has-project': {
    seed: (records) => {
      engagement(records).projectIds = [];
      records.projects[0]!.engagementIds = [];
    },
    companions: ['project-has-one-engagement', 'delivery-request-produced-outcomes'],
  },
  'project-has-one-engagement': {
    seed: (records) => records.projects.push({ ...records.projects[0]!, id: 'recP7', engagementIds: [] }),
    companions: ['deliverable-has-one-project'],
  },
  'project-has-deliverable': {
    seed: (records) => records.projects.push({ ...records.projects[0]!, id: 'recP7', deliverableIds: [] }),
  },
  'deliverable-has-one-project': {
    seed: ({ deliverables }) => deliverables.push({ ...deliverables[0]!, id: 'recD7', projectIds: [] }),
  },
  'deliverable-due-date-present': { seed: ({ deliverables }) => (deliverables[0]!.dueOn = null) },
  'deliverable-due-inside-engagement': {
    seed: (records) => (records.deliverables[1]!.dueOn = addDays(engagement(records).end!, 1)),
  },
  'deliverable-not-overdue': { seed: ({ deliverables }) => (deliverables[1]!.dueOn = addDays(AS_OF, -1)) },
  'delivered-deliverable-has-evidence': {
    seed: ({ deliverables }) => (deliverables[0]!.deliveredOn = addDays(AS_OF, 1)),
  },
  'ended-engagement-has-no-open-deliverable': {
    seed: (records) => {
      endOn(records, addDays(AS_OF, -1), { decommissionRequestedOn: AS_OF, shutdownNoticeSentOn: AS_OF });
      records.hubs[0]!.decommissionedOn = AS_OF;
      Object.assign(records.deliverables[1]!, { status: 'In progress', dueOn: addDays(AS_OF, -1) });
    },
    companions: ['deliverable-not-overdue'],
  },
  'delivery-verified': { seed: (records) => (engagement(records).status = 'Complete') },
  'rag-present': { seed: (records) => (engagement(records).rag = null) },
  'rag-action-recorded': { seed: (records) => (engagement(records).rag = 'Red') },
  'rag-consistent-with-delivery': {
    seed: ({ deliverables }) => (deliverables[1]!.dueOn = addDays(AS_OF, -31)),
    companions: ['deliverable-not-overdue'],
  },
  'satisfaction-checked': {
    seed: (records) => {
      const start = addDays(AS_OF, -300);
      Object.assign(engagement(records), { start, fteCommitted: null });
      deal(records).contractStart = start;
      records.checkIns = [];
    },
  },
  'fte-clause-consistent': { seed: (records) => (deal(records).fteCommitted = 0.1) },
  'fte-delivered-to-date': {
    seed: ({ fteLog }) => {
      for (const line of fteLog) line.fte = 0.1;
    },
  },
  'fte-delivered-at-end': {
    seed: (records) => {
      endOn(records, addDays(AS_OF, -1), { decommissionRequestedOn: AS_OF, shutdownNoticeSentOn: AS_OF });
      records.hubs[0]!.decommissionedOn = AS_OF;
      for (const line of records.fteLog) line.fte = 0.1;
    },
  },
  'fte-log-inside-engagement': {
    seed: (records) =>
      records.fteLog.push({
        ...records.fteLog[0]!,
        id: 'recF7',
        month: monthOf(addDays(engagement(records).end!, 31)),
      }),
  },
  'capacity-covers-commitments': {
    seed: ({ capacity }) => capacity.push(blankRecord('capacity', { month: monthOf(AS_OF), fteAvailable: 0 })),
  },
  'renewal-notice-sent': {
    seed: (records) => endOn(records, addDays(AS_OF, 60), {}),
    companions: ['renewal-opportunity-open'],
  },
  'renewal-opportunity-open': {
    seed: (records) => endOn(records, addDays(AS_OF, 60), { renewalNoticeSentOn: AS_OF }),
  },
  'engagement-end-decision-recorded': {
    seed: (records) => {
      endOn(records, addDays(AS_OF, -1), { status: 'Complete', deliveryVerifiedOn: AS_OF });
      records.hubs[0]!.decommissionedOn = AS_OF;
    },
  },
  'lapsed-engagement-still-serving': {
    seed: (records) =>
      endOn(records, addDays(AS_OF, -1), {
        ...{ status: 'Complete', deliveryVerifiedOn: AS_OF },
        ...{ decommissionRequestedOn: AS_OF, shutdownNoticeSentOn: AS_OF },
      }),
  },
  'shutdown-notice-sent': {
    seed: (records) =>
      endOn(records, addDays(AS_OF, 14), { renewalNoticeSentOn: AS_OF, decommissionRequestedOn: AS_OF }),
  },
  'successor-continuity': {
    seed: (records) => {
      const { end } = engagement(records);
      const next = { id: 'recE8', start: end, end: addDays(end!, 100), status: 'Planned' } as const;
      records.engagements.push({ ...engagement(records), ...next, dealIds: [], dealRef: null });
    },
    companions: ['engagement-has-exactly-one-deal', 'project-has-one-engagement'],
  },
  'budget-alert-configured': { seed: ({ hubs }) => (hubs[0]!.budgetAlertAddress = 'support@2i2c.org') },
  'budget-threshold-exceeded': { seed: ({ costs }) => (costs.at(-1)!.amount.minor = 10_001) },
  'usage-month-complete': { seed: ({ usage }) => usage.splice(-2, 1) },
  'usage-value-sane': { seed: ({ usage }) => (usage[0]!.dau[30] = 9) },
  'hub-generates-value': {
    seed: ({ usage }) => {
      for (const month of usage) month.dau = month.wau = month.wau.map((value) => value && 4);
    },
  },
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
  'waiver-valid': { seed: () => {}, waivers: '- reason: an exception of nothing' },
  'sop-page-current': { seed: () => {}, handbook: { owner: null } },
  'rule-handbook-link-resolves': { seed: () => {}, handbook: { anchors: ['when'] } },
  'handbook-markup-sound': {
    seed: () => {},
    handbook: { problems: [{ kind: 'unclosed-fence', detail: 'note', line: 4, why: 'It is open.', fix: 'Close it.' }] },
  },
  'glossary-term-defined': {
    seed: () => {},
    handbook: {
      terms: [
        { term: 'RAG', line: 4 },
        { term: 'SoW', line: 5 },
      ],
    },
  },
  'glossary-term-used': { seed: () => {}, handbook: { terms: [] } },
  'public-fields-only': {
    seed: ({ people, deliverables }) => (deliverables[0]!.commitment = `Ask ${people[0]!.email}`),
  },
};

/** A handbook of one page, reviewed on the day of the check, and a rule that leads to its section. */
const handbook = (part: Partial<HandbookPage>): HandbookFacts => ({
  rules: [{ id: 'rag-present', handbook: 'engagements/rag#what-is-checked' }],
  glossary: [{ id: 'rag', term: 'RAG', aliases: [], meaning: 'The state of an engagement.', see: [], line: 1 }],
  pages: [
    {
      ...{
        id: 'engagements/rag',
        file: 'engagements/rag.mdx',
        title: 'RAG status',
        owner: 'DE',
        status: 'current',
        reviewed: AS_OF,
        reviewEvery: 6,
      },
      ...{
        anchors: ['what-is-checked'],
        isSplash: false,
        problem: null,
        problems: [],
        terms: [{ term: 'rag', line: 3 }],
      },
      ...part,
    },
  ],
});

const check = (snapshot: Snapshot, waivers = '', page: Partial<HandbookPage> = {}) =>
  runCheck(snapshot, {
    ...{ asOf: AS_OF, config: readConfig({}), now: `${AS_OF}T06:00:00.000Z`, nowReason: '' },
    waivers: readWaivers(waivers),
    handbook: handbook(page),
  });

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

  it.each(Object.entries(FAULTS))('against %s is found by it', (id, { seed, companions = [], waivers, handbook }) => {
    const found = new Set(check(withFault(seed), waivers, handbook).findings.map(({ rule }) => rule));
    expect([...found].sort()).toEqual([id, ...companions].sort());
  });
});
