import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/invariants/index.ts';
import { addDays, type Capacity, type Deal, type Engagement, type Records } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';
import { outcomes, verdicts } from './judge.ts';

const inDays = (days: number) => addDays(AS_OF, days);
const [START, END] = [inDays(-300), inDays(65)];

describe('engagement-dates-match-agreement', () => {
  const at = (deal: Partial<Deal>, contracts: object[] = [], manifest = {}) =>
    verdicts(
      'engagement-dates-match-agreement',
      {
        deals: [{ id: '1', ...deal }],
        contracts: contracts.map((contract) => ({ ...contract, dealIds: ['1'] })),
        engagements: [{ start: START, end: END, dealIds: ['1'] }],
      },
      { manifest },
    );
  const off = (start: number, end: number) => ({
    contractStart: addDays(START, start),
    contractEnd: addDays(END, end),
  });
  const contract = (start: number, end: number) => ({ start: addDays(START, start), end: addDays(END, end) });

  it.each([
    [0, 0, 'pass'],
    [1, 0, 'warning'],
    [0, -7, 'warning'],
    [7, 7, 'warning'],
    [0, 8, 'error'],
    [-8, 0, 'error'],
    [4, -4, 'warning'],
  ])('%i days off at the start and %i at the end is %s', (start, end, expected) =>
    expect(at(off(start, end))).toEqual([expected]),
  );

  it('goes by the agreement that comes nearest', () => {
    expect(at(off(0, -90), [contract(0, 0)])).toEqual(['pass']);
    expect(at(off(0, -90), [contract(0, 3)])).toEqual(['warning']);
    expect(at(off(0, 0), [contract(0, 90)])).toEqual(['pass']);
  });

  it('joins the intervals of the contracts, if all have one', () => {
    expect(at({}, [contract(0, -100), contract(100, 0)])).toEqual(['pass']);
    expect(at({}, [contract(0, -100), {}])).toEqual(['not-evaluated']);
    expect(at(off(0, 9), [contract(0, -100), {}])).toEqual(['error']);
  });

  it('does not judge by dates that are missing or out of order', () => {
    expect(at({ contractStart: START })).toEqual(['not-evaluated']);
    expect(at({ contractStart: END, contractEnd: START })).toEqual(['not-evaluated']);
  });

  it('waits for a contract that could not be read', () => {
    const lost = { noun: 'contracts', id: 'recC', name: null, field: 'end', expected: '', found: '', links: ['1'] };
    expect(at(off(0, 9), [], { setAside: [lost] })).toEqual(['not-evaluated']);
    expect(at(off(0, 0), [], { setAside: [lost] })).toEqual(['pass']);
  });

  it('takes its days from the configuration', () => {
    const records = { deals: [{ id: '1', ...off(0, 3) }], engagements: [{ start: START, end: END, dealIds: ['1'] }] };
    const config = { thresholds: { agreementDatesWarningDays: 2 } };
    expect(verdicts('engagement-dates-match-agreement', records, { config })).toEqual(['error']);
  });
});

