import type { MappedField } from './mapped-field.ts';
import type { Moment } from './lifecycle.ts';
import type { Party } from './handbook.ts';

/** Something that a procedure leaves behind: a document, a record, a message or a running service. */
export interface Artefact {
  id: ArtefactId;
  /** As it stands in the middle of a sentence. */
  name: string;
  /** One sentence. Here and in `kept`, Airtable stands for wherever engagements are kept. */
  meaning: string;
  /** Where somebody who needs it looks. */
  kept: string;
  /** Fields that hold it, its address or its day. */
  fields: readonly MappedField[];
  owner: Party;
  /** When in the life of a deal it comes into being. */
  made: Moment;
  /** When it is needed afterwards. */
  used: readonly Moment[];
  /** Who makes it, as a sentence, where no procedure of the handbook does; null where one does. */
  outside: string | null;
}

interface Described {
  name: string;
  meaning: string;
  kept: string;
  fields?: readonly MappedField[];
  owner: Party;
  made: Moment;
  used: readonly Moment[];
  outside?: string;
}

const PARTNER_FOLDER = 'Google Drive, in the partner’s folder below Partnerships / Agreements';

/** In the order in which they come about. */
const DESCRIBED = {
  'shareable-asset': {
    name: 'shareable asset',
    meaning: 'Something that explains what we do and that others may pass on, such as slides or a page.',
    kept: 'Wherever it is published',
    owner: 'BD',
    made: 'leads',
    used: ['leads', 'pre-sales'],
    outside: 'BD makes it as a part of marketing, for which there is no procedure.',
  },
  'social-post': {
    name: 'social post',
    meaning: 'A short public message that brings communities together or shares what was learnt.',
    kept: 'The network on which it is posted',
    owner: 'BD',
    made: 'leads',
    used: ['leads'],
    outside: 'BD writes it as a part of marketing, for which there is no procedure.',
  },
  'lead-ticket': {
    name: 'lead ticket',
    meaning: 'The ticket that opens when a lead is hailed, and that follows the lead from then on.',
    kept: 'FreshDesk',
    owner: 'assistant',
    made: 'Lead',
    used: ['Lead'],
  },
  'running-notes': {
    name: 'running notes',
    meaning: 'One document for each partner, to which every meeting and every document sent adds a dated line.',
    kept: PARTNER_FOLDER,
    owner: 'BD',
    made: 'Lead',
    used: ['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Contract Admin'],
  },
  'lead-folder': {
    name: 'lead folder',
    meaning: 'The folder of one lead or partner, in which its notes, questionnaire, prices and agreements are filed.',
    kept: 'Google Drive, below Partnerships / Agreements',
    owner: 'BD',
    made: 'Lead',
    used: ['Proposal', 'Negotiation', 'Contract Admin'],
  },
  'board-item': {
    name: 'board item',
    meaning: 'The entry of a lead on the older lead board; HubSpot’s deal has taken its place.',
    kept: 'Monday.com',
    owner: 'BD',
    made: 'Lead',
    used: ['Lead', 'Proposal'],
  },
  questionnaire: {
    name: 'questionnaire',
    meaning: 'The questions sent to a lead during triage, and its answers.',
    kept: PARTNER_FOLDER,
    fields: [
      'communities.contextGoals',
      'communities.contextCommunity',
      'communities.contextInfrastructure',
      'communities.contextData',
    ],
    owner: 'BD',
    made: 'Lead',
    used: ['Lead', 'Proposal'],
  },
  'qualified-lead': {
    name: 'qualified lead',
    meaning: 'A lead that was weighed, is in scope, and is worth a proposal.',
    kept: 'HubSpot, on the deal',
    fields: ['deals.scopeDecision'],
    owner: 'BD',
    made: 'Lead',
    used: ['Qualified'],
  },
  'pricing-sheet': {
    name: 'pricing sheet',
    meaning: 'The lead’s own copy of the sheet in which its price is worked out.',
    kept: PARTNER_FOLDER,
    owner: 'BD',
    made: 'Proposal',
    used: ['Proposal', 'Negotiation'],
  },
  quote: {
    name: 'quote',
    meaning: 'What the service costs a lead, made from a template and sent with the service plan.',
    kept: PARTNER_FOLDER,
    fields: ['deals.quoteUrl', 'deals.amount'],
    owner: 'BD',
    made: 'Proposal',
    used: ['Negotiation'],
  },
  'capacity-confirmation': {
    name: 'capacity confirmation',
    meaning: 'The answer of P&S that it has the people for the work that is going to be proposed.',
    kept: 'HubSpot, on the deal',
    fields: ['deals.psNotifiedOn', 'deals.capacityConfirmedOn'],
    owner: 'P&S',
    made: 'Proposal',
    used: ['Proposal', 'Negotiation'],
  },
  proposal: {
    name: 'proposal',
    meaning: 'What we would do for a community, when and for how much.',
    kept: PARTNER_FOLDER,
    fields: ['deals.proposalUrl'],
    owner: 'BD',
    made: 'Proposal',
    used: ['Negotiation'],
  },
  'draft-agreement': {
    name: 'draft agreement',
    meaning: 'The text of the service agreement while both sides still change it.',
    kept: PARTNER_FOLDER,
    fields: ['deals.agreementUrl'],
    owner: 'BD',
    made: 'Negotiation',
    used: ['Negotiation', 'Contract Admin'],
  },
  'statement-of-work': {
    name: 'statement of work (SoW)',
    meaning: 'The part of an agreement that lists the projects and what each has to deliver.',
    kept: `${PARTNER_FOLDER}, with the agreement`,
    fields: ['deals.statementOfWorkUrl'],
    owner: 'BD',
    made: 'Negotiation',
    used: ['Contract Admin', 'provisioning', 'ongoing-services', 'milestone-reporting'],
  },
  'hand-off-packet': {
    name: 'hand-off packet',
    meaning: 'Everything that BD has learnt about a community and that delivery needs.',
    kept: 'HubSpot, on the company, its contacts and the deal',
    owner: 'BD',
    made: 'Negotiation',
    used: ['Contract Admin', 'provisioning', 'ongoing-services'],
  },
  'signature-request': {
    name: 'signature request',
    meaning: 'The executable agreement on its way around those who have to sign it.',
    kept: 'The e-signature service of the fiscal sponsor, which follows it as a task in Asana',
    owner: 'CS&S',
    made: 'Contract Admin',
    used: ['Contract Admin'],
  },
  'service-agreement': {
    name: 'executed service agreement',
    meaning: 'The agreement with the signatures of all sides: the deal’s source of truth.',
    kept: PARTNER_FOLDER,
    fields: ['deals.agreementUrl', 'deals.agreementExecutedOn'],
    owner: 'CS&S',
    made: 'Contract Admin',
    used: ['Contract Admin', 'provisioning', 'renewals'],
  },
  'purchase-order': {
    name: 'purchase order',
    meaning: 'The order form of the community’s institution, which counts as an executed agreement.',
    kept: PARTNER_FOLDER,
    fields: ['deals.agreementUrl', 'deals.agreementExecutedOn'],
    owner: 'community',
    made: 'Contract Admin',
    used: ['Contract Admin', 'provisioning', 'renewals'],
    outside: 'The community’s institution issues it.',
  },
  mou: {
    name: 'memorandum of understanding (MoU)',
    meaning: 'A contract that states what both sides intend; a new deal may rest on it.',
    kept: PARTNER_FOLDER,
    fields: ['deals.agreementUrl', 'contracts.type'],
    owner: 'BD',
    made: 'Contract Admin',
    used: ['Closed Won', 'provisioning', 'renewals'],
  },
  'contract-record': {
    name: 'contract record',
    meaning: 'The entry for a service agreement, MoU or purchase order, linked to its deal.',
    kept: 'Airtable, Contracts',
    fields: ['contracts.type', 'contracts.dealRef', 'contracts.executedOn'],
    owner: 'DE',
    made: 'Contract Admin',
    used: ['Closed Won', 'provisioning', 'renewals'],
  },
  invoice: {
    name: 'invoice',
    meaning: 'What the community is asked to pay under its agreement.',
    kept: 'SAGE, at the fiscal sponsor; its link is on the deal',
    fields: ['deals.invoiceUrl'],
    owner: 'CS&S',
    made: 'Contract Admin',
    used: ['Closed Won', 'ongoing-services'],
  },
  order: {
    name: 'order (delivery request)',
    meaning: 'The record by which BD asks P&S to start delivery.',
    kept: 'HubSpot, an order associated with the deal',
    fields: ['orders.name', 'orders.createdOn'],
    owner: 'BD',
    made: 'Contract Admin',
    used: ['Contract Admin', 'Closed Won', 'provisioning'],
  },
  'engagement-record': {
    name: 'engagement record',
    meaning: 'The entry for all the work that one agreement covers, with its dates, tier, lead and RAG status.',
    kept: 'Airtable, Engagements',
    fields: ['engagements.dealRef', 'engagements.start', 'engagements.end'],
    owner: 'DE',
    made: 'provisioning',
    used: ['Closed Won', 'ongoing-services', 'milestone-reporting', 'renewals'],
  },
  'project-record': {
    name: 'project record',
    meaning: 'The entry for one body of work of the SoW, linked to its engagement.',
    kept: 'Airtable, Projects',
    fields: ['projects.engagementIds'],
    owner: 'P&S',
    made: 'provisioning',
    used: ['Closed Won', 'ongoing-services', 'milestone-reporting'],
  },
  'deliverable-record': {
    name: 'deliverable record',
    meaning: 'The entry for one unit of work of which one can say whether it is done, with its due date and issue.',
    kept: 'Airtable, Project Deliverables',
    fields: ['deliverables.projectIds', 'deliverables.dueOn', 'deliverables.githubIssueUrl'],
    owner: 'P&S',
    made: 'provisioning',
    used: ['Closed Won', 'ongoing-services', 'milestone-reporting'],
  },
  'billing-columns': {
    name: 'cloud-billing columns',
    meaning: 'The columns of a deal in the sheet that follows cloud cost.',
    kept: 'Google Sheets, the cloud-billing sheet; the day on which they were added is on the deal',
    fields: ['deals.billingColumnsOn'],
    owner: 'P&S',
    made: 'provisioning',
    used: ['Closed Won', 'ongoing-services'],
  },
  'launch-notes': {
    name: 'launch notes',
    meaning: 'What was agreed with a new partner when the work was opened.',
    kept: 'The partner’s running notes',
    owner: 'BD',
    made: 'provisioning',
    used: ['ongoing-services'],
  },
  'hub-issue': {
    name: 'hub issue',
    meaning: 'The issue labelled Hub that asks for a new hub and then follows its operation.',
    kept: 'GitHub, the infrastructure repository',
    owner: 'P&S',
    made: 'provisioning',
    used: ['ongoing-services'],
  },
  hub: {
    name: 'hub',
    meaning: 'The running JupyterHub of a community.',
    kept: 'Airtable, Hubs; its use in Prometheus',
    fields: ['hubs.url', 'hubs.namespace'],
    owner: 'P&S',
    made: 'provisioning',
    used: ['ongoing-services', 'milestone-reporting', 'renewals'],
  },
  'budget-alert': {
    name: 'budget alert',
    meaning: 'The mail that says that the forecast cost of a community passes its threshold.',
    kept: 'AWS Budgets; threshold and address in Airtable, Hubs',
    fields: ['hubs.budgetAlert', 'hubs.budgetAlertAddress'],
    owner: 'P&S',
    made: 'provisioning',
    used: ['ongoing-services'],
  },
  'backlog-item': {
    name: 'backlog item',
    meaning: 'A task of P&S that brings a deliverable or a hub forward.',
    kept: 'GitHub issues and Projects',
    owner: 'P&S',
    made: 'ongoing-services',
    used: ['ongoing-services', 'milestone-reporting'],
  },
  'delivery-commitment': {
    name: 'delivery commitment',
    meaning: 'What a deliverable promises, and by when.',
    kept: 'Airtable, Project Deliverables',
    fields: ['deliverables.commitment', 'deliverables.dueOn'],
    owner: 'DE',
    made: 'ongoing-services',
    used: ['milestone-reporting'],
  },
  'fte-line': {
    name: 'FTE log line',
    meaning: 'How much of a person’s month was spent on an engagement.',
    kept: 'Airtable, FTE Log',
    fields: ['fteLog.engagementIds', 'fteLog.month', 'fteLog.fte'],
    owner: 'DE',
    made: 'ongoing-services',
    used: ['milestone-reporting'],
  },
  'check-in-pack': {
    name: 'check-in pack',
    meaning: 'What somebody needs to know before the conversation with a community.',
    kept: 'Put together before each check-in',
    owner: 'BD',
    made: 'ongoing-services',
    used: ['ongoing-services'],
  },
  'check-in-summary': {
    name: 'check-in summary',
    meaning: 'What a community said in a check-in: a score, a comment, and a quote if it may be published.',
    kept: 'Airtable, Check-ins',
    fields: ['checkIns.engagementIds', 'checkIns.score', 'checkIns.comment', 'checkIns.mayPublish'],
    owner: 'BD',
    made: 'ongoing-services',
    used: ['milestone-reporting', 'renewals'],
  },
  'milestone-report': {
    name: 'milestone report',
    meaning: 'What was promised to a community and what was delivered, with dates.',
    kept: 'The community’s site',
    owner: 'DE',
    made: 'milestone-reporting',
    used: ['milestone-reporting', 'renewals'],
  },
  'impact-report': {
    name: 'impact report',
    meaning: 'What a community reached with its hub, for the community and its funder.',
    kept: 'The community’s site',
    owner: 'DE',
    made: 'milestone-reporting',
    used: ['milestone-reporting', 'renewals'],
  },
  'usage-report': {
    name: 'usage report',
    meaning: 'How many people used a community’s hubs, month by month.',
    kept: 'The community’s site',
    owner: 'P&S',
    made: 'renewals',
    used: ['ongoing-services', 'renewals'],
  },
  'renewal-notice': {
    name: 'renewal notice',
    meaning: 'The mail to the partnerships address that an agreement is about to end.',
    kept: 'The partnerships mailbox; its day in Airtable, Engagements',
    fields: ['engagements.renewalNoticeSentOn'],
    owner: 'BD',
    made: 'renewals',
    used: ['renewals'],
  },
  'renewal-deal': {
    name: 'renewal deal',
    meaning: 'The deal that extends a partnership, and names the one that it follows.',
    kept: 'HubSpot',
    fields: ['deals.type', 'deals.previousDealId'],
    owner: 'BD',
    made: 'renewals',
    used: ['Lead', 'renewals'],
  },
  'decommission-request': {
    name: 'decommission request',
    meaning: 'The decision not to renew, with its day: it starts the offboarding.',
    kept: 'Airtable, Engagements',
    fields: ['engagements.decommissionRequestedOn'],
    owner: 'BD',
    made: 'renewals',
    used: ['renewals'],
  },
  'shutdown-notice': {
    name: 'shutdown notice',
    meaning: 'The mail that tells a community on which day its hub stops.',
    kept: 'The mailbox; its day in Airtable, Engagements',
    fields: ['engagements.shutdownNoticeSentOn'],
    owner: 'P&S',
    made: 'renewals',
    used: ['renewals'],
  },
  reminder: {
    name: 'reminder',
    meaning: 'The last mail before a hub is deleted.',
    kept: 'The mailbox',
    owner: 'P&S',
    made: 'renewals',
    used: ['renewals'],
  },
  'deletion-confirmation': {
    name: 'confirmation of the deletion',
    meaning: 'The mail that tells a community that its hub has been deleted.',
    kept: 'The mailbox; the day of the deletion in Airtable, Hubs',
    fields: ['hubs.decommissionedOn'],
    owner: 'P&S',
    made: 'renewals',
    used: ['renewals'],
  },
  'final-record': {
    name: 'final cost and MAU record',
    meaning: 'The last cost and the last number of monthly active users of a hub that was deleted.',
    kept: 'The partner’s running notes',
    owner: 'P&S',
    made: 'renewals',
    used: ['renewals'],
  },
  'usage-data': {
    name: 'usage data',
    meaning: 'The daily numbers of active users of a hub, kept for a year or longer after it is gone.',
    kept: 'The history of usage that the nightly pull keeps',
    owner: 'P&S',
    made: 'ongoing-services',
    used: ['milestone-reporting', 'renewals'],
  },
} as const satisfies Record<string, Described>;

export type ArtefactId = keyof typeof DESCRIBED;

const described: Readonly<Record<ArtefactId, Described>> = DESCRIBED;

/** Everything that the procedures make and use, in the order in which it comes about. */
export const ARTEFACTS: readonly Artefact[] = (Object.keys(described) as ArtefactId[]).map((id) => ({
  id,
  fields: [],
  outside: null,
  ...described[id],
}));

const byId = new Map<string, Artefact>(ARTEFACTS.map((artefact) => [artefact.id, artefact]));

/** Null for an id that is none of ours. */
export const artefactById = (id: string): Artefact | null => byId.get(id) ?? null;
