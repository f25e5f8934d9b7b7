import type { ArtefactId } from './artefacts.ts';
import type { Stage } from './stage.ts';

/** A deal stage with the other names under which it is known, and what a deal needs there. */
export interface DealStep {
  stage: Stage;
  /** The word of the older description of the pipeline; null where it had none. */
  pipelineWord: string | null;
  /** The phase of the partnership; null where there is none. */
  phase: string | null;
  /** What the older lead board called it, in short. */
  board: string;
  /** What must be true to leave the stage; of a closed stage, what must be true there. */
  needs: readonly string[];
  /** What shows that it is true. Of several in one group any will do. */
  artefacts: readonly (readonly ArtefactId[])[];
}

/** The seven stages in the order of STAGES. */
export const DEAL_JOURNEY: readonly DealStep[] = [
  {
    stage: 'Lead',
    pipelineWord: 'Qualifying',
    phase: 'Lead',
    board: 'Triage',
    needs: ['MANIAC-T was weighed and the lead is in scope', 'the lead is qualified to partner'],
    artefacts: [['qualified-lead']],
  },
  {
    stage: 'Qualified',
    pipelineWord: 'Prospecting',
    phase: 'Qualified Lead',
    board: 'Triage: in scope',
    needs: ['the lead wants a proposal'],
    artefacts: [['running-notes']],
  },
  {
    stage: 'Proposal',
    pipelineWord: 'Partnering',
    phase: 'Prospect',
    board: 'Negotiation: quote',
    needs: [
      'P&S knows that its input or review is needed',
      'the schedule and the capacity that the work needs are set',
      'P&S has confirmed that it has the capacity',
    ],
    artefacts: [['proposal'], ['quote'], ['capacity-confirmation']],
  },
  {
    stage: 'Negotiation',
    pipelineWord: 'Partnering',
    phase: 'Prospect',
    board: 'Negotiation: price and contract',
    needs: [
      'start, end and the dates of the deliverables are agreed',
      'there is an agreement, which is the deal’s source of truth',
      'HubSpot holds what BD knows of the community',
      'the lawyers of the fiscal sponsor took part where they were needed',
    ],
    artefacts: [['draft-agreement'], ['statement-of-work'], ['hand-off-packet']],
  },
  {
    stage: 'Contract Admin',
    pipelineWord: 'Invoicing',
    phase: 'Prospect (verbal close)',
    board: 'Negotiation: signature and invoice',
    needs: [
      'the agreement is executed: a service agreement signed by all, or a purchase order',
      'BD has asked P&S to start, by an order that is associated with the deal',
    ],
    artefacts: [['service-agreement', 'purchase-order'], ['order']],
  },
  {
    stage: 'Closed Won',
    pipelineWord: 'Customer',
    phase: 'Partner (executed close)',
    board: 'Hub setup',
    needs: [
      'the engagement, its projects and their deliverables exist',
      'the cloud-billing sheet has the columns of the deal',
    ],
    artefacts: [['engagement-record'], ['project-record'], ['deliverable-record'], ['billing-columns']],
  },
  {
    stage: 'Closed Lost',
    pipelineWord: null,
    phase: null,
    board: 'Out of scope, or closed',
    needs: ['the reason is recorded'],
    artefacts: [],
  },
];
