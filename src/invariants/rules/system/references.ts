import type { NounKey, Records } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { noFieldReason } from '../../mapped.ts';
import type { Context, Related } from '../../types.ts';

/** A link of a record, and where it should lead: to a record id of a noun, or to a `community_id`. */
export interface Link extends Related {
  to: NounKey | 'community_id';
}

type Links = { [Key in NounKey]?: (record: Records[Key][number]) => Link[] };

const to = (role: string, type: Related['type'], noun: Link['to'], ids: readonly (string | null)[]): Link[] =>
  ids.filter((id) => id !== null).map((id) => ({ role, type, id, to: noun }));
const toDeals = ({ dealIds }: { dealIds: string[] }) => to('deal', 'deal', 'deals', dealIds);
const toEngagements = ({ engagementIds }: { engagementIds: string[] }) =>
  to('engagement', 'engagement', 'engagements', engagementIds);
const toCommunity = ({ communityId }: { communityId: string | null }) =>
  to('community', 'community', 'community_id', [communityId]);

/** Every link field of every noun. Usage without a hub is no broken link: a namespace may be one that nobody sold. */
export const LINKS: Links = {
  deals: ({ communityRecordIds, contacts, previousDealId }) => [
    ...to('community', 'community', 'communities', communityRecordIds),
    ...to(
      'contact',
      'person',
      'people',
      contacts.map(({ personId }) => personId),
    ),
    ...to('previous-deal', 'deal', 'deals', [previousDealId]),
  ],
  orders: toDeals,
  engagements: (engagement) => [
    ...toDeals(engagement),
    ...to('project', 'project', 'projects', engagement.projectIds),
    ...to('contract', 'contract', 'contracts', engagement.contractIds),
    ...toCommunity(engagement),
  ],
  projects: (project) => [
    ...toEngagements(project),
    ...to('deliverable', 'deliverable', 'deliverables', project.deliverableIds),
  ],
  deliverables: ({ projectIds }) => to('project', 'project', 'projects', projectIds),
  contracts: toDeals,
  fteLog: toEngagements,
  checkIns: toEngagements,
  hubs: toCommunity,
  costs: toCommunity,
};

/** Whether a link leads to a record; a text says why that cannot be known. A record that was set aside exists. */
export function resolves({ id, to: noun }: Link, { index, config }: Context): boolean | string {
  if (noun === 'community_id') {
    if (index.communitiesNamed(id).length > 0) return true;
    const unmapped = noFieldReason(['communities.communityId'], config);
    if (unmapped) return unmapped;
    const unread = index.unread('communities');
    if (unread) return unread;
    // A community that could not be read does not say which community_id it has.
    const [first] = index.setAsideOf('communities');
    return first ? setAsideReason('communities', first.id) : false;
  }
  if (index.byId[noun].has(id) || index.isSetAside(noun, id)) return true;
  if (noun === 'deals' && config.hubspot.pipelines.length > 0) {
    return `Only some pipelines are read (hubspot.pipelines), and the deal ${id} may be in another.`;
  }
  return index.unread(noun) ?? false;
}
