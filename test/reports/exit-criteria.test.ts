import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedOn } from '../../src/build/ask.ts';
import { liveData } from '../../src/build/live.ts';
import { contextOf, evaluate, portfolio, ruleById, snapshotOf, type Example } from '../../src/invariants/index.ts';
import {
  readConfig,
  STAGES,
  type ConfigInput,
  type Deal,
  type Manifest,
  type Snapshot,
} from '../../src/model/index.ts';
import { EXIT_CRITERIA } from '../../src/reports/index.ts';
import { AS_OF, messyNight } from '../invariants/arbitrary.ts';

const config = readConfig({});
const none = { findings: [] };

/** `capacity: lacking`, by criterion, of one deal in a portfolio. */
function statesOf(records: Example['records'], manifest: Partial<Manifest> = {}, given: ConfigInput = {}) {
  const snapshot = snapshotOf(portfolio(records), AS_OF, manifest);
  const { pipeline } = liveData({ snapshot, check: none, config: readConfig(given), asOf: AS_OF });
  const states = pipeline.stages.flatMap(({ rows }) => rows).flatMap((row) => row.states);
  return Object.fromEntries(states.map(({ criterion, says, reason }) => [criterion, reason ?? says]));
}

const DONE: Partial<Deal> = {
  ...{ id: '1', type: 'new', scopeDecision: 'in_scope', psNotifiedOn: AS_OF, capacityConfirmedOn: AS_OF },
  ...{ contractStart: AS_OF, contractEnd: AS_OF, agreementUrl: 'https://files.example/a', verbalCloseOn: AS_OF },
  ...{ agreementType: 'service_agreement', agreementExecutedOn: AS_OF },
};

test('every criterion names a rule that there is, once, or is left to people', () => {
  for (const stage of STAGES) {
    const criteria = EXIT_CRITERIA[stage];
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    for (const { rule, lacking, about } of criteria) {
      expect(lacking === '').toBe(rule === null);
      if (rule !== null) expect(ruleById(rule), rule).toBeDefined();
      if (rule !== null) expect(about).toBe(rule.startsWith('community-') ? 'community' : 'deal');
    }
  }
});

describe('from a field of the deal', () => {
  test.each<[Deal['stage'], string, Partial<Deal>]>([
    ['Lead', 'qualified-deal-in-scope', { scopeDecision: null }],
    ['Lead', 'qualified-deal-in-scope', { scopeDecision: 'out_of_scope' }],
    ['Proposal', 'proposal-ps-notified', { psNotifiedOn: null }],
    ['Proposal', 'proposal-capacity-confirmed', { capacityConfirmedOn: null }],
    ['Negotiation', 'negotiation-dates-present', { contractStart: null }],
    ['Negotiation', 'negotiation-dates-present', { contractEnd: null }],
    ['Negotiation', 'service-agreement-linked', { agreementUrl: null }],
    ['Negotiation', 'contract-admin-verbal-close', { verbalCloseOn: null }],
    ['Contract Admin', 'contract-admin-verbal-close', { verbalCloseOn: null }],
    ['Contract Admin', 'contract-admin-exit-has-executed-agreement', { agreementExecutedOn: null }],
    ['Contract Admin', 'contract-admin-exit-has-executed-agreement', { agreementType: 'mou' }],
  ])('at %s %s is lacking without it and met with it', (stage, criterion, without) => {
    expect(statesOf({ deals: [{ ...DONE, stage }] })[criterion]).toBe('met');
    expect(statesOf({ deals: [{ ...DONE, stage, ...without }] })[criterion]).toBe('lacking');
  });
});

describe('from its neighbourhood', () => {
  const won = { ...DONE, stage: 'Closed Won', closedOn: '2026-01-05', billingColumnsOn: AS_OF } as const;

  test('an order is what asks P&S to start', () => {
    const deals = [{ ...DONE, stage: 'Contract Admin' as const }];
    const criterion = 'contract-admin-exit-has-delivery-request';
    expect(statesOf({ deals })[criterion]).toBe('lacking');
    expect(statesOf({ deals, orders: [{ dealIds: ['1'] }] })[criterion]).toBe('met');
  });

  test('a contract in Airtable is an executed agreement too', () => {
    const deals = [{ ...DONE, stage: 'Contract Admin' as const, agreementExecutedOn: null }];
    const criterion = 'contract-admin-exit-has-executed-agreement';
    const contract = { dealIds: ['1'], type: 'Purchase Order' as const, executedOn: AS_OF };
    expect(statesOf({ deals, contracts: [contract] })[criterion]).toBe('met');
    expect(statesOf({ deals, contracts: [{ ...contract, executedOn: '2036-01-01' }] })[criterion]).toBe('lacking');
  });

  test('the hand-off packet is that of the community', () => {
    const deals = [{ ...DONE, stage: 'Negotiation' as const }];
    expect(statesOf({ deals })['community-intake-complete']).toBe('The deal names no community.');
    const named = [{ ...deals[0]!, communityRecordIds: ['5'] }];
    expect(statesOf({ deals: named })['community-intake-complete']).toBe('The community of the deal was not read.');
    expect(statesOf({ deals: named, communities: [{ id: '5' }] })['community-intake-complete']).toBe('lacking');
    // What one of several lacks is lacking, whatever is known of the others.
    const both = [{ ...deals[0]!, communityRecordIds: ['6', '5'] }];
    expect(statesOf({ deals: both, communities: [{ id: '5' }] })['community-intake-complete']).toBe('lacking');
  });

  test('a won deal is listed with the outcomes that it lacks, and not with what nobody has asked for', () => {
    expect(statesOf({ deals: [won] })).toEqual({
      'contract-admin-exit-has-delivery-request': 'lacking',
      'closed-won-deal-has-engagement': 'lacking',
    });
    const orders = [{ dealIds: ['1'], createdOn: '2026-01-05' }];
    expect(statesOf({ deals: [{ ...won, billingColumnsOn: null }], orders })).toMatchObject({
      'contract-admin-exit-has-delivery-request': 'met',
      'delivery-request-produced-outcomes': 'lacking',
      'delivery-request-billing-columns': 'lacking',
    });
  });

  test('a deal with everything is at most counted', () => {
    const records: Example['records'] = {
      deals: [won, { ...DONE, id: '2', stage: 'Closed Lost', lostReason: 'No grant' }],
      orders: [{ dealIds: ['1'] }],
      engagements: [{ id: 'recE', dealIds: ['1'] }],
      projects: [{ id: 'recP', engagementIds: ['recE'] }],
      deliverables: [{ projectIds: ['recP'] }],
    };
    expect(statesOf(records)).toEqual({});
    expect(statesOf({ deals: [{ stage: 'Closed Lost' }] })).toEqual({ 'closed-lost-has-reason': 'lacking' });
  });
});

