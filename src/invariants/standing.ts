import type { Day, Deliverable, Engagement, Project } from '../model/index.ts';
import { setAsideReason } from './doubt.ts';
import { once } from './once.ts';
import { notEvaluated, subjectOf } from './outcome.ts';
import type { Index } from './portfolio.ts';
import type { Context, Outcome, Subject } from './types.ts';

/**
 * Whether work still stands. Work is cancelled with everything that it is part of; work that is part of nothing stands.
 * `{ unclear }` says why it cannot be told: what it is part of was not read and may be cancelled.
 */
export type Standing = 'standing' | 'cancelled' | { unclear: string };

export const isCancelled = ({ status }: { status: string | null }) => status === 'Cancelled';

export function standingOfProject(index: Index, project: Project): Standing {
  if (isCancelled(project)) return 'cancelled';
  const engagements = index.engagementsOfProject(project.id);
  if (engagements.some((engagement) => !isCancelled(engagement))) return 'standing';
  const unreadable = unreadParent(index, 'engagements', project.id, project.engagementIds);
  if (unreadable !== null) return { unclear: unreadable };
  return engagements.length === 0 ? 'standing' : 'cancelled';
}

export const standingOfDeliverable = (index: Index, deliverable: Deliverable): Standing =>
  standingAmong(index, deliverable, index.projectsOfDeliverable(deliverable.id));

function standingAmong(index: Index, deliverable: Deliverable, projects: readonly Project[]): Standing {
  if (isCancelled(deliverable)) return 'cancelled';
  let first: Standing | null = null;
  let unclear: Standing | null = null;
  for (const project of projects) {
    const standing = standingOfProject(index, project);
    if (standing === 'standing') return standing;
    first ??= standing;
    if (typeof standing === 'object') unclear ??= standing;
  }
  if (unclear) return unclear;
  const unreadable = unreadParent(index, 'projects', deliverable.id, deliverable.projectIds);
  if (unreadable !== null) return { unclear: unreadable };
  return first === null ? 'standing' : 'cancelled';
}

function unreadParent(
  index: Index,
  noun: 'engagements' | 'projects',
  id: string,
  named: readonly string[],
): string | null {
  const parent = index.setAsideNaming(noun, id)[0]?.id ?? named.find((other) => index.isSetAside(noun, other));
  return parent === undefined ? index.unread(noun) : setAsideReason(noun, parent);
}

/** The engagements that are not cancelled, with what outcomes call them. */
const engagementsAtWork = once(({ snapshot }) =>
  snapshot.records.engagements
    .filter((engagement) => !isCancelled(engagement))
    .map((engagement) => ({ engagement, subject: subjectOf('engagement', engagement) })),
);

/** Judges the engagements that are not cancelled. */
export function eachEngagement(
  context: Context,
  judge: (engagement: Engagement, subject: Subject) => Outcome | null,
): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { engagement, subject } of engagementsAtWork(context)) {
    const outcome = judge(engagement, subject);
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}

/** An engagement with dates in order. */
export type Dated = Engagement & { start: Day; end: Day };

const isDated = (engagement: Engagement): engagement is Dated => engagement.start !== null && engagement.end !== null;

const isOutOfOrder = (engagement: Engagement) => isDated(engagement) && engagement.start > engagement.end;

/** Why an engagement's dates cannot be reckoned with; null when they are there and in order. */
export function datesProblem(engagement: Engagement): string | null {
  if (!isDated(engagement)) return NO_DATES;
  return isOutOfOrder(engagement) ? DATES_OUT_OF_ORDER : null;
}

/** Judges the engagements with dates in order. `judge` gives null for one that the rule leaves out. */
export const eachDatedEngagement = (
  context: Context,
  judge: (engagement: Dated, subject: Subject) => Outcome | null,
): Outcome[] =>
  eachEngagement(context, (engagement, subject) => {
    if (!isDated(engagement)) return notEvaluated(subject, NO_DATES);
    return isOutOfOrder(engagement) ? notEvaluated(subject, DATES_OUT_OF_ORDER) : judge(engagement, subject);
  });

/** Judges the engagements that are active on the day of the check; one without its dates may be. */
export const eachActiveEngagement = (
  context: Context,
  judge: (engagement: Dated, subject: Subject) => Outcome | null,
): Outcome[] =>
  eachEngagement(context, (engagement, subject) => {
    const { start, end } = engagement;
    if (isOutOfOrder(engagement)) return notEvaluated(subject, DATES_OUT_OF_ORDER);
    if ((start !== null && start > context.asOf) || (end !== null && end < context.asOf)) return null;
    return isDated(engagement) ? judge(engagement, subject) : notEvaluated(subject, NO_DATES);
  });

/** Judges the engagements that ended before the day of the check; one without its dates may have. */
export const eachEndedEngagement = (
  context: Context,
  judge: (engagement: Dated, subject: Subject) => Outcome | null,
): Outcome[] =>
  eachEngagement(context, (engagement, subject) => {
    const { start, end } = engagement;
    if (isOutOfOrder(engagement)) return notEvaluated(subject, DATES_OUT_OF_ORDER);
    if ((end !== null && end >= context.asOf) || (start !== null && start >= context.asOf)) return null;
    return isDated(engagement) ? judge(engagement, subject) : notEvaluated(subject, NO_DATES);
  });

/** Judges the projects that are not cancelled, by themselves or with their engagement. */
export function eachProject(
  { snapshot, index }: Context,
  judge: (project: Project, subject: Subject, standing: Standing) => Outcome,
): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const project of snapshot.records.projects) {
    const standing = standingOfProject(index, project);
    if (standing !== 'cancelled') outcomes.push(judge(project, subjectOf('project', project), standing));
  }
  return outcomes;
}

/** A deliverable that is not cancelled, with what outcomes call it, how it stands, and its projects. */
interface AtWork {
  deliverable: Deliverable;
  subject: Subject;
  standing: Standing;
  projects: readonly Project[];
}

const deliverablesAtWork = once(({ snapshot, index }) => {
  const found: AtWork[] = [];
  for (const deliverable of snapshot.records.deliverables) {
    const projects = index.projectsOfDeliverable(deliverable.id);
    const standing = standingAmong(index, deliverable, projects);
    if (standing === 'cancelled') continue;
    found.push({ deliverable, subject: subjectOf('deliverable', deliverable), standing, projects });
  }
  return found;
});

/** Judges the deliverables that are not cancelled, by themselves or with their project or engagement. */
export function eachDeliverable(
  context: Context,
  judge: (
    deliverable: Deliverable,
    subject: Subject,
    standing: Standing,
    projects: readonly Project[],
  ) => Outcome | null,
): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { deliverable, subject, standing, projects } of deliverablesAtWork(context)) {
    const outcome = judge(deliverable, subject, standing, projects);
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}

/** Marked as delivered on a day that is still to come: it cannot have been delivered, and nobody says that it was not. */
export const isDeliveredLater = ({ status, deliveredOn }: Deliverable, asOf: Day): boolean =>
  status === 'Delivered' && deliveredOn !== null && deliveredOn > asOf;

export const NOT_YET_DELIVERED = 'The deliverable is marked delivered on a day that is still to come.';

export const NO_DUE_DATE = 'The deliverable has no due date: deliverable-due-date-present reports it.';
export const MAYBE_DELIVERED = 'The deliverable has no status, so it may have been delivered.';
export const NO_DATES = 'The engagement has no start or no end date: engagement-dates-present reports it.';
export const DATES_OUT_OF_ORDER = 'The engagement ends before it starts: engagement-dates-ordered reports it.';