describe('what stands about an active engagement', () => {
  const rag = (part: Partial<Engagement>) =>
    verdicts('rag-present', { engagements: [{ start: START, end: END, ...part }] });

  it('is asked from its first day to its last', () => {
    expect(rag({ start: inDays(0) })).toEqual(['warning']);
    expect(rag({ start: inDays(1) })).toEqual([]);
    expect(rag({ end: inDays(0) })).toEqual(['warning']);
    expect(rag({ end: inDays(-1) })).toEqual([]);
    expect(rag({ start: null })).toEqual(['not-evaluated']);
    expect(rag({ start: null, end: inDays(-1) })).toEqual([]);
    expect(rag({ start: END, end: START })).toEqual(['not-evaluated']);
    expect(rag({ status: 'Cancelled' })).toEqual([]);
  });

  const checked = (start: string, date: string | null, community = 'reefs') =>
    verdicts('satisfaction-checked', {
      engagements: [
        { id: 'recE1', start, end: END, communityId: 'reefs' },
        { id: 'recE2', start: inDays(-900), end: addDays(start, -1), communityId: community },
      ],
      checkIns: date === null ? [] : [{ engagementIds: ['recE2'], date }],
    });

  it.each([
    ['2025-12-15', null, []],
    ['2025-12-14', null, ['info']],
    ['2025-01-01', '2025-06-15', ['pass']],
    ['2025-01-01', '2025-06-14', ['info']],
    ['2025-01-01', AS_OF, ['pass']],
    ['2025-01-01', inDays(1), ['info']],
  ])('a community served since %s with a check-in on %s is %j', (start, date, expected) =>
    expect(checked(start, date)).toEqual(expected),
  );

  it('is not what another community said', () => expect(checked('2025-01-01', AS_OF, 'dunes')).toEqual(['info']));

  it('counts months to the end of a shorter one', () => {
    const at = (asOf: string) =>
      verdicts('satisfaction-checked', { engagements: [{ start: '2025-08-31', end: '2026-12-31' }] }, { asOf });
    expect(at('2026-02-28')).toEqual([]);
    expect(at('2026-03-01')).toEqual(['info']);
  });
});

describe('delivered-deliverable-has-evidence', () => {
  const url = 'https://github.com/example-org/reefs/issues/7';
  const at = (deliveredOn: string | null, githubIssueUrl: string | null = url) =>
    verdicts('delivered-deliverable-has-evidence', {
      deliverables: [{ status: 'Delivered', deliveredOn, githubIssueUrl }],
    });

  it('takes a date up to the day of the check', () => {
    expect(at(AS_OF)).toEqual(['pass']);
    expect(at(inDays(1))).toEqual(['error']);
    expect(at(null)).toEqual(['warning']);
  });

  it.each([
    [url, 'pass'],
    ['https://github.com/example-org/reefs/pull/12#issuecomment-1', 'pass'],
    ['https://code.example/team/reefs/issues/3', 'pass'],
    ['https://github.com/example-org/reefs', 'warning'],
    ['see mail', 'warning'],
  ])('reads %s as %s', (address, expected) => expect(at(AS_OF, address)).toEqual([expected]));
});

