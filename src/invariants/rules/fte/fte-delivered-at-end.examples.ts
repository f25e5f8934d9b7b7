import type { Engagement } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** An engagement from January to March 2026 with 0.5 FTE committed; logs by month. */
const given = (logs: Record<string, number | null>, rest: Partial<Engagement> = {}) =>
  ({
    asOf: '2026-06-15',
    records: {
      engagements: [{ id: 'recE1', start: '2026-01-01', end: '2026-03-31', fteCommitted: 0.5, ...rest }],
      fteLog: Object.entries(logs).map(([month, fte]) => ({ engagementIds: ['recE1'], month, fte })),
    },
  }) satisfies Partial<Example>;

export const atEndExamples: Example[] = [
  {
    given: 'an engagement of three months that has ended, with 0.5 FTE committed and a mean of 0.5',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ '2026-01': 0.4, '2026-02': 0.6, '2026-03': 0.5 }),
  },
  {
    given: 'the same engagement with a mean of 0.496',
    then: 'the rule holds, because that is 0.5 to the nearest 0.01',
    outcome: 'pass',
    ...given({ '2026-01': 0.488, '2026-02': 0.5, '2026-03': 0.5 }),
  },
  {
    given: 'the same engagement with a mean of 0.49',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given({ '2026-01': 0.47, '2026-02': 0.5, '2026-03': 0.5 }),
  },
  {
    given: 'an engagement that began on 15 February, with half of the commitment logged for that month',
    then: 'the rule holds, because a month counts by the days that the term covers',
    outcome: 'pass',
    ...given({ '2026-02': 0.25, '2026-03': 0.5 }, { start: '2026-02-15' }),
  },
  {
    given: 'an engagement that ended yesterday, with nothing logged for this month so far',
    then: 'it is not evaluated, because the month is not over',
    outcome: 'not-evaluated',
    ...given({ '2026-05': 0.5 }, { start: '2026-05-01', end: '2026-06-14' }),
  },
  {
    given:
      'an engagement of three months that has ended, of which the first two are before the first line of any engagement',
    then: 'it is not evaluated, because nobody may have kept the log then',
    outcome: 'not-evaluated',
    ...given({ '2026-03': 0.5 }),
  },
  {
    given: 'the same engagement with a last month that is too little whatever the first two were',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given({ '2026-03': 0.4 }),
  },
];
