import type { Deliverable, Engagement, Project } from '../../model/index.ts';
import { commitmentOf, httpsUrl, type Commitment } from '../commitment.ts';
import { communityOfEngagement, type CommunityRef } from '../workspace/community.ts';
import { compare } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

/** A deliverable that stands, with all that it is part of. */
export interface Work {
  deliverable: Deliverable;
  /** How it stands today, in the words of the milestone report. */
  commitment: Commitment;
  /** The first that stands, else the first; null where it names none that was read. */
  project: Project | null;
  engagement: Engagement | null;
  /** All that stand and that it is part of, though it should be one. */
  engagements: Engagement[];
  community: CommunityRef | null;
  /** Address of the evidence; null where there is none, or what stands there is no https address. */
  evidence: string | null;
}

/**
 * Every deliverable that is not cancelled, by itself or with everything that it is part of; what hangs on nothing stands.
 * What was delivered before its engagement was cancelled is left out too, as the rules do.
 */
export function standingWork(inputs: WorkInputs): Work[] {
  const { snapshot, asOf, look } = inputs;
  return snapshot.records.deliverables.flatMap((deliverable): Work[] => {
    if (deliverable.status === 'Cancelled') return [];
    const places = look
      .projectsOfDeliverable(deliverable.id)
      .flatMap((project): { project: Project; engagement: Engagement | null }[] => {
        const engagements = look.engagementsOfProject(project.id);
        return engagements.length === 0
          ? [{ project, engagement: null }]
          : engagements.map((engagement) => ({ project, engagement }));
      });
    const standing = places.filter(
      ({ project, engagement }) => project.status !== 'Cancelled' && engagement?.status !== 'Cancelled',
    );
    if (places.length > 0 && standing.length === 0) return [];
    const { project = null, engagement = null } = standing[0] ?? {};
    return [
      {
        deliverable,
        commitment: commitmentOf(deliverable, project?.name ?? '', asOf),
        ...{ project, engagement },
        engagements: [...new Set(standing.flatMap((place) => place.engagement ?? []))],
        community: engagement && communityOfEngagement(engagement, inputs),
        evidence: httpsUrl(deliverable.githubIssueUrl),
      },
    ];
  });
}

/** Overdue first, the latest of them foremost; then by due date; then what has none; what is delivered last, the newest first. */
export function mostUrgentFirst(a: Work, b: Work): number {
  const [place, other] = [rank(a), rank(b)];
  if (place !== other) return place - other;
  const [of, to] = [a.commitment, b.commitment];
  const days =
    place === 3 ? compare(to.deliveredOn ?? '', of.deliveredOn ?? '') : compare(of.dueOn ?? '9999', to.dueOn ?? '9999');
  return days || compare(of.name, to.name) || compare(of.id, to.id);
}

const rank = ({ commitment: { state, mark, dueOn } }: Work): number =>
  state === 'delivered' ? 3 : mark === 'late' ? 0 : dueOn === null ? 2 : 1;
