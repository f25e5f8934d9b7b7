import { firstDayOf, lastDayOf, type Config, type Engagement, type Month } from '../model/index.ts';

/** Whether the configuration names the tier of an engagement, by id, label or alias, as one whose cloud cost is passed through. */
export function passesCost({ serviceTier }: Engagement, { tiers, audiences }: Config): boolean {
  if (serviceTier === null) return false;
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const tier = tiers.find(({ id, label, aliases }) => [id, label, ...aliases].some((name) => same(name, serviceTier)));
  return audiences.cloudCost.tiers.some((name) =>
    tier ? same(name, tier.id) || same(name, tier.label) : same(name, serviceTier),
  );
}

/** Whether an engagement runs on at least one day of a month. One without dates covers nothing. */
export const covers = ({ start, end, status }: Engagement, month: Month): boolean =>
  status !== 'Cancelled' && start !== null && end !== null && start <= lastDayOf(month) && end >= firstDayOf(month);
