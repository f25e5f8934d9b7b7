import type { Engagement } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A line of the log for a month, and an engagement from 31 January to 1 April 2026. */
const given = (month: string, rest: Partial<Engagement> = {}) =>
  ({
    asOf: '2026-06-15',
    records: {
      engagements: [{ id: 'recE1', start: '2026-01-31', end: '2026-04-01', ...rest }],
      fteLog: [{ engagementIds: ['recE1'], month, fte: 0.5 }],
    },
  }) satisfies Partial<Example>;

export const logInsideExamples: Example[] = [
  {
    given: 'FTE logged for the month on whose last day the engagement begins',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('2026-01'),
  },
  {
    given: 'FTE logged for the month before that',
    then: 'it is a warning that names the engagement',
    outcome: 'fail',
    severity: 'warning',
    ...given('2025-12'),
  },
  {
    given: 'FTE logged for the month on whose first day the engagement ends',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('2026-04'),
  },
  {
    given: 'FTE logged for the month after that',
    then: 'it is a warning that names the engagement',
    outcome: 'fail',
    severity: 'warning',
    ...given('2026-05'),
  },
  {
    given: 'FTE logged for an engagement without an end date',
    then: 'it is not evaluated, and engagement-dates-present reports the engagement',
    outcome: 'not-evaluated',
    ...given('2026-05', { end: null }),
  },
];
