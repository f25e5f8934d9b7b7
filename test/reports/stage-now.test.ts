import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveData } from '../../src/build/live.ts';
import { blankRecord, portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { dayNumber, readConfig, STAGES, type Deal, type Manifest, type Snapshot } from '../../src/model/index.ts';
import {
  amountText,
  pipelineDoubts,
  pipelineNow,
  stageSentence,
  type PipelineNow,
  type StageNow,
} from '../../src/reports/index.ts';
import { samplePortfolio } from '../../src/sample/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { AS_OF } from '../invariants/arbitrary.ts';
import { outcomes } from '../invariants/judge.ts';

const config = readConfig({});
const of = (snapshot: Snapshot, given = config): PipelineNow =>
  liveData({ snapshot, check: { findings: [] }, config: given, asOf: AS_OF }).pipeline;
const given = (records: Example['records'], manifest: Partial<Manifest> = {}) =>
  of(snapshotOf(portfolio(records), AS_OF, manifest));
const at = ({ stages }: PipelineNow, name: string): StageNow => stages.find(({ stage }) => stage === name)!;

let sample: Snapshot;
beforeAll(async () => {
  sample = await readSnapshot(join(import.meta.dirname, '../../data/sample'));
});

/** Count, sums in hundredths, days and deals from the threshold on, of the raw records. */
function counted(deals: readonly Deal[], stage: string) {
  let [number, without, look] = [0, 0, 0];
  const sums: Record<string, number> = {};
  const days: number[] = [];
  for (const deal of deals) {
    if (deal.stage !== stage) continue;
    number++;
    if (deal.amount === null) without++;
    else sums[deal.amount.currency ?? ''] = (sums[deal.amount.currency ?? ''] ?? 0) + deal.amount.minor;
    if (stage.startsWith('Closed') || deal.stageEnteredOn === null) continue;
    const since = dayNumber(AS_OF) - dayNumber(deal.stageEnteredOn);
    if (since >= 0) days.push(since);
    if (since >= 30) look++;
  }
  days.sort((a, b) => a - b);
  const half = days.length / 2;
  const median =
    days.length === 0 ? null : days.length % 2 ? days[Math.floor(half)]! : (days[half - 1]! + days[half]!) / 2;
  return { number, without, look, sums, median };
}

function expectFigures(pipeline: PipelineNow, deals: readonly Deal[]): void {
  for (const stage of STAGES) {
    const expected = counted(deals, stage);
    const found = at(pipeline, stage);
    expect([found.deals, found.withoutAmount, found.lookAt, found.medianDays]).toEqual([
      ...[expected.number, expected.without, expected.look, expected.median],
    ]);
    expect(Object.fromEntries(found.amounts.map(({ currency, minor }) => [currency ?? '', Number(minor)]))).toEqual(
      expected.sums,
    );
  }
}

describe('the figures are those of the records', () => {
  test('of the sample', () => expectFigures(of(sample), sample.records.deals));

  test('of a larger portfolio', () => {
    const { records } = samplePortfolio({ communities: 40, seed: 'figures' });
    expectFigures(of(snapshotOf(records, AS_OF)), records.deals);
  });

  const deal = fc.record({
    stage: fc.constantFrom(...STAGES, null),
    amount: fc.option(
      fc.record({ minor: fc.integer({ min: -5, max: 1e9 }), currency: fc.constantFrom('USD', 'EUR', 'JPY', null) }),
    ),
    stageEnteredOn: fc.constantFrom('2026-06-16', '2026-06-15', '2026-05-17', '2026-05-16', '2025-01-01', null),
  });

  test('of any deals, and those that deserve a look are those that the rule lists', () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 12 }), (parts) => {
        const deals = parts.map((part, place) => blankRecord('deals', { ...part, id: `${place}` }));
        const pipeline = given({ deals });
        expect(pipelineNow.parse(pipeline)).toEqual(pipeline);
        expectFigures(pipeline, deals);
        const listed = outcomes('open-deal-not-stalled', { deals }).filter(({ outcome }) => outcome === 'fail');
        expect(pipeline.stages.reduce((sum, { lookAt }) => sum + lookAt, 0)).toBe(listed.length);
        const all = pipeline.stages.reduce((sum, stage) => sum + stage.deals, pipeline.unknownStage.deals);
        expect(all).toBe(deals.length);
      }),
      { numRuns: 60 },
    );
  });
});

test('sums are exact beyond what a number holds, and each currency has its own decimals', () => {
  const most = { minor: Number.MAX_SAFE_INTEGER, currency: 'USD' };
  const amounts = [most, most, { minor: 7, currency: 'USD' }, { minor: 1200, currency: 'JPY' }];
  const deals = [...amounts, { minor: -50, currency: 'EUR' }, { minor: 100, currency: null }];
  const { amounts: sums } = at(given({ deals: deals.map((amount) => ({ stage: 'Lead', amount })) }), 'Lead');
  expect(sums.map((sum) => amountText(sum).replaceAll('\u202f', ' '))).toEqual([
    '\u22120.50 EUR',
    '1 200 JPY',
    '180 143 985 094 819.89 USD',
    '1 without a currency',
  ]);
});

