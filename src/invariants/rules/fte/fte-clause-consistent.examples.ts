import type { Example } from '../../types.ts';

/** What an engagement, its deal and its contracts state; null for nothing. */
const given = (engagement: number | null, deal: number | null, contracts: (number | null)[]) =>
  ({
    asOf: '2026-06-15',
    records: {
      deals: [{ id: '1', fteCommitted: deal }],
      contracts: contracts.map((fteCommitted) => ({ dealIds: ['1'], fteCommitted })),
      engagements: [{ dealIds: ['1'], fteCommitted: engagement }],
    },
  }) satisfies Partial<Example>;

export const clauseExamples: Example[] = [
  {
    given: 'an engagement and its contract that state 0.5 FTE, and a deal that states none',
    then: 'the rule holds',
    outcome: 'pass',
    ...given(0.5, null, [0.5]),
  },
  {
    given: 'an engagement that states 0.5 FTE and a deal that states 0.6',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given(0.5, 0.6, []),
  },
  {
    given: 'an engagement that states no FTE, a deal that states 0.5 and a contract that states 0',
    then: 'it is a warning, because 0 is a statement',
    outcome: 'fail',
    severity: 'warning',
    ...given(null, 0.5, [0]),
  },
  {
    given: 'an engagement that states 0.5 FTE, and two contracts of 0.3 and 0.2',
    then: 'the rule holds, because the contracts add up',
    outcome: 'pass',
    ...given(0.5, null, [0.3, 0.2]),
  },
  {
    given: 'an engagement that states 0.5 FTE, whose contract could not be read',
    then: 'it is not evaluated, because the contract may state another',
    outcome: 'not-evaluated',
    ...given(0.5, 0.5, []),
    setAside: [
      { noun: 'contracts', id: 'recC1', name: null, field: 'end', expected: 'a date', found: '"soon"', links: ['1'] },
    ],
  },
];
