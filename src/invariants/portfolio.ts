import {
  NOUN_KEYS,
  SYSTEM_OF,
  systemName,
  type Community,
  type Config,
  type Contract,
  type Deal,
  type Deliverable,
  type Engagement,
  type Hub,
  type NounKey,
  type Order,
  type Project,
  type Records,
  type SetAside,
  type Snapshot,
} from '../model/index.ts';
import { group, invert, linksBothWays, lookUp } from './group.ts';
import { byId as inIdOrder } from './order.ts';
import { capital } from './words.ts';

type Of<T> = (id: string) => readonly T[];

/**
 * Lookups over the records, made in time linear in the records; every list is in the order of its records' ids.
 *
 * A link counts when either record states it. At the source a link stands on both records; where only one side is
 * there, the other could not be read or the source keeps one side, and neither is a reason for an alarm.
 */
export interface Index {
  byId: { readonly [Key in NounKey]: ReadonlyMap<string, Records[Key][number]> };
  /** Engagements whose `HubSpot Deal ID` names the deal, cancelled ones too. */
  engagementsOfDeal: Of<Engagement>;
  ordersOfDeal: Of<Order>;
  /** Contracts that name the deal, or that an engagement of the deal lists. */
  contractsOfDeal: Of<Contract>;
  projectsOfEngagement: Of<Project>;
  engagementsOfProject: Of<Engagement>;
  deliverablesOfProject: Of<Deliverable>;
  projectsOfDeliverable: Of<Project>;
  deliverablesOfEngagement: Of<Deliverable>;
  /** By HubSpot record id of the community. */
  dealsOfCommunity: Of<Deal>;
  /** Communities with exactly this `community_id`; more than one is a violation of its own. */
  communitiesNamed: Of<Community>;
  hubsOfCommunity: Of<Hub>;
  /** Hubs by their namespace in Prometheus. */
  hubsOfNamespace: Of<Hub>;
  /** Records of a noun that were set aside and name this record. */
  setAsideNaming: (noun: NounKey, id: string) => readonly SetAside[];
  isSetAside: (noun: NounKey, id: string) => boolean;
  setAsideOf: (noun: NounKey) => readonly SetAside[];
  /** Why records of a noun may be missing although they exist: their source was not read whole. Null when it was. */
  unread: (noun: NounKey) => string | null;
}

/** @param snapshot its records in the order of their ids */
export function indexOf({ records, manifest }: Snapshot, config: Config): Index {
  const byId = Object.fromEntries(
    NOUN_KEYS.map((key) => [key, new Map(records[key].map((record) => [record.id, record]))]),
  ) as unknown as Index['byId'];
  const { deals, engagements, projects, deliverables, contracts, communities, hubs, orders } = records;
  const engagementsOfDeal = lookUp(group(engagements, (engagement) => engagement.dealIds));
  const listing = lookUp(group(engagements, (engagement) => engagement.contractIds));
  const contractsOfDeal = group(contracts, ({ id, dealIds }) => [
    ...dealIds,
    ...listing(id).flatMap((engagement) => engagement.dealIds),
  ]);
  const projectsOfEngagement = linksBothWays(
    engagements,
    (engagement) => engagement.projectIds,
    byId.projects,
    group(projects, (project) => project.engagementIds),
  );
  const deliverablesOfProject = linksBothWays(
    projects,
    (project) => project.deliverableIds,
    byId.deliverables,
    group(deliverables, (deliverable) => deliverable.projectIds),
  );
  const deliverablesOfEngagement = new Map(
    engagements.map(({ id }) => [
      id,
      union((projectsOfEngagement.get(id) ?? []).map((p) => deliverablesOfProject.get(p.id))),
    ]),
  );
  const setAside = Map.groupBy(manifest.setAside, ({ noun }) => noun);
  const naming = new Map([...setAside].map(([noun, items]) => [noun, lookUp(group(items, ({ links }) => links))]));
  const setAsideIds = new Map([...setAside].map(([noun, items]) => [noun, new Set(items.map(({ id }) => id))]));
  const status = new Map(manifest.sources.map((source) => [source.system, source.status]));
  return {
    byId,
    engagementsOfDeal,
    ordersOfDeal: lookUp(group(orders, (order) => order.dealIds)),
    contractsOfDeal: lookUp(contractsOfDeal),
    projectsOfEngagement: lookUp(projectsOfEngagement),
    engagementsOfProject: lookUp(invert(engagements, projectsOfEngagement)),
    deliverablesOfProject: lookUp(deliverablesOfProject),
    projectsOfDeliverable: lookUp(invert(projects, deliverablesOfProject)),
    deliverablesOfEngagement: lookUp(deliverablesOfEngagement),
    dealsOfCommunity: lookUp(group(deals, (deal) => deal.communityRecordIds)),
    communitiesNamed: lookUp(group(communities, ({ communityId }) => (communityId === null ? [] : [communityId]))),
    hubsOfCommunity: lookUp(group(hubs, ({ communityId }) => (communityId === null ? [] : [communityId]))),
    hubsOfNamespace: lookUp(group(hubs, ({ namespace }) => (namespace === null ? [] : [namespace]))),
    setAsideNaming: (noun, id) => naming.get(noun)?.(id) ?? [],
    isSetAside: (noun, id) => setAsideIds.get(noun)?.has(id) ?? false,
    setAsideOf: (noun) => setAside.get(noun) ?? [],
    unread: (noun) => unreadReason(status.get(SYSTEM_OF[noun]) ?? 'not-connected', systemName(SYSTEM_OF[noun], config)),
  };
}

const union = (lists: (readonly Deliverable[] | undefined)[]): Deliverable[] =>
  [...new Set(lists.flatMap((list) => list ?? []))].sort(inIdOrder);

const unreadReason = (status: 'complete' | 'incomplete' | 'not-connected', name: string): string | null =>
  status === 'complete'
    ? null
    : `${capital(name)} ${status === 'incomplete' ? 'was not read whole: source-complete reports it' : 'is not connected'}.`;
