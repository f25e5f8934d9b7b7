import { addDays } from '../../model/index.ts';
import { isActive, isEnded, isEngaged, isWon, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

const hasWork = (chain: Chain) => (isActive(chain) || isEnded(chain)) && chain.deliverables.length > 0;
const hasProjects = (chain: Chain) => hasWork(chain) && chain.projects.length > 1;
const delivered = ({ deliverables }: Chain) => deliverables.find(({ status }) => status === 'Delivered');
const hasDelivered = (chain: Chain) => hasWork(chain) && delivered(chain) !== undefined;

/** Ends the agreement so many days before the engagement, on the deal and on its contracts. */
function endAgreement(draft: Draft, { engagement, deal, contracts }: Chain, days: number) {
  if (!engagement?.end) return;
  const end = addDays(engagement.end, -days);
  draft.change('deals', deal.id, { contractEnd: end });
  for (const { id } of contracts) draft.change('contracts', id, { end });
}

/** What an engagement consists of, and what it was agreed to be. */
export const workFaults = [
  fault({
    id: 'engagement-dates-match-agreement',
    title: 'An engagement ends three weeks after its agreement.',
    touches: 'agreement',
    fits: (chain) => isWon(chain) && isEngaged(chain),
    apply: (draft, chain) => endAgreement(draft, chain, 21),
  }),
  fault({
    id: 'engagement-dates-match-agreement/by-days',
    title: 'An engagement ends five days after its agreement.',
    touches: 'agreement',
    fits: (chain) => isWon(chain) && isEngaged(chain),
    apply: (draft, chain) => endAgreement(draft, chain, 5),
  }),
  fault({
    id: 'project-has-one-engagement',
    title: 'A project is not linked to its engagement.',
    touches: 'work',
    fits: hasProjects,
    apply(draft, { engagement, projects }) {
      const project = projects.at(-1);
      if (!engagement || !project) return;
      const projectIds = engagement.projectIds.filter((id) => id !== project.id);
      draft.change('engagements', engagement.id, { projectIds });
      draft.change('projects', project.id, { engagementIds: [] });
    },
  }),
  fault({
    id: 'project-has-deliverable',
    title: 'A project was created and never broken down.',
    touches: 'work',
    fits: hasProjects,
    apply(draft, { projects }) {
      const project = projects.at(-1);
      if (!project) return;
      draft.remove('deliverables', project.deliverableIds);
      draft.change('projects', project.id, { deliverableIds: [] });
    },
  }),
  fault({
    id: 'deliverable-has-one-project',
    title: 'A deliverable is linked to two projects.',
    touches: 'work',
    fits: hasProjects,
    apply(draft, { projects: [first, second], deliverables: [deliverable] }) {
      if (!first || !second || !deliverable) return;
      draft.change('deliverables', deliverable.id, { projectIds: [first.id, second.id] });
    },
  }),
  fault({
    id: 'deliverable-due-date-present',
    title: 'A deliverable was delivered and nobody knows when it was due.',
    touches: 'work',
    fits: hasDelivered,
    apply(draft, chain) {
      const deliverable = delivered(chain);
      if (deliverable) draft.change('deliverables', deliverable.id, { dueOn: null });
    },
  }),
  fault({
    id: 'deliverable-due-inside-engagement',
    title: 'A deliverable is due a month after its engagement ends.',
    touches: 'work',
    fits: hasDelivered,
    apply(draft, chain) {
      const deliverable = delivered(chain);
      if (!deliverable || !isEngaged(chain)) return;
      draft.change('deliverables', deliverable.id, { dueOn: addDays(chain.engagement.end, 30) });
    },
  }),
  fault({
    id: 'delivered-deliverable-has-evidence',
    title: 'A deliverable was delivered and links to no issue.',
    touches: 'work',
    fits: hasDelivered,
    apply(draft, chain) {
      const deliverable = delivered(chain);
      if (deliverable) draft.change('deliverables', deliverable.id, { githubIssueUrl: null });
    },
  }),
  fault({
    id: 'delivered-deliverable-has-evidence/ahead',
    title: 'A deliverable is marked delivered on a day that is still to come.',
    touches: 'work',
    fits: hasDelivered,
    apply(draft, chain) {
      const deliverable = delivered(chain);
      if (deliverable) draft.change('deliverables', deliverable.id, { deliveredOn: addDays(draft.asOf, 12) });
    },
  }),
];
