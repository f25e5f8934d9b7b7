import { describe, expect, it } from 'vitest';
import { addDays, type Deal, type Stage } from '../../src/model/index.ts';
import { AS_OF, snapshotAround } from './arbitrary.ts';
import { outcomes, verdicts } from './judge.ts';
import { contextOf, portfolio, ruleById } from '../../src/invariants/index.ts';
import { readConfig } from '../../src/model/index.ts';

const inDays = (days: number) => addDays(AS_OF, days);
const USD = (minor: number) => ({ minor, currency: 'USD' });

const STAGES: Stage[] = ['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Contract Admin', 'Closed Won', 'Closed Lost'];

describe('a rule about what a deal says of itself', () => {
  // One word a stage, in the order of the pipeline; a dash for a stage that the rule is not about.
  it.each([
    ['deal-opportunity-type-set', '- warning warning warning warning error -'],
    ['qualified-deal-in-scope', '- warning warning warning warning warning -'],
    ['proposal-ps-notified', '- - warning warning warning warning -'],
    ['proposal-capacity-confirmed', '- - warning warning warning warning -'],
    ['amount-present', '- - warning warning warning error -'],
    ['negotiation-dates-present', '- - - warning error error -'],
    ['service-agreement-linked', '- - - warning error error -'],
    ['contract-admin-verbal-close', '- - - - warning warning -'],
    ['closed-lost-has-reason', '- - - - - - info'],
  ])('%s is due from its stage on: %s', (rule, expected) => {
    const found = STAGES.map((stage) => verdicts(rule, { deals: [{ stage }] })[0] ?? '-');
    expect(found.join(' ')).toBe(expected);
    expect(verdicts(rule, { deals: [{ stage: null }] })).toEqual(['not-evaluated']);
  });

  it('holds when it is said', () => {
    const said: Partial<Deal> = {
      ...{ stage: 'Closed Won', type: 'new', scopeDecision: 'in_scope', psNotifiedOn: AS_OF },
      ...{ capacityConfirmedOn: AS_OF, amount: USD(1), contractStart: AS_OF, contractEnd: AS_OF },
      ...{ agreementUrl: 'https://files.example/a.pdf', verbalCloseOn: AS_OF },
    };
    for (const rule of [
      ...['deal-opportunity-type-set', 'qualified-deal-in-scope', 'proposal-ps-notified', 'amount-present'],
      ...['proposal-capacity-confirmed', 'negotiation-dates-present', 'service-agreement-linked'],
      'contract-admin-verbal-close',
    ]) {
      expect(verdicts(rule, { deals: [said] }), rule).toEqual(['pass']);
    }
  });

  it('says what is wrong, and what follows', () => {
    const message = (rule: string, deal: Partial<Deal>) => {
      const [outcome] = outcomes(rule, { deals: [{ name: 'Reefs', stage: 'Closed Won', ...deal }] });
      return outcome?.outcome === 'fail' ? outcome.message : null;
    };
    expect(message('amount-present', { amount: USD(0) })).toBe(
      'Deal “Reefs” is at Closed Won and has an amount that is not above zero, so pipeline and revenue are counted without it.',
    );
    expect(message('amount-present', { amount: USD(-1) })).toContain('not above zero');
    expect(message('amount-present', { amount: { minor: 1, currency: null } })).toContain('without a currency');
    expect(message('negotiation-dates-present', {})).toContain('has no contract start and no contract end');
    expect(message('negotiation-dates-present', { contractEnd: AS_OF })).toContain('has no contract start, so');
    expect(message('negotiation-dates-present', { contractStart: AS_OF })).toContain('has no contract end, so');
    expect(message('qualified-deal-in-scope', { scopeDecision: 'out_of_scope' })).toContain('“out_of_scope”');
    expect(message('deal-opportunity-type-set', { typeLabel: 'partner' })).toContain('“partner”');
  });
});

