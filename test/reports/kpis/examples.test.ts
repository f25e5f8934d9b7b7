import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/invariants/index.ts';
import { executedAgreements } from '../../../src/reports/kpis/agreements.ts';
import { weighed } from '../../../src/reports/kpis/fmrr.ts';
import { kpisOf } from '../../../src/reports/kpis/index.ts';
import { shareText } from '../../../src/reports/kpis/kpi.ts';
import { openStreams } from '../../../src/reports/kpis/open-value.ts';
import { qualificationOf } from '../../../src/reports/kpis/qualified.ts';
import { messyPortfolio } from '../../invariants/arbitrary.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const won = { id: '1', stage: 'Closed Won', type: 'new', amount: usd(12_000) } as const;
const year = { contractStart: '2026-01-01', contractEnd: '2026-12-31' };
const executed = { agreementExecutedOn: '2026-06-15' };
const agreementsOf = (records: Example['records']) => executedAgreements(inputsOf(records));
const reasonOf = (records: Example['records']) => agreementsOf(records).leftOut.map(({ reason }) => reason);

describe('executed agreements', () => {
  test('executed on the day of the data counts, a day later does not', () => {
    expect(agreementsOf({ deals: [{ ...won, ...year, ...executed }] }).agreements).toHaveLength(1);
    expect(reasonOf({ deals: [{ ...won, ...year, agreementExecutedOn: '2026-06-16' }] })).toEqual([
      'No executed agreement',
    ]);
  });

  test('a contract in Airtable executes it too, and gives the months that the deal lacks', () => {
    const { agreements } = agreementsOf({
      deals: [won],
      contracts: [
        { dealIds: ['1'], executedOn: '2026-01-01', start: '2026-02-01', end: '2026-07-31' },
        { dealIds: ['1'], executedOn: '2026-01-01', start: '2026-05-01', end: '2026-12-31' },
        { dealIds: ['1'], executedOn: null, start: '2020-01-01', end: '2029-12-31' },
      ],
    });
    expect(agreements).toMatchObject([{ source: 'contracts', interval: { start: '2026-02-01', end: '2026-12-31' } }]);
  });

  test('the months of the engagement stand in where neither states any; a cancelled one is no agreement', () => {
    const engagement = { dealIds: ['1'], start: '2026-03-01', end: '2026-08-31' };
    expect(agreementsOf({ deals: [{ ...won, ...executed }], engagements: [engagement] }).agreements).toMatchObject([
      { source: 'engagement', interval: { start: '2026-03-01', end: '2026-08-31' } },
    ]);
    expect(
      reasonOf({ deals: [{ ...won, ...year, ...executed }], engagements: [{ ...engagement, status: 'Cancelled' }] }),
    ).toEqual(['Its engagement is cancelled']);
  });

  test.each([
    ['no amount', { ...won, ...year, ...executed, amount: null }, 'No amount'],
    ['an amount of zero', { ...won, ...year, ...executed, amount: usd(0) }, 'The amount is not above zero'],
    [
      'no months',
      { ...won, ...executed },
      'No start and end that fit together, on the deal, its contracts or its engagement',
    ],
    [
      'a renewal without one',
      { ...won, ...year, type: 'renewal' as const },
      'A renewal without an executed agreement, which is allowed',
    ],
    [
      'an unknown stage',
      { ...won, ...year, ...executed, stage: null },
      'Its stage is none of the seven, so it may be lost',
    ],
  ])('%s is left out and says why', (_, deal, reason) => {
    expect(reasonOf({ deals: [deal] })).toEqual([reason]);
  });

  test('currencies stand side by side', () => {
    const [cmrr] = kpisOf(
      inputsOf({
        deals: [
          { ...won, ...year, ...executed },
          { ...won, id: '2', ...year, ...executed, amount: { minor: 1200, currency: 'JPY' } },
        ],
      }),
    );
    expect(spaced(cmrr?.value ?? '')).toBe('100 JPY and 10 USD');
  });
});

describe('open deals in the forecast', () => {
  const open = { id: '9', stage: 'Negotiation', type: 'new', amount: usd(1200), closedOn: '2026-09-10' } as const;
  const streamsOf = (records: Example['records']) => openStreams(inputsOf(records));

  test('from Qualified on, without contract dates for twelve months from the close date', () => {
    expect(streamsOf({ deals: [{ ...open, stage: 'Lead' }] })).toEqual({ streams: [], leftOut: [] });
    expect(streamsOf({ deals: [{ ...open, stage: 'Qualified' }] }).streams).toMatchObject([
      { source: 'close-date', interval: { start: '2026-09-10', end: '2027-09-09' } },
    ]);
  });

  test('from the day of the data where the close date is past', () => {
    expect(streamsOf({ deals: [{ ...open, closedOn: '2026-06-14' }] }).streams[0]?.interval.start).toBe('2026-06-15');
  });

  test('a renewal begins on the day after what it renews', () => {
    const deals = [
      { ...won, ...year },
      { ...open, type: 'renewal' as const, previousDealId: '1' },
    ];
    expect(streamsOf({ deals }).streams[0]).toMatchObject({
      source: 'predecessor',
      interval: { start: '2027-01-01', end: '2027-12-31' },
    });
  });

  test('weights are exact to a unit, rounded half up', () => {
    expect([weighed(5n, 0.5), weighed(4n, 0.5), weighed(100n, 0.8), weighed(100n, 0), weighed(100n, 1)]).toEqual([
      3n,
      2n,
      80n,
      0n,
      100n,
    ]);
  });
});

