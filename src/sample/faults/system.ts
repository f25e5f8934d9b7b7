import { addDays } from '../../model/index.ts';
import type { Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { newRecordId } from './new-ids.ts';
import { fault } from './types.ts';

const checkInOf = ({ records }: Draft, { engagement }: Chain) =>
  records.checkIns.find(({ engagementIds }) => engagement !== null && engagementIds.includes(engagement.id));

const anywhere = () => true;

/** What a pull meets. */
export const systemFaults = [
  fault({
    id: 'source-complete',
    title: 'The file of cloud costs broke off.',
    touches: null,
    fits: anywhere,
    apply: (draft) => draft.incomplete.set('cost', 'The file ends in the middle of a line.'),
  }),
  fault({
    id: 'source-fresh',
    title: 'The snapshot is three days old.',
    touches: null,
    fits: anywhere,
    apply(draft) {
      draft.pulledAt = `${addDays(draft.asOf, -3)}T04:10:00.000Z`;
    },
  }),
  fault({
    id: 'record-parses',
    title: 'A check-in has a score that is off the scale.',
    touches: 'talks',
    fits: (chain, draft) => checkInOf(draft, chain) !== undefined,
    apply(draft, chain) {
      const checkIn = checkInOf(draft, chain);
      if (!checkIn) return;
      draft.remove('checkIns', [checkIn.id]);
      const problem = { field: 'score', expected: 'at most 5', found: '45' };
      draft.setAside.push({
        noun: 'checkIns',
        id: checkIn.id,
        name: null,
        ...problem,
        links: [...checkIn.engagementIds],
      });
    },
  }),
  fault({
    id: 'reference-resolves',
    title: 'A project lists a deliverable that was deleted.',
    touches: 'links',
    fits: ({ projects, deliverables }) => projects.length > 0 && deliverables.length > 0,
    apply(draft, { projects: [project] }) {
      if (!project) return;
      draft.change('projects', project.id, { deliverableIds: [...project.deliverableIds, newRecordId(draft)] });
    },
  }),
];
