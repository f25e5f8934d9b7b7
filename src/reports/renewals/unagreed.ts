import { addMonths, monthOf, type Cost, type Day, type Engagement, type Hub } from '../../model/index.ts';
import { communityNamed, type CommunityRef } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { amountsOf, type CurrencyAmount } from '../amounts.ts';
import { compare } from '../words.ts';
import { communityIdsOf, isLive } from './served.ts';

/** A community that is served or costs money, and of which no agreement has ever begun. */
export interface Unagreed {
  /** Null for hubs that name no community. */
  communityId: string | null;
  community: CommunityRef | null;
  hubs: Hub[];
  /** Recorded costs of the last twelve months that are over. */
  costs: Cost[];
  sum: CurrencyAmount[];
  /** An agreement that is still to begin, or whose dates do not say when it began. */
  ahead: { engagement: Engagement; start: Day | null } | null;
}

const MONTHS = 12;

/** Those with hubs that run or cost in the last twelve complete months, and no engagement that began by the day of the data. */
export function unagreedOf(inputs: WorkInputs): Unagreed[] {
  const { snapshot, asOf } = inputs;
  const engagements = engagementsById(inputs);
  const live = snapshot.records.hubs.filter((hub) => isLive(hub, asOf));
  const hubs = Map.groupBy(live, ({ communityId }) => communityId);
  const [from, to] = [addMonths(monthOf(asOf), -MONTHS), addMonths(monthOf(asOf), -1)];
  const paid = snapshot.records.costs.filter(({ month, amount }) => amount.minor > 0 && from <= month && month <= to);
  const costs = Map.groupBy(paid, ({ communityId }) => communityId);
  const ids = [...new Set([...hubs.keys(), ...costs.keys()])];
  return ids
    .flatMap((communityId): Unagreed[] => {
      const own = communityId === null ? [] : (engagements.get(communityId.toLowerCase()) ?? []);
      if (own.some(({ start }) => start !== null && start <= asOf)) return [];
      const [ahead] = own.toSorted((a, b) => compare(a.start ?? '', b.start ?? '') || compare(a.id, b.id));
      const found = communityId === null ? [] : (costs.get(communityId) ?? []);
      return [
        {
          ...{ communityId, community: communityNamed(communityId, inputs), costs: found },
          hubs: hubs.get(communityId) ?? [],
          sum: amountsOf(found.map(({ amount }) => amount)),
          ahead: ahead ? { engagement: ahead, start: ahead.start } : null,
        },
      ];
    })
    .sort((a, b) => nulls(a) - nulls(b) || compare(a.communityId ?? '', b.communityId ?? ''));
}

const nulls = ({ communityId }: Unagreed) => Number(communityId === null);

/** Engagements that are not cancelled by every `community_id` that they go by, in small letters. */
function engagementsById(inputs: WorkInputs): Map<string, Engagement[]> {
  const live = inputs.snapshot.records.engagements.filter(({ status }) => status !== 'Cancelled');
  const pairs = live.flatMap((engagement) =>
    communityIdsOf(engagement, inputs).map((id) => ({ id: id.toLowerCase(), engagement })),
  );
  return new Map([...Map.groupBy(pairs, ({ id }) => id)].map(([id, of]) => [id, of.map((one) => one.engagement)]));
}

/** Engagements that cannot be told to be of a community, and may be those of one that seems to have none. */
export const nameless = (inputs: WorkInputs): number =>
  inputs.snapshot.records.engagements.filter(
    (engagement) => engagement.status !== 'Cancelled' && communityIdsOf(engagement, inputs).length === 0,
  ).length;
