import { z } from 'zod';
import { money } from './money.ts';
import { day, defineNoun, fte, id, ids, month, text, type PublicOf, type RecordOf } from './noun.ts';

export const WORK_STATUS = ['Planned', 'Active', 'Complete', 'Cancelled'] as const;
export const DELIVERABLE_STATUS = ['Not started', 'In progress', 'Delivered', 'Cancelled'] as const;
export const RAG = ['Green', 'Amber', 'Red'] as const;
export const CONTRACT_TYPES = ['Service Agreement', 'MoU', 'Purchase Order'] as const;

/** What `HubSpot Deal ID` holds: the text as typed, and the deal ids read from it (spaces and record URLs accepted). */
const dealReference = {
  dealRef: text.describe('The text of the field, as typed'),
  dealIds: ids.describe('Deal ids read from the text'),
};

/** The whole scope of work of one agreement. */
export const engagement = defineNoun({
  name: 'engagement',
  file: 'engagements.json',
  description: 'The whole scope of work of one agreement (Airtable: Engagements)',
  community: {
    id,
    name: text,
    communityId: text,
    type: z.enum(['New', 'Renewal']).nullable(),
    status: z.enum(WORK_STATUS).nullable(),
    start: day,
    end: day,
    serviceTier: text,
    fteCommitted: fte,
    projectIds: ids,
  },
  team: {
    ...dealReference,
    rag: z.enum(RAG).nullable(),
    ragNote: text,
    deliveryLead: text,
    contractIds: ids,
    renewalNoticeSentOn: day,
    shutdownNoticeSentOn: day,
    decommissionRequestedOn: day,
    deliveryVerifiedOn: day,
  },
});
export type Engagement = RecordOf<typeof engagement>;
export type PublicEngagement = PublicOf<typeof engagement>;

/** A body of work inside one engagement. */
export const project = defineNoun({
  name: 'project',
  file: 'projects.json',
  description: 'A body of work inside one engagement (Airtable: Projects)',
  community: { id, name: text, engagementIds: ids, status: z.enum(WORK_STATUS).nullable(), deliverableIds: ids },
  team: {},
});
export type Project = RecordOf<typeof project>;
export type PublicProject = PublicOf<typeof project>;

/** A discrete, measurable unit of work inside one project. */
export const deliverable = defineNoun({
  name: 'deliverable',
  file: 'deliverables.json',
  description: 'A discrete, measurable unit inside one project (Airtable: Project Deliverables)',
  community: {
    id,
    name: text,
    projectIds: ids,
    commitment: text.describe('What was promised'),
    status: z.enum(DELIVERABLE_STATUS).nullable(),
    dueOn: day,
    deliveredOn: day,
    githubIssueUrl: text.describe('Evidence; a community sees it only when isPublic'),
    isPublic: z.boolean(),
  },
  team: {},
});
export type Deliverable = RecordOf<typeof deliverable>;
export type PublicDeliverable = PublicOf<typeof deliverable>;

/** A service agreement, memorandum of understanding or purchase order. */
export const contract = defineNoun({
  name: 'contract',
  file: 'contracts.json',
  description: 'An agreement (Airtable: Contracts)',
  community: {},
  team: {
    id,
    name: text,
    type: z.enum(CONTRACT_TYPES).nullable(),
    ...dealReference,
    executedOn: day,
    start: day,
    end: day,
    url: text,
    fteCommitted: fte,
  },
});
export type Contract = RecordOf<typeof contract>;

/** Full-time equivalents that were spent on an engagement in a month. */
export const fteLog = defineNoun({
  name: 'fte-log',
  file: 'fte-log.json',
  description: 'FTE spent on an engagement in a month (Airtable: FTE Log)',
  community: { id, engagementIds: ids, month, fte },
  team: {},
});
export type FteLog = RecordOf<typeof fteLog>;
export type PublicFteLog = PublicOf<typeof fteLog>;

/** Full-time equivalents that a team has available in a month. */
export const capacity = defineNoun({
  name: 'capacity',
  file: 'capacity.json',
  description: 'FTE available to a team in a month (Airtable: Capacity)',
  community: {},
  team: { id, team: text, month, fteAvailable: fte },
});
export type Capacity = RecordOf<typeof capacity>;

/** A conversation with a community about how the service does. */
export const checkIn = defineNoun({
  name: 'check-in',
  file: 'check-ins.json',
  description: 'A satisfaction check-in (Airtable: Check-ins)',
  community: {
    id,
    engagementIds: ids,
    date: day,
    score: z.number().min(1).max(5).nullable().meta({ unit: 'points, 1 to 5' }),
    quote: text.describe('A sentence that the community said; a community sees it only when mayPublish'),
    mayPublish: z.boolean(),
  },
  team: { comment: text.describe('Internal comment') },
});
export type CheckIn = RecordOf<typeof checkIn>;
export type PublicCheckIn = PublicOf<typeof checkIn>;

/** A running JupyterHub of a community. */
export const hub = defineNoun({
  name: 'hub',
  file: 'hubs.json',
  description: 'A JupyterHub of a community (Airtable: Hubs)',
  community: {
    id,
    name: text,
    communityId: text,
    url: text,
    namespace: text.describe('Namespace in Prometheus'),
    cloud: text,
    region: text,
    decommissionedOn: day,
  },
  team: { budgetAlert: money.nullable().meta({ unit: 'USD per month' }), budgetAlertAddress: text },
});
export type Hub = RecordOf<typeof hub>;
export type PublicHub = PublicOf<typeof hub>;
