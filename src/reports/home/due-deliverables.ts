import { communityOfEngagement } from '../workspace/community.ts';
import { engagementPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { isAhead, isLacking, ruleFacts, type Due } from './due.ts';

const RULE = 'deliverable-not-overdue';

/** Deliverables that are late or due soon. Those that were cancelled, or whose project or engagement was, are not. */
export function dueDeliverables(inputs: WorkInputs): Due[] {
  const { snapshot, ask, asOf, look, urlOf } = inputs;
  const { team, sop } = ruleFacts(RULE, inputs);
  return snapshot.records.deliverables.flatMap(({ id, name, status, dueOn }) => {
    if (dueOn === null || status === 'Delivered' || status === 'Cancelled') return [];
    const verdict = ask(RULE, id);
    const isDue = isAhead(dueOn, asOf) ? verdict !== null : isLacking(verdict);
    if (!isDue) return [];
    const [engagement] = look.projectsOfDeliverable(id).flatMap((project) => look.engagementsOfProject(project.id));
    return {
      ...{ team, sop, kind: 'Deliverable' as const, action: 'Deliver, or agree on another date', day: dueOn },
      record: {
        name: name ?? `deliverable ${id}`,
        page: engagement ? engagementPage(engagement.id) : null,
        url: urlOf('deliverable', id),
      },
      community: engagement ? communityOfEngagement(engagement, inputs) : null,
      note: status === null ? 'Status not recorded' : status,
    };
  });
}