describe('FTE', () => {
  const given = (engagement: Partial<Engagement>, logs: Record<string, number>): Example['records'] => ({
    engagements: [{ id: 'recE1', fteCommitted: 0.5, ...engagement }],
    fteLog: Object.entries(logs).map(([month, fte]) => ({ engagementIds: ['recE1'], month, fte })),
  });
  const toDate = (engagement: Partial<Engagement>, logs: Record<string, number>, asOf = AS_OF) =>
    verdicts('fte-delivered-to-date', given(engagement, logs), { asOf });

  it('to date begins with the first whole month that is over', () => {
    const from = (start: string, asOf: string) => toDate({ start, end: '2026-12-31' }, { '2026-03': 0 }, asOf);
    expect(from('2026-04-01', '2026-04-30')).toEqual([]);
    expect(from('2026-04-01', '2026-05-01')).toEqual(['warning']);
    expect(from('2026-04-02', '2026-05-31')).toEqual([]);
    expect(from('2026-04-02', '2026-06-01')).toEqual(['warning']);
  });

  it('to date may be 10 % below, whatever the sums of hundredths come to', () => {
    const term = { start: '2026-03-01', end: '2026-12-31' };
    expect(toDate(term, { '2026-03': 0.45, '2026-04': 0.45, '2026-05': 0.45 })).toEqual(['pass']);
    expect(toDate(term, { '2026-03': 0.45, '2026-04': 0.45, '2026-05': 0.44 })).toEqual(['warning']);
    expect(toDate({ ...term, fteCommitted: null }, {})).toEqual([]);
    expect(toDate({ ...term, fteCommitted: 0 }, {})).toEqual(['pass']);
  });

  it('adds up the lines of a month', () => {
    const records = given({ start: '2026-05-01', end: '2026-12-31' }, { '2026-05': 0.3 });
    records.fteLog?.push({ engagementIds: ['recE1'], month: '2026-05', fte: 0.2 });
    expect(verdicts('fte-delivered-to-date', records)).toEqual(['pass']);
  });

  const atEnd = (engagement: Partial<Engagement>, logs: Record<string, number>, asOf = AS_OF) =>
    verdicts('fte-delivered-at-end', given({ start: '2026-01-01', ...engagement }, logs), { asOf });

  it('at the end is due on the day after it', () => {
    expect(atEnd({ end: '2026-06-14' }, { '2026-01': 0.1 })).toEqual(['error']);
    expect(atEnd({ end: '2026-06-15' }, { '2026-01': 0.1 })).toEqual([]);
  });

  it('at the end is compared to 0.01', () => {
    const logs = (last: number) => ({ '2026-01': 0.5, '2026-02': last });
    expect(atEnd({ end: '2026-02-28' }, logs(0.49))).toEqual(['pass']);
    expect(atEnd({ end: '2026-02-28' }, logs(0.4899))).toEqual(['error']);
  });

  it('at the end waits for the last month to be over', () => {
    const logs = { '2026-05': 0.5 };
    const term = { start: '2026-05-01', end: '2026-06-10' };
    expect(atEnd(term, logs, '2026-06-30')).toEqual(['not-evaluated']);
    expect(atEnd(term, logs, '2026-07-01')).toEqual(['error']);
    expect(atEnd(term, { ...logs, '2026-06': 0.1 }, '2026-06-30')).toEqual(['error']);
    expect(atEnd(term, { '2026-05': 0.4 }, '2026-06-30')).toEqual(['error']);
    // Ten of thirty days: a third of 0.5.
    expect(atEnd(term, { ...logs, '2026-06': 0.17 }, '2026-06-30')).toEqual(['pass']);
  });

  it('is not judged by lines that could not be read', () => {
    const lost = { noun: 'fteLog' as const, id: 'recF9', name: null, field: 'fte', expected: '', found: '' };
    const manifest = { setAside: [{ ...lost, links: ['recE1'] }] };
    const records = given({ start: '2026-05-01', end: '2026-12-31' }, { '2026-05': 0.1 });
    expect(verdicts('fte-delivered-to-date', records, { manifest })).toEqual(['not-evaluated']);
  });
});

