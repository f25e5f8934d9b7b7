import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthRange,
  type Cost,
  type Day,
  type Hub,
  type Month,
  type Usage,
} from '../model/index.ts';
import { activity, type Activity, type Audience } from './activity.ts';
import type { Place } from './place.ts';
import type { HubPlan } from './stories.ts';

/** Complete months of history, before the month of asOf. */
const MONTHS = 24;
/** Days that the longest window looks back: without them the first month would start from nothing. */
const WARM_UP = 30;

/** What Prometheus and the cloud's bill say of a community, and its hubs as Airtable lists them. */
export function hubsOf(place: Place): { hubs: Hub[]; usage: Usage[]; costs: Cost[] } {
  const served = place.story.hubs.map((plan) => ({ plan, played: play(place, plan) }));
  const costs = costsOf(
    place,
    served.map(({ played }) => played),
  );
  return {
    hubs: served.map(({ plan }) => hubOf(place, plan, costs)),
    usage: served.flatMap(({ plan, played }) => (played ? usageOf(place, plan, played) : [])),
    costs,
  };
}

const historyStart = (asOf: Day): Day => firstDayOf(addMonths(monthOf(asOf), -MONTHS));
const namespaceOf = (place: Place, { suffix }: HubPlan) => place.identity.communityId + (suffix && `-${suffix}`);

/** Activity from some weeks before the history to the last complete day; null when the hub was gone before. */
function play(place: Place, plan: HubPlan): Activity | null {
  const { asOf, identity } = place;
  const start = addDays(historyStart(asOf), -WARM_UP);
  const from = plan.opensOn > start ? plan.opensOn : start;
  const to = addDays(plan.decommissionedOn !== null && plan.decommissionedOn < asOf ? plan.decommissionedOn : asOf, -1);
  if (to < from) return null;
  const random = place.random(`activity ${plan.suffix}`);
  const isMain = plan.suffix === '';
  const large = random.chance(0.06);
  const audience: Audience = {
    hemisphere: identity.region.hemisphere,
    pool: isMain ? (large ? random.int(380, 720) : random.int(64, 210)) : random.int(34, 72),
    growth: random.between(0.08, 0.55),
    share: random.between(0.1, 0.2),
    age: daysBetween(plan.opensOn, from),
    teaching: isMain ? random.between(0.15, 1) : 1,
  };
  return activity(from, daysBetween(from, to) + 1, audience, random);
}

type Samples = (number | null)[];

/** One record a month. Days before the hub opened, after its end, in a gap and from asOf on have no sample. */
function usageOf(place: Place, plan: HubPlan, played: Activity): Usage[] {
  const namespace = namespaceOf(place, plan);
  const start = historyStart(place.asOf);
  const last = addDays(played.from, played.dau.length - 1);
  const firstMonth = monthOf(played.from > start ? played.from : start);
  return monthRange(firstMonth, monthOf(last)).flatMap((month) => {
    const offset = daysBetween(played.from, firstDayOf(month));
    const sampled = Array.from({ length: daysInMonth(month) }, (_, i) => !inGap(addDaysWithin(month, i), plan));
    const values = (window: number[]): Samples =>
      sampled.map((taken, i) => (taken ? (window[offset + i] ?? null) : null));
    const dau = values(played.dau);
    if (dau.every((value) => value === null)) return [];
    return [{ id: `${namespace}/${month}`, namespace, month, dau, wau: values(played.wau), mau: values(played.mau) }];
  });
}

const addDaysWithin = (month: Month, days: number): Day => `${month}-${String(days + 1).padStart(2, '0')}`;
const inGap = (day: Day, { gap }: HubPlan) => gap !== null && gap.from <= day && day <= gap.to;

/** Cost a month: what stands there anyway, and what each day of a user takes. In even cents; see `priceOf` for why. */
function costsOf(place: Place, played: readonly (Activity | null)[]): Cost[] {
  const { communityId } = place.identity;
  const random = place.random('costs');
  const fixed = random.between(38, 105) * (place.tier === 'premier' ? 2.6 : place.tier === 'advanced' ? 1.5 : 1);
  const perUserDay = random.between(0.34, 0.92);
  const start = historyStart(place.asOf);
  const months = new Map<Month, number>();
  for (const activity of played) {
    if (!activity) continue;
    const last = addDays(activity.from, activity.dau.length - 1);
    for (const month of monthRange(monthOf(activity.from > start ? activity.from : start), monthOf(last))) {
      const first = Math.max(0, daysBetween(activity.from, firstDayOf(month)));
      const end = daysBetween(activity.from, lastDayOf(month)) + 1;
      const userDays = activity.dau.slice(first, end).reduce((sum, users) => sum + users, 0);
      months.set(month, (months.get(month) ?? 0) + userDays);
    }
  }
  return [...months]
    .filter(([month]) => lastDayOf(month) < place.asOf)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, userDays]) => {
      const dollars = (fixed + perUserDay * userDays) * random.between(0.94, 1.07);
      const amount = { minor: Math.round(dollars * 50) * 2, currency: 'USD' };
      return { id: `${communityId}/${month}`, communityId, month, amount };
    });
}

/** The budget of each hub covers the community's bill, with room for a busy month. */
function hubOf(place: Place, plan: HubPlan, costs: readonly Cost[]): Hub {
  const { identity, cloud, mailDomain } = place;
  const { communityId, shortName } = identity;
  const dearest = Math.max(0, ...costs.slice(-13).map(({ amount }) => amount.minor));
  const isWatched = cloud.provider === 'aws';
  return {
    id: place.ids.airtable(),
    name: plan.suffix ? `${shortName} ${plan.suffix} hub` : `${shortName} hub`,
    communityId,
    url: `https://${plan.suffix ? `${plan.suffix}.` : ''}${communityId}.hubs.example/`,
    namespace: namespaceOf(place, plan),
    cloud: cloud.provider,
    region: cloud.region,
    decommissionedOn: plan.decommissionedOn,
    budgetAlert: isWatched ? { minor: Math.ceil((dearest * 1.22) / 100) * 100 + 45, currency: 'USD' } : null,
    budgetAlertAddress: isWatched ? `support+${communityId}@${mailDomain}` : null,
  };
}
