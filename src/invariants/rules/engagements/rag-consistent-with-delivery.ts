import { daysBetween, type Day, type Deliverable, type Engagement } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import {
  eachEngagement,
  isDeliveredLater,
  MAYBE_DELIVERED,
  NO_DUE_DATE,
  NOT_YET_DELIVERED,
  standingOfDeliverable,
} from '../../standing.ts';
import { capital, count, enumerate } from '../../words.ts';
import { ragConsistentExamples } from './rag-consistent-with-delivery.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Whether a deliverable is overdue by more than so many days; a text says why that cannot be told. */
function isBadlyLate(deliverable: Deliverable, asOf: Day, days: number): boolean | string {
  const { status, dueOn } = deliverable;
  if (isDeliveredLater(deliverable, asOf)) return NOT_YET_DELIVERED;
  if (status === 'Delivered') return false;
  if (dueOn === null) return NO_DUE_DATE;
  if (daysBetween(dueOn, asOf) <= days) return false;
  return status === null ? MAYBE_DELIVERED : true;
}

/** The late deliverables are evidence: the finding stays the same one while they are delivered one by one. */
function judge(engagement: Engagement, subject: Subject, { index, asOf, config }: Context): Outcome | null {
  const { id, rag, projectIds } = engagement;
  if (rag !== 'Green') return null;
  const days = config.thresholds.overdueErrorDays;
  const late: Deliverable[] = [];
  const unclear: string[] = [];
  for (const deliverable of index.deliverablesOfEngagement(id)) {
    const standing = standingOfDeliverable(index, deliverable);
    if (standing === 'cancelled') continue;
    const answer = isBadlyLate(deliverable, asOf, days);
    if (typeof answer === 'string') unclear.push(answer);
    else if (answer && typeof standing === 'object') unclear.push(standing.unclear);
    else if (answer) late.push(deliverable);
  }
  if (late.length > 0) {
    const ids = late.map((deliverable) => deliverable.id);
    const names = enumerate(late.map((deliverable) => called('deliverable', deliverable)));
    return fail(subject, {
      severity: 'warning',
      evidence: related('late', 'deliverable', ids),
      community: communityOfEngagement(index, engagement),
      message: `${capital(calledSubject(subject))} is Green although ${names} ${late.length === 1 ? 'is' : 'are'} more than ${count(days, 'day')} late, so its status misleads.`,
    });
  }
  const projects = index.projectsOfEngagement(id);
  const uncertain =
    unclear[0] ??
    doubt(index, 'projects', { naming: [id], named: projectIds }) ??
    doubt(index, 'deliverables', {
      naming: projects.map((project) => project.id),
      named: projects.flatMap(({ deliverableIds }) => deliverableIds),
    });
  return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
}

export const ragConsistentWithDelivery: Rule = {
  id: 'rag-consistent-with-delivery',
  title: 'Green fits the deliverables',
  statement: 'An engagement that is Green has no deliverable that is more than 30 days overdue.',
  why: 'Green means that no action is needed. Who trusts it does not ask about what the community has waited for since a month.',
  fix: 'Set the RAG status to what the deliverables say, or correct the deliverable that is not late.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/rag#what-is-checked',
  reads: {
    needs: [
      'engagements.rag',
      'deliverables.status',
      'deliverables.dueOn',
      ['engagements.projectIds', 'projects.engagementIds'],
      ['projects.deliverableIds', 'deliverables.projectIds'],
    ],
    clears: ['projects.status', 'engagements.status'],
  },
  evaluate: (context) => eachEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: ragConsistentExamples,
};