describe('open-deal-not-stalled', () => {
  const after = (days: number, deal: Partial<Deal> = {}, config = {}) =>
    verdicts(
      'open-deal-not-stalled',
      { deals: [{ stage: 'Lead', stageEnteredOn: inDays(-days), ...deal }] },
      { config },
    );

  it.each([
    [0, 'pass'],
    [29, 'pass'],
    [30, 'info'],
    [59, 'info'],
    [60, 'info'],
    [90, 'info'],
    [91, 'warning'],
    [-1, 'not-evaluated'],
  ])('after %i days in a stage is %s', (days, expected) => expect(after(days)).toEqual([expected]));

  it('says at 30 days to look, at 60 to decide, and after 90 that it has stalled', () => {
    const said = [59, 60, 90, 91].map((days) =>
      JSON.stringify(outcomes('open-deal-not-stalled', { deals: [{ stage: 'Lead', stageEnteredOn: inDays(-days) }] })),
    );
    expect(said.map((text) => /look|decide|stalled/.exec(text.split('days, ')[1] ?? '')?.[0])).toEqual([
      'look',
      'decide',
      'decide',
      'stalled',
    ]);
  });

  it('is about open deals, and takes its days from the configuration', () => {
    expect(after(91, { stage: 'Contract Admin' })).toEqual(['warning']);
    expect(after(91, { stage: 'Closed Won' })).toEqual([]);
    expect(after(91, { stage: 'Closed Lost' })).toEqual([]);
    expect(after(91, { stageEnteredOn: null })).toEqual(['not-evaluated']);
    expect(after(15, {}, { thresholds: { openDealLookDays: 7, openDealStalledDays: 14 } })).toEqual(['warning']);
  });
});

describe('open-deal-close-date-not-past', () => {
  const closing = (days: number, stage: Stage = 'Lead') =>
    verdicts('open-deal-close-date-not-past', { deals: [{ stage, closedOn: inDays(days) }] });

  it('counts the day of the check as ahead', () => {
    expect([closing(1), closing(0), closing(-1)]).toEqual([['pass'], ['pass'], ['warning']]);
    expect(closing(-1, 'Contract Admin')).toEqual(['warning']);
    expect([...closing(-1, 'Closed Won'), ...closing(-1, 'Closed Lost')]).toEqual([]);
  });
});

describe('agreement-signed-before-start', () => {
  const engagement = { id: 'recE', dealIds: ['1'], start: inDays(-60), end: inDays(300) };
  const signed = (late: number, more: object = {}, deal: Partial<Deal> = {}) =>
    verdicts('agreement-signed-before-start', {
      deals: [{ id: '1', stage: 'Closed Won', agreementExecutedOn: addDays(engagement.start, late), ...deal }],
      engagements: [engagement],
      ...more,
    });

  it.each([
    [-1, 'pass'],
    [0, 'pass'],
    [1, 'warning'],
    [30, 'warning'],
    [31, 'error'],
    // The day after the check: an executed date that is to come counts for nothing.
    [60, 'error'],
    [61, 'not-evaluated'],
  ])('signed %i days after the start is %s', (late, expected) => expect(signed(late)).toEqual([expected]));

  it('takes the first executed date of deal and contracts, and the first engagement', () => {
    const contract = (late: number) => ({ dealIds: ['1'], executedOn: addDays(engagement.start, late) });
    expect(signed(40, { contracts: [{ ...contract(0), type: 'MoU' }] })).toEqual(['pass']);
    expect(signed(40, { contracts: [{ ...contract(5), type: 'Service Agreement' }] })).toEqual(['warning']);
    expect(signed(40, { contracts: [{ ...contract(0), type: null }] })).toEqual(['not-evaluated']);
    const earlier = { id: 'recA', dealIds: ['1'], start: inDays(-100), end: inDays(-61) };
    expect(signed(0, { engagements: [engagement, earlier] })).toEqual(['error']);
    expect(signed(0, { engagements: [engagement, { ...earlier, status: 'Cancelled' }] })).toEqual(['pass']);
    expect(signed(0, { engagements: [engagement, { ...earlier, start: null }] })).toEqual(['not-evaluated']);
    expect(signed(0, { engagements: [{ ...engagement, end: inDays(-61) }] })).toEqual(['not-evaluated']);
    expect(signed(0, { engagements: [{ ...engagement, end: null }] })).toEqual(['pass']);
  });

  it('is about deals with work that are not lost', () => {
    expect(signed(40, { engagements: [] })).toEqual([]);
    expect(signed(40, { engagements: [{ ...engagement, status: 'Cancelled' }] })).toEqual([]);
    expect(signed(40, {}, { stage: 'Closed Lost' })).toEqual([]);
    expect(signed(40, {}, { stage: 'Contract Admin' })).toEqual(['error']);
  });

  it('is due once the engagement has started', () => {
    const unsigned = { agreementExecutedOn: null };
    expect(signed(0, { engagements: [{ ...engagement, start: inDays(1) }] }, unsigned)).toEqual([]);
    expect(signed(0, { engagements: [{ ...engagement, start: inDays(0) }] }, unsigned)).toEqual(['not-evaluated']);
  });
});

