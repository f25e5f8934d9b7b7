import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { Example } from '../../../src/invariants/index.ts';
import { addDays, type Deal, type Engagement } from '../../../src/model/index.ts';
import { tableCsv, workspace, type Workspace } from '../../../src/reports/index.ts';
import { hostileNames } from '../../../src/sample/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { AS_OF } from '../../invariants/arbitrary.ts';
import { SAMPLE } from '../recomputed/db.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from './inputs.ts';

/* Each question that the workspace answers, for a portfolio of one community of which the answer is known: once yes, once no. */

const inDays = (days: number) => addDays(AS_OF, days);
type Records = Example['records'];
type Some<Key extends keyof Records> = NonNullable<Records[Key]>[number];

const DEAL: Partial<Deal> & { id: string } = {
  ...{ id: '1', name: 'Reefs deal', stage: 'Closed Won', type: 'new', communityRecordIds: ['5'] },
  ...{ createdOn: inDays(-200), closedOn: inDays(-120), stageEnteredOn: inDays(-120), previousDealId: null },
  ...{ contractStart: inDays(-100), contractEnd: inDays(300), amount: { minor: 1_200_000, currency: 'USD' } },
  ...{ agreementExecutedOn: inDays(-110), serviceTier: 'advanced', fteCommitted: 0.5 },
};
const ENGAGEMENT: Partial<Engagement> & { id: string } = {
  ...{ id: 'recE', name: 'Reefs 2026', dealIds: ['1'], communityId: 'reefs', type: 'New', status: 'Active' },
  ...{
    start: inDays(-100),
    end: inDays(300),
    serviceTier: 'Advanced',
    fteCommitted: 0.5,
    projectIds: ['recP'],
    rag: 'Green',
  },
};
const deliverable = (id: string, part: Some<'deliverables'>): Some<'deliverables'> => ({
  ...{ id, name: `Deliverable ${id}`, projectIds: ['recP'], status: 'In progress' },
  ...part,
});
/** Daily values of a month, all the same. */
const flat = (value: number) => Array.from({ length: 31 }, () => value);
const usage = (value: number) =>
  ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map((month) => ({
    ...{ id: `reefs/${month}`, namespace: 'reefs', month },
    ...{
      mau: flat(value).slice(0, days(month)),
      wau: flat(value).slice(0, days(month)),
      dau: flat(value).slice(0, days(month)),
    },
  }));
const days = (month: string) => ({ '02': 28, '04': 30, '06': 14 })[month.slice(5)] ?? 31;
const fteLog = (fte: number) =>
  ['2026-04', '2026-05'].map((month) => ({ id: `recF${month}`, engagementIds: ['recE'], month, fte }));

const BASE: Records = {
  communities: [{ id: '5', communityId: 'reefs', shortName: 'Reefs', longName: 'The Reef Network' }],
  deals: [DEAL],
  engagements: [ENGAGEMENT],
  projects: [{ id: 'recP', name: 'Set-up', engagementIds: ['recE'] }],
  pipelines: [
    {
      id: 'default',
      label: 'Partnerships',
      stages: [{ id: 'p', label: 'Proposal', order: 2, isClosed: false, probability: 0.5, stage: 'Proposal' }],
    },
  ],
};
const of = (records: Records): Workspace => workspace(inputsOf({ ...BASE, ...records }));
const table = ({ tables }: Workspace, id: string) => valuesOf(tables.find((one) => one.id === id)!);
const answer = ({ parts }: Workspace, part: keyof Workspace['parts']) => spaced(parts[part].answer);

test('what must we deliver, and when', () => {
  const open = of({ deliverables: [deliverable('recD', { dueOn: inDays(2) })] });
  expect(answer(open, 'deliverables')).toBe(
    'The one deliverable still to deliver is not overdue; it is due this week.',
  );
  expect(table(open, 'deliverables')).toMatchObject([
    { deliverable: 'Deliverable recD', due: inDays(2), community: 'Reefs' },
  ]);
  expect(
    answer(of({ deliverables: [deliverable('recD', { dueOn: inDays(2), status: 'Cancelled' })] }), 'deliverables'),
  ).toBe('Nothing has been promised: no deliverable is recorded.');
});

