import { addBusinessDays, daysBetween, type Day } from '../../model/index.ts';
import { dealPage } from '../workspace/addresses.ts';
import { communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { horizonOf, isLacking, ruleFacts, type Due } from './due.ts';

const RULES = {
  'closed-won-deal-has-engagement': 'Create the engagement',
  'delivery-request-produced-outcomes': 'Create what the order asks for',
} as const;

/** Steps of the hand-over of won or ordered deals that are not done, with the day on which their grace ends. */
export function dueHandOver(inputs: WorkInputs): Due[] {
  const { snapshot, ask, asOf, urlOf } = inputs;
  return snapshot.records.deals.flatMap((deal) =>
    Object.entries(RULES).flatMap(([rule, action]) => {
      if (!isLacking(ask(rule, deal.id))) return [];
      const day = graceEnd(
        rule === 'closed-won-deal-has-engagement' ? deal.closedOn : orderedOn(deal.id, inputs),
        inputs,
      );
      if (day !== null && day > horizonOf(asOf)) return [];
      return {
        ...{ ...ruleFacts(rule, inputs), kind: 'Hand-over' as const, action, day },
        record: { name: deal.name ?? `deal ${deal.id}`, page: dealPage(deal.id), url: urlOf('deal', deal.id) },
        community: communityOfDeal(deal, inputs),
        note: day === null ? 'Since when is not recorded' : null,
      };
    }),
  );
}

const orderedOn = (dealId: string, { look }: WorkInputs): Day | null =>
  look
    .ordersOfDeal(dealId)
    .flatMap(({ createdOn }) => createdOn ?? [])
    .sort()[0] ?? null;

/** As the rules reckon: without a date, or with one to come, there is no grace; a day ahead is a matter of time zones. */
const graceEnd = (from: Day | null, { asOf, config }: WorkInputs): Day | null =>
  from === null || daysBetween(asOf, from) > 1
    ? null
    : addBusinessDays(from, config.thresholds.graceBusinessDays, config.calendar);
