import type { Day, Deliverable, Engagement, Project } from '../model/index.ts';
import { setAsideReason } from './doubt.ts';
import { subjectOf } from './outcome.ts';
import type { Index } from './portfolio.ts';
import type { Context, Outcome, Subject } from './types.ts';

/**
 * Whether work still stands. Work is cancelled with everything that it is part of; work that is part of nothing stands.
 * `{ unclear }` says why it cannot be told: what it is part of was set aside and may be cancelled.
 */
export type Standing = 'standing' | 'cancelled' | { unclear: string };

const isCancelled = ({ status }: { status: string | null }) => status === 'Cancelled';

function within(parts: Standing[], unreadable: string | null): Standing {
  if (parts.includes('standing')) return 'standing';
  const unclear = parts.find((part) => typeof part === 'object') ?? (unreadable ? { unclear: unreadable } : null);
  return unclear ?? (parts.length === 0 ? 'standing' : 'cancelled');
}

export function standingOfProject(index: Index, project: Project): Standing {
  if (isCancelled(project)) return 'cancelled';
  const engagements = index.engagementsOfProject(project.id);
  const parts = engagements.map((engagement): Standing => (isCancelled(engagement) ? 'cancelled' : 'standing'));
  return within(parts, setAsideParent(index, 'engagements', project.id, project.engagementIds));
}

export function standingOfDeliverable(index: Index, deliverable: Deliverable): Standing {
  if (isCancelled(deliverable)) return 'cancelled';
  const parts = index.projectsOfDeliverable(deliverable.id).map((project) => standingOfProject(index, project));
  return within(parts, setAsideParent(index, 'projects', deliverable.id, deliverable.projectIds));
}

function setAsideParent(
  index: Index,
  noun: 'engagements' | 'projects',
  id: string,
  named: readonly string[],
): string | null {
  const parent = index.setAsideNaming(noun, id)[0]?.id ?? named.find((other) => index.isSetAside(noun, other));
  return parent === undefined ? null : setAsideReason(noun, parent);
}

/** Judges the engagements that are not cancelled. */
export const eachEngagement = (
  { snapshot }: Context,
  judge: (engagement: Engagement, subject: Subject) => Outcome | null,
): Outcome[] =>
  snapshot.records.engagements.flatMap((engagement) =>
    isCancelled(engagement) ? [] : (judge(engagement, subjectOf('engagement', engagement)) ?? []),
  );

/** Judges the deliverables that are not cancelled, by themselves or with their project or engagement. */
export const eachDeliverable = (
  { snapshot, index }: Context,
  judge: (deliverable: Deliverable, subject: Subject, standing: Standing) => Outcome,
): Outcome[] =>
  snapshot.records.deliverables.flatMap((deliverable) => {
    const standing = standingOfDeliverable(index, deliverable);
    return standing === 'cancelled' ? [] : judge(deliverable, subjectOf('deliverable', deliverable), standing);
  });

/** Marked as delivered on a day that is still to come: it cannot have been delivered, and nobody says that it was not. */
export const isDeliveredLater = ({ status, deliveredOn }: Deliverable, asOf: Day): boolean =>
  status === 'Delivered' && deliveredOn !== null && deliveredOn > asOf;

export const NOT_YET_DELIVERED = 'The deliverable is marked delivered on a day that is still to come.';

export const NO_DATES = 'The engagement has no start or no end date: engagement-dates-present reports it.';
export const DATES_OUT_OF_ORDER = 'The engagement ends before it starts: engagement-dates-ordered reports it.';