test('was it delivered', () => {
  const done = deliverable('recD', { dueOn: inDays(-9), status: 'Delivered', deliveredOn: inDays(-9) });
  const complete = { ...ENGAGEMENT, end: inDays(-1), status: 'Complete' as const, deliveryVerifiedOn: inDays(0) };
  const yes = of({ deliverables: [done], engagements: [complete] });
  expect(answer(yes, 'deliverables')).toBe('The one deliverable that is promised is delivered.');
  expect(table(yes, 'delivery-verified')).toMatchObject([
    { state: 'Verified', promised: 1, 'on-time': 1, late: 0, open: 0 },
  ]);
  const no = of({
    deliverables: [done, deliverable('recX', { dueOn: inDays(-1) })],
    engagements: [{ ...complete, deliveryVerifiedOn: null }],
  });
  expect(answer(no, 'deliverables')).toMatch(
    /^1 of 1 deliverable still to deliver is overdue, the oldest since 14 June 2026;/,
  );
  expect(table(no, 'delivery-verified')).toMatchObject([
    { state: 'Complete, not verified', promised: 2, 'on-time': 1, open: 1, overdue: 1 },
  ]);
});

test.each([
  // Two whole months have passed, April and May; nine tenths of the 0.5 FTE of the clause keep it.
  [0.45, 0.45, 'Keeps up'],
  [0.44, 0.44, 'Behind'],
])('did we honour FTE clauses: %f FTE logged a month', (logged, mean, word) => {
  const made = of({ fteLog: fteLog(logged) });
  expect(table(made, 'engagements')[0]?.fte).toBeCloseTo(mean, 9);
  expect(made.parts.engagements.records[0]).toMatchObject({ id: 'recE' });
  expect(table(made, 'capacity-clauses')).toMatchObject([
    { committed: 0.5, state: word === 'Behind' ? 'behind' : 'kept' },
  ]);
  expect(JSON.stringify(made.parts.engagements.records[0])).toContain(
    `${word}: ${mean} FTE on average over 2 whole months`,
  );
});

describe('can the relationship be extended', () => {
  const ending = { ...ENGAGEMENT, end: inDays(40) };
  const renewal: Partial<Deal> & { id: string } = {
    ...DEAL,
    id: '2',
    type: 'renewal',
    stage: 'Proposal',
    previousDealId: '1',
    amount: null,
  };
  test.each<[string, Records, string]>([
    ['yes, a renewal is under way', { engagements: [ending], deals: [DEAL, renewal] }, 'Renewal deal at Proposal'],
    ['not as far as is recorded', { engagements: [ending] }, 'Nothing recorded that comes after'],
    [
      'no, the renewal is lost',
      { engagements: [ending], deals: [DEAL, { ...renewal, stage: 'Closed Lost' }] },
      'Nothing recorded that comes after',
    ],
    [
      'no, it is wound up',
      { engagements: [{ ...ending, decommissionRequestedOn: AS_OF }] },
      `Decommission requested ${AS_OF}`,
    ],
  ])('%s', (_, records, after) => {
    expect(table(of(records), 'renewals')).toMatchObject([{ community: 'Reefs', days: 40, after }]);
  });
});

test.each([
  [5, '1 of 1 live hub had at least 5 weekly active users', { passed: 1, failed: 0 }],
  [4, '0 of 1 live hub had at least 5 weekly active users', { passed: 0, failed: 1 }],
])('are we delivering value: %i weekly users', (users, words, judged) => {
  const made = of({
    hubs: [{ id: 'recH', name: 'Hub', communityId: 'reefs', namespace: 'reefs' }],
    usage: usage(users),
  });
  expect(JSON.stringify(made.parts.engagements.records)).toContain(words);
  expect(table(made, 'rules').find(({ id }) => id === 'hub-generates-value')).toMatchObject(judged);
});

