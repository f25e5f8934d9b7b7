import { daysBetween, type Deliverable, type Engagement } from '../../model/index.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { count } from '../words.ts';
import { backTo, sinceOf, type Change } from './changes.ts';
import { isYesterday } from './changes-moves.ts';

/** Deliverables delivered lately, and those of which a night first saw it lately, whatever day they give. */
export function deliveredLately(inputs: WorkInputs): Change[] {
  const { journal, asOf, look, snapshot, urlOf } = inputs;
  const from = backTo(asOf);
  const since = sinceOf(inputs);
  const seenOn = new Map((journal?.deliveries ?? []).map(({ deliverable, seen }) => [deliverable, seen]));
  return snapshot.records.deliverables.flatMap((deliverable): Change[] => {
    const { id, name, status, deliveredOn } = deliverable;
    if (status !== 'Delivered' || (deliveredOn !== null && deliveredOn > asOf)) return [];
    const seen = seenOn.get(id) ?? null;
    const day = seen !== null && seen >= from ? seen : deliveredOn;
    if (day === null || day < from) return [];
    const projects = look.projectsOfDeliverable(id);
    const [engagement] = projects.flatMap((project) => look.engagementsOfProject(project.id));
    if (isStopped(engagement, projects)) return [];
    return [
      {
        ...{ kind: 'Deliverable delivered', day, detail: detailOf(deliverable) },
        isFresh: since.known === 'none' ? isYesterday(day, asOf) : seen === asOf,
        record: {
          name: name ?? `deliverable ${id}`,
          page: engagement ? engagementPage(engagement.id) : null,
          url: urlOf('deliverable', id),
        },
        ...{ community: engagement ? communityOfEngagement(engagement, inputs) : null, team: 'P&S' },
      },
    ];
  });
}

/** What was cancelled as a whole is not counted. */
const isStopped = (engagement: Engagement | undefined, projects: readonly { status: string | null }[]): boolean =>
  engagement?.status === 'Cancelled' || (projects.length > 0 && projects.every(({ status }) => status === 'Cancelled'));

function detailOf({ deliveredOn, dueOn }: Deliverable): string {
  if (deliveredOn === null) return 'Delivered; on which day is not recorded';
  if (dueOn === null) return `Delivered on ${deliveredOn}; no due date recorded`;
  const late = daysBetween(dueOn, deliveredOn);
  if (late === 0) return `Delivered on ${deliveredOn}, the day it was due`;
  return `Delivered on ${deliveredOn}, ${count(Math.abs(late), 'day')} ${late > 0 ? 'late' : 'early'}`;
}
