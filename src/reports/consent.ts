import { firstDayOf, lastDayOf, type Config, type Engagement, type Month } from '../model/index.ts';

type Audience = Config['audiences'][keyof Config['audiences']];

/** Whether the configuration names the tier of an engagement, by id, label or alias, as one whose cloud cost is passed through. */
export const passesCost = (engagement: Engagement, config: Config): boolean =>
  isOfTier(engagement, config, config.audiences.cloudCost);

/** Whether a community may see the RAG status of one of its engagements. */
export const sharesRag = (communityId: string, engagement: Engagement, config: Config): boolean =>
  config.audiences.rag.communities.includes(communityId) || isOfTier(engagement, config, config.audiences.rag);

function isOfTier({ serviceTier }: Engagement, { tiers }: Config, audience: Audience): boolean {
  if (serviceTier === null) return false;
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const tier = tiers.find(({ id, label, aliases }) => [id, label, ...aliases].some((name) => same(name, serviceTier)));
  return audience.tiers.some((name) =>
    tier ? same(name, tier.id) || same(name, tier.label) : same(name, serviceTier),
  );
}

/** Whether an engagement runs on at least one day of a month. One without dates covers nothing. */
export const covers = ({ start, end, status }: Engagement, month: Month): boolean =>
  status !== 'Cancelled' && start !== null && end !== null && start <= lastDayOf(month) && end >= firstDayOf(month);
