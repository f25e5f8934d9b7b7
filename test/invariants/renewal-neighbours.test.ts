import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/invariants/index.ts';
import { addDays, type Deal, type Engagement, type Hub, type SetAside } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';
import { outcomes, verdicts } from './judge.ts';

const inDays = (days: number) => addDays(AS_OF, days);
const reefs = (id: string, start: number | null, end: number | null, part: Partial<Engagement> = {}) => ({
  ...{ id, communityId: 'reefs', start: start === null ? null : inDays(start), end: end === null ? null : inDays(end) },
  ...part,
});

describe('successor-continuity', () => {
  const judged = (...engagements: Partial<Engagement>[]) =>
    outcomes('successor-continuity', { engagements }).map((outcome) =>
      outcome.outcome === 'fail'
        ? `${outcome.subject.id} ${outcome.severity} after ${outcome.related.map(({ id }) => id).join()}`
        : `${outcome.subject.id} ${outcome.outcome}`,
    );

  it('compares with the one that ended last of those that began earlier', () => {
    const long = reefs('long', -100, 100);
    const short = reefs('short', -90, -80);
    expect(judged(long, short)).toEqual(['short warning after long']);
    expect(judged(long, short, reefs('next', 101, 200))).toEqual(['next pass', 'short warning after long']);
    expect(judged(reefs('b', 0, 10), reefs('a', 11, 20))).toEqual(['a pass']);
  });

  it('orders engagements of one start by their end, then by their id', () => {
    expect(judged(reefs('a', 0, 20), reefs('b', 0, 10))).toEqual(['a warning after b']);
    expect(judged(reefs('b', 0, 10), reefs('a', 0, 10))).toEqual(['b warning after a']);
    expect(judged(reefs('c', 0, 10), reefs('b', -9, 10), reefs('z', 12, 20))).toEqual(['c warning after b', 'z pass']);
    expect(judged(reefs('c', -8, 10), reefs('b', -9, 10), reefs('z', 20, 30))).toEqual([
      'c warning after b',
      'z info after c',
    ]);
  });

  it('takes an engagement of one day for a term, and none whose dates do not tell', () => {
    expect(judged(reefs('a', 0, 0), reefs('b', 1, 10))).toEqual(['b pass']);
    for (const undated of [reefs('u', null, 5), reefs('u', 5, null), reefs('u', 5, 4)]) {
      expect(judged(reefs('a', 0, 1), reefs('b', 20, 30), undated)).toContain('b not-evaluated');
      expect(judged(reefs('a', 0, 1), reefs('b', 1, 30), undated)).toContain('b warning after a');
    }
  });
});

describe('renewal-opportunity-open', () => {
  const judged = (others: Partial<Deal>[], more: Example['records'] = {}, own: string[] = ['1']) =>
    verdicts('renewal-opportunity-open', {
      communities: [{ id: '5', communityId: 'reefs' }],
      deals: [{ id: '1', stage: 'Closed Won', type: 'renewal', communityRecordIds: ['5'] }, ...others],
      engagements: [reefs('recE', -300, 46, { dealIds: own })],
      ...more,
    })[0];
  const won = (part: Partial<Deal>): Partial<Deal> => ({
    id: '2',
    stage: 'Closed Won',
    type: 'renewal',
    communityRecordIds: ['5'],
    ...part,
  });

  it('does not take its own deal for the renewal', () => {
    expect(judged([])).toBe('warning');
    expect(judged([{ id: '2', stage: 'Lead', type: 'renewal', communityRecordIds: ['5'] }], {}, ['1', '2'])).toBe(
      'warning',
    );
  });

  it('takes a deal that was won for the one that ends later', () => {
    expect(judged([won({ contractEnd: inDays(46) })])).toBe('warning');
    expect(judged([won({ contractEnd: inDays(47) })])).toBe('pass');
    expect(judged([won({ contractEnd: inDays(47), type: null })])).toBe('not-evaluated');
    expect(judged([won({ contractEnd: inDays(46), type: null })])).toBe('warning');
    expect(judged([won({})])).toBe('not-evaluated');
  });

  it('knows a deal that was won by the deal that it follows', () => {
    expect(judged([won({ previousDealId: '1' })])).toBe('pass');
    expect(judged([won({ previousDealId: '1', contractEnd: inDays(0) })])).toBe('pass');
    expect(judged([won({ previousDealId: '9', contractEnd: inDays(0) })])).toBe('warning');
    expect(judged([won({ previousDealId: '1', communityRecordIds: [] })])).toBe('pass');
    expect(judged([won({ previousDealId: '1', stage: null })])).toBe('not-evaluated');
    expect(judged([won({ previousDealId: '1', type: 'new' })])).toBe('warning');
    expect(judged([won({ stage: null, type: 'renewal', contractEnd: inDays(0) })])).toBe('not-evaluated');
  });

  it('counts an engagement that ends later as a renewal that was won', () => {
    const engagements = [reefs('recE', -300, 46, { dealIds: ['1'] }), reefs('recF', 47, 400)];
    expect(judged([], { engagements })).toBe('pass');
    const of = (end: number) => [engagements[0]!, reefs('recF', -400, end, { dealIds: ['2'], communityId: null })];
    expect([46, 47].map((end) => judged([won({})], { engagements: of(end) }))).toEqual(['warning', 'pass']);
  });

  it('cannot tell without a community', () => {
    expect(judged([], { engagements: [reefs('recE', -300, 46, { communityId: null })] })).toBe('not-evaluated');
  });
});

