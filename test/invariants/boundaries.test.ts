import { describe, expect, it } from 'vitest';
import { portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { addDays, BLANK_REPORT, type Deal, type Engagement, type SetAside } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';
import { outcomes, verdicts } from './judge.ts';

const inDays = (days: number) => addDays(AS_OF, days);

describe('renewal-notice-sent', () => {
  const at = (left: number, part: Partial<Engagement> = {}) =>
    verdicts('renewal-notice-sent', { engagements: [{ start: inDays(-300), end: inDays(left), ...part }] });

  it.each([
    [61, []],
    [60, ['warning']],
    [31, ['warning']],
    [30, ['error']],
    [0, ['error']],
    [-1, []],
  ])('with %i days left and no notice gives %j', (left, expected) => expect(at(left)).toEqual(expected));

  it.each([
    ['on the first day of the term', -300, ['pass']],
    ['a day before the term', -301, ['warning']],
    ['on the day of the check', 0, ['pass']],
    ['a day after the check', 1, ['warning']],
  ])('counts a notice that was sent %s', (_, sent, expected) =>
    expect(at(45, { renewalNoticeSentOn: inDays(sent) })).toEqual(expected),
  );

  it('is about active engagements only', () => {
    expect(at(45, { start: inDays(0) })).toEqual(['warning']);
    expect(at(45, { start: inDays(1) })).toEqual([]);
    expect(at(45, { status: 'Cancelled' })).toEqual([]);
    expect(at(45, { start: null })).toEqual(['not-evaluated']);
    expect(at(45, { start: inDays(46) })).toEqual(['not-evaluated']);
  });

  it('takes its days from the configuration', () => {
    const config = { thresholds: { renewalNoticeDays: 90, renewalErrorDays: 10 } };
    const engagements = [91, 90, 11, 10].map((left) => ({ start: inDays(-300), end: inDays(left) }));
    expect(verdicts('renewal-notice-sent', { engagements }, { config })).toEqual(['warning', 'warning', 'error']);
  });
});

describe('deliverable-not-overdue', () => {
  const late = (days: number, part = {}) =>
    verdicts('deliverable-not-overdue', { deliverables: [{ status: 'In progress', dueOn: inDays(-days), ...part }] });

  it.each([
    [-1, 'pass'],
    [0, 'pass'],
    [1, 'warning'],
    [30, 'warning'],
    [31, 'error'],
  ])('%i days late is %s', (days, expected) => expect(late(days)).toEqual([expected]));

  it('needs a status only when the date has passed', () => {
    expect(late(0, { status: null })).toEqual(['pass']);
    expect(late(1, { status: null })).toEqual(['not-evaluated']);
    expect(late(400, { status: 'Delivered' })).toEqual(['pass']);
    expect(late(400, { status: 'Cancelled' })).toEqual([]);
  });
});

describe('grace of closed-won-deal-has-engagement', () => {
  const on = (asOf: string, closedOn: string | null, config = {}) =>
    verdicts('closed-won-deal-has-engagement', { deals: [{ stage: 'Closed Won', closedOn }] }, { asOf, config });

  it.each([
    // Wednesday 3 June 2026: five business days across a weekend end on Wednesday 10 June.
    ['2026-06-03', '2026-06-03', 'info'],
    ['2026-06-10', '2026-06-03', 'info'],
    ['2026-06-11', '2026-06-03', 'error'],
    // Won on a Saturday: the Friday after.
    ['2026-06-12', '2026-06-06', 'info'],
    ['2026-06-13', '2026-06-06', 'error'],
  ])('on %s, won on %s, is %s', (asOf, closedOn, expected) => expect(on(asOf, closedOn)).toEqual([expected]));

  it('counts neither holidays nor days on which the organisation does not work', () => {
    expect(on('2026-06-11', '2026-06-03', { calendar: { holidays: ['2026-06-08'] } })).toEqual(['info']);
    expect(on('2026-06-12', '2026-06-03', { calendar: { holidays: ['2026-06-08'] } })).toEqual(['error']);
    expect(on('2026-06-11', '2026-06-03', { calendar: { workingDays: [1, 2, 3, 4] } })).toEqual(['info']);
  });

  it('says when it falls due', () => {
    const [outcome] = outcomes('closed-won-deal-has-engagement', {
      deals: [{ name: 'Reefs', stage: 'Closed Won', closedOn: '2026-06-12' }],
    });
    expect(outcome).toMatchObject({
      message: 'Deal “Reefs” is Closed Won and has no engagement yet; the hand-over is due by 19 June 2026.',
    });
  });

  it('is not given to a deal without a close date', () => expect(on(AS_OF, null)).toEqual(['error']));
});

describe('agreements', () => {
  const RULES = [
    'closed-won-new-has-contract-or-mou',
    'renewal-without-agreement-listed',
    'contract-admin-exit-has-executed-agreement',
  ];
  const each = (deal: Partial<Deal>, contracts: object[] = []) =>
    RULES.map(
      (rule) =>
        verdicts(rule, { deals: [{ id: '1', stage: 'Closed Won', type: 'new', ...deal }], contracts })[0] ?? '-',
    );

  it('distinguishes what an MoU is enough for', () => {
    expect(each({}, [{ type: 'MoU', dealIds: ['1'], executedOn: AS_OF }])).toEqual(['pass', '-', 'error']);
    expect(each({ type: 'renewal' }, [{ type: 'MoU', dealIds: ['1'], executedOn: AS_OF }])).toEqual([
      '-',
      'pass',
      'warning',
    ]);
  });

  it('counts an agreement from its executed date on', () => {
    expect(each({}, [{ type: 'Purchase Order', dealIds: ['1'], executedOn: AS_OF }])).toEqual(['pass', '-', 'pass']);
    expect(each({}, [{ type: 'Purchase Order', dealIds: ['1'], executedOn: inDays(1) }])).toEqual([
      'error',
      '-',
      'error',
    ]);
    expect(each({ agreementType: 'purchase_order', agreementExecutedOn: AS_OF })).toEqual(['error', '-', 'pass']);
    expect(each({ agreementType: 'purchase_order', agreementExecutedOn: inDays(1) })).toEqual(['error', '-', 'error']);
    expect(each({ agreementType: null, agreementExecutedOn: AS_OF })).toEqual(['error', '-', 'error']);
  });

  it('holds a deal without a type to what a new one is held to, where both are held to something', () => {
    expect(each({ type: null })).toEqual(['not-evaluated', 'not-evaluated', 'error']);
  });

  it('leaves other stages out and does not judge a stage that is not known', () => {
    expect(each({ stage: 'Contract Admin' })).toEqual(['-', '-', '-']);
    expect(each({ stage: 'Closed Lost' })).toEqual(['-', '-', '-']);
    expect(each({ stage: null })).toEqual(['not-evaluated', 'not-evaluated', 'not-evaluated']);
  });
});

describe('the two rules about the stage of an engagement’s deal', () => {
  const both = (deal: Partial<Deal>, engagement: Partial<Engagement> = {}) => {
    const records = {
      deals: [{ id: '1', type: 'new' as const, ...deal }],
      engagements: [{ dealIds: ['1'], start: inDays(-10), end: inDays(10), ...engagement }],
    };
    return ['engagement-deal-is-closed-won', 'closed-lost-deal-has-no-active-engagement'].map(
      (rule) => verdicts(rule, records)[0] ?? '-',
    );
  };

  it.each([
    ['Lead', 'error', 'pass'],
    ['Negotiation', 'error', 'pass'],
    ['Contract Admin', 'info', 'pass'],
    ['Closed Won', 'pass', 'pass'],
  ] as const)('at %s give %s for a new deal and %s for a renewal', (stage, forNew, forRenewal) => {
    expect(both({ stage })).toEqual([forNew, '-']);
    expect(both({ stage, type: 'renewal' })).toEqual([forRenewal, '-']);
  });

  it('leave a lost deal to the second', () => {
    expect(both({ stage: 'Closed Lost' })).toEqual(['-', 'error']);
    expect(both({ stage: 'Closed Lost', type: 'renewal' })).toEqual(['-', 'error']);
    expect(both({ stage: 'Closed Lost' }, { end: inDays(0) })).toEqual(['-', 'error']);
    expect(both({ stage: 'Closed Lost' }, { end: inDays(-1) })).toEqual(['-', 'pass']);
    expect(both({ stage: 'Closed Lost' }, { start: inDays(5) })).toEqual(['-', 'error']);
    expect(both({ stage: 'Closed Lost' }, { start: inDays(11) })).toEqual(['-', 'not-evaluated']);
    expect(both({ stage: 'Closed Lost' }, { end: null })).toEqual(['-', 'not-evaluated']);
  });

  it('leave cancelled engagements out', () => {
    expect(both({ stage: 'Lead' }, { status: 'Cancelled' })).toEqual(['-', '-']);
    expect(both({ stage: 'Closed Lost' }, { status: 'Cancelled' })).toEqual(['-', 'pass']);
  });

  it('do not guess a type', () => {
    expect(both({ stage: 'Lead', type: null })).toEqual(['not-evaluated', '-']);
    expect(both({ stage: 'Closed Won', type: null })).toEqual(['pass', '-']);
  });
});

describe('community-id-format', () => {
  const at = (stage: Deal['stage'], communityId: string | null, config = {}) =>
    verdicts(
      'community-id-format',
      { communities: [{ id: '5', communityId }], deals: [{ stage, communityRecordIds: ['5'] }] },
      { config },
    );

  it('is due from Negotiation on', () => {
    expect(at('Proposal', 'X1')).toEqual([]);
    expect(at('Negotiation', 'X1')).toEqual(['error']);
    expect(at('Closed Won', 'X1')).toEqual(['error']);
    expect(at('Closed Lost', 'X1')).toEqual([]);
  });

  it.each(['Reefs', 'reefs2', 'coral-reefs', 'coral reefs', 'récifs', 'reefs\n', ''])('does not take %j', (id) =>
    expect(at('Negotiation', id)).toEqual(['error']),
  );

  it('takes an older id that the configuration lists', () =>
    expect(at('Negotiation', 'reefs-2', { thresholds: { grandfatheredCommunityIds: ['reefs-2'] } })).toEqual(['pass']));
});

describe('cancelled work', () => {
  const overdue = (project: object, engagement: object, setAside: SetAside[] = []) =>
    verdicts(
      'deliverable-not-overdue',
      {
        engagements: [{ id: 'recE', ...engagement }],
        projects: [{ id: 'recP', engagementIds: ['recE', 'recX'], ...project }],
        deliverables: [{ status: 'In progress', dueOn: inDays(-1), projectIds: ['recP'] }],
      },
      { manifest: { setAside } },
    );
  const lost: SetAside = {
    noun: 'engagements',
    id: 'recX',
    name: null,
    field: 'end',
    expected: '',
    found: '',
    links: [],
  };

  it('is cancelled with its project or engagement', () => {
    expect(overdue({}, {})).toEqual(['warning']);
    expect(overdue({ status: 'Cancelled' }, {})).toEqual([]);
    expect(overdue({}, { status: 'Cancelled' })).toEqual([]);
  });

  it('may be cancelled with one that could not be read', () => {
    expect(overdue({}, { status: 'Cancelled' }, [lost])).toEqual(['not-evaluated']);
    expect(overdue({}, { status: 'Active' }, [lost])).toEqual(['warning']);
  });
});

describe('source-fresh', () => {
  const pulled = '2026-06-15T05:00:00.000Z';
  const at = (now: string | null, manifest = {}) => verdicts('source-fresh', {}, { now, manifest });

  it.each([
    ['2026-06-15T04:59:59.999Z', 'error'],
    [pulled, 'pass'],
    ['2026-06-16T07:00:00.000Z', 'pass'],
    ['2026-06-16T07:00:00.001Z', 'warning'],
    ['2026-06-17T07:00:00.000Z', 'warning'],
    ['2026-06-17T07:00:00.001Z', 'error'],
  ])('at %s is %s', (now, expected) => expect(at(now)).toEqual([expected]));

  it('is as old as the oldest source, and not newer than the run', () => {
    const source = (pulledAt: string) => ({
      sources: [{ system: 'usage', status: 'complete', pulledAt, ...BLANK_REPORT }],
    });
    expect(at('2026-06-15T06:00:00.000Z', source('2026-06-13T03:59:59.000Z'))).toEqual(['error']);
    expect(at('2026-06-15T06:00:00.000Z', source('2026-06-15T06:00:01.000Z'))).toEqual(['error']);
  });

  it('gives the reason why there is no time', () =>
    expect(outcomes('source-fresh', {})).toMatchObject([{ outcome: 'not-evaluated', reason: 'No time was given.' }]));
});

describe('lapsed-engagement-still-serving', () => {
  const ended = (ago: number, records: Example['records'] = {}, config = {}) =>
    outcomes(
      'lapsed-engagement-still-serving',
      {
        engagements: [{ communityId: 'reefs', start: inDays(-400), end: inDays(-ago) }],
        hubs: [{ communityId: 'reefs', namespace: 'reefs' }],
        ...records,
      },
      { config },
    );
  const words = (...args: Parameters<typeof ended>) =>
    ended(...args).map((outcome) => (outcome.outcome === 'fail' ? outcome.severity : outcome.outcome));

  it.each([
    [0, []],
    [1, ['warning']],
    [14, ['warning']],
    [15, ['error']],
    [42, ['error']],
    [43, ['error']],
  ])('%i days after the end gives %j', (ago, expected) => expect(words(ago)).toEqual(expected));

  it('is for the BD lead from the 43rd day on', () => {
    const fixes = [42, 43].map((ago) => ended(ago).map((outcome) => (outcome.outcome === 'fail' ? outcome.fix : null)));
    expect(fixes).toEqual([[undefined], [expect.stringMatching(/BD lead/)]]);
    expect(words(10, {}, { thresholds: { lapsedWarningDays: 9 } })).toEqual(['error']);
  });

  const stopped = (day: number) => [{ communityId: 'reefs', namespace: 'reefs', decommissionedOn: inDays(day) }];
  const may = (value: number, from = 1) => Array.from({ length: 31 }, (_, place) => (place + 1 < from ? 0 : value));
  // Ended on 16 May.
  it.each([
    ['nothing', {}, 'pass'],
    ['a user on the last day', { dau: may(3).map((users, place) => (place === 15 ? users : 0)) }, 'pass'],
    ['a user on the day after', { dau: may(3).map((users, place) => (place === 16 ? users : 0)) }, 'error'],
    [
      'a week that reaches back to the last day',
      { wau: may(3).map((users, place) => (place === 21 ? users : 0)) },
      'pass',
    ],
    ['a week that does not', { wau: may(3, 23) }, 'error'],
    ['a month that reaches back to the last day', { mau: may(3) }, 'pass'],
  ])('with a hub that was shut down in time, %s is %s', (_, sampled, expected) => {
    const usage = [{ namespace: 'reefs', month: '2026-05', ...sampled }];
    expect(words(30, { hubs: stopped(-31), usage })).toEqual([expected]);
  });

  it('counts users from the day on which a hub was shut down late', () => {
    const usage = [{ namespace: 'reefs', month: '2026-05', dau: may(3) }];
    expect(words(30, { hubs: stopped(-15), usage })).toEqual(['pass']);
    expect(words(30, { hubs: stopped(-16), usage })).toEqual(['error']);
    expect(words(30, { hubs: stopped(0), usage })).toEqual(['pass']);
    expect(words(30, { hubs: stopped(1), usage })).toEqual(['error']);
  });

  it('counts cost from the month after the end', () => {
    const costs = (month: string, minor = 1) => [{ communityId: 'reefs', month, amount: { minor, currency: 'USD' } }];
    expect(words(30, { hubs: stopped(-31), costs: costs('2026-05') })).toEqual(['pass']);
    expect(words(30, { hubs: stopped(-31), costs: costs('2026-06', 0) })).toEqual(['pass']);
    expect(words(30, { hubs: stopped(-31), costs: costs('2026-06') })).toEqual(['error']);
  });

  it('is judged on what is connected, and not at all where nothing is', () => {
    const { sources } = snapshotOf(portfolio({}), AS_OF).manifest;
    const without = (...lost: string[]) => ({
      sources: sources.map((source) =>
        lost.includes(source.system) ? { ...source, status: 'not-connected' as const } : source,
      ),
    });
    const records = { engagements: [{ communityId: 'reefs', start: inDays(-400), end: inDays(-30) }] };
    const at = (manifest: object, more = {}) =>
      verdicts('lapsed-engagement-still-serving', { ...records, ...more }, { manifest });
    expect(at(without('usage', 'cost'))).toEqual(['not-evaluated']);
    expect(at(without('usage'))).toEqual(['pass']);
    expect(at(without('usage', 'cost'), { hubs: stopped(-31) })).toEqual(['pass']);
    const cutOff = sources.map((source) =>
      source.system === 'cost' ? { ...source, status: 'incomplete' as const } : source,
    );
    expect(at({ sources: cutOff }, { hubs: stopped(-31) })).toEqual(['not-evaluated']);
    expect(at({ sources: cutOff }, { hubs: stopped(1) })).toEqual(['error']);
  });
});

describe('what an engagement that ends or has ended wants', () => {
  const at = (rule: string, left: number, part: Partial<Engagement> = {}, ...others: Partial<Engagement>[]) => {
    const company = { id: '5', communityId: 'reefs' };
    const won = { id: '7', stage: 'Closed Won' as const, type: 'new' as const, communityRecordIds: ['5'] };
    const own = { communityId: 'reefs', dealIds: ['7'], start: inDays(-300), end: inDays(left), ...part };
    return verdicts(rule, { communities: [company], deals: [won], engagements: [own, ...others] })[0] ?? '-';
  };
  const asked = { decommissionRequestedOn: inDays(-20) };

  it.each([
    [61, '-'],
    [60, 'warning'],
    [0, 'warning'],
    [-1, '-'],
  ])('renewal-opportunity-open, with %i days left: %s', (left, expected) => {
    expect(at('renewal-opportunity-open', left)).toBe(expected);
    expect(at('renewal-opportunity-open', left, asked)).toBe(expected === '-' ? '-' : 'pass');
    expect(at('renewal-opportunity-open', left, { decommissionRequestedOn: inDays(0) })).toBe(
      expected === '-' ? '-' : 'pass',
    );
    expect(at('renewal-opportunity-open', left, { decommissionRequestedOn: inDays(1) })).toBe(expected);
  });

  it.each([
    [15, '-'],
    [14, 'warning'],
    [-1, 'warning'],
  ])('shutdown-notice-sent, with %i days left: %s', (left, expected) => {
    expect(at('shutdown-notice-sent', left, asked)).toBe(expected);
    expect(at('shutdown-notice-sent', left)).toBe('-');
    expect(at('shutdown-notice-sent', left, { decommissionRequestedOn: inDays(1) })).toBe('-');
    expect(at('shutdown-notice-sent', 14, { ...asked, shutdownNoticeSentOn: inDays(0) })).toBe('pass');
    expect(at('shutdown-notice-sent', 14, { ...asked, shutdownNoticeSentOn: inDays(1) })).toBe('warning');
  });

  it.each([
    ['the last day', 0, '-'],
    ['the day after', -1, 'error'],
  ])('engagement-end-decision-recorded, on %s', (_, left, expected) => {
    const requested = (day: number) =>
      at('engagement-end-decision-recorded', left, { decommissionRequestedOn: inDays(day) });
    expect(at('engagement-end-decision-recorded', left)).toBe(expected);
    expect(requested(0)).toBe(expected === '-' ? '-' : 'pass');
    expect(requested(1)).toBe(expected);
  });

  it('says that a request to decommission is dated on a day to come', () => {
    const [outcome] = outcomes('engagement-end-decision-recorded', {
      engagements: [{ communityId: 'reefs', end: '2026-06-14', decommissionRequestedOn: '2062-05-02' }],
    });
    expect(outcome).toMatchObject({ message: expect.stringContaining('2 May 2062, is still to come') as string });
  });

  it.each([
    ['that ends later', { communityId: 'reefs', end: inDays(0) }, 'pass'],
    ['that ends on the same day', { communityId: 'reefs', end: inDays(-1) }, 'error'],
    ['of the same id in capitals', { communityId: 'REEFS', end: inDays(0) }, 'pass'],
    ['that names the community by its deal only', { dealIds: ['7'], end: inDays(0) }, 'pass'],
    ['of another community', { communityId: 'dunes', end: inDays(0) }, 'error'],
    ['without an end', { communityId: 'reefs' }, 'not-evaluated'],
    ['that was cancelled', { communityId: 'reefs', end: inDays(0), status: 'Cancelled' as const }, 'error'],
  ])('a successor is an engagement %s', (_, other, expected) =>
    expect(at('engagement-end-decision-recorded', -1, {}, other)).toBe(expected),
  );

  it.each([
    ['names a deal of the community', ['7'], 'not-evaluated'],
    ['names a deal of another community', ['8'], 'error'],
    ['names none', [], 'not-evaluated'],
  ])('an engagement that was set aside and %s may be a successor: %s', (_, links, expected) => {
    const setAside: SetAside[] = [
      { noun: 'engagements', id: 'recX', name: null, field: 'end', expected: 'a date', found: '"soon"', links },
    ];
    const records = {
      communities: [{ id: '5', communityId: 'reefs' }, { id: '6' }],
      deals: [
        { id: '7', communityRecordIds: ['5'] },
        { id: '8', communityRecordIds: ['6'] },
      ],
      engagements: [{ communityId: 'reefs', dealIds: ['7'], end: inDays(-1) }],
    };
    expect(verdicts('engagement-end-decision-recorded', records, { manifest: { setAside } })).toEqual([expected]);
  });
});

describe('community-intake-complete', () => {
  const facts = [
    'shortName',
    'longName',
    'communityId',
    'website',
    'githubOrg',
    'logoUrl',
    'cloudProvider',
    'cloudRegion',
  ];
  const context = ['contextGoals', 'contextCommunity', 'contextInfrastructure', 'contextData'];
  const at = (stage: Deal['stage'], count: number, config = {}) => {
    const known = Object.fromEntries([...facts, ...context].slice(0, count).map((key) => [key, 'known']));
    const records = { communities: [{ id: '5', ...known }], deals: [{ stage, communityRecordIds: ['5'] }] };
    return verdicts('community-intake-complete', records, { config })[0] ?? '-';
  };

  it('takes 9 of 15 at Negotiation, and what the configuration says', () => {
    expect([8, 9].map((count) => at('Negotiation', count))).toEqual(['warning', 'pass']);
    expect([8, 9].map((count) => at('Proposal', count))).toEqual(['-', '-']);
    expect(at('Negotiation', 8, { thresholds: { intakeNegotiationPercent: 53 } })).toBe('pass');
    expect(at('Contract Admin', 12)).toBe('warning');
    expect(at('Contract Admin', 12, { thresholds: { intakeContractAdminPercent: 80 } })).toBe('pass');
  });
});
