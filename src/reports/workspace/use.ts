import { addDays, type Day, type Money, type Month, type Snapshot } from '../../model/index.ts';
import { hubUsage, type HubExtract, type HubUsage } from '../hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf } from '../period.ts';
import { placeRecords, type Placement } from '../placement.ts';
import { sumOf } from '../total.ts';
import type { WorkInputs } from './inputs.ts';

/** What a community used and cost in a month. */
export interface UseMonth {
  month: Month;
  /**
   * Monthly active users at the end of the month, summed over the community's hubs. Null where no hub has a value, and where
   * one that ran, or may have, has none: a sum without it would look like a fall. A sum over hubs counts a person of two hubs
   * twice.
   */
  mau: number | null;
  /** Hubs of which the value is known. */
  hubs: number;
  /** Null where no cost is recorded. */
  cost: Money | null;
}

export interface Use {
  /** The last 13 complete months, the earliest first. */
  months: UseMonth[];
  /**
   * The newest complete month against the mean of the three before it, as a fraction of that mean: -0.2 is a fifth less.
   * Null where one of the four is not known, or nobody was active in the three.
   */
  change: number | null;
}

const MONTHS = 13;
const COMPARED = 3;

const made = new WeakMap<WorkInputs, Map<string | null, Use>>();

/** The use of a community's hubs and its cost, by `community_id`: the values of the community's own usage report. */
export function useOf(communityId: string | null, inputs: WorkInputs): Use {
  const known = made.get(inputs) ?? new Map<string | null, Use>();
  made.set(inputs, known);
  const use = known.get(communityId) ?? reckon(communityId, inputs);
  known.set(communityId, use);
  return use;
}

function reckon(communityId: string | null, inputs: WorkInputs): Use {
  const hubs = communityId === null ? [] : hubsOf(communityId, inputs);
  const costs = new Map(
    (communityId === null ? [] : placementOf(inputs).of('costs', communityId)).map(({ month, amount }) => [
      month,
      amount,
    ]),
  );
  const months = monthsOf(completeMonths(addDays(inputs.asOf, -1), MONTHS)).map((month): UseMonth => {
    const { value, hubs: summed } = sumOf(hubs, month);
    return { month, mau: value, hubs: summed, cost: costs.get(month) ?? null };
  });
  return { months, change: changeOf(months.map(({ mau }) => mau)) };
}

/** Of values by month, the last against the mean of the three before it. */
export function changeOf(values: readonly (number | null)[]): number | null {
  const newest = values.at(-1) ?? null;
  const before = values.slice(-1 - COMPARED, -1).filter((value) => value !== null);
  const mean = before.reduce((sum, value) => sum + value, 0) / COMPARED;
  return newest === null || before.length < COMPARED || mean === 0 ? null : newest / mean - 1;
}

/** A community's hubs with their use, as its usage report has them. */
export function hubsOf(communityId: string, inputs: WorkInputs): HubUsage[] {
  const { snapshot, asOf } = inputs;
  const placement = placementOf(inputs);
  const months = new Set(monthsOf(completeMonths(addDays(asOf, -1), HISTORY_MONTHS)));
  const hubs = placement.of('hubs', communityId);
  const extract: HubExtract = {
    ...{ hubs, asOf, language: 'en' },
    sources: snapshot.manifest.sources,
    usage: placement.of('usage', communityId).filter(({ month }) => months.has(month)),
    sharedHubIds: placement.sharedHubIds(communityId),
    usageHistory: {
      gaps: hubs.flatMap(({ namespace }) => (namespace === null ? [] : (gapsOf(snapshot).get(namespace) ?? []))),
      ...{ corrections: [], refused: [] },
    },
  };
  return hubUsage(extract);
}

const placements = new WeakMap<Snapshot, Placement>();

/** Which records are of which community, found once for all. */
export function placementOf({ snapshot }: Pick<WorkInputs, 'snapshot'>): Placement {
  const placement = placements.get(snapshot) ?? placeRecords(snapshot);
  placements.set(snapshot, placement);
  return placement;
}

interface Gap {
  namespace: string;
  from: Day;
  to: Day;
}

const gaps = new WeakMap<Snapshot, Map<string, Gap[]>>();

/** Days that could not be read from the monitoring system, by namespace. */
function gapsOf(snapshot: Snapshot): Map<string, Gap[]> {
  const found = gaps.get(snapshot) ?? byNamespace(snapshot);
  gaps.set(snapshot, found);
  return found;
}

const byNamespace = ({ manifest }: Snapshot): Map<string, Gap[]> =>
  Map.groupBy(
    (manifest.usage?.gaps ?? []).flatMap(({ namespaces, from, to }) =>
      namespaces.map((namespace) => ({ namespace, from, to })),
    ),
    ({ namespace }) => namespace,
  );
