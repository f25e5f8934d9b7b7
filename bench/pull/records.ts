import type { NounKey, Records } from '../../src/model/index.ts';
import { samplePortfolio } from '../../src/sample/index.ts';

/** Communities that bring a thousand engagements, and some more. */
const COMMUNITIES_PER_1000 = 820;
/** Hubs do not grow with the number of deals: a hub is a running service. */
const HUBS = 100;

/**
 * Invented records of an exact size: `deals` deals, as many engagements, three times as many deliverables; of the other nouns
 * what belongs to these. Every link leads to a record that is there.
 */
export function recordsOfSize(deals: number): Records {
  const { records: all } = samplePortfolio({ communities: Math.ceil((deals / 1000) * COMMUNITIES_PER_1000) + 10 });
  const keptDeals = first(all, 'deals', deals);
  const dealIds = new Set(keptDeals.map(({ id }) => id));
  const onDeals = ({ dealIds: named }: { dealIds: string[] }) => named.every((id) => dealIds.has(id));
  const orders = all.orders.filter(onDeals);
  const contracts = all.contracts.filter(onDeals);
  const contractIds = new Set(contracts.map(({ id }) => id));

  const engaged = first(all, 'engagements', deals);
  const engagementIds = new Set(engaged.map(({ id }) => id));
  const onEngagements = ({ engagementIds: named }: { engagementIds: string[] }) =>
    named.every((id) => engagementIds.has(id));
  const offered = new Map(all.projects.filter(onEngagements).map((project) => [project.id, project]));
  const deliverables = all.deliverables
    .filter(({ projectIds }) => projectIds.every((id) => offered.has(id)))
    .slice(0, deals * 3);
  if (deliverables.length < deals * 3) throw new Error(`Only ${deliverables.length} deliverables were made.`);
  const deliverableIds = new Set(deliverables.map(({ id }) => id));
  const projects = [...offered.values()]
    .map((project) => ({ ...project, deliverableIds: project.deliverableIds.filter((id) => deliverableIds.has(id)) }))
    .filter(({ deliverableIds: left }) => left.length > 0);
  const projectIds = new Set(projects.map(({ id }) => id));
  // There are more agreements than engagements in the sample, so some engagements share a deal here.
  const engagements = engaged.map((engagement, place) => {
    const known = onDeals(engagement);
    const dealId = keptDeals[place % keptDeals.length]?.id ?? '';
    return {
      ...engagement,
      ...(known ? {} : { dealIds: [dealId], dealRef: dealId }),
      projectIds: engagement.projectIds.filter((id) => projectIds.has(id)),
      contractIds: engagement.contractIds.filter((id) => contractIds.has(id)),
    };
  });

  const companyIds = new Set(keptDeals.flatMap(({ communityRecordIds }) => communityRecordIds));
  const personIds = new Set(keptDeals.flatMap(({ contacts }) => contacts.map(({ personId }) => personId)));
  const communities = all.communities.filter(({ id }) => companyIds.has(id));
  const hubs = all.hubs.slice(0, HUBS);
  const namespaces = new Set(hubs.map(({ namespace }) => namespace));
  const served = new Set(hubs.map(({ communityId }) => communityId));
  return {
    ...all,
    deals: keptDeals,
    communities,
    people: all.people.filter(({ id }) => personIds.has(id)),
    orders,
    contracts,
    engagements,
    projects,
    deliverables,
    fteLog: all.fteLog.filter(onEngagements).slice(0, deals),
    checkIns: all.checkIns.filter(onEngagements).slice(0, deals / 2),
    hubs,
    usage: all.usage.filter(({ namespace }) => namespaces.has(namespace)),
    costs: all.costs.filter(({ communityId }) => served.has(communityId)),
  };
}

function first<Key extends NounKey>(all: Records, key: Key, count: number): Records[Key] {
  if (all[key].length < count) throw new Error(`Only ${all[key].length} ${key} were made.`);
  return all[key].slice(0, count) as Records[Key];
}
