import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveData } from '../../src/build/live.ts';
import { HANDBOOK, readHandbook } from '../../src/handbook/index.ts';
import { portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import {
  addDays,
  dayNumber,
  readConfig,
  type Deal,
  type Engagement,
  type Manifest,
  type Snapshot,
} from '../../src/model/index.ts';
import { renewalsDue, renewalsSentence, type RenewalRow, type RenewalsDue } from '../../src/reports/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { AS_OF, messyPortfolio } from '../invariants/arbitrary.ts';
import { outcomes } from '../invariants/judge.ts';

const config = readConfig({});
const ROOT = join(import.meta.dirname, '../..');
const of = (snapshot: Snapshot, given = config): RenewalsDue =>
  liveData({ snapshot, check: { findings: [] }, config: given, asOf: AS_OF }).renewals;
const given = (records: Example['records'], manifest: Partial<Manifest> = {}) =>
  of(snapshotOf(portfolio(records), AS_OF, manifest));
const inDays = (days: number) => addDays(AS_OF, days);
/** An active engagement of the community reefs that ends so many days after the day of the check. */
const ending = (days: number, part: Partial<Engagement> = {}): Partial<Engagement> => ({
  ...{ id: 'recE', name: 'Reefs 2026', communityId: 'reefs', start: '2025-01-01', end: inDays(days), dealIds: ['7'] },
  ...part,
});
const won: Partial<Deal> = { id: '7', stage: 'Closed Won', type: 'new', communityRecordIds: ['5'] };
const base: Example['records'] = {
  communities: [{ id: '5', communityId: 'reefs', shortName: 'Reefs' }],
  deals: [won],
  hubs: [{ communityId: 'reefs', namespace: 'reefs' }],
};
const only = (engagement: Partial<Engagement>, records: Example['records'] = {}): RenewalRow | undefined =>
  given({ ...base, engagements: [engagement], ...records }).rows[0];

describe('the bucket', () => {
  test.each([
    [-200, 'overdue'],
    [-1, 'overdue'],
    [0, '0-30'],
    [30, '0-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '91-180'],
    [180, '91-180'],
    [181, undefined],
  ])('%i days to the end: %s', (days, bucket) => {
    expect(only(ending(days))?.bucket).toBe(bucket);
  });

  test('what has ended is listed while it is served, and not once the hub is gone or another engagement follows', () => {
    expect(only(ending(-3), { hubs: [{ communityId: 'reefs', decommissionedOn: inDays(-3) }] })).toBeUndefined();
    const next = { id: 'recN', communityId: 'reefs', start: inDays(-2), end: inDays(300) };
    expect(given({ ...base, engagements: [ending(-3), next] }).rows).toEqual([]);
  });

  test('a cancelled engagement is not listed, nor one that has not begun or ends before it starts', () => {
    expect(only(ending(20, { status: 'Cancelled' }))).toBeUndefined();
    expect(only(ending(20, { start: inDays(1) }))).toBeUndefined();
    const undated = [ending(20, { start: inDays(30) }), ending(0, { id: 'recO', end: null })];
    expect(given({ ...base, engagements: undated })).toMatchObject({ rows: [], undated: 2 });
  });
});

describe('the notice', () => {
  test.each<[number, Partial<Engagement>, string]>([
    [60, {}, 'missing'],
    [61, {}, 'later 2026-06-16'],
    [60, { renewalNoticeSentOn: AS_OF }, `sent ${AS_OF}`],
    [100, { renewalNoticeSentOn: inDays(-5) }, `sent ${inDays(-5)}`],
    // From the term before, or still to come.
    [60, { renewalNoticeSentOn: '2024-12-31' }, 'missing'],
    [60, { renewalNoticeSentOn: inDays(1) }, 'missing'],
    [60, { start: null }, 'unknown'],
    [-3, {}, 'ended'],
    [-3, { renewalNoticeSentOn: '2026-04-01' }, 'sent 2026-04-01'],
  ])('%i days to the end, %j: %s', (days, part, expected) => {
    const { state, on } = only(ending(days, part))!.notice;
    expect(on === null ? state : `${state} ${on}`).toBe(expected);
  });

  test('is not called missing where the source has no such field', () => {
    const given = readConfig({ airtable: { engagements: { fields: { renewalNoticeSentOn: null } } } });
    const snapshot = snapshotOf(portfolio({ ...base, engagements: [ending(20)] }), AS_OF);
    expect(of(snapshot, given).rows[0]?.notice).toEqual({
      ...{ state: 'unknown', on: null },
      reason: 'The mapping has no field for engagements.renewalNoticeSentOn.',
    });
  });
});

describe('what comes after, and the next step', () => {
  const sent = { renewalNoticeSentOn: inDays(-1) };
  const renewal: Partial<Deal> = { id: '8', type: 'renewal', stage: 'Negotiation', communityRecordIds: ['5'] };
  const nextEngagement = { id: 'recN', communityId: 'reefs', start: inDays(41), end: inDays(400) };
  test.each<[string, Partial<Engagement>, Example['records'], string, string]>([
    ['nothing', ending(61), {}, 'later: Nothing recorded that comes after', 'Nothing yet'],
    ['nothing', ending(60), {}, 'none: Nothing recorded that comes after', 'Send the notice'],
    [
      'a notice',
      ending(60, sent),
      {},
      'none: Nothing recorded that comes after',
      'Open a renewal deal, or request the decommission',
    ],
    [
      'a renewal deal',
      ending(40, sent),
      { deals: [won, renewal] },
      'renewing: Renewal deal at Negotiation',
      'See the renewal through',
    ],
    [
      'a deal without the notice',
      ending(40),
      { deals: [won, renewal] },
      'renewing: Renewal deal at Negotiation',
      'Send the notice',
    ],
    [
      'a lost renewal deal',
      ending(40, sent),
      { deals: [won, { ...renewal, stage: 'Closed Lost', previousDealId: '7' }] },
      'none: Nothing recorded that comes after',
      'Open a renewal deal, or request the decommission',
    ],
    [
      'a renewal deal that is won',
      ending(40, sent),
      { deals: [won, { ...renewal, stage: 'Closed Won', previousDealId: '7', contractEnd: inDays(400) }] },
      'won: Renewal deal at Closed Won',
      'Create the next engagement',
    ],
    [
      'a next engagement',
      ending(40, sent),
      { engagements: [ending(40, sent), nextEngagement] },
      `renewed: Next agreement until ${inDays(400)}`,
      'Nothing: the next agreement is recorded',
    ],
    [
      'a request to decommission',
      ending(40, { ...sent, decommissionRequestedOn: AS_OF }),
      {},
      `stopping: Decommission requested ${AS_OF}`,
      'Prepare the shutdown',
    ],
    [
      'a request and the shutdown notice',
      ending(10, { ...sent, decommissionRequestedOn: AS_OF, shutdownNoticeSentOn: AS_OF }),
      {},
      `stopping: Decommission requested ${AS_OF}`,
      'Go on with the shutdown',
    ],
    [
      'a request that is still to come',
      ending(40, { ...sent, decommissionRequestedOn: inDays(1) }),
      {},
      'none: Nothing recorded that comes after',
      'Open a renewal deal, or request the decommission',
    ],
    [
      'an end six weeks ago',
      ending(-42),
      {},
      'none: Nothing recorded that comes after',
      'Renew, extend by two weeks or shut down',
    ],
    ['an end longer ago', ending(-43), {}, 'none: Nothing recorded that comes after', 'The BD lead decides'],
  ])('%s', (_, engagement, records, next, step) => {
    const row = only(engagement, records)!;
    expect(`${row.next.state}: ${row.next.words}`).toBe(next);
    expect(row.step.words).toBe(step);
  });
});

test('a community is called as the team calls it; where it has no name, nothing is made up', () => {
  const community = (part: object) => only(ending(20), { communities: [{ id: '5', ...part }] })?.community;
  expect(community({ communityId: 'reefs', shortName: 'Reefs', longName: 'Reefs of the World' })).toBe('Reefs');
  expect(community({ communityId: 'reefs', longName: 'Reefs of the World' })).toBe('Reefs of the World');
  expect(community({ communityId: 'other', shortName: 'By its deal' })).toBe('By its deal');
  expect(community({})).toBe('reefs');
  expect(only(ending(20, { communityId: null, dealIds: [], name: null }))).toMatchObject({
    ...{ community: null, name: 'engagement recE' },
  });
});

test('every step leads to a section of the handbook', () => {
  const steps = [
    ...[-43, -3, 20, 100].map((days) => ending(days)),
    ...[ending(20, { renewalNoticeSentOn: AS_OF }), ending(20, { decommissionRequestedOn: AS_OF })],
  ].map((engagement) => only(engagement)?.step.at);
  const renewing = only(ending(20, { renewalNoticeSentOn: AS_OF }), {
    deals: [won, { id: '8', type: 'renewal', stage: 'Lead', communityRecordIds: ['5'] }],
  })?.step.at;
  const pages = new Map(readHandbook(join(ROOT, HANDBOOK)).map(({ id, anchors }) => [id, anchors]));
  for (const at of [...steps, renewing]) {
    if (!at) continue;
    const [page = '', anchor = ''] = at.split('#');
    expect(pages.get(page), at).toContain(anchor);
  }
});

describe('the figures are those of the records', () => {
  let sample: Snapshot;
  beforeAll(async () => {
    sample = await readSnapshot(join(ROOT, 'data/sample'));
  });

  test('of the sample', () => {
    const expected: string[] = [];
    for (const { id, status, start, end } of sample.records.engagements) {
      if (status === 'Cancelled' || start === null || end === null || start > end || start > AS_OF) continue;
      const days = dayNumber(end) - dayNumber(AS_OF);
      if (days >= 0 && days <= 180) expected.push(`${id} ${days}`);
    }
    const { rows } = of(sample);
    expect(
      rows
        .filter(({ bucket }) => bucket !== 'overdue')
        .map(({ id, days }) => `${id} ${days}`)
        .sort(),
    ).toEqual(expected.sort());
    expect(rows.map(({ end }) => end)).toEqual(rows.map(({ end }) => end).sort());
  });

  test('of any portfolio, and they agree with what the rules find', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const renewals = of(snapshot);
        expect(renewalsDue.parse(renewals)).toEqual(renewals);
        const failing = (rule: string) =>
          new Set(
            outcomes(rule, snapshot.records, { manifest: snapshot.manifest }).flatMap((one) =>
              one.outcome === 'fail' ? one.subject.id : [],
            ),
          );
        const having = (has: (row: RenewalRow) => boolean) => new Set(renewals.rows.filter(has).map(({ id }) => id));
        const soon = ({ days }: RenewalRow) => days >= 0 && days <= 60;
        expect(having(({ bucket }) => bucket === 'overdue')).toEqual(failing('lapsed-engagement-still-serving'));
        expect(having((row) => soon(row) && row.notice.state === 'missing')).toEqual(failing('renewal-notice-sent'));
        const open = failing('renewal-opportunity-open');
        // The name of a renewal deal may be known where the rule looks at more than links: never the other way round.
        for (const id of having((row) => soon(row) && row.next.state === 'none')) expect(open).toContain(id);
        for (const row of renewals.rows) {
          if (soon(row) && open.has(row.id)) expect(['none', 'renewing', 'won']).toContain(row.next.state);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('the sentence', () => {
  expect(renewalsSentence(given({}))).toBe(
    'No agreement ends within 180 days; none that has ended is known to be served still.',
  );
  const engagements = [ending(-3), { id: 'recF', communityId: 'reefs', start: '2025-01-01', end: inDays(-3) }];
  expect(renewalsSentence(given({ ...base, engagements }))).toBe(
    'No agreement ends within 180 days; 2 have ended and are still served.',
  );
  expect(renewalsSentence(given({ ...base, engagements: [ending(3)] }))).toBe(
    '1 agreement ends within 180 days; none that has ended is known to be served still.',
  );
});

test('what is not known of a service is told, and what could not be read', () => {
  const aside = { name: null, expected: 'a date', found: '"x"', links: [] };
  const setAside: Manifest['setAside'] = [
    { ...aside, noun: 'hubs', id: 'recH', field: 'decommissionedOn' },
    { ...aside, noun: 'engagements', id: 'recX', field: 'end', links: ['99'] },
  ];
  const found = given({ ...base, hubs: [], engagements: [ending(-3)] }, { setAside });
  expect(found).toMatchObject({ rows: [], setAside: 1, unread: null });
  expect(found.unclear).toEqual([{ name: 'Reefs 2026', url: null, reason: expect.stringContaining('set aside') }]);
});
