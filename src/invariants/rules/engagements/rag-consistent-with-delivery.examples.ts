import type { Deliverable, Engagement } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** An engagement with one deliverable that is in progress. */
const given = (dueOn: string | null, rag: Engagement['rag'], rest: Partial<Deliverable> = {}) =>
  ({
    asOf: '2026-06-15',
    records: {
      engagements: [{ id: 'recE1', rag }],
      projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
      deliverables: [{ projectIds: ['recP1'], status: 'In progress', dueOn, ...rest }],
    },
  }) satisfies Partial<Example>;

export const ragConsistentExamples: Example[] = [
  {
    given: 'a Green engagement with a deliverable that is 30 days overdue',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('2026-05-16', 'Green'),
  },
  {
    given: 'a Green engagement with a deliverable that is 31 days overdue',
    then: 'it is a warning that names the deliverable',
    outcome: 'fail',
    severity: 'warning',
    ...given('2026-05-15', 'Green'),
  },
  {
    given: 'a Green engagement with a deliverable that was delivered long after its due date',
    then: 'the rule holds, because the deliverable is not overdue any more',
    outcome: 'pass',
    ...given('2026-01-15', 'Green', { status: 'Delivered', deliveredOn: '2026-06-01' }),
  },
  {
    given: 'a Green engagement with a deliverable in progress that has no due date',
    then: 'it is not evaluated, and deliverable-due-date-present reports the deliverable',
    outcome: 'not-evaluated',
    ...given(null, 'Green'),
  },
];
