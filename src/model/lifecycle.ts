import type { ArtefactId } from './artefacts.ts';
import type { Party } from './handbook.ts';
import type { Stage } from './stage.ts';

/** The two ways of working that a community passes through. */
export const FLOWS = {
  crm: { name: 'CRM flow', leads: ['BD'] },
  delivery: { name: 'Delivery flow', leads: ['DE', 'P&S'] },
} as const satisfies Record<string, { name: string; leads: readonly Party[] }>;
export type Flow = keyof typeof FLOWS;

/** The five stages from the first contact to the renewal. A deal’s own stages lie within Sales. */
export const LIFECYCLE_STAGES = ['Leads', 'Pre-sales', 'Sales', 'Delivery', 'Renewals'] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

export const LIFECYCLE_IDS = [
  'leads',
  'pre-sales',
  'sales',
  'provisioning',
  'ongoing-services',
  'milestone-reporting',
  'renewals',
] as const;
export type LifecycleId = (typeof LIFECYCLE_IDS)[number];

/** A point of the journey: where the deal stands, or which part of the lifecycle it is in. */
export type Moment = Stage | LifecycleId;

/** A stage of the lifecycle, or one of the three parts of Delivery. */
export interface LifecycleStep {
  id: LifecycleId;
  stage: LifecycleStage;
  /** The part of Delivery; null for a stage that has no parts. */
  part: string | null;
  /** Null for Renewals, which lead from one flow back into the other. */
  flow: Flow | null;
  leads: readonly Party[];
  /** What it is for, as the rest of a sentence: "to find …". */
  purpose: string;
  /** What it leaves behind. */
  artefacts: readonly ArtefactId[];
}

export const LIFECYCLE: readonly LifecycleStep[] = [
  {
    id: 'leads',
    stage: 'Leads',
    part: null,
    flow: 'crm',
    leads: ['BD'],
    purpose: 'to teach the market, bring communities together, and give back what is learnt',
    artefacts: ['shareable-asset', 'social-post'],
  },
  {
    id: 'pre-sales',
    stage: 'Pre-sales',
    part: null,
    flow: 'crm',
    leads: ['BD'],
    purpose: 'to find the communities that are worth BD’s time',
    artefacts: ['qualified-lead'],
  },
  {
    id: 'sales',
    stage: 'Sales',
    part: null,
    flow: 'crm',
    leads: ['BD'],
    purpose: 'to take a community along the pipeline to an agreement that is signed and invoiced',
    artefacts: ['proposal', 'quote', 'service-agreement', 'invoice', 'order'],
  },
  {
    id: 'provisioning',
    stage: 'Delivery',
    part: 'Provisioning',
    flow: 'delivery',
    leads: ['DE'],
    purpose: 'to set the engagement up so that what the contract asks for can be managed',
    artefacts: ['engagement-record', 'project-record', 'deliverable-record', 'statement-of-work'],
  },
  {
    id: 'ongoing-services',
    stage: 'Delivery',
    part: 'Ongoing services',
    flow: 'delivery',
    leads: ['P&S'],
    purpose: 'to do the work, and to watch over and support the hubs',
    artefacts: ['backlog-item', 'delivery-commitment'],
  },
  {
    id: 'milestone-reporting',
    stage: 'Delivery',
    part: 'Milestone reporting',
    flow: 'delivery',
    leads: ['DE'],
    purpose: 'to tell us, the customer, and its community or funder whether the goals were met',
    artefacts: ['milestone-report', 'impact-report'],
  },
  {
    id: 'renewals',
    stage: 'Renewals',
    part: null,
    flow: null,
    leads: ['BD'],
    purpose: 'to extend the partnership, or to end it in good order',
    artefacts: ['usage-report', 'renewal-deal', 'decommission-request'],
  },
];

/** How a sentence names a moment. */
export function momentName(moment: Moment): string {
  const step = LIFECYCLE.find(({ id }) => id === moment);
  if (!step) return moment;
  return step.part === null ? step.stage : `${step.stage}: ${step.part.toLowerCase()}`;
}
