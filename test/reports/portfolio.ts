import {
  BLANK_REPORT,
  readConfig,
  type Config,
  type Manifest,
  type NounKey,
  type Records,
  type Snapshot,
} from '../../src/model/index.ts';
import { extractCommunities, type CommunityExtract } from '../../src/reports/index.ts';

/** Record builders: what a test does not say is empty. */
const EMPTY: { [K in NounKey]: Omit<Records[K][number], 'id'> } = {
  deals: {
    name: null,
    pipelineId: null,
    stageId: null,
    stageLabel: null,
    stage: null,
    type: null,
    typeLabel: null,
    amount: null,
    createdOn: null,
    closedOn: null,
    modifiedAt: null,
    stageEnteredOn: null,
    ownerId: null,
    ownerName: null,
    contractStart: null,
    contractEnd: null,
    serviceTier: null,
    agreementType: null,
    agreementUrl: null,
    agreementExecutedOn: null,
    statementOfWorkUrl: null,
    proposalUrl: null,
    quoteUrl: null,
    invoiceUrl: null,
    verbalCloseOn: null,
    psNotifiedOn: null,
    capacityConfirmedOn: null,
    scopeDecision: null,
    fteCommitted: null,
    lostReason: null,
    billingColumnsOn: null,
    previousDealId: null,
    communityRecordIds: [],
    contacts: [],
  },
  pipelines: { label: null, stages: [] },
  communities: {
    communityId: null,
    longName: null,
    shortName: null,
    website: null,
    githubOrg: null,
    githubRepos: [],
    logoUrl: null,
    cloudProvider: null,
    cloudRegion: null,
    contextGoals: null,
    contextCommunity: null,
    domain: null,
    contextInfrastructure: null,
    contextData: null,
  },
  people: { firstName: null, lastName: null, email: null, githubHandle: null },
  orders: { name: null, createdOn: null, fulfillmentStatus: null, dealIds: [] },
  engagements: {
    name: null,
    communityId: null,
    type: null,
    status: null,
    start: null,
    end: null,
    serviceTier: null,
    fteCommitted: null,
    projectIds: [],
    dealRef: null,
    dealIds: [],
    rag: null,
    ragNote: null,
    deliveryLead: null,
    contractIds: [],
    renewalNoticeSentOn: null,
    shutdownNoticeSentOn: null,
    decommissionRequestedOn: null,
    deliveryVerifiedOn: null,
  },
  projects: { name: null, engagementIds: [], status: null, deliverableIds: [] },
  deliverables: {
    name: null,
    projectIds: [],
    commitment: null,
    status: null,
    dueOn: null,
    deliveredOn: null,
    githubIssueUrl: null,
    isPublic: false,
  },
  contracts: {
    name: null,
    type: null,
    dealRef: null,
    dealIds: [],
    executedOn: null,
    start: null,
    end: null,
    url: null,
    fteCommitted: null,
  },
  fteLog: { engagementIds: [], month: '2026-01', fte: null },
  capacity: { team: null, month: '2026-01', fteAvailable: null },
  checkIns: { engagementIds: [], date: null, score: null, quote: null, mayPublish: false, comment: null },
  hubs: {
    name: null,
    communityId: null,
    url: null,
    namespace: null,
    cloud: null,
    region: null,
    decommissionedOn: null,
    budgetAlert: null,
    budgetAlertAddress: null,
  },
  usage: { namespace: 'none', month: '2026-01', dau: [], wau: [], mau: [] },
  costs: { communityId: 'none', month: '2026-01', amount: { minor: 0, currency: 'USD' } },
};

export type Given = { [K in NounKey]?: ({ id: string } & Partial<Records[K][number]>)[] };

export const ASOF = '2026-06-15';
export const PULLED = '2026-06-15T03:10:00Z';

export function snapshotOf(given: Given, manifest: Partial<Manifest> = {}): Snapshot {
  const nouns = Object.keys(EMPTY) as NounKey[];
  const records = Object.fromEntries(
    nouns.map((noun) => [noun, (given[noun] ?? []).map((record) => ({ ...EMPTY[noun], ...record }))]),
  );
  const source = (system: 'hubspot' | 'airtable' | 'usage' | 'cost') =>
    ({ system, status: 'complete', pulledAt: PULLED, ...BLANK_REPORT, requests: 1 }) as const;
  return {
    records: records as unknown as Records,
    manifest: {
      schemaVersion: 1,
      id: 'abc123',
      pulledAt: PULLED,
      source: 'live',
      asOf: null,
      files: {},
      setAside: [],
      previous: null,
      accepted: [],
      usage: null,
      sources: [source('hubspot'), source('airtable'), source('usage'), source('cost')],
      ...manifest,
    },
  };
}

export const config: Config = readConfig({});
export const key = (communityId: string): string => `k-${communityId}`;

/** The extract of the one community of a small portfolio, `lumen`. */
export function extractOf(
  given: Given,
  asOf = ASOF,
  settings: Config = config,
  manifest: Partial<Manifest> = {},
): CommunityExtract {
  const communities = given.communities ?? [
    { id: '1', communityId: 'lumen', shortName: 'Lumen', longName: 'Lumen Observatory' },
  ];
  const { extracts } = extractCommunities(snapshotOf({ ...given, communities }, manifest), {
    asOf,
    config: settings,
    key,
  });
  const found = extracts.find(({ communityId }) => communityId === 'lumen');
  if (!found) throw new Error('The portfolio has no community `lumen`.');
  return found;
}

/** One month of samples of a hub: the same number every day, or what `at` says of a day (1 to 31). */
export function usageMonth(
  namespace: string,
  month: string,
  at: (day: number) => number | null,
): Records['usage'][number] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = Array.from({ length: new Date(Date.UTC(year, number, 0)).getUTCDate() }, (_, i) => at(i + 1));
  const part = (share: number) => days.map((value) => (value === null ? null : Math.round(value * share)));
  return { id: `${namespace}/${month}`, namespace, month, mau: days, wau: part(0.5), dau: part(0.2) };
}
