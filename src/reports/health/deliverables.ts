import { formatNumber, formatShare } from '../../charts/index.ts';
import type { Deliverable, Engagement, Project } from '../../model/index.ts';
import { commitmentOf, daysText, type Commitment } from '../commitment.ts';
import { count, compare } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Factor } from './factors.ts';
import { asksNothing, between, known, notKnown, type Reading } from './reading.ts';

/** A deliverable of an engagement with its place in the work and where it stands today. */
export interface Work {
  deliverable: Deliverable;
  /** The engagement's project that it is part of; of several the first that is not cancelled. */
  project: Project | null;
  standing: Commitment;
}

/** The deliverables of an engagement by due date, those without one last. Work is cancelled with its engagement or with all of its projects. */
export function workOf({ id, status }: Engagement, { look, asOf }: Pick<WorkInputs, 'look' | 'asOf'>): Work[] {
  const own = new Set(look.projectsOfEngagement(id).map((project) => project.id));
  return look
    .deliverablesOfEngagement(id)
    .map((deliverable): Work => {
      const all = look.projectsOfDeliverable(deliverable.id);
      const isLive = (project: Project) => project.status !== 'Cancelled';
      const project =
        all.find((one) => own.has(one.id) && isLive(one)) ?? all.find((one) => own.has(one.id)) ?? all[0] ?? null;
      const isStopped = status === 'Cancelled' || (all.length > 0 && !all.some(isLive));
      return { deliverable, project, standing: commitmentOf(deliverable, project?.name ?? '', asOf, isStopped) };
    })
    .sort(
      (a, b) =>
        compare(a.deliverable.dueOn ?? '9999-99', b.deliverable.dueOn ?? '9999-99') ||
        compare(a.deliverable.id, b.deliverable.id),
    );
}

/** Why deliverables may be missing; null when all were read. */
const unread = ({ look }: WorkInputs) => look.unread('projects') ?? look.unread('deliverables');

const standings = (work: readonly Work[]) =>
  work.map(({ standing }) => standing).filter(({ state }) => state !== 'cancelled');

/** Marked delivered on a day that is still to come, or without a status: it may be done. */
const isUnclear = ({ deliverable, standing }: Work) =>
  standing.state === 'unknown' || (deliverable.status === 'Delivered' && standing.state !== 'delivered');

/** Whether deliverables were on time: those due by today, as the milestone report counts them. */
export function onTimeOf(factor: Factor, work: readonly Work[], inputs: WorkInputs): Reading {
  const missing = unread(inputs);
  if (missing !== null) return notKnown(missing);
  const due = work.filter(({ standing }) => standing.state !== 'cancelled' && standing.due);
  if (due.length === 0) return asksNothing('No deliverable was due so far.');
  const sure = due.filter(({ standing }) => standing.onTime).length;
  const maybe = due.filter(
    (one) => isUnclear(one) || (one.standing.state === 'delivered' && one.standing.deliveredOn === null),
  ).length;
  const words = `${formatNumber(sure)} of ${count(due.length, 'due deliverable')} on time, ${formatShare(sure / due.length)}`;
  const reason = `Of ${count(due.length, 'due deliverable')} it is not known of ${formatNumber(maybe)} whether it was delivered on time.`;
  return between(factor, [sure / due.length, (sure + maybe) / due.length], words, reason);
}

/** For how long the deliverable waits that is overdue for longest. */
export function overdueOf(factor: Factor, work: readonly Work[], inputs: WorkInputs): Reading {
  const missing = unread(inputs);
  if (missing !== null) return notKnown(missing);
  if (!standings(work).some(({ dueOn }) => dueOn !== null)) return asksNothing('No deliverable has a due date.');
  const late = work.filter(({ standing }) => standing.mark === 'late');
  const longest = (items: readonly Work[]) => Math.max(0, ...items.map(({ standing }) => standing.lateBy ?? 0));
  const [worst, best] = [longest(late), longest(late.filter((one) => !isUnclear(one)))];
  const [name] = late.flatMap(({ standing }) => (standing.lateBy === worst ? [standing.name] : []));
  if (worst === 0) return known(0, 'No deliverable is overdue');
  const words = `"${name ?? ''}" is ${daysText(worst, 'en')} overdue`;
  return between(factor, [worst, best], words, `It is not known whether "${name ?? ''}" was delivered.`);
}