describe('retention', () => {
  const engagement = (communityId: string, start: string | null, end: string | null) => ({ communityId, start, end });
  const retention = (...engagements: { communityId: string; start: string | null; end: string | null }[]) =>
    kpisOf(inputsOf({ engagements })).find(({ id }) => id === 'retention')!;

  test('the first and the last day of an engagement count', () => {
    const all = retention(
      engagement('a', '2025-12-15', '2026-06-15'),
      engagement('b', '2025-12-16', '2026-06-15'),
      engagement('c', '2025-01-01', '2025-12-14'),
      engagement('d', '2025-01-01', '2025-12-15'),
    );
    expect(all.value).toBe('1 of 2 communities');
    expect(all.doubts.join(' ')).toContain('no percentage of fewer than 5');
    expect(all.target?.isReached).toBeNull();
  });

  test('a community that went over to its next engagement stayed; one that may have is neither', () => {
    const all = retention(
      engagement('a', '2025-01-01', '2026-01-01'),
      engagement('a', '2026-01-02', '2027-01-01'),
      engagement('b', '2025-01-01', '2026-01-01'),
      engagement('b', null, null),
    );
    expect(all.value).toBe('1 of 1 communities');
    expect(all.doubts.join(' ')).toContain('Of 1 community it is not known');
  });

  test('over 80 % is over, not at', () => {
    const five = ['a', 'b', 'c', 'd'].map((id) => engagement(id, '2025-01-01', '2027-01-01'));
    expect(retention(...five, engagement('e', '2025-01-01', '2026-01-01')).target?.isReached).toBe(false);
    expect(retention(...five, engagement('e', '2025-01-01', '2027-01-01')).target?.isReached).toBe(true);
  });
});

describe('renewal rate', () => {
  const rateOf = (records: Example['records']) => kpisOf(inputsOf(records)).find(({ id }) => id === 'renewal-rate')!;
  const ended = { communityId: 'a', dealIds: ['1'], start: '2025-01-01', end: '2026-06-14' };

  test('ended is before the day of the data, and a year back at most', () => {
    expect(rateOf({ engagements: [ended] }).value).toBe('0 of 1 agreements');
    expect(rateOf({ engagements: [{ ...ended, end: '2026-06-15' }] }).value).toBe('No agreements');
    expect(rateOf({ engagements: [{ ...ended, end: '2025-06-15' }] }).value).toBe('0 of 1 agreements');
    expect(rateOf({ engagements: [{ ...ended, end: '2025-06-14' }] }).value).toBe('No agreements');
  });

  test('a copy on the same deal is the same agreement; a won renewal and a later engagement go on', () => {
    expect(rateOf({ engagements: [ended, ended] }).value).toBe('0 of 1 agreements');
    expect(
      rateOf({ engagements: [ended, { communityId: 'a', dealIds: ['2'], start: '2026-06-15', end: '2027-06-14' }] })
        .value,
    ).toBe('1 of 1 agreements');
    const renewal = { id: '2', type: 'renewal', previousDealId: '1' } as const;
    expect(rateOf({ engagements: [ended], deals: [{ ...renewal, stage: 'Closed Won' }] }).value).toBe(
      '1 of 1 agreements',
    );
    expect(rateOf({ engagements: [ended], deals: [{ ...renewal, stage: 'Contract Admin' }] }).value).toBe(
      '0 of 1 agreements',
    );
  });
});

test.each([
  [{ stage: 'Lead', scopeDecision: 'in_scope' }, [], 'not yet'],
  [{ stage: 'Lead', scopeDecision: null }, ['Qualified'], 'qualified'],
  [{ stage: 'Qualified', scopeDecision: null }, [], 'qualified'],
  [{ stage: 'Closed Lost', scopeDecision: 'in_scope' }, [], 'qualified'],
  [{ stage: 'Closed Lost', scopeDecision: 'out_of_scope' }, [], 'not qualified'],
  [{ stage: 'Closed Lost', scopeDecision: null }, [], 'not known'],
  [{ stage: 'Closed Lost', scopeDecision: null }, ['Lead', 'Proposal'], 'qualified'],
  [{ stage: null, scopeDecision: 'in_scope' }, [], 'not known'],
] as const)('a lead at %o that was seen at %o: %s', (deal, seen, is) => {
  expect(qualificationOf(deal, new Set(seen)).is).toBe(is);
});

test.each([
  [0, 0, 'No things'],
  [3, 4, '3 of 4 things'],
  [4, 5, '4 of 5 things, 80 %'],
])('%i of %i: %s', (part, whole, words) => {
  expect(spaced(shareText(part, whole, 'things'))).toBe(words);
});

test('of any portfolio, shares lie in 0 to 1, and the order of the records changes nothing', () => {
  fc.assert(
    fc.property(messyPortfolio(), (snapshot) => {
      const figures = kpisOf(inputsFor(snapshot));
      for (const { id, share } of figures) {
        if (share === null) continue;
        expect(share).toBeGreaterThanOrEqual(0);
        if (id !== 'fte') expect(share).toBeLessThanOrEqual(1);
      }
      const { records } = snapshot;
      const turned = {
        ...snapshot,
        records: { ...records, deals: records.deals.toReversed(), contracts: records.contracts.toReversed() },
      };
      expect(kpisOf(inputsFor(turned)).map(({ value }) => value)).toEqual(figures.map(({ value }) => value));
      expect(figures.flatMap(({ tables }) => tables.map(valuesOf))).toBeDefined();
    }),
    { numRuns: 25 },
  );
});
