import type { Records } from '../../model/index.ts';

/** The nouns that name deals. */
export type NamingDeals = Pick<Records, 'deals' | 'engagements' | 'contracts' | 'orders'>;

export type Aliases = ReadonlyMap<string, string>;

/** The id that a deal has today, over any number of merges. */
export function todaysId(id: string, aliases: Aliases): string {
  const passed = new Set<string>();
  let today = id;
  for (let next = aliases.get(today); next !== undefined && !passed.has(next); next = aliases.get(today)) {
    passed.add(next);
    today = next;
  }
  return today;
}

/**
 * The records with every deal named by its id of today: once in each list, whose order stays. A deal that was merged with
 * the one it followed follows none.
 */
export function underTodaysIds<Naming extends Partial<NamingDeals>>(records: Naming, aliases: Aliases): Naming {
  if (aliases.size === 0) return records;
  const each = (ids: readonly string[]) => [...new Set(ids.map((id) => todaysId(id, aliases)))];
  const listing = <T extends { dealIds: string[] }>(record: T): T => ({ ...record, dealIds: each(record.dealIds) });
  const { deals, engagements, contracts, orders } = records;
  return {
    ...records,
    ...(deals && { deals: deals.map((deal) => ({ ...deal, previousDealId: previous(deal, aliases) })) }),
    ...(engagements && { engagements: engagements.map(listing) }),
    ...(contracts && { contracts: contracts.map(listing) }),
    ...(orders && { orders: orders.map(listing).map((order) => ({ ...order, dealIds: order.dealIds.toSorted() })) }),
  };
}

function previous({ id, previousDealId }: Records['deals'][number], aliases: Aliases): string | null {
  if (previousDealId === null) return null;
  const today = todaysId(previousDealId, aliases);
  return today === id && previousDealId !== id ? null : today;
}

/** Every deal that a record names. */
export const namedDeals = ({ deals, engagements, contracts, orders }: NamingDeals): Set<string> =>
  new Set([
    ...deals.flatMap(({ previousDealId }) => previousDealId ?? []),
    ...[...engagements, ...contracts, ...orders].flatMap(({ dealIds }) => dealIds),
  ]);
