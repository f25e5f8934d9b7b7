import {
  daysBetween,
  type Community,
  type Contract,
  type Day,
  type Deal,
  type Deliverable,
  type Engagement,
  type Order,
  type Project,
} from '../../model/index.ts';
import type { Draft, Touched } from './draft.ts';

/** A deal and what hangs on it. */
export interface Chain {
  community: Community;
  deal: Deal;
  engagement: Engagement | null;
  projects: Project[];
  deliverables: Deliverable[];
  contracts: Contract[];
  orders: Order[];
  /** The other deals of the community. */
  others: Deal[];
}

/** A chain whose deal has its engagement. */
export type Engaged = Chain & { engagement: Engagement & { start: Day; end: Day } };

/** Every deal of a clean portfolio with its chain, in the order of the deals. */
export function chainsOf({ records }: Draft): Chain[] {
  const communities = new Map(records.communities.map((community) => [community.id, community]));
  const engagements = Map.groupBy(records.engagements, ({ dealIds }) => dealIds[0]);
  const projects = new Map(records.projects.map((project) => [project.id, project]));
  const deliverables = new Map(records.deliverables.map((deliverable) => [deliverable.id, deliverable]));
  const contracts = Map.groupBy(records.contracts, ({ dealIds }) => dealIds[0]);
  const orders = Map.groupBy(records.orders, ({ dealIds }) => dealIds[0]);
  const deals = Map.groupBy(records.deals, ({ communityRecordIds }) => communityRecordIds[0]);
  return records.deals.flatMap((deal): Chain[] => {
    const community = communities.get(deal.communityRecordIds[0] ?? '');
    if (!community) return [];
    const engagement = engagements.get(deal.id)?.[0] ?? null;
    const own = (engagement?.projectIds ?? []).flatMap((id) => projects.get(id) ?? []);
    return [
      {
        community,
        deal,
        engagement,
        projects: own,
        deliverables: own.flatMap(({ deliverableIds }) => deliverableIds.flatMap((id) => deliverables.get(id) ?? [])),
        contracts: contracts.get(deal.id) ?? [],
        orders: orders.get(deal.id) ?? [],
        others: (deals.get(community.id) ?? []).filter(({ id }) => id !== deal.id),
      },
    ];
  });
}

export const isEngaged = (chain: Chain): chain is Engaged => Boolean(chain.engagement?.start && chain.engagement.end);
export const isWon = ({ deal }: Chain): boolean => deal.stage === 'Closed Won';
export const isActive = (chain: Chain): chain is Engaged => isEngaged(chain) && chain.engagement.status === 'Active';
export const isEnded = (chain: Chain): chain is Engaged => isEngaged(chain) && chain.engagement.status === 'Complete';

/** Days that are left of an active term; null for any other. */
export const daysLeft = (chain: Chain, asOf: Day): number | null =>
  isActive(chain) ? daysBetween(asOf, chain.engagement.end) : null;

/** Whether a part of what hangs on the chain's deal is broken already. */
export const isBroken = (part: Touched, { deal }: Chain, { broken }: Draft): boolean =>
  broken.get(deal.id)?.has(part) ?? false;
