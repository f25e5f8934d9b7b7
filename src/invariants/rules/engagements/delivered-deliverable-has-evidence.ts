import type { Deliverable } from '../../../model/index.ts';
import { communityOfDeliverable } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachDeliverable, MAYBE_DELIVERED, type Standing } from '../../standing.ts';
import { capital, enumerate, inWords } from '../../words.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** The address of an issue or a pull request, on github.com or on a server of one's own. */
const ISSUE = /^https?:\/\/\S+\/(issues|pull)\/\d+/i;

/** Eligible are deliverables with the status Delivered, and those without a status, which may be. */
function judge(deliverable: Deliverable, subject: Subject, standing: Standing, context: Context): Outcome | null {
  const { status, deliveredOn, githubIssueUrl } = deliverable;
  if (status === null) return notEvaluated(subject, MAYBE_DELIVERED);
  if (status !== 'Delivered') return null;
  const isAhead = deliveredOn !== null && deliveredOn > context.asOf;
  const missing = [
    ...(deliveredOn === null ? ['without a delivered date'] : []),
    ...(isAhead ? [`on ${inWords(deliveredOn)}, which is still to come`] : []),
    ...(githubIssueUrl === null ? ['without a GitHub issue'] : []),
    ...(githubIssueUrl !== null && !ISSUE.test(githubIssueUrl)
      ? ['with something in GitHub issue that is not the address of one']
      : []),
  ];
  if (missing.length === 0) return pass(subject);
  if (typeof standing === 'object') return notEvaluated(subject, standing.unclear);
  return fail(subject, {
    severity: isAhead ? 'error' : 'warning',
    community: communityOfDeliverable(context.index, deliverable.id),
    message: `${capital(calledSubject(subject))} is marked delivered ${enumerate(missing)}, so nobody can verify that it was.`,
  });
}

export const deliveredDeliverableHasEvidence: Rule = {
  id: 'delivered-deliverable-has-evidence',
  title: 'What was delivered can be shown',
  statement:
    'A deliverable with the status Delivered has a delivered date that is not after the day of the check, and the address of its GitHub issue; a date still to come is an error.',
  why: 'Reports tell communities and funders what was delivered and when. A date that has not come makes them untrue.',
  fix: 'Set Delivered date to the day on which the community could use it, and put the address of the issue into GitHub issue.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/verify-delivery#mark-a-deliverable-as-delivered',
  reads: {
    needs: ['deliverables.status', 'deliverables.deliveredOn', 'deliverables.githubIssueUrl'],
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
      given: 'a deliverable that was delivered on the day of the check and links to its issue',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        deliverables: [
          {
            status: 'Delivered',
            deliveredOn: '2026-06-15',
            githubIssueUrl: 'https://github.com/example-org/reefs-hub/issues/7',
          },
        ],
      },
    },
    {
      given: 'the same deliverable, delivered one day after the day of the check',
      then: 'it is an error, because that day is still to come',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        deliverables: [
          {
            status: 'Delivered',
            deliveredOn: '2026-06-16',
            githubIssueUrl: 'https://github.com/example-org/reefs-hub/issues/7',
          },
        ],
      },
    },
    {
      given: 'a deliverable that was delivered and has no issue',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { deliverables: [{ status: 'Delivered', deliveredOn: '2026-06-01' }] },
    },
    {
      given: 'a deliverable without a status',
      then: 'it is not evaluated, because it may have been delivered',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deliverables: [{}] },
    },
  ],
};
