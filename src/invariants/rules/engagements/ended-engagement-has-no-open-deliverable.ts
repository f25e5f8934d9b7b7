import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import {
  DATES_OUT_OF_ORDER,
  eachEngagement,
  isDeliveredLater,
  MAYBE_DELIVERED,
  NO_DATES,
  NOT_YET_DELIVERED,
  standingOfDeliverable,
} from '../../standing.ts';
import { capital, enumerate, inWords } from '../../words.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';
import type { Engagement } from '../../../model/index.ts';

/**
 * Eligible are engagements that have ended, or whose end is not known. The open deliverables are evidence: the finding
 * stays the same one while they are closed one by one.
 */
function judge(engagement: Engagement, subject: Subject, { index, asOf }: Context): Outcome | null {
  const { id, start, end } = engagement;
  if (end === null) return notEvaluated(subject, NO_DATES);
  if (start !== null && start > end) return notEvaluated(subject, DATES_OUT_OF_ORDER);
  if (end >= asOf) return null;
  const standing = index
    .deliverablesOfEngagement(id)
    .filter(({ status }) => status !== 'Delivered')
    .map((deliverable) => ({ deliverable, standing: standingOfDeliverable(index, deliverable) }))
    .filter((item) => item.standing !== 'cancelled');
  const open = standing.filter((item) => item.standing === 'standing' && item.deliverable.status !== null);
  if (open.length > 0) {
    const names = enumerate(open.map(({ deliverable }) => called('deliverable', deliverable)));
    return fail(subject, {
      severity: 'error',
      evidence: related(
        'open',
        'deliverable',
        open.map(({ deliverable }) => deliverable.id),
      ),
      community: communityOfEngagement(index, engagement),
      message: `${capital(calledSubject(subject))} ended on ${inWords(end)} with ${names} still open, so the agreement is not fulfilled.`,
    });
  }
  if (standing.length > 0) return notEvaluated(subject, MAYBE_DELIVERED);
  if (index.deliverablesOfEngagement(id).some((deliverable) => isDeliveredLater(deliverable, asOf))) {
    return notEvaluated(subject, NOT_YET_DELIVERED);
  }
  const projects = index.projectsOfEngagement(id);
  const uncertain =
    doubt(index, 'projects', { naming: [id], named: engagement.projectIds }) ??
    doubt(index, 'deliverables', {
      naming: projects.map((project) => project.id),
      named: projects.flatMap(({ deliverableIds }) => deliverableIds),
    });
  return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
}

export const endedEngagementHasNoOpenDeliverable: Rule = {
  id: 'ended-engagement-has-no-open-deliverable',
  title: 'An ended engagement owes nothing',
  statement: 'When an engagement has ended, each of its deliverables is delivered or cancelled.',
  why: 'After the end there is no agreement under which the rest could be delivered, and the report would promise it all the same.',
  fix: 'Record as delivered what was delivered, and agree with the community on what becomes of the rest.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/verify-delivery#closing-an-engagement',
  reads: {
    needs: [
      'engagements.end',
      'deliverables.status',
      ['engagements.projectIds', 'projects.engagementIds'],
      ['projects.deliverableIds', 'deliverables.projectIds'],
    ],
    clears: ['engagements.start', 'projects.status', 'engagements.status'],
  },
  evaluate: (context) => eachEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: [
    {
      given: 'an engagement from 1 December 2026 to 31 May 2026 with a deliverable in progress',
      then: 'it is not evaluated, because its dates are out of order',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1', start: '2026-12-01', end: '2026-05-31' }],
        projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
        deliverables: [{ projectIds: ['recP1'], status: 'In progress' }],
      },
    },
    {
      given: 'an engagement that ended yesterday with one deliverable delivered and one cancelled',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1', end: '2026-06-14' }],
        projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
        deliverables: [
          { projectIds: ['recP1'], status: 'Delivered' },
          { projectIds: ['recP1'], status: 'Cancelled' },
        ],
      },
    },
    {
      given: 'an engagement that ended yesterday with a deliverable in progress',
      then: 'it is an error that names the deliverable',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1', end: '2026-06-14' }],
        projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
        deliverables: [{ projectIds: ['recP1'], status: 'In progress' }],
      },
    },
    {
      given: 'an engagement that ended yesterday with a deliverable in progress in a project that was cancelled',
      then: 'the rule holds, because the deliverable was cancelled with its project',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        engagements: [{ id: 'recE1', end: '2026-06-14' }],
        projects: [{ id: 'recP1', engagementIds: ['recE1'], status: 'Cancelled' }],
        deliverables: [{ projectIds: ['recP1'], status: 'In progress' }],
      },
    },
    {
      given: 'an engagement without an end date',
      then: 'it is not evaluated, and engagement-dates-present reports it',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-01-01' }] },
    },
  ],
};
