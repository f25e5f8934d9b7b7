import type { Deal, Engagement, NounKey } from '../model/index.ts';
import type { Index } from './portfolio.ts';
import { distinct } from './order.ts';

/** The `community_id` of a record, found over its links; the first by record id where there are several, null where there is none. */
export const communityOfDeal = (index: Index, deal: Deal | undefined): string | null =>
  first(distinct(deal?.communityRecordIds ?? []), (id) => index.byId.communities.get(id)?.communityId);

export const communityOfDeals = (index: Index, ids: readonly string[]): string | null =>
  first(distinct(ids), (id) => communityOfDeal(index, index.byId.deals.get(id)));

export const communityOfEngagement = (index: Index, engagement: Engagement): string | null =>
  engagement.communityId ?? communityOfDeals(index, engagement.dealIds);

export const communityOfEngagements = (index: Index, ids: readonly string[]): string | null =>
  first(distinct(ids), (id) => {
    const engagement = index.byId.engagements.get(id);
    return engagement && communityOfEngagement(index, engagement);
  });

export const communityOfProject = (index: Index, id: string): string | null =>
  first(index.engagementsOfProject(id), (engagement) => communityOfEngagement(index, engagement));

export const communityOfDeliverable = (index: Index, id: string): string | null =>
  first(index.projectsOfDeliverable(id), (project) => communityOfProject(index, project.id));

export const communityOfNamespace = (index: Index, namespace: string): string | null =>
  first(index.hubsOfNamespace(namespace), ({ communityId }) => communityId);

/** The `community_id` of a record of any noun, by its id; that of usage begins with the namespace. */
export function communityOfRecord(index: Index, key: NounKey, id: string): string | null {
  const { byId } = index;
  const engagement = byId.engagements.get(id);
  switch (key) {
    case 'communities':
      return byId.communities.get(id)?.communityId ?? null;
    case 'deals':
      return communityOfDeal(index, byId.deals.get(id));
    case 'orders':
    case 'contracts':
      return communityOfDeals(index, byId[key].get(id)?.dealIds ?? []);
    case 'engagements':
      return engagement ? communityOfEngagement(index, engagement) : null;
    case 'projects':
      return communityOfProject(index, id);
    case 'deliverables':
      return communityOfDeliverable(index, id);
    case 'fteLog':
    case 'checkIns':
      return communityOfEngagements(index, byId[key].get(id)?.engagementIds ?? []);
    case 'usage':
      return communityOfNamespace(index, id.slice(0, id.lastIndexOf('/')));
    case 'hubs':
    case 'costs':
      return byId[key].get(id)?.communityId ?? null;
    default:
      return null;
  }
}

function first<T>(items: readonly T[], find: (item: T) => string | null | undefined): string | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}
