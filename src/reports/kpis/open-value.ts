import { addDaysWithin, isFrom, isOpen, type Day, type Deal } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { agreedInterval, type LeftOut } from './agreements.ts';
import { yearFrom } from './span.ts';
import { intervalOf, type Interval } from './spread.ts';
import type { Stream } from './sums.ts';

/** What the months of an open deal are taken from. */
export type OpenSource = 'deal' | 'predecessor' | 'close-date';

/** An open deal that may bring revenue, with its whole amount over its months; its weight is not applied. */
export interface OpenStream extends Stream {
  deal: Deal;
  type: 'new' | 'renewal';
  source: OpenSource;
}

/** The open deals from Qualified on whose amount FMRR weighs, and those that are left out of it with the reason. */
export function openStreams(inputs: WorkInputs): { streams: OpenStream[]; leftOut: LeftOut[] } {
  const streams: OpenStream[] = [];
  const leftOut: LeftOut[] = [];
  for (const deal of inputs.snapshot.records.deals) {
    const { stage } = deal;
    if (stage === null || !isOpen(stage) || !isFrom(stage, 'Qualified')) continue;
    const found = streamOf(deal, inputs);
    if (typeof found === 'string') leftOut.push({ deal, reason: found });
    else streams.push(found);
  }
  return { streams, leftOut };
}

function streamOf(deal: Deal, inputs: WorkInputs): OpenStream | string {
  const { type, amount } = deal;
  if (amount === null) return 'No amount';
  if (amount.minor <= 0) return 'The amount is not above zero';
  if (type === null) return 'It is not recorded whether it is new or a renewal';
  const found = expectedInterval(deal, inputs);
  if (found === null) return 'Neither contract dates nor a close date';
  return { deal, type, minor: BigInt(amount.minor), currency: amount.currency, ...found };
}

/**
 * Its contract dates; without them twelve months: of a renewal from the day after its predecessor ends, else from the close
 * date, or from the day of the data where that is past, because an open deal has not closed yet.
 */
function expectedInterval(deal: Deal, inputs: WorkInputs): { interval: Interval; source: OpenSource } | null {
  const own = intervalOf(deal.contractStart, deal.contractEnd);
  if (own) return { interval: own, source: 'deal' };
  const before = deal.type === 'renewal' ? endBefore(deal, inputs) : null;
  if (before !== null) return { interval: yearFrom(addDaysWithin(before, 1)), source: 'predecessor' };
  if (deal.closedOn === null) return null;
  const from = deal.closedOn < inputs.asOf ? inputs.asOf : deal.closedOn;
  return { interval: yearFrom(from), source: 'close-date' };
}

/** The last day of what a renewal follows: of the deal that it names, else of its community's engagements; null where neither is known. */
function endBefore({ previousDealId, communityRecordIds }: Deal, inputs: WorkInputs): Day | null {
  const { look } = inputs;
  const previous = previousDealId === null ? undefined : look.byId.deals.get(previousDealId);
  const named = previous && agreedInterval(previous, inputs);
  if (named) return named.interval.end;
  const engagements = communityRecordIds
    .flatMap((id) => look.dealsOfCommunity(id))
    .flatMap(({ id }) => look.engagementsOfDeal(id));
  return engagements
    .filter(({ status }) => status !== 'Cancelled')
    .reduce<Day | null>((last, { end }) => (end !== null && (last === null || end > last) ? end : last), null);
}
