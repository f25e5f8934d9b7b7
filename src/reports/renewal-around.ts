import { isOpen, type Community, type Day, type Deal, type Engagement, type Records } from '../model/index.ts';
import { compare } from './words.ts';

/** What stands around an engagement that ends, found without a look at every record for each of them. */
export interface Around {
  /** The name that the team uses: of the company with the engagement's community_id, else of its deal's company, else the id. */
  communityOf: (engagement: Engagement) => string | null;
  /** The engagement of the same community_id that ends last, where one ends later. */
  successorOf: (engagement: Engagement & { end: Day }) => { id: string; end: Day } | null;
  /** A renewal of the engagement's deal that is not lost, or an open one of its deal's community. */
  renewalOf: (engagement: Engagement) => Deal | null;
}

export function around({ communities, deals, engagements }: Records): Around {
  const dealById = new Map(deals.map((deal) => [deal.id, deal]));
  const companyById = new Map(communities.map((community) => [community.id, community]));
  const companyNamed = new Map(communities.toReversed().map((one) => [one.communityId, one]));
  const renewals = deals.filter(({ type, stage }) => type === 'renewal' && stage !== null);
  const following = Map.groupBy(
    renewals.filter(({ stage }) => stage !== 'Closed Lost'),
    ({ previousDealId }) => previousDealId,
  );
  const open = Map.groupBy(
    renewals.flatMap((deal) =>
      deal.stage !== null && isOpen(deal.stage) ? deal.communityRecordIds.map((company) => ({ company, deal })) : [],
    ),
    ({ company }) => company,
  );
  const last = lastOf(engagements);
  const companiesOf = ({ dealIds }: Engagement) => dealIds.flatMap((id) => dealById.get(id)?.communityRecordIds ?? []);
  return {
    communityOf: (engagement) => {
      const { communityId } = engagement;
      const companies = companiesOf(engagement).flatMap((id) => companyById.get(id) ?? []);
      const found: Community | undefined =
        (communityId === null ? undefined : companyNamed.get(communityId)) ?? companies.sort(byId)[0];
      return found?.shortName ?? found?.longName ?? communityId ?? found?.communityId ?? null;
    },
    successorOf: ({ communityId, end }) => {
      const one = communityId === null ? undefined : last.get(communityId);
      return one !== undefined && one.end > end ? one : null;
    },
    renewalOf: (engagement) => {
      const others = (found: Deal[]) => found.filter(({ id }) => !engagement.dealIds.includes(id)).sort(byId);
      const [follows] = others(engagement.dealIds.flatMap((id) => following.get(id) ?? []));
      const [ofCommunity] = others(
        companiesOf(engagement)
          .flatMap((id) => open.get(id) ?? [])
          .map(({ deal }) => deal),
      );
      return follows ?? ofCommunity ?? null;
    },
  };
}

const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id);

/** The engagement of each community_id that ends last and is not cancelled. */
function lastOf(engagements: readonly Engagement[]): Map<string, { id: string; end: Day }> {
  const last = new Map<string, { id: string; end: Day }>();
  for (const { id, communityId, status, end } of engagements) {
    if (communityId === null || end === null || status === 'Cancelled') continue;
    const known = last.get(communityId);
    const isLater = known === undefined || end > known.end || (end === known.end && compare(id, known.id) < 0);
    if (isLater) last.set(communityId, { id, end });
  }
  return last;
}