describe('grace of delivery-request-produced-outcomes', () => {
  const on = (asOf: string, createdOn: string | null, more: object = {}, deal: Partial<Deal> = {}) =>
    verdicts(
      'delivery-request-produced-outcomes',
      { deals: [{ id: '1', stage: 'Closed Won', ...deal }], orders: [{ dealIds: ['1'], createdOn }], ...more },
      { asOf },
    );

  it.each([
    // Wednesday 3 June 2026: five business days across a weekend end on Wednesday 10 June.
    ['2026-06-10', '2026-06-03', 'info'],
    ['2026-06-11', '2026-06-03', 'error'],
    // Ordered on a Saturday: the Friday after.
    ['2026-06-12', '2026-06-06', 'info'],
    ['2026-06-13', '2026-06-06', 'error'],
    // Tomorrow is a matter of time zones, the day after is a mistake.
    ['2026-06-15', '2026-06-16', 'info'],
    ['2026-06-15', '2026-06-17', 'error'],
    ['2026-06-15', null, 'error'],
  ])('on %s, ordered on %s, is %s', (asOf, createdOn, expected) => expect(on(asOf, createdOn)).toEqual([expected]));

  it('counts from the first order', () => {
    const orders = ['2026-06-12', '2026-05-01'].map((createdOn) => ({ dealIds: ['1'], createdOn }));
    expect(on('2026-06-15', null, { orders })).toEqual(['error']);
  });

  it('names what is missing', () => {
    const engagements = [{ id: 'recE', dealIds: ['1'] }];
    const projects = [{ id: 'recP', engagementIds: ['recE'] }];
    const message = (more: object) => {
      const records = { deals: [{ id: '1', stage: 'Closed Won' as const }], orders: [{ dealIds: ['1'] }], ...more };
      const [outcome] = outcomes('delivery-request-produced-outcomes', records);
      return outcome?.outcome === 'fail' ? outcome.message : outcome?.outcome;
    };
    expect(message({})).toContain('no engagement, no project and no deliverable');
    expect(message({ engagements })).toContain('an engagement, but no project and no deliverable');
    expect(message({ engagements, projects })).toContain('an engagement and a project, but no deliverable');
    expect(message({ engagements, projects, deliverables: [{ projectIds: ['recP'], status: 'Cancelled' }] })).toBe(
      'pass',
    );
  });

  it('does not count what a cancelled engagement produced beside one that stands', () => {
    const engagements = [
      { id: 'recE1', dealIds: ['1'], status: 'Cancelled' as const },
      { id: 'recE2', dealIds: ['1'] },
    ];
    const of = (id: string) => ({
      engagements,
      projects: [{ id: 'recP', engagementIds: [id] }],
      deliverables: [{ projectIds: ['recP'] }],
    });
    expect(on(AS_OF, null, of('recE1'))).toEqual(['error']);
    expect(on(AS_OF, null, of('recE2'))).toEqual(['pass']);
  });

  it('leaves lost deals, cancelled engagements and deals without an order out', () => {
    expect(on(AS_OF, null, {}, { stage: 'Closed Lost' })).toEqual([]);
    expect(on(AS_OF, null, { engagements: [{ dealIds: ['1'], status: 'Cancelled' }] })).toEqual([]);
    expect(on(AS_OF, null, { orders: [] })).toEqual([]);
    expect(on(AS_OF, null, {}, { stage: 'Contract Admin' })).toEqual(['error']);
    for (const rule of ['delivery-request-billing-columns', 'delivery-request-produced-outcomes']) {
      const lost = { deals: [{ id: '1', stage: 'Closed Lost' as const }], orders: [{ dealIds: ['1'] }] };
      expect(verdicts(rule, lost)).toEqual([]);
      expect(verdicts(rule, { ...lost, deals: [{ id: '1', stage: null }] })).toEqual(['not-evaluated']);
    }
  });
});

