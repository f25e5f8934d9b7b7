import type { Example } from '../../types.ts';

/** An engagement from mid-March to the end of 2026 with 0.5 FTE committed, of which April and May are over; logs by month. */
const given = (logs: Record<string, number | null>) =>
  ({
    asOf: '2026-06-15',
    records: {
      engagements: [{ id: 'recE1', start: '2026-03-15', end: '2026-12-31', fteCommitted: 0.5 }],
      fteLog: Object.entries(logs).map(([month, fte]) => ({ engagementIds: ['recE1'], month, fte })),
    },
  }) satisfies Partial<Example>;

export const toDateExamples: Example[] = [
  {
    given: 'an engagement with 0.5 FTE committed and a mean of 0.45 over the two months that have passed',
    then: 'the rule holds, because it is 10 % below',
    outcome: 'pass',
    ...given({ '2026-04': 0.3, '2026-05': 0.6 }),
  },
  {
    given: 'the same engagement with a mean of 0.445',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({ '2026-04': 0.29, '2026-05': 0.6 }),
  },
  {
    given: 'the same engagement with a line for April only, and much logged in the months that count only in part',
    then: 'it is a warning, because May counts as 0 and those months do not count',
    outcome: 'fail',
    severity: 'warning',
    ...given({ '2026-03': 2, '2026-04': 0.5, '2026-06': 2 }),
  },
  {
    given: 'the same engagement with a line for May that states no FTE',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    ...given({ '2026-04': 0.5, '2026-05': null }),
  },
  {
    given: 'the same engagement and an FTE log without any line',
    then: 'it is not evaluated, because nobody keeps the log',
    outcome: 'not-evaluated',
    ...given({}),
  },
];
