import type { Example } from '../../types.ts';

/** A deliverable of an engagement from 1 January to 31 December 2026. */
const dueOn = (day: string | null, end: string | null = '2026-12-31'): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    engagements: [{ id: 'recE1', start: '2026-01-01', end }],
    projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
    deliverables: [{ projectIds: ['recP1'], dueOn: day }],
  },
});

export const dueInsideExamples: Example[] = [
  {
    given: 'a deliverable that is due on the last day of its engagement',
    then: 'the rule holds',
    outcome: 'pass',
    ...dueOn('2026-12-31'),
  },
  {
    given: 'a deliverable that is due on the day after the end of its engagement',
    then: 'it is a warning that names both',
    outcome: 'fail',
    severity: 'warning',
    ...dueOn('2027-01-01'),
  },
  {
    given: 'a deliverable that is due on the first day of its engagement',
    then: 'the rule holds',
    outcome: 'pass',
    ...dueOn('2026-01-01'),
  },
  {
    given: 'a deliverable that is due on the day before the start of its engagement',
    then: 'it is a warning that names both',
    outcome: 'fail',
    severity: 'warning',
    ...dueOn('2025-12-31'),
  },
  {
    given: 'a deliverable without a due date',
    then: 'it is not evaluated, and deliverable-due-date-present reports it',
    outcome: 'not-evaluated',
    ...dueOn(null),
  },
  {
    given: 'a deliverable of an engagement without an end date',
    then: 'it is not evaluated, and engagement-dates-present reports the engagement',
    outcome: 'not-evaluated',
    ...dueOn('2026-09-30', null),
  },
];