describe('capacity-covers-commitments', () => {
  const stage = { label: '', order: 0, isClosed: false, probability: 0.5 };
  const PIPELINE: Records['pipelines'][number] = {
    id: 'p',
    label: null,
    stages: [
      { ...stage, id: '2', stage: 'Qualified' },
      { ...stage, id: '3', stage: 'Proposal' },
      { ...stage, id: '4', stage: 'Negotiation', probability: null },
    ],
  };
  const at = (records: Example['records'], capacity: Partial<Capacity>[], manifest = {}) =>
    verdicts('capacity-covers-commitments', { pipelines: [PIPELINE], ...records, capacity }, { manifest });
  const deal = (part: Partial<Deal>) => ({ pipelineId: 'p', stageId: '3', fteCommitted: 1, ...part });
  const june = (fteAvailable: number | null) => ({ month: '2026-06', fteAvailable });
  const year = { start: '2026-01-01', end: '2026-12-31', fteCommitted: 1 };

  it('looks at the month of the check and later ones', () => {
    const months = ['2026-05', '2026-06', '2027-01'].map((month) => ({ month, fteAvailable: 0 }));
    expect(at({ engagements: [year] }, months)).toEqual(['warning', 'pass']);
  });

  it('adds the teams and goes to the hundredth', () => {
    expect(at({ engagements: [year] }, [june(0.7), june(0.3)])).toEqual(['pass']);
    expect(at({ engagements: [year] }, [june(0.69), june(0.3)])).toEqual(['warning']);
    expect(at({ engagements: [year] }, [june(0.5), june(null)])).toEqual(['not-evaluated']);
  });

  it('counts two engagements of one month by their days', () => {
    const halves = [
      { ...year, end: '2026-06-15' },
      { ...year, start: '2026-06-16' },
    ];
    expect(at({ engagements: halves }, [june(1)])).toEqual(['pass']);
    expect(at({ engagements: halves.slice(1) }, [june(0.49)])).toEqual(['warning']);
    expect(at({ engagements: [{ ...year, status: 'Cancelled' }] }, [june(0)])).toEqual(['pass']);
  });

  it('counts deals from Proposal on by their probability, unless they have an engagement', () => {
    const one = (part: Partial<Deal>, fte: number) => at({ deals: [deal(part)] }, [june(fte)]);
    expect(one({ stage: 'Proposal' }, 0.5)).toEqual(['pass']);
    expect(one({ stage: 'Proposal' }, 0.49)).toEqual(['warning']);
    expect(one({ stage: 'Qualified', stageId: '2' }, 0)).toEqual(['pass']);
    expect(one({ stage: 'Closed Lost' }, 0)).toEqual(['pass']);
    expect(one({ stage: 'Closed Won' }, 0.99)).toEqual(['warning']);
    expect(one({ stage: 'Negotiation', stageId: '4' }, 9)).toEqual(['not-evaluated']);
    expect(one({ stage: null }, 9)).toEqual(['not-evaluated']);
    const won = { deals: [deal({ id: '1', stage: 'Closed Won' })], engagements: [{ ...year, dealIds: ['1'] }] };
    expect(at(won, [june(1)])).toEqual(['pass']);
  });

  it('counts a deal in the months of its contract', () => {
    const one = (contractStart: string | null, contractEnd: string | null) =>
      at({ deals: [deal({ stage: 'Proposal', contractStart, contractEnd })] }, [june(0)]);
    expect(one('2026-07-01', null)).toEqual(['pass']);
    expect(one(null, '2026-05-31')).toEqual(['pass']);
    expect(one('2026-06-30', null)).toEqual(['warning']);
    expect(one('2026-12-31', '2026-01-01')).toEqual(['warning']);
  });

  it('holds back where something may be missing', () => {
    const lost = (noun: string) => ({
      setAside: [{ noun, id: 'x', name: null, field: 'end', expected: '', found: '', links: [] }],
    });
    expect(at({ engagements: [year] }, [june(1)], lost('engagements'))).toEqual(['not-evaluated']);
    expect(at({ engagements: [year] }, [june(0)], lost('engagements'))).toEqual(['warning']);
    expect(at({ engagements: [year] }, [june(0)], lost('capacity'))).toEqual(['not-evaluated']);
    expect(at({ engagements: [{ ...year, end: null }] }, [june(9)])).toEqual(['not-evaluated']);
  });

  it('says why nothing is judged without a table', () =>
    expect(outcomes('capacity-covers-commitments', { engagements: [year] })).toMatchObject([
      {
        outcome: 'not-evaluated',
        subject: { type: 'source', id: 'capacity' },
        reason: 'Capacity has no line for the month of 15 June 2026 or a later one.',
      },
    ]));
});

describe('one parent', () => {
  const lost = { noun: 'engagements' as const, id: 'recX', name: null, field: 'end', expected: '', found: '' };
  const at = (engagementIds: string[], setAside: object[] = []) =>
    verdicts(
      'project-has-one-engagement',
      { engagements: [{ id: 'recE1' }, { id: 'recE2' }], projects: [{ id: 'recP1', engagementIds }] },
      { manifest: { setAside: setAside as [] } },
    );

  it('is neither none nor two, and unknown while one could not be read', () => {
    expect(at([])).toEqual(['error']);
    expect(at(['recE1'])).toEqual(['pass']);
    expect(at(['recE1', 'recE2'])).toEqual(['error']);
    expect(at(['recE1', 'recX'], [{ ...lost, links: [] }])).toEqual(['not-evaluated']);
    expect(at(['recE1'], [{ ...lost, links: ['recP1'] }])).toEqual(['not-evaluated']);
    expect(at(['recE1', 'recE404'])).toEqual(['not-evaluated']);
  });
});