describe('the two rules about what came before', () => {
  const both = (deal: Partial<Deal>, engagements: object[], more: object = {}) => {
    const records = {
      communities: [{ id: '5', communityId: 'reefs' }],
      deals: [{ id: '1', stage: 'Closed Won' as const, communityRecordIds: ['5'], ...deal }],
      engagements,
      ...more,
    };
    return ['renewal-has-predecessor', 'new-deal-without-predecessor'].map((rule) => verdicts(rule, records)[0] ?? '-');
  };
  const renewal = (engagements: object[], deal: Partial<Deal> = {}) =>
    both({ type: 'renewal', ...deal }, engagements)[0];
  const fresh = (engagements: object[], deal: Partial<Deal> = {}) => both({ type: 'new', ...deal }, engagements)[1];
  const own = { id: 'recOwn', dealIds: ['1'], start: AS_OF };
  const other = (days: number | null, part: object = {}) => ({
    ...{ id: 'recOther', communityId: 'reefs', start: days === null ? null : inDays(days) },
    ...part,
  });

  it('are each about one type', () => {
    expect(both({ type: 'new' }, [])).toEqual(['-', 'pass']);
    expect(both({ type: 'renewal' }, [])).toEqual(['warning', '-']);
    expect(both({ type: null }, [])).toEqual(['not-evaluated', 'not-evaluated']);
  });

  it('call earlier what starts a day before', () => {
    expect([renewal([own, other(-1)]), renewal([own, other(0)]), renewal([own, other(1)])]).toEqual([
      'pass',
      'warning',
      'warning',
    ]);
    expect([fresh([own, other(-1)]), fresh([own, other(0)]), fresh([own, other(1)])]).toEqual(['info', 'pass', 'pass']);
  });

  it('measure a new deal without an engagement by its contract, then by its close date', () => {
    const dates = { contractStart: inDays(10), closedOn: inDays(-10) };
    expect(fresh([other(9)], dates)).toBe('info');
    expect(fresh([other(10)], dates)).toBe('pass');
    expect(fresh([other(-11)], { closedOn: inDays(-10) })).toBe('info');
    expect(fresh([other(-10)], { closedOn: inDays(-10) })).toBe('pass');
    expect(fresh([other(0)])).toBe('not-evaluated');
  });

  it('count a cancelled engagement as something to renew, and not as a reason to doubt a new deal', () => {
    expect(renewal([own, other(-1, { status: 'Cancelled' })])).toBe('pass');
    expect(fresh([own, other(-1, { status: 'Cancelled' })])).toBe('pass');
  });

  it('do not guess a start', () => {
    expect(renewal([own, other(null)])).toBe('not-evaluated');
    expect(renewal([{ ...own, start: null }, other(-1)])).toBe('not-evaluated');
    expect(renewal([other(null)])).toBe('pass');
    expect(fresh([own, other(null)])).toBe('not-evaluated');
    expect(fresh([{ ...own, start: null }, other(-1)])).toBe('not-evaluated');
  });

  it('find an engagement by its deal as well as by its Community ID', () => {
    const second = { id: '2', communityRecordIds: ['5'], type: null, stage: 'Closed Won' };
    const records = [own, { id: 'recOther', dealIds: ['2'], start: inDays(-1) }];
    const first = { id: '1', communityRecordIds: ['5'], stage: 'Closed Won' };
    const judged = (type: 'new' | 'renewal') => both({}, records, { deals: [{ ...first, type }, second] });
    expect(judged('renewal')[0]).toBe('pass');
    expect(judged('new')[1]).toBe('info');
  });

  it('take a deal that a renewal names as what came before, unless it is itself', () => {
    expect(renewal([], { previousDealId: '7' })).toBe('pass');
    expect(renewal([], { previousDealId: '1' })).toBe('warning');
  });

  it('are not evaluated where the community is not known', () => {
    expect(both({ type: 'renewal', communityRecordIds: [] }, [])[0]).toBe('not-evaluated');
    expect(both({ type: 'new', communityRecordIds: ['404'] }, [])[1]).toBe('not-evaluated');
  });
});

