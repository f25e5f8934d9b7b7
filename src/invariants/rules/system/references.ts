import type { NounKey, Records } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { noFieldReason } from '../../mapped.ts';
import type { Context, Related } from '../../types.ts';

/** Where links of a field lead: to a record id of a noun, or to a `community_id`. */
type Target = NounKey | 'community_id';

/** A link of a record, and where it should lead. */
export interface Link extends Related {
  to: Target;
}

/** A field that holds links. */
export interface LinkField<Of = never> {
  role: string;
  type: Related['type'];
  to: Target;
  ids: (record: Of) => readonly string[];
}

type LinkFields = { [Key in NounKey]?: LinkField<Records[Key][number]>[] };

const NONE: readonly string[] = [];
const one = (id: string | null): readonly string[] => (id === null ? NONE : [id]);

const toDeals: LinkField<{ dealIds: string[] }> = {
  ...{ role: 'deal', type: 'deal', to: 'deals' },
  ids: ({ dealIds }) => dealIds,
};
const toEngagements: LinkField<{ engagementIds: string[] }> = {
  ...{ role: 'engagement', type: 'engagement', to: 'engagements' },
  ids: ({ engagementIds }) => engagementIds,
};
const toCommunity: LinkField<{ communityId: string | null }> = {
  ...{ role: 'community', type: 'community', to: 'community_id' },
  ids: ({ communityId }) => one(communityId),
};

/** Every link field of every noun. Usage without a hub is no broken link: a namespace may be one that nobody sold. */
export const LINKS: LinkFields = {
  deals: [
    {
      ...{ role: 'community', type: 'community', to: 'communities' },
      ids: ({ communityRecordIds }) => communityRecordIds,
    },
    {
      ...{ role: 'contact', type: 'person', to: 'people' },
      ids: ({ contacts }) => contacts.map(({ personId }) => personId),
    },
    {
      ...{ role: 'previous-deal', type: 'deal', to: 'deals' },
      ids: ({ previousDealId }) => one(previousDealId),
    },
  ],
  orders: [toDeals],
  engagements: [
    toDeals,
    { ...{ role: 'project', type: 'project', to: 'projects' }, ids: ({ projectIds }) => projectIds },
    { ...{ role: 'contract', type: 'contract', to: 'contracts' }, ids: ({ contractIds }) => contractIds },
    toCommunity,
  ],
  projects: [
    toEngagements,
    {
      ...{ role: 'deliverable', type: 'deliverable', to: 'deliverables' },
      ids: ({ deliverableIds }) => deliverableIds,
    },
  ],
  deliverables: [{ ...{ role: 'project', type: 'project', to: 'projects' }, ids: ({ projectIds }) => projectIds }],
  contracts: [toDeals],
  fteLog: [toEngagements],
  checkIns: [toEngagements],
  hubs: [toCommunity],
  costs: [toCommunity],
};

/** Whether a link leads to a record; a text says why that cannot be known. A record that was set aside exists. */
export function resolves(noun: Target, id: string, { index, config }: Context): boolean | string {
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
