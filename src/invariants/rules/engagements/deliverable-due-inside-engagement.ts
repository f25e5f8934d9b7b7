import { daysBetween, type Deliverable, type Engagement, type Project } from '../../../model/index.ts';
import { communityOfDeliverable } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { datesProblem, eachDeliverable, isCancelled, NO_DUE_DATE, type Standing } from '../../standing.ts';
import { capital, count, inWords } from '../../words.ts';
import { dueInsideExamples } from './deliverable-due-inside-engagement.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

const NO_ENGAGEMENT =
  'The deliverable is part of no engagement: deliverable-has-one-project or project-has-one-engagement reports it.';

/** Of several engagements one is enough that the due date lies in: which of them is right, other rules ask. */
function judge(
  deliverable: Deliverable,
  subject: Subject,
  standing: Standing,
  all: readonly Project[],
  { index }: Context,
): Outcome {
  const { id, dueOn, projectIds } = deliverable;
  if (dueOn === null) return notEvaluated(subject, NO_DUE_DATE);
  const projects = all.filter((project) => !isCancelled(project));
  const isInside = (engagement: Engagement) =>
    datesProblem(engagement) === null && (engagement.start ?? '') <= dueOn && dueOn <= (engagement.end ?? '');
  const live = projects.map((project) => index.engagementsOfProject(project.id).filter((one) => !isCancelled(one)));
  if (live.some((engagements) => engagements.some(isInside))) return pass(subject);
  const engagements = [...new Set(live.flat())];
  const uncertain =
    (typeof standing === 'object' ? standing.unclear : null) ??
    doubt(index, 'projects', { naming: [id], named: projectIds }) ??
    doubt(index, 'engagements', {
      naming: projects.map((project) => project.id),
      named: projects.flatMap(({ engagementIds }) => engagementIds),
    }) ??
    engagements.map(datesProblem).find((problem) => problem !== null);
  if (uncertain) return notEvaluated(subject, uncertain);
  const [first] = engagements;
  if (!first) return notEvaluated(subject, NO_ENGAGEMENT);
  return fail(subject, {
    severity: 'warning',
    related: related(
      'engagement',
      'engagement',
      engagements.map((engagement) => engagement.id),
    ),
    community: communityOfDeliverable(index, id),
    message: `${capital(calledSubject(subject))} is due on ${inWords(dueOn)}, ${outside(dueOn, first)}, so no agreement covers it on that day.`,
  });
}

/** `9 days after the end of engagement “Reefs 2025”`. */
function outside(dueOn: string, engagement: Engagement): string {
  const { start, end } = engagement;
  const name = called('engagement', engagement);
  if (start !== null && dueOn < start) return `${count(daysBetween(dueOn, start), 'day')} before the start of ${name}`;
  return `${count(daysBetween(end ?? dueOn, dueOn), 'day')} after the end of ${name}`;
}

export const deliverableDueInsideEngagement: Rule = {
  id: 'deliverable-due-inside-engagement',
  title: 'A deliverable is due within its engagement',
  statement: 'The due date of a deliverable is neither before the start of its engagement nor after its end.',
  why: 'After the end no agreement pays for the work, and before the start nobody has promised it.',
  fix: 'Correct the due date of the deliverable or the dates of the engagement in Airtable, as the agreement states them.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'engagements/verify-delivery#due-dates',
  reads: {
    needs: [
      'deliverables.dueOn',
      'engagements.start',
      'engagements.end',
      ['engagements.projectIds', 'projects.engagementIds'],
      ['projects.deliverableIds', 'deliverables.projectIds'],
    ],
    clears: ['deliverables.status', 'projects.status', 'engagements.status'],
  },
  evaluate: (context) =>
    eachDeliverable(context, (deliverable, subject, standing, projects) =>
      judge(deliverable, subject, standing, projects, context),
    ),
  examples: dueInsideExamples,
};
