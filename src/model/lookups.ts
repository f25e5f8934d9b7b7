import type { Community, Order } from './crm.ts';
import type { Deal } from './deal.ts';
import type { CheckIn, Contract, Deliverable, Engagement, FteLog, Hub, Project } from './delivery.ts';
import type { Cost, Usage } from './measures.ts';
import type { NounKey, Records } from './snapshot.ts';

type Of<T> = (id: string) => readonly T[];

/**
 * Lookups over the records of a snapshot; every list is in the order of its records' ids. Cancelled records are in them.
 *
 * A link counts when either record states it. At the source a link stands on both records; where only one side is
 * there, the other could not be read or the source keeps one side, and neither is a reason for an alarm.
 */
export interface Lookups {
  byId: { readonly [Key in NounKey]: ReadonlyMap<string, Records[Key][number]> };
  /** Engagements whose `HubSpot Deal ID` names the deal. */
  engagementsOfDeal: Of<Engagement>;
  ordersOfDeal: Of<Order>;
  /** Contracts that name the deal, or that an engagement of the deal lists. */
  contractsOfDeal: Of<Contract>;
  projectsOfEngagement: Of<Project>;
  engagementsOfProject: Of<Engagement>;
  deliverablesOfProject: Of<Deliverable>;
  projectsOfDeliverable: Of<Project>;
  deliverablesOfEngagement: Of<Deliverable>;
  fteLogOfEngagement: Of<FteLog>;
  checkInsOfEngagement: Of<CheckIn>;
  /** By HubSpot record id of the community. */
  dealsOfCommunity: Of<Deal>;
  /** Deals that name this one as the deal that they renew. */
  dealsFollowing: Of<Deal>;
  /** Communities with exactly this `community_id`; more than one is a violation of its own. */
  communitiesNamed: Of<Community>;
  /** By `community_id`, as the following ones. */
  hubsOfCommunity: Of<Hub>;
  costsOfCommunity: Of<Cost>;
  usageOfNamespace: Of<Usage>;
  /** Why records of a noun may be missing although they exist: their source was not read whole. Null when it was. */
  unread: (noun: NounKey) => string | null;
}