describe('lapsed-engagement-still-serving', () => {
  const hub = (id: string, part: Partial<Hub> = {}): Partial<Hub> => ({
    id,
    communityId: 'reefs',
    namespace: id,
    ...part,
  });
  const judged = (records: Example['records'], setAside: SetAside[] = []) =>
    outcomes(
      'lapsed-engagement-still-serving',
      { engagements: [reefs('recE', -400, -30)], ...records },
      { manifest: { setAside } },
    )[0];
  const stopped = hub('a', { decommissionedOn: inDays(-30) });
  const lost = (noun: SetAside['noun'], id: string): SetAside => ({
    ...{ noun, id, name: null, field: 'amount', expected: 'a number', found: '"?"', links: [] },
  });

  it('counts the hubs, and names users and cost', () => {
    expect(judged({ hubs: [hub('b'), hub('a'), stopped] })).toMatchObject({
      message: expect.stringContaining('2 hubs are not decommissioned') as string,
      evidence: [
        { role: 'hub', type: 'hub', id: 'a' },
        { role: 'hub', type: 'hub', id: 'b' },
      ],
    });
  });

  it('is over when a later engagement of the community is there', () => {
    expect(
      judged({ engagements: [reefs('recE', -400, -30), reefs('recF', -29, 300)], hubs: [hub('a')] }),
    ).toBeUndefined();
  });

  it('counts cost from the month after the last hub was shut down, to the month of the check', () => {
    const costs = (month: string) => [{ communityId: 'reefs', month, amount: { minor: 1, currency: 'USD' } }];
    const late = hub('b', { decommissionedOn: inDays(-14) });
    const word = (month: string, hubs = [stopped, late]) => judged({ hubs, costs: costs(month) })?.outcome;
    expect(['2026-05', '2026-06', '2026-07'].map((month) => word(month))).toEqual(['pass', 'pass', 'pass']);
    expect(['2026-05', '2026-06', '2026-07'].map((month) => word(month, [stopped]))).toEqual(['pass', 'fail', 'pass']);
    expect(word('2026-06', [late, stopped])).toBe('pass');
  });

  it('names the last month and the last day of several', () => {
    const dau = (place: number) => Array.from({ length: 31 }, (_, at) => (at === place ? 3 : 0));
    const usage = [
      { id: 'a/2026-06', namespace: 'a', month: '2026-06', dau: dau(0) },
      { id: 'a/2026-05', namespace: 'a', month: '2026-05', dau: dau(30) },
    ];
    const costs = ['2026-06', '2026-05'].map((month) => ({
      communityId: 'reefs',
      month,
      amount: { minor: 1, currency: 'USD' },
    }));
    expect(judged({ hubs: [stopped], usage, costs })).toMatchObject({
      message: expect.stringContaining('up to 1 June 2026 and the cloud cost money up to June 2026') as string,
    });
    const today = [{ id: 'a/2026-06', namespace: 'a', month: '2026-06', dau: dau(14) }];
    const tomorrow = [{ id: 'a/2026-06', namespace: 'a', month: '2026-06', dau: dau(15) }];
    expect([today, tomorrow].map((usage) => judged({ hubs: [stopped], usage })?.outcome)).toEqual(['fail', 'pass']);
  });

  it('waits for usage and cost of the community that could not be read', () => {
    const word = (noun: SetAside['noun'], id: string, hubs = [stopped]) => judged({ hubs }, [lost(noun, id)])?.outcome;
    expect(word('usage', 'a/2026-06')).toBe('not-evaluated');
    expect(word('usage', 'other/2026-06')).toBe('pass');
    expect(word('usage', 'a/2026-06', [hub('a', { namespace: null, decommissionedOn: inDays(-30) })])).toBe('pass');
    expect(word('usage', 'a/2026-06', [stopped, hub('c', { namespace: null, decommissionedOn: inDays(-30) })])).toBe(
      'not-evaluated',
    );
    expect(word('costs', 'reefs/2026-06')).toBe('not-evaluated');
    expect(word('costs', 'dunes/2026-06')).toBe('pass');
    expect(word('hubs', 'recX')).toBe('not-evaluated');
  });
});
