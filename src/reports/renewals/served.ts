import {
  addDaysWithin,
  addMonths,
  dayNumber,
  daysBetween,
  firstDayOf,
  fromDayNumber,
  lastDayOf,
  monthOf,
  monthRange,
  type Day,
  type Engagement,
  type Hub,
  type Month,
} from '../../model/index.ts';
import { amountsOf, type CurrencyAmount } from '../amounts.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

/** Service that goes on after the end of an agreement. */
export interface Served {
  /** Days since the end, from 1. */
  ago: number;
  /** Hubs of the community that are not decommissioned. */
  hubs: Hub[];
  cost: CostSince;
  users: UsersSince;
  extension: Extension;
}

export interface CostSince {
  /** Months that are over and lie wholly after the end. */
  months: Month[];
  /** Of them, those without a recorded cost. */
  missing: Month[];
  /** The sum over those that have one, by currency; empty where none has. */
  sum: CurrencyAmount[];
  /** What the month of the end cost, where it went on after the end: nobody recorded which part is of which days. */
  endMonth: { month: Month; amount: CurrencyAmount[] } | null;
  /** What is recorded of the month that is not over. */
  soFar: { month: Month; amount: CurrencyAmount[] } | null;
}

export interface UsersSince {
  /** Hubs of which a daily value after the end is known. */
  hubs: number;
  /** The last day with active users after the end. */
  lastActive: Day | null;
  /** Most active users of a day after the end, summed over the hubs of which the day is known. */
  most: { day: Day; users: number } | null;
}

/** How far the service without an agreement has been extended, by the steps that the handbook allows. */
export interface Extension {
  /** From 1; null once the steps are used up. */
  step: number | null;
  steps: number;
  /** Last day of the step that runs; null once they are used up. */
  until: Day | null;
  /** The day from which on the BD lead decides. */
  decision: Day;
}

/** Every `community_id` that an engagement goes by: its own, and those of its deals' companies. */
export function communityIdsOf({ communityId, dealIds }: Engagement, { look }: WorkInputs): string[] {
  const companies = dealIds.flatMap((id) => look.byId.deals.get(id)?.communityRecordIds ?? []);
  const ids = [communityId, ...companies.map((id) => look.byId.communities.get(id)?.communityId ?? null)];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** @param engagement one that ended before the day of the data */
export function servedAfter(engagement: Engagement & { end: Day }, inputs: WorkInputs): Served {
  const { asOf, look, config } = inputs;
  const { end } = engagement;
  const ids = communityIdsOf(engagement, inputs);
  const own = ids.flatMap((id) => look.hubsOfCommunity(id));
  return {
    ago: daysBetween(end, asOf),
    hubs: own.filter((hub) => isLive(hub, asOf)),
    cost: costSince(ids, end, inputs),
    users: usersSince(own, end, inputs),
    extension: extensionOf(end, asOf, config.thresholds),
  };
}

export const isLive = ({ decommissionedOn }: Hub, asOf: Day): boolean =>
  decommissionedOn === null || decommissionedOn > asOf;

export function costSince(ids: readonly string[], end: Day, { asOf, look }: WorkInputs): CostSince {
  const costs = ids.flatMap((id) => look.costsOfCommunity(id));
  const inMonths = (months: readonly Month[]) =>
    amountsOf(costs.filter(({ month }) => months.includes(month)).map(({ amount }) => amount));
  const [ended, running] = [monthOf(end), monthOf(asOf)];
  const months = monthRange(addMonths(ended, 1), addMonths(running, -1));
  const recorded = new Set(costs.map(({ month }) => month));
  const single = (month: Month) => {
    const amount = inMonths([month]);
    return amount.length === 0 ? null : { month, amount };
  };
  return {
    months,
    missing: months.filter((month) => !recorded.has(month)),
    sum: inMonths(months),
    endMonth: end === lastDayOf(ended) ? null : single(ended),
    soFar: running === ended ? null : single(running),
  };
}

function usersSince(hubs: readonly Hub[], end: Day, { asOf, look }: WorkInputs): UsersSince {
  const namespaces = [...new Set(hubs.flatMap(({ namespace }) => namespace ?? []))];
  const [after, last] = [dayNumber(end), dayNumber(asOf)];
  const days = new Map<number, number>();
  const known = namespaces.filter((namespace) => {
    const values = look.usageOfNamespace(namespace).flatMap(({ month, dau }) =>
      dau.flatMap((users, place) => {
        const day = dayNumber(firstDayOf(month)) + place;
        return users === null || day <= after || day > last ? [] : [{ day, users }];
      }),
    );
    for (const { day, users } of values) days.set(day, (days.get(day) ?? 0) + users);
    return values.length > 0;
  });
  const active = [...days].filter(([, users]) => users > 0).sort(([a], [b]) => a - b);
  const most = active.reduce<[number, number] | null>((top, one) => (top && top[1] >= one[1] ? top : one), null);
  const lastActive = active.at(-1);
  return {
    hubs: known.length,
    lastActive: lastActive ? fromDayNumber(lastActive[0]) : null,
    most: most ? { day: fromDayNumber(most[0]), users: most[1] } : null,
  };
}

/** Steps of `lapsedWarningDays` each, until `lapsedDecisionDays` after the end. */
export function extensionOf(
  end: Day,
  asOf: Day,
  { lapsedWarningDays, lapsedDecisionDays }: { lapsedWarningDays: number; lapsedDecisionDays: number },
): Extension {
  const ago = daysBetween(end, asOf);
  const length = Math.max(1, lapsedWarningDays);
  const steps = Math.ceil(lapsedDecisionDays / length);
  const step = ago > lapsedDecisionDays ? null : Math.ceil(ago / length);
  return {
    ...{ step, steps },
    until: step === null ? null : addDaysWithin(end, Math.min(step * length, lapsedDecisionDays)),
    decision: addDaysWithin(end, lapsedDecisionDays),
  };
}
