import type { Engagement } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A term to the end of 2025, and the next one. */
const given = (next: Partial<Engagement>, ...others: Partial<Engagement>[]): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    engagements: [
      { communityId: 'reefs', start: '2025-01-01', end: '2025-12-31' },
      { communityId: 'reefs', end: '2026-12-31', ...next },
      ...others,
    ],
  },
});

export const continuityExamples: Example[] = [
  {
    given: 'an engagement to 31 December, and the next from 1 January',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ start: '2026-01-01' }),
  },
  {
    given: 'an engagement to 31 December, and the next from 2 January',
    then: 'the rule holds, because one day between is no gap',
    outcome: 'pass',
    ...given({ start: '2026-01-02' }),
  },
  {
    given: 'an engagement to 31 December, and the next from 3 January',
    then: 'it is listed as information',
    outcome: 'fail',
    severity: 'info',
    ...given({ start: '2026-01-03' }),
  },
  {
    given: 'an engagement to 31 December, and the next from that day on',
    then: 'it is a warning, because both include the day',
    outcome: 'fail',
    severity: 'warning',
    ...given({ start: '2025-12-31' }),
  },
  {
    given: 'a gap of three weeks, and another engagement of the community without dates',
    then: 'it is not evaluated, because that may lie between',
    outcome: 'not-evaluated',
    ...given({ start: '2026-01-22' }, { communityId: 'reefs' }),
  },
];