test('how healthy is each active contract', () => {
  const checkIn = (score: number) => [{ id: 'recC', engagementIds: ['recE'], date: inDays(-10), score }];
  const late = (by: number) => [deliverable('recD', { dueOn: inDays(-by) })];
  const done = [deliverable('recD', { dueOn: inDays(-9), status: 'Delivered', deliveredOn: inDays(-9) })];
  // 20 + 15 + 15 + 15 + 5 of 70 points; then 0 + 0 + 3.75 + 0 + 5 of 70, rounded to 13.
  const yes = of({ deliverables: done, fteLog: fteLog(0.5), checkIns: checkIn(5) });
  expect(table(yes, 'engagements')).toMatchObject([
    { reported: 'Green', computed: 'Green', score: 100, coverage: 100, difference: 'Same' },
  ]);
  const no = of({ deliverables: late(40), fteLog: fteLog(0.25), checkIns: checkIn(2) });
  expect(table(no, 'engagements')).toMatchObject([
    { reported: 'Green', computed: 'Red', score: 13, difference: 'Reported better' },
  ]);
  expect(answer(no, 'engagements')).toContain('1 reported Green looks Red');
});

test('how satisfied are communities, per tier', () => {
  const of3 = (scores: number[]) => {
    const ids = scores.map((_, at) => `reefs${'abc'[at] ?? ''}`);
    return of({
      communities: ids.map((communityId, at) => ({ id: `${50 + at}`, communityId, shortName: communityId })),
      deals: [],
      engagements: ids.map((communityId, at) => ({ ...ENGAGEMENT, id: `recE${at}`, dealIds: [], communityId })),
      checkIns: scores.map((score, at) => ({
        id: `recC${at}`,
        engagementIds: [`recE${at}`],
        date: inDays(-364),
        score,
      })),
    });
  };
  expect(table(of3([3, 4, 5]), 'satisfaction-by-tier')).toMatchObject([
    {},
    { tier: 'Advanced', mean: 4, n: 3, lowest: 3, highest: 5 },
    {},
  ]);
  expect(table(of3([1, 5]), 'satisfaction-by-tier')).toMatchObject([
    {},
    { tier: 'Advanced', mean: null, n: 2, lowest: 1 },
    {},
  ]);
});

test.each([
  // 0.5 FTE are committed and half of 0.5 is expected.
  [0.76, 'fits'],
  [0.74, 'short'],
])('is there capacity for the proposals in the pipeline: %f FTE available', (available, says) => {
  const proposal: Partial<Deal> & { id: string } = {
    ...{
      id: '2',
      name: 'Atoll',
      stage: 'Proposal',
      type: 'new',
      communityRecordIds: ['5'],
      pipelineId: 'default',
      stageId: 'p',
      fteCommitted: 0.5,
    },
    ...{ contractStart: '2026-07-01', contractEnd: '2027-06-30' },
  };
  const capacity = ['2026-07', '2026-08'].map((month) => ({
    id: `recA${month}`,
    team: 'DE',
    month,
    fteAvailable: available,
  }));
  const made = of({ deals: [DEAL, proposal], capacity });
  expect(answer(made, 'capacity')).toBe(
    says === 'fits'
      ? 'There is capacity for what is promised and proposed in 2 months ahead.'
      : 'In 2 of 2 months ahead more is asked for than is available, first in July 2026, tipped by Atoll.',
  );
  expect(table(made, 'capacity-months')).toMatchObject(
    ['2026-07', '2026-08'].map((month) => ({
      month,
      committed: 0.5,
      expected: 0.25,
      tips: says === 'fits' ? null : 'Atoll',
    })),
  );
});

test('did everything BD knew reach P&S', () => {
  const contract = {
    ...{ id: 'recK', type: 'Service Agreement' as const, dealIds: ['1'], executedOn: inDays(-110), fteCommitted: 0.5 },
    ...{ start: inDays(-100), end: inDays(300) },
  };
  const known = {
    orders: [{ id: '20', dealIds: ['1'], createdOn: inDays(-110) }],
    contracts: [contract],
    deals: [{ ...DEAL, agreementType: 'service_agreement' as const, agreementUrl: 'https://files.example/a' }],
  };
  const yes = of(known);
  expect(answer(yes, 'handOff')).toMatch(/^The one closed-won deal has an engagement\./);
  expect(table(yes, 'hand-off')).toMatchObject([{ agreement: 'Nothing differs' }]);
  const none = of({ ...known, engagements: [] });
  expect(answer(none, 'handOff')).toMatch(/^1 of 1 closed-won deal has no engagement; it was won 120 days ago\./);
  expect(table(none, 'hand-off')).toMatchObject([{ agreement: 'No engagement', next: 'Create the engagement' }]);
  const other = of({ ...known, engagements: [{ ...ENGAGEMENT, end: inDays(299) }] });
  expect(table(other, 'hand-off')).toMatchObject([{ agreement: 'Differs' }]);
});

