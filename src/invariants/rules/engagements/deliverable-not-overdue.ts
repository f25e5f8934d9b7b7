import { daysBetween } from '../../../model/index.ts';
import { communityOfDeliverable } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import {
  eachDeliverable,
  isDeliveredLater,
  MAYBE_DELIVERED,
  NO_DUE_DATE,
  NOT_YET_DELIVERED,
  type Standing,
} from '../../standing.ts';
import { capital, count, inWords } from '../../words.ts';
import type { Deliverable } from '../../../model/index.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

function judge(deliverable: Deliverable, subject: Subject, standing: Standing, context: Context): Outcome {
  const { index, asOf, config } = context;
  const { status, dueOn } = deliverable;
  if (isDeliveredLater(deliverable, asOf)) return notEvaluated(subject, NOT_YET_DELIVERED);
  if (status === 'Delivered') return pass(subject);
  if (dueOn === null) return notEvaluated(subject, NO_DUE_DATE);
  const late = daysBetween(dueOn, asOf);
  if (late <= 0) return pass(subject);
  if (status === null) return notEvaluated(subject, MAYBE_DELIVERED);
  if (typeof standing === 'object') return notEvaluated(subject, standing.unclear);
  return fail(subject, {
    severity: late > config.thresholds.overdueErrorDays ? 'error' : 'warning',
    community: communityOfDeliverable(index, deliverable.id),
    message: `${capital(calledSubject(subject))} was due on ${inWords(dueOn)} and is not delivered ${count(late, 'day')} later, so the community is waiting for it.`,
  });
}

export const deliverableNotOverdue: Rule = {
  id: 'deliverable-not-overdue',
  title: 'Deliverables are not overdue',
  statement:
    'A deliverable that is not delivered is due today or later; up to 30 days late is a warning, more is an error.',
  why: 'A due date is a commitment to the community and often to its funder.',
  fix: 'Deliver it and set its status, or agree on another date with the community and record it.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/verify-delivery#due-dates',
  reads: {
    needs: ['deliverables.status', 'deliverables.dueOn'],
    clears: [
      ['engagements.projectIds', 'projects.engagementIds'],
      ['projects.deliverableIds', 'deliverables.projectIds'],
      'projects.status',
      'engagements.status',
    ],
  },
  evaluate: (context) =>
    eachDeliverable(context, (deliverable, subject, standing) => judge(deliverable, subject, standing, context)),
  examples: [
    {
      given: 'a deliverable that is marked delivered on 1 September 2026, looked at on 15 June',
      then: 'it is not evaluated, because that day is still to come',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'Delivered', dueOn: '2026-03-01', deliveredOn: '2026-09-01' }] },
    },
    {
      given: 'a deliverable in progress that is due on the day of the check',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'In progress', dueOn: '2026-06-15' }] },
    },
    {
      given: 'a deliverable in progress that is 30 days late',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'In progress', dueOn: '2026-05-16' }] },
    },
    {
      given: 'a deliverable in progress that is 31 days late',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'In progress', dueOn: '2026-05-15' }] },
    },
    {
      given: 'a deliverable in progress without a due date',
      then: 'it is not evaluated',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'In progress' }] },
    },
  ],
};