describe('duplicate-deal-suspected', () => {
  const deal = (id: string, from: number, to: number, part: Partial<Deal> = {}): Partial<Deal> => ({
    ...{ id, stage: 'Closed Won', amount: USD(100), communityRecordIds: ['5'] },
    ...{ contractStart: inDays(from), contractEnd: inDays(to) },
    ...part,
  });
  const each = (...deals: Partial<Deal>[]) =>
    outcomes('duplicate-deal-suspected', { communities: [{ id: '5' }, { id: '6' }], deals }).map((outcome) =>
      outcome.outcome === 'fail' ? outcome.related.map(({ id }) => id).join() : outcome.outcome,
    );

  it('counts both ends of an interval', () => {
    expect(each(deal('1', 0, 10), deal('2', 10, 20))).toEqual(['pass', '1']);
    expect(each(deal('1', 0, 10), deal('2', 11, 20))).toEqual(['pass', 'pass']);
    expect(each(deal('1', 11, 20), deal('2', 0, 11))).toEqual(['pass', '1']);
  });

  it('needs community, amount and currency to be the same', () => {
    const same = deal('1', 0, 10);
    expect(each(same, deal('2', 0, 10, { amount: USD(101) }))).toEqual(['pass', 'pass']);
    expect(each(same, deal('2', 0, 10, { amount: { minor: 100, currency: 'EUR' } }))).toEqual(['pass', 'pass']);
    expect(each(same, deal('2', 0, 10, { communityRecordIds: ['6'] }))).toEqual(['pass', 'pass']);
    expect(each(same, deal('2', 0, 10, { communityRecordIds: ['5', '6'] }))).toEqual(['pass', '1']);
  });

  it('is about deals that are open or won', () => {
    expect(each(deal('1', 0, 10), deal('2', 0, 10, { stage: 'Lead' }))).toEqual(['pass', '1']);
    expect(each(deal('1', 0, 10), deal('2', 0, 10, { stage: 'Closed Lost' }))).toEqual(['pass']);
    expect(each(deal('1', 0, 10), deal('2', 0, 10, { stage: null }))).toEqual(['pass', 'not-evaluated']);
  });

  it('names each deal with an overlap, in fewer pairs than there are deals', () => {
    expect(each(deal('1', 0, 100), deal('2', 10, 20), deal('3', 30, 40))).toEqual(['pass', '1', '1']);
    expect(each(deal('1', 0, 10), deal('2', 5, 20), deal('3', 15, 30))).toEqual(['pass', '1', '2']);
    expect(each(deal('3', 0, 100), deal('1', 10, 20), deal('2', 30, 40))).toEqual(['pass', 'pass', '1,2']);
  });

  it('expects a deal to say enough from Negotiation on', () => {
    const bare = { contractStart: null };
    expect(each(deal('1', 0, 10, { ...bare, stage: 'Negotiation' }), deal('2', 0, 10))).toEqual([
      'not-evaluated',
      'pass',
    ]);
    expect(each(deal('1', 0, 10, { ...bare, stage: 'Proposal' }), deal('2', 0, 10))).toEqual(['pass']);
    expect(each(deal('1', 0, 10, { amount: null }))).toEqual(['not-evaluated']);
    expect(each(deal('1', 0, 10, { amount: USD(0) }), deal('2', 0, 10, { amount: USD(0) }))).toEqual([
      'not-evaluated',
      'not-evaluated',
    ]);
    expect(each(deal('1', 0, 10, { amount: USD(1) }), deal('2', 0, 10, { amount: USD(1) }))).toEqual(['pass', '1']);
    expect(each(deal('1', 10, 0))).toEqual(['not-evaluated']);
    expect(each(deal('1', 0, 10, { communityRecordIds: [] }))).toEqual(['not-evaluated']);
  });

  it('is not evaluated while a deal of the community could not be read', () => {
    const aside = {
      noun: 'deals',
      id: '9',
      name: null,
      field: 'amount',
      expected: '',
      found: '',
      links: ['5'],
    } as const;
    const records = { communities: [{ id: '5' }], deals: [deal('1', 0, 10)] };
    const manifest = { setAside: [{ ...aside, links: [...aside.links] }] };
    expect(verdicts('duplicate-deal-suspected', records, { manifest })).toEqual(['not-evaluated']);
  });

  it('has fewer pairs than deals, however many are alike', () => {
    const many = (count: number) =>
      portfolio({ deals: Array.from({ length: count }, (_, i) => deal(String(100_000 + i), 0, 10)) });
    const context = contextOf(snapshotAround(many(20_000)), {
      asOf: AS_OF,
      config: readConfig({}),
      now: null,
      nowReason: '',
    });
    const found = [...ruleById('duplicate-deal-suspected')!.evaluate(context)];
    const related = found.flatMap((outcome) => (outcome.outcome === 'fail' ? outcome.related : []));
    expect(related.length).toBe(19_999);
  });
});