test.each([
  [60, /^1 agreement ends within 60 days, 1 without a notice and 1 with nothing recorded that comes after;/],
  [61, /^No agreement ends within 60 days;/],
])('which agreements end in 60 days: one that ends in %i', (left, words) => {
  expect(answer(of({ engagements: [{ ...ENGAGEMENT, end: inDays(left) }] }), 'renewals')).toMatch(words);
});

test('the value of what ends is that of the deal that was won, not of the open one beside it', () => {
  const open = { ...DEAL, id: '2', stage: 'Negotiation' as const, amount: { minor: 500, currency: 'USD' } };
  const engagement = { ...ENGAGEMENT, end: inDays(60), dealIds: ['1', '2'] };
  const value = (deals: Partial<Deal>[]) => table(of({ deals, engagements: [engagement] }), 'renewals')[0]?.value;
  expect(value([DEAL, open])).toBe(12_000);
  expect(value([DEAL, { ...open, stage: 'Closed Won' }])).toBe(12_005);
  expect(value([{ ...DEAL, stage: 'Contract Admin' }])).toBe(12_000);
});

describe('who is consuming cloud without an agreement', () => {
  const hubs = [{ id: 'recH', name: 'Hub', communityId: 'reefs', namespace: 'reefs' }];
  const costs = [
    { id: 'reefs/2026-05', communityId: 'reefs', month: '2026-05', amount: { minor: 12_345, currency: 'USD' } },
  ];

  test('nobody while an agreement runs', () => {
    const made = of({ hubs, costs });
    expect([...table(made, 'renewals-without-agreement'), ...table(made, 'renewals-served')]).toEqual([]);
  });

  test('a community that never had one', () => {
    const made = of({ hubs, costs, engagements: [], deals: [] });
    expect(table(made, 'renewals-without-agreement')).toMatchObject([
      { community: 'Reefs', hubs: 1, cost: '123.45 USD' },
    ]);
    expect(answer(made, 'renewals')).toContain('1 community without any agreement so far has hubs or cost');
  });

  test('a community whose agreement has ended', () => {
    const made = of({ hubs, costs, engagements: [{ ...ENGAGEMENT, end: '2026-04-10', status: 'Complete' }] });
    expect(table(made, 'renewals-served')).toMatchObject([
      { community: 'Reefs', ended: '2026-04-10', cost: '123.45 USD', hubs: 1 },
    ]);
    expect(answer(made, 'renewals')).toContain(
      '1 has ended and is still served, for 66 days, with 123.45 USD of cloud',
    );
  });
});

describe('names that break what does not treat them as text', () => {
  let tables: Workspace['tables'];
  beforeAll(async () => {
    const snapshot = await readSnapshot(SAMPLE);
    tables = workspace(inputsFor({ ...snapshot, records: hostileNames(snapshot.records) })).tables;
  });

  test('are no formulas in the CSV file of any table, and every value is there', () => {
    const isFormula = (text: string) => /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text);
    const cells = tables.flatMap((one) => {
      const [, ...rows] = parse(tableCsv(one));
      expect(rows, one.id).toEqual(
        one.rows.map((row) =>
          row.map(({ value }) => (typeof value === 'string' && isFormula(value) ? `'${value}` : String(value ?? ''))),
        ),
      );
      return rows.flat();
    });
    expect(cells.filter((cell) => isFormula(cell) && Number.isNaN(Number(cell)))).toEqual([]);
    expect(cells).toContain('\'=HYPERLINK("x")');
  });
});
