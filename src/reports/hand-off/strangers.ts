import type { Contract, Deal, Engagement } from '../../model/index.ts';
import type { Desk } from './desk.ts';

/** Records of the deal that name another community, as the rule community-reference-consistent finds them. */
export interface Strangers {
  engagements: ReadonlySet<string>;
  contracts: ReadonlySet<string>;
}

export function strangersOf(
  deal: Deal,
  live: readonly Engagement[],
  contracts: readonly Contract[],
  { look }: Desk,
): Strangers {
  const companies = new Set(deal.communityRecordIds);
  const ids = deal.communityRecordIds.flatMap((id) => look.byId.communities.get(id)?.communityId ?? []);
  const folded = new Set(ids.map((id) => id.toLowerCase()));
  const strange = live.filter(({ communityId }) => communityId !== null && !folded.has(communityId.toLowerCase()));
  const others = contracts.filter(({ dealIds }) => {
    const own = dealIds.flatMap((id) => look.byId.deals.get(id) ?? []);
    const named = own.flatMap(({ communityRecordIds }) => communityRecordIds);
    return own.length === dealIds.length && named.length > 0 && !named.some((id) => companies.has(id));
  });
  return { engagements: new Set(strange.map(({ id }) => id)), contracts: new Set(others.map(({ id }) => id)) };
}
