import type { AIRTABLE_TABLES, HUBSPOT_PROPERTIES } from '../../model/index.ts';

/**
 * What the model reads from a field.
 * - `date`: a day, also that of an instant
 * - `choice`: one of the values that `values.ts` lists, or a text that is kept as it stands
 * - `flag`: a checkbox
 * - `links`: ids of linked records
 */
export type Kind = 'text' | 'date' | 'instant' | 'number' | 'money' | 'choice' | 'flag' | 'links' | 'month';

type Properties = typeof HUBSPOT_PROPERTIES;
type Tables = typeof AIRTABLE_TABLES;

/** The kind of every mapped field, by noun. Each must agree with what the mappers read. */
interface Kinds {
  deals: Record<keyof Properties['deals'], Kind>;
  communities: Record<keyof Properties['companies'], Kind>;
  people: Record<keyof Properties['contacts'], Kind>;
  orders: Record<keyof Properties['orders'], Kind>;
  engagements: Record<keyof Tables['engagements']['fields'], Kind>;
  projects: Record<keyof Tables['projects']['fields'], Kind>;
  deliverables: Record<keyof Tables['deliverables']['fields'], Kind>;
  contracts: Record<keyof Tables['contracts']['fields'], Kind>;
  fteLog: Record<keyof Tables['fteLog']['fields'], Kind>;
  capacity: Record<keyof Tables['capacity']['fields'], Kind>;
  checkIns: Record<keyof Tables['checkIns']['fields'], Kind>;
  hubs: Record<keyof Tables['hubs']['fields'], Kind>;
}
export type MappedNoun = keyof Kinds;

export const KINDS: Kinds = {
  deals: {
    name: 'text',
    pipelineId: 'text',
    stageId: 'text',
    type: 'choice',
    amount: 'money',
    currency: 'text',
    createdOn: 'date',
    closedOn: 'date',
    modifiedAt: 'instant',
    stageEnteredOn: 'date',
    ownerId: 'text',
    contractStart: 'date',
    contractEnd: 'date',
    serviceTier: 'choice',
    agreementType: 'choice',
    agreementUrl: 'text',
    agreementExecutedOn: 'date',
    statementOfWorkUrl: 'text',
    proposalUrl: 'text',
    quoteUrl: 'text',
    invoiceUrl: 'text',
    verbalCloseOn: 'date',
    psNotifiedOn: 'date',
    capacityConfirmedOn: 'date',
    scopeDecision: 'choice',
    fteCommitted: 'number',
    lostReason: 'text',
    billingColumnsOn: 'date',
    previousDealId: 'text',
  },
  communities: {
    longName: 'text',
    shortName: 'text',
    communityId: 'text',
    domain: 'text',
    website: 'text',
    githubOrg: 'text',
    githubRepos: 'text',
    logoUrl: 'text',
    cloudProvider: 'text',
    cloudRegion: 'text',
    contextGoals: 'text',
    contextCommunity: 'text',
    contextInfrastructure: 'text',
    contextData: 'text',
  },
  people: { firstName: 'text', lastName: 'text', email: 'text', githubHandle: 'text' },
  orders: { name: 'text', createdOn: 'date', fulfillmentStatus: 'text' },
  engagements: {
    name: 'text',
    dealRef: 'text',
    communityId: 'text',
    type: 'choice',
    status: 'choice',
    rag: 'choice',
    ragNote: 'text',
    start: 'date',
    end: 'date',
    serviceTier: 'choice',
    fteCommitted: 'number',
    deliveryLead: 'text',
    projectIds: 'links',
    contractIds: 'links',
    renewalNoticeSentOn: 'date',
    shutdownNoticeSentOn: 'date',
    decommissionRequestedOn: 'date',
    deliveryVerifiedOn: 'date',
  },
  projects: { name: 'text', engagementIds: 'links', status: 'choice', deliverableIds: 'links' },
  deliverables: {
    name: 'text',
    projectIds: 'links',
    commitment: 'text',
    status: 'choice',
    dueOn: 'date',
    deliveredOn: 'date',
    githubIssueUrl: 'text',
    isPublic: 'flag',
  },
  contracts: {
    name: 'text',
    type: 'choice',
    dealRef: 'text',
    executedOn: 'date',
    start: 'date',
    end: 'date',
    url: 'text',
    fteCommitted: 'number',
  },
  fteLog: { engagementIds: 'links', month: 'month', fte: 'number' },
  capacity: { team: 'text', month: 'month', fteAvailable: 'number' },
  checkIns: {
    engagementIds: 'links',
    date: 'date',
    score: 'number',
    comment: 'text',
    quote: 'text',
    mayPublish: 'flag',
  },
  hubs: {
    name: 'text',
    communityId: 'text',
    url: 'text',
    namespace: 'text',
    cloud: 'text',
    region: 'text',
    budgetAlert: 'money',
    budgetAlertAddress: 'text',
    decommissionedOn: 'date',
  },
};

/** What a kind is called in messages. */
export const KIND_WORDS: Record<Kind, string> = {
  text: 'a text',
  date: 'a date',
  instant: 'a date with time',
  number: 'a number',
  money: 'an amount',
  choice: 'one of several words',
  flag: 'a checkbox',
  links: 'links to records',
  month: 'a month',
};
