import { addDays } from '../../model/index.ts';
import { stageAt } from '../pipeline.ts';
import { daysLeft, isActive, isEnded, isWon } from './chain.ts';
import { newRecordId } from './new-ids.ts';
import { fault } from './types.ts';
import { canBeWon, win } from './win.ts';

/** Deals and what should follow from them. */
export const handOverFaults = [
  fault({
    id: 'closed-won-deal-has-engagement',
    title: 'A deal was won three weeks ago and nobody has set the engagement up.',
    touches: 'deal',
    companions: ['delivery-request-produced-outcomes'],
    fits: canBeWon,
    apply: (draft, chain) => win(draft, chain, addDays(draft.asOf, -24)),
  }),
  fault({
    id: 'closed-won-deal-has-engagement/in-grace',
    title: 'A deal was won three days ago; its engagement is still to come.',
    touches: 'deal',
    companions: ['delivery-request-produced-outcomes'],
    fits: canBeWon,
    apply: (draft, chain) => win(draft, chain, addDays(draft.asOf, -3)),
  }),
  fault({
    id: 'deal-has-at-most-one-engagement',
    title: 'An engagement was entered twice.',
    touches: 'deal',
    companions: ['successor-continuity'],
    fits: (chain) => isEnded(chain) && chain.deliverables.length > 0,
    apply(draft, { engagement, projects: [project], deliverables: [deliverable] }) {
      if (!engagement || !project || !deliverable) return;
      const [id, projectId, deliverableId] = [newRecordId(draft), newRecordId(draft), newRecordId(draft)];
      const name = `${engagement.name ?? id} (copy)`;
      draft.add('engagements', { ...engagement, id, name, projectIds: [projectId], contractIds: [] });
      draft.add('projects', { ...project, id: projectId, engagementIds: [id], deliverableIds: [deliverableId] });
      draft.add('deliverables', { ...deliverable, id: deliverableId, projectIds: [projectId] });
      const logs = draft.records.fteLog.filter(({ engagementIds }) => engagementIds.includes(engagement.id));
      for (const log of logs) draft.add('fteLog', { ...log, id: newRecordId(draft), engagementIds: [id] });
    },
  }),
  fault({
    id: 'engagement-has-exactly-one-deal',
    title: 'An engagement names its deal and the renewal that is being talked about.',
    touches: 'links',
    fits: (chain) => isActive(chain) && chain.others.some(({ stage }) => stage !== null && !stage.startsWith('Closed')),
    apply(draft, { engagement, deal, others }) {
      const open = others.find(({ stage }) => stage !== null && !stage.startsWith('Closed'));
      if (!engagement || !open) return;
      draft.change('engagements', engagement.id, { dealRef: `${deal.id}, ${open.id}`, dealIds: [deal.id, open.id] });
      draft.broken.set(open.id, new Set(['deal']));
    },
  }),
  fault({
    id: 'engagement-deal-is-closed-won',
    title: 'The deal of an engagement went back to Negotiation.',
    touches: 'deal',
    fits: (chain, { asOf }) => isWon(chain) && chain.deal.type === 'new' && (daysLeft(chain, asOf) ?? 0) > 60,
    apply(draft, { deal }) {
      const { id: stageId, label: stageLabel } = stageAt('Negotiation');
      const dates = { closedOn: addDays(draft.asOf, 14), stageEnteredOn: addDays(draft.asOf, -6) };
      draft.change('deals', deal.id, { stage: 'Negotiation', stageId, stageLabel, ...dates });
    },
  }),
  fault({
    id: 'closed-lost-deal-has-no-active-engagement',
    title: 'A deal was lost and its engagement still runs.',
    touches: 'deal',
    fits: (chain, { asOf }) => isWon(chain) && (daysLeft(chain, asOf) ?? 0) > 60,
    apply(draft, { deal }) {
      const { id: stageId, label: stageLabel } = stageAt('Closed Lost');
      const closedOn = addDays(draft.asOf, -20);
      const lostReason = 'The host institution withdrew its commitment.';
      const dates = { closedOn, stageEnteredOn: closedOn };
      draft.change('deals', deal.id, { stage: 'Closed Lost', stageId, stageLabel, ...dates, lostReason });
    },
  }),
  fault({
    id: 'stage-known',
    title: 'A deal stands at a stage that its pipeline does not have.',
    touches: 'deal',
    fits: ({ deal, engagement }) => engagement === null && (deal.stage === 'Lead' || deal.stage === 'Qualified'),
    apply: (draft, { deal }) => draft.change('deals', deal.id, { stage: null, stageId: '987650321', stageLabel: null }),
  }),
];