describe('what is not known is not called lacking', () => {
  const deal = { ...DONE, stage: 'Proposal' as const, capacityConfirmedOn: null };

  test('a field that the source does not have', () => {
    const given = { hubspot: { properties: { deals: { capacityConfirmedOn: null } } } };
    expect(statesOf({ deals: [deal] }, {}, given)['proposal-capacity-confirmed']).toBe(
      'The mapping has no field for deals.capacityConfirmedOn.',
    );
  });

  test('a system that is not connected', () => {
    const deals = [{ ...DONE, stage: 'Contract Admin' as const, agreementExecutedOn: null }];
    const sources = snapshotOf(portfolio({}), AS_OF).manifest.sources.map((source) =>
      source.system === 'airtable' ? { ...source, status: 'not-connected' as const } : source,
    );
    expect(statesOf({ deals }, { sources })['contract-admin-exit-has-executed-agreement']).toBe(
      'Airtable is not connected.',
    );
  });

  test('a record that could not be read', () => {
    const aside = { noun: 'orders' as const, id: '7', name: null, field: 'createdOn', expected: '', found: '""' };
    const deals = [{ ...DONE, stage: 'Contract Admin' as const }];
    expect(statesOf({ deals }, { setAside: [{ ...aside, links: ['1'] }] })).toMatchObject({
      'contract-admin-exit-has-delivery-request':
        'The record 7 of orders was set aside and may be the one: record-parses reports it.',
    });
  });
});

/** What the rules say of one deal that is moved on by itself, by criterion. */
function alone(snapshot: Snapshot, deal: Deal): Record<string, string> {
  const others = { ...snapshot, records: { ...snapshot.records, deals: [deal] } };
  const [moved] = movedOn(others, deal.stage!).records.deals;
  const deals = snapshot.records.deals.map((one) => (one.id === deal.id ? moved! : one));
  const context = contextOf(
    { ...snapshot, records: { ...snapshot.records, deals } },
    { asOf: AS_OF, config, now: null, nowReason: '' },
  );
  const found: Record<string, string> = {};
  for (const { rule, about } of EXIT_CRITERIA[deal.stage!]) {
    if (rule === null) continue;
    const ids = about === 'deal' ? [deal.id] : deal.communityRecordIds;
    const [{ all } = { all: () => [] }] = evaluate([ruleById(rule)!], context);
    const outcomes = [...all()].filter(({ subject }) => ids.includes(subject.id)).map(({ outcome }) => outcome);
    if (about === 'community' && outcomes.length < new Set(ids).size) outcomes.push('not-evaluated');
    if (about === 'community' && ids.length === 0) outcomes.push('not-evaluated');
    if (outcomes.length === 0) continue;
    found[rule] = outcomes.includes('fail') ? 'lacking' : outcomes.includes('not-evaluated') ? 'unknown' : 'met';
  }
  return found;
}

const FIELDS = [
  ...['scopeDecision', 'psNotifiedOn', 'capacityConfirmedOn', 'contractStart', 'contractEnd', 'agreementUrl'],
  ...['verbalCloseOn', 'agreementExecutedOn', 'lostReason', 'billingColumnsOn'],
] as (keyof Deal)[];

/** A night in which anything may have happened, with its deals anywhere in the pipeline and some of their fields empty. */
const anywhere: fc.Arbitrary<Snapshot> = fc
  .tuple(messyNight, fc.array(fc.tuple(fc.nat(6), fc.subarray(FIELDS)), { minLength: 1, maxLength: 5 }))
  .map(([snapshot, places]) => {
    const deals = snapshot.records.deals.map((deal, at) => {
      const [stage, empty] = places[at % places.length]!;
      return { ...deal, stage: STAGES[stage]!, ...Object.fromEntries(empty.map((field) => [field, null])) };
    });
    return { ...snapshot, records: { ...snapshot.records, deals } };
  });

test('a criterion is lacking exactly where its rule would fail if the deal were moved on', () => {
  let [judged, lacking] = [0, 0];
  fc.assert(
    fc.property(anywhere, (snapshot) => {
      const { pipeline } = liveData({ snapshot, check: none, config, asOf: AS_OF });
      for (const { rows, isOpen } of pipeline.stages.filter(({ more }) => more === 0)) {
        for (const row of rows) {
          const deal = snapshot.records.deals.find(({ id }) => id === row.id)!;
          const says = Object.fromEntries(row.states.map((state) => [state.rule, state.says]));
          expect(says).toEqual(alone(snapshot, deal));
          judged++;
          if (isOpen && row.states.some((state) => state.says === 'lacking')) lacking++;
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(judged, lacking)).toBeGreaterThan(10);
});
