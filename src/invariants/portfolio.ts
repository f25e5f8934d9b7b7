import {
  NOUN_KEYS,
  SYSTEM_OF,
  systemName,
  type Config,
  type Deal,
  type Deliverable,
  type Hub,
  type Lookups,
  type NounKey,
  type Records,
  type SetAside,
  type Snapshot,
} from '../model/index.ts';
import { group, groupByOne, invert, linksBothWays, lookUp } from './group.ts';
import { lazy } from './once.ts';
import { byId as inIdOrder } from './order.ts';
import { capital } from './words.ts';

type Of<T> = (id: string) => readonly T[];

/** Lookups that the rules need besides, made in time linear in the records; every list is in the order of its records' ids. */
export interface Index extends Lookups {
  /** Deals that name the person among their contacts. */
  dealsOfPerson: Of<Deal>;
  /** Hubs by their namespace in Prometheus. */
  hubsOfNamespace: Of<Hub>;
  /** Records of a noun that were set aside and name this record. */
  setAsideNaming: (noun: NounKey, id: string) => readonly SetAside[];
  isSetAside: (noun: NounKey, id: string) => boolean;
  /** The record with this id, when it was set aside. */
  setAsideById: (noun: NounKey, id: string) => SetAside | undefined;
  setAsideOf: (noun: NounKey) => readonly SetAside[];
}

/** @param snapshot its records in the order of their ids */
export function indexOf({ records, manifest }: Snapshot, config: Config): Index {
  const byId = tablesById(records);
  const { deals, engagements, projects, deliverables, contracts, communities, hubs, orders, usage, costs } = records;
  const engagementsOfDeal = lazyLookUp(() => group(engagements, (engagement) => engagement.dealIds));
  const listing = lazyLookUp(() => group(engagements, (engagement) => engagement.contractIds));
  const contractsOfDeal = () =>
    group(contracts, ({ id, dealIds }) => [...dealIds, ...listing(id).flatMap((engagement) => engagement.dealIds)]);
  const projectsOfEngagement = linksBothWays(
    engagements,
    (engagement) => engagement.projectIds,
    () => byId.projects,
    group(projects, (project) => project.engagementIds),
  );
  const deliverablesOfProject = linksBothWays(
    projects,
    (project) => project.deliverableIds,
    () => byId.deliverables,
    group(deliverables, (deliverable) => deliverable.projectIds),
  );
  const deliverablesOfEngagement = () =>
    new Map(
      [...projectsOfEngagement].map(([id, items]) => [id, union(items.map((p) => deliverablesOfProject.get(p.id)))]),
    );
  const setAside = Map.groupBy(manifest.setAside, ({ noun }) => noun);
  const naming = new Map(
    [...setAside].map(([noun, items]) => [noun, lazyLookUp(() => group(items, ({ links }) => links))]),
  );
  const setAsideIds = new Map(
    [...setAside].map(([noun, items]) => [noun, new Map(items.map((item) => [item.id, item]))]),
  );
  const status = new Map(manifest.sources.map((source) => [source.system, source.status]));
  return {
    byId,
    engagementsOfDeal,
    ordersOfDeal: lazyLookUp(() => group(orders, (order) => order.dealIds)),
    contractsOfDeal: lazyLookUp(contractsOfDeal),
    projectsOfEngagement: lookUp(projectsOfEngagement),
    engagementsOfProject: lookUp(invert(engagements, projectsOfEngagement)),
    deliverablesOfProject: lookUp(deliverablesOfProject),
    projectsOfDeliverable: lookUp(invert(projects, deliverablesOfProject)),
    deliverablesOfEngagement: lazyLookUp(deliverablesOfEngagement),
    fteLogOfEngagement: lazyLookUp(() => group(records.fteLog, ({ engagementIds }) => engagementIds)),
    checkInsOfEngagement: lazyLookUp(() => group(records.checkIns, ({ engagementIds }) => engagementIds)),
    dealsOfCommunity: lazyLookUp(() => group(deals, (deal) => deal.communityRecordIds)),
    dealsOfPerson: lazyLookUp(() => group(deals, ({ contacts }) => contacts.map(({ personId }) => personId))),
    dealsFollowing: lazyLookUp(() => groupByOne(deals, ({ previousDealId }) => previousDealId)),
    communitiesNamed: lazyLookUp(() => groupByOne(communities, ({ communityId }) => communityId)),
    hubsOfCommunity: lazyLookUp(() => groupByOne(hubs, ({ communityId }) => communityId)),
    hubsOfNamespace: lazyLookUp(() => groupByOne(hubs, ({ namespace }) => namespace)),
    usageOfNamespace: lazyLookUp(() => groupByOne(usage, ({ namespace }) => namespace)),
    costsOfCommunity: lazyLookUp(() => groupByOne(costs, ({ communityId }) => communityId)),
    setAsideNaming: (noun, id) => naming.get(noun)?.(id) ?? [],
    isSetAside: (noun, id) => setAsideIds.get(noun)?.has(id) ?? false,
    setAsideById: (noun, id) => setAsideIds.get(noun)?.get(id),
    setAsideOf: (noun) => setAside.get(noun) ?? [],
    unread: (noun) => unreadReason(status.get(SYSTEM_OF[noun]) ?? 'not-connected', systemName(SYSTEM_OF[noun], config)),
  };
}

/** A table is indexed when it is first asked for: of most of the large ones nothing is looked up by id. */
function tablesById(records: Records): Index['byId'] {
  const byId = {};
  for (const key of NOUN_KEYS) {
    const list: readonly { id: string }[] = records[key];
    const get = lazy(() => tableOf(list));
    Object.defineProperty(byId, key, { get, enumerable: true });
  }
  // Each table is that of its noun, which the type of a property made by name does not show.
  return byId as Index['byId'];
}

function tableOf<T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  for (const record of list) table.set(record.id, record);
  return table;
}

/** As `lookUp`, of groups that are made when they are first asked for. */
function lazyLookUp<T>(make: () => ReadonlyMap<string, readonly T[]>): Of<T> {
  const look = lazy(() => lookUp(make()));
  return (id) => look()(id);
}

function union(lists: (readonly Deliverable[] | undefined)[]): readonly Deliverable[] {
  const [only = []] = lists;
  return lists.length < 2 ? only : [...new Set(lists.flatMap((list) => list ?? []))].sort(inIdOrder);
}

const unreadReason = (status: 'complete' | 'incomplete' | 'not-connected', name: string): string | null =>
  status === 'complete'
    ? null
    : `${capital(name)} ${status === 'incomplete' ? 'was not read whole: source-complete reports it' : 'is not connected'}.`;
