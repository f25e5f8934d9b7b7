import { addMonths, monthOf, type Cost, type Hub, type Usage } from '../../model/index.ts';
import { isActive, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

/** The running hubs of a community with an active term. */
function hubsOf({ records }: Draft, chain: Chain): Hub[] {
  if (!isActive(chain)) return [];
  const { communityId } = chain.community;
  return records.hubs.filter((hub) => hub.communityId === communityId && hub.decommissionedOn === null);
}

const watchedHub = (draft: Draft, chain: Chain): Hub | undefined =>
  hubsOf(draft, chain).find(({ budgetAlert }) => budgetAlert !== null);

/** The cost of the newest complete month, where the community has one hub and so one alert. */
function newestCost(draft: Draft, chain: Chain): Cost | undefined {
  const month = addMonths(monthOf(draft.asOf), -1);
  const { communityId } = chain.community;
  if (!watchedHub(draft, chain)) return undefined;
  return draft.records.costs.find((cost) => cost.communityId === communityId && cost.month === month);
}

/** Lets the newest month cost so many per cent of the alert, in an even number of cents. */
const spend = (percent: number) => (draft: Draft, chain: Chain) => {
  const [alert, cost] = [watchedHub(draft, chain)?.budgetAlert, newestCost(draft, chain)];
  if (!alert || !cost) return;
  draft.change('costs', cost.id, { amount: { ...alert, minor: Math.round((alert.minor * percent) / 200) * 2 } });
};

/** Usage of the community's first hub in a month, counted back from that of the check. */
function usageOf(draft: Draft, chain: Chain, back: number): Usage | undefined {
  const month = addMonths(monthOf(draft.asOf), -back);
  const namespace = hubsOf(draft, chain)[0]?.namespace;
  return draft.records.usage.find((usage) => usage.namespace === namespace && usage.month === month);
}

/** A month that lies within the active term and is not the first one that is known. */
const BACK = 2;

const isServedThroughout = (draft: Draft, chain: Chain): boolean =>
  isActive(chain) &&
  monthOf(chain.engagement.start) < addMonths(monthOf(draft.asOf), -BACK - 1) &&
  usageOf(draft, chain, BACK) !== undefined &&
  usageOf(draft, chain, BACK + 1) !== undefined;

/** No more than so many users on each day that has a sample. */
const atMost = (most: number, values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : Math.min(value, most)));

/** What the hubs cost and what they are used for. */
export const usageFaults = [
  fault({
    id: 'budget-alert-configured',
    title: 'The budget alert of a hub goes to an address that names no community.',
    touches: 'cloud',
    fits: (chain, draft) => watchedHub(draft, chain) !== undefined,
    apply(draft, chain) {
      const hub = watchedHub(draft, chain);
      const budgetAlertAddress = hub?.budgetAlertAddress?.replace(/\+.*@/, '@') ?? null;
      if (hub) draft.change('hubs', hub.id, { budgetAlertAddress });
    },
  }),
  fault({
    id: 'budget-threshold-exceeded',
    title: 'The last month cost a tenth more than its budget alert.',
    touches: 'cost',
    fits: (chain, draft) => newestCost(draft, chain) !== undefined,
    apply: spend(110),
  }),
  fault({
    id: 'budget-threshold-exceeded/by-far',
    title: 'The last month cost half as much again as its budget alert.',
    touches: 'cost',
    fits: (chain, draft) => newestCost(draft, chain) !== undefined,
    apply: spend(150),
  }),
  fault({
    id: 'usage-month-complete',
    title: 'A month of usage of a running hub is not there.',
    touches: 'usage',
    fits: (chain, draft) => isServedThroughout(draft, chain),
    apply(draft, chain) {
      const usage = usageOf(draft, chain, BACK);
      if (usage) draft.remove('usage', [usage.id]);
    },
  }),
  fault({
    id: 'usage-month-complete/no-sample',
    title: 'The namespace of a hub is not written as in Prometheus.',
    touches: 'usage',
    fits: (chain, draft) => isServedThroughout(draft, chain),
    apply(draft, chain) {
      const [hub] = hubsOf(draft, chain);
      if (hub) draft.change('hubs', hub.id, { namespace: `${hub.namespace ?? ''}-hub` });
    },
  }),
  fault({
    id: 'usage-value-sane',
    title: 'On a day more people were active within 24 hours than within a week.',
    touches: 'usage',
    fits: (chain, draft) => usageOf(draft, chain, BACK) !== undefined,
    apply(draft, chain) {
      const usage = usageOf(draft, chain, BACK);
      const place = usage?.wau.findLastIndex((value) => value !== null) ?? -1;
      const week = usage?.wau[place];
      if (usage && typeof week === 'number') draft.change('usage', usage.id, { dau: usage.dau.with(place, week + 3) });
    },
  }),
  fault({
    id: 'hub-generates-value',
    title: 'Hardly anybody has used a hub since the month before.',
    touches: 'usage',
    fits: (chain, draft) => isServedThroughout(draft, chain) && usageOf(draft, chain, 0) !== undefined,
    apply(draft, chain) {
      for (const usage of [usageOf(draft, chain, 0), usageOf(draft, chain, 1)]) {
        if (!usage) continue;
        const { dau, wau } = usage;
        draft.change('usage', usage.id, { dau: atMost(2, dau), wau: atMost(3, wau) });
      }
    },
  }),
];
