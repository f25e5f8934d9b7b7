import type { Day, Deliverable, Engagement } from '../../model/index.ts';
import { maybeDelivered } from '../commitment.ts';
import { compare } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { isCounted } from './own.ts';

/** How far the deliverables of an engagement have come. */
export interface Progress {
  engagement: Engagement;
  counted: Deliverable[];
  delivered: number;
  /** Delivered after the due date. */
  late: number;
  /** Not delivered for sure, and the due date is over. */
  overdue: number;
  /** The next one that is due: null where none with a date is left. */
  next: { name: string; dueOn: Day } | null;
}

/** Deliverables that are counted: neither they nor each project that holds them are cancelled. */
export function deliverablesOf({ id }: Engagement, { look }: WorkInputs): Deliverable[] {
  const found = look
    .projectsOfEngagement(id)
    .filter(isCounted)
    .flatMap((project) => look.deliverablesOfProject(project.id))
    .filter(isCounted);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

export function progressOf(engagement: Engagement, inputs: WorkInputs): Progress {
  const counted = deliverablesOf(engagement, inputs);
  // A day of delivery that is still to come is a plan.
  const isDone = ({ status, deliveredOn }: Deliverable) => status === 'Delivered' && (deliveredOn ?? '') <= inputs.asOf;
  const done = counted.filter(isDone);
  const open = counted
    .filter((one) => !isDone(one))
    .flatMap((one) =>
      one.dueOn === null ? [] : [{ ...one, name: one.name ?? `Deliverable ${one.id}`, dueOn: one.dueOn }],
    )
    .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.name, b.name));
  return {
    ...{ engagement, counted, delivered: done.length },
    late: done.filter(({ dueOn, deliveredOn }) => dueOn !== null && deliveredOn !== null && deliveredOn > dueOn).length,
    overdue: open.filter((one) => one.dueOn < inputs.asOf && !maybeDelivered(one, inputs.asOf)).length,
    next: open.find(({ dueOn }) => dueOn >= inputs.asOf) ?? null,
  };
}
