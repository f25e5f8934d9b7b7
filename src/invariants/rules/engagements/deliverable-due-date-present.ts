import { communityOfDeliverable } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachDeliverable } from '../../standing.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** Delivered deliverables are eligible: whether they came in time is read from the due date too. */
export const deliverableDueDatePresent: Rule = {
  id: 'deliverable-due-date-present',
  title: 'A deliverable has a due date',
  statement: 'Every deliverable that is not cancelled has a due date.',
  why: 'What is due on no day is never late, so nobody misses it until the community does.',
  fix: 'Set Due date on the deliverable in Airtable to the day that was agreed on.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'engagements/verify-delivery#due-dates',
  reads: {
    needs: ['deliverables.dueOn'],
    clears: [
      ['engagements.projectIds', 'projects.engagementIds'],
      ['projects.deliverableIds', 'deliverables.projectIds'],
      'deliverables.status',
      'projects.status',
      'engagements.status',
    ],
  },
  evaluate: (context) =>
    eachDeliverable(context, (deliverable, subject, standing) => {
      if (deliverable.dueOn !== null) return pass(subject);
      if (typeof standing === 'object') return notEvaluated(subject, standing.unclear);
      return fail(subject, {
        severity: 'warning',
        community: communityOfDeliverable(context.index, deliverable.id),
        message: `${capital(calledSubject(subject))} has no due date, so nobody can tell whether it is late.`,
      });
    }),
  examples: [
    {
      given: 'a deliverable with a due date',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'In progress', dueOn: '2026-09-30' }] },
    },
    {
      given: 'a deliverable in progress without a due date',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'In progress' }] },
    },
    {
      given: 'a deliverable with a due date and a cancelled one without',
      then: 'the rule holds, because cancelled deliverables are left out',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deliverables: [{ dueOn: '2026-09-30' }, { status: 'Cancelled' }] },
    },
    {
      given: 'a deliverable without a due date, whose project could not be read',
      then: 'it is not evaluated, because the project may be cancelled',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deliverables: [{ projectIds: ['recP1'] }] },
      setAside: [
        { noun: 'projects', id: 'recP1', name: null, field: 'status', expected: 'a status', found: '7', links: [] },
      ],
    },
  ],
};