test('deals stand in the order of what they lack, then of how long they have stood still', () => {
  const done = { psNotifiedOn: AS_OF, capacityConfirmedOn: AS_OF };
  const deals: Partial<Deal>[] = [
    { id: '1', name: 'Done', ...done, stageEnteredOn: '2026-01-01' },
    { id: '2', name: 'Both', stageEnteredOn: '2026-06-10' },
    { id: '3', name: 'Both, longer', stageEnteredOn: '2026-05-10' },
    { id: '4', name: 'One', psNotifiedOn: AS_OF, stageEnteredOn: null },
    { id: '5', name: null, ...done, stageEnteredOn: '2036-01-01' },
  ];
  const proposal = at(given({ deals: deals.map((deal) => ({ ...deal, stage: 'Proposal' })) }), 'Proposal');
  expect(proposal.rows.map(({ name, days }) => `${name}: ${days}`)).toEqual([
    'Both, longer: 36',
    'Both: 5',
    'One: null',
    'Done: 165',
    'deal 5: null',
  ]);
  expect(proposal.withoutDays).toBe(2);
  expect(stageSentence(proposal)).toBe('5 deals are at Proposal; 3 lack something that leaving it needs.');
});

test('a page lists fifty deals and counts the others', () => {
  const deals = Array.from({ length: 53 }, (_, place) => ({ id: `${100 + place}`, stage: 'Proposal' as const }));
  const proposal = at(given({ deals }), 'Proposal');
  expect([proposal.deals, proposal.lacking, proposal.rows.length, proposal.more]).toEqual([53, 53, 50, 3]);
});

test('a waiver takes the alarm away and not the fact', () => {
  const snapshot = snapshotOf(portfolio({ deals: [{ id: '1', stage: 'Closed Lost' }] }), AS_OF);
  const waiver = { reason: 'x', approvedBy: 'y', expires: AS_OF };
  const finding = { rule: 'closed-lost-has-reason', subject: { type: 'deal', id: '1', name: '' }, waiver };
  // Only what is read of a finding is given.
  const check = { findings: [finding] } as unknown as Parameters<typeof liveData>[0]['check'];
  const { pipeline } = liveData({ snapshot, check, config, asOf: AS_OF });
  expect(at(pipeline, 'Closed Lost').rows[0]?.states[0]).toMatchObject({ says: 'lacking', isWaived: true });
});

test('a deal is linked where the configuration says which portal', () => {
  const snapshot = snapshotOf(portfolio({ deals: [{ id: '17', stage: 'Lead' }] }), AS_OF);
  expect(at(of(snapshot), 'Lead').rows[0]?.url).toBeNull();
  const portal = readConfig({ links: { hubspotPortalId: '1' } });
  expect(at(of(snapshot, portal), 'Lead').rows[0]?.url).toBe('https://app.hubspot.com/contacts/1/record/0-3/17');
});

test('the sentences', () => {
  const none = given({});
  expect(none.stages.map(stageSentence)).toEqual(STAGES.map((stage) => `No deal is at ${stage}.`));
  const deals = STAGES.map((stage, place): Partial<Deal> => ({ id: `${place}`, stage }));
  expect(given({ deals }).stages.map(stageSentence)).toEqual([
    '1 deal is at Lead; 1 lacks something that leaving it needs.',
    '1 deal is at Qualified; what leaving it needs is left to people.',
    '1 deal is at Proposal; 1 lacks something that leaving it needs.',
    '1 deal is at Negotiation; 1 lacks something that leaving it needs.',
    '1 deal is at Contract Admin; 1 lacks something that leaving it needs.',
    '1 deal is at Closed Won; 1 lacks an outcome that a won deal has.',
    '1 deal is at Closed Lost; 1 lacks the reason.',
  ]);
  const lost = at(given({ deals: [{ stage: 'Closed Lost', lostReason: 'x' }] }), 'Closed Lost');
  expect(stageSentence(lost)).toBe('1 deal is at Closed Lost; none is known to lack the reason.');
});

test('what is not in the figures is told', () => {
  const aside = { noun: 'deals' as const, name: null, expected: 'a date', found: '"x"', links: [] };
  const setAside = [
    { ...aside, id: '7', field: 'closedOn' },
    { ...aside, id: '7', field: 'createdOn' },
  ];
  const sources = snapshotOf(portfolio({}), AS_OF).manifest.sources.map((source) =>
    source.system === 'hubspot' ? { ...source, status: 'not-connected' as const } : source,
  );
  expect(pipelineDoubts(given({ deals: [{ stage: null }] }, { setAside, sources }))).toEqual([
    'HubSpot is not connected.',
    '1 deal could not be read and is in no figure.',
    '1 deal is at a stage that is none of the seven.',
  ]);
  expect(pipelineDoubts(given({ deals: [{ stage: 'Lead' }] }))).toEqual([]);
});
