import {
  addBusinessDays,
  daysBetween,
  type Day,
  type Deal,
  type Engagement,
  type Order,
} from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { isCancelled } from '../../standing.ts';
import { capital, inWords } from '../../words.ts';
import { outcomesExamples } from './delivery-request-produced-outcomes.examples.ts';
import { eachOrderedDeal } from './select-ordered.ts';
import type { Context, Index, Outcome, Rule, Subject } from '../../types.ts';

/** What the delivery request of a deal has not produced, and why it may be there all the same; null when all is there. */
function missingOf(
  index: Index,
  deal: Deal,
  engagements: readonly Engagement[],
): { missing: string; doubt: string | null } | null {
  const projects = engagements.flatMap(({ id }) => index.projectsOfEngagement(id));
  if (engagements.some(({ id }) => index.deliverablesOfEngagement(id).length > 0)) return null;
  const uncertain =
    doubt(index, 'engagements', { naming: [deal.id] }) ??
    doubt(index, 'projects', {
      naming: engagements.map(({ id }) => id),
      named: engagements.flatMap(({ projectIds }) => projectIds),
    }) ??
    doubt(index, 'deliverables', {
      naming: projects.map(({ id }) => id),
      named: projects.flatMap(({ deliverableIds }) => deliverableIds),
    });
  const missing =
    engagements.length === 0
      ? 'no engagement, no project and no deliverable'
      : projects.length === 0
        ? 'an engagement, but no project and no deliverable'
        : 'an engagement and a project, but no deliverable';
  return { missing, doubt: uncertain };
}

/** The day of the first order; null where none has a day that has come. A day ahead is a matter of time zones. */
function requestedOn(orders: readonly Order[], asOf: Day): Day | null {
  const [first] = orders.flatMap(({ createdOn }) => createdOn ?? []).sort();
  return first === undefined || daysBetween(asOf, first) > 1 ? null : first;
}

/** A project or a deliverable that was cancelled counts: it was produced. Cancelled engagements are left out as a whole. */
function judge(deal: Deal, subject: Subject, orders: readonly Order[], context: Context): Outcome | null {
  const { index, asOf, config } = context;
  const engagements = index.engagementsOfDeal(deal.id);
  const live = engagements.filter((engagement) => !isCancelled(engagement));
  if (engagements.length > 0 && live.length === 0) {
    const unread = doubt(index, 'engagements', { naming: [deal.id] });
    return unread ? notEvaluated(subject, unread) : null;
  }
  const found = missingOf(index, deal, live);
  if (!found) return pass(subject);
  if (found.doubt) return notEvaluated(subject, found.doubt);
  const requested = requestedOn(orders, asOf);
  const due = requested && addBusinessDays(requested, config.thresholds.graceBusinessDays, config.calendar);
  const community = communityOfDeal(index, deal);
  const fact = `${capital(calledSubject(subject))} has an order and ${found.missing}`;
  if (due && asOf <= due) {
    return fail(subject, { severity: 'info', community, message: `${fact} yet; that is due by ${inWords(due)}.` });
  }
  const since = due ? `, which was due by ${inWords(due)}` : '';
  return fail(subject, {
    severity: 'error',
    community,
    message: `${fact}${since}, so what was ordered is not being delivered.`,
  });
}

export const deliveryRequestProducedOutcomes: Rule = {
  id: 'delivery-request-produced-outcomes',
  title: 'A delivery request has its outcomes',
  statement:
    'Every deal with an order that is not Closed Lost has an engagement, a project and a deliverable, from five business days after the order on.',
  why: 'An order that leads to nothing is work that was sold and that nobody has begun to plan.',
  fix: 'Create what is missing in Airtable: the engagement, its projects and their deliverables, linked to one another.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'engagements/hand-off#outcomes-of-the-delivery-request',
  reads: {
    needs: ['deals.stageId', 'engagements.dealRef'],
    clears: [
      'orders.createdOn',
      'engagements.status',
      ['engagements.projectIds', 'projects.engagementIds'],
      ['projects.deliverableIds', 'deliverables.projectIds'],
    ],
  },
  evaluate: (context) => eachOrderedDeal(context, (deal, subject, orders) => judge(deal, subject, orders, context)),
  examples: outcomesExamples,
};
