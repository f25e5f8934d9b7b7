import type { Day, Deal } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { intervalOf, type Interval } from './spread.ts';
import type { Stream } from './sums.ts';

/** Where the months of an agreement come from. */
export type IntervalSource = 'deal' | 'contracts' | 'engagement';

/** A won deal whose agreement is executed, with its value over its months. */
export interface ExecutedAgreement extends Stream {
  deal: Deal;
  executedOn: Day;
  source: IntervalSource;
}

/** A deal that may belong to the figure and is not in it. */
export interface LeftOut {
  deal: Deal;
  reason: string;
}

/** The agreements whose value CMRR spreads, and the won deals that are left out of it with the reason. */
export function executedAgreements(inputs: WorkInputs): { agreements: ExecutedAgreement[]; leftOut: LeftOut[] } {
  const agreements: ExecutedAgreement[] = [];
  const leftOut: LeftOut[] = [];
  for (const deal of inputs.snapshot.records.deals) {
    if (deal.stage !== 'Closed Won' && deal.stage !== null) continue;
    const found = agreementOf(deal, inputs);
    if (found === null) continue;
    if (typeof found === 'string') leftOut.push({ deal, reason: found });
    else agreements.push(found);
  }
  return { agreements, leftOut };
}

/** Null where the deal is no agreement, else the agreement or why it is left out. */
function agreementOf(deal: Deal, inputs: WorkInputs): ExecutedAgreement | string | null {
  const { stage, type, amount } = deal;
  const executedOn = executedDay(deal, inputs);
  if (stage === null) return executedOn === null ? null : 'Its stage is none of the seven, so it may be lost';
  const engagements = inputs.look.engagementsOfDeal(deal.id);
  if (engagements.length > 0 && engagements.every(({ status }) => status === 'Cancelled'))
    return 'Its engagement is cancelled';
  if (executedOn === null)
    return type === 'renewal' ? 'A renewal without an executed agreement, which is allowed' : 'No executed agreement';
  if (amount === null) return 'No amount';
  if (amount.minor <= 0) return 'The amount is not above zero';
  const found = agreedInterval(deal, inputs);
  if (found === null) return 'No start and end that fit together, on the deal, its contracts or its engagement';
  return { deal, executedOn, minor: BigInt(amount.minor), currency: amount.currency, ...found };
}

/** The first day on which an agreement of the deal was executed, in HubSpot or in Airtable; null where none is by the day of the data. */
function executedDay({ id, agreementExecutedOn }: Deal, { look, asOf }: WorkInputs): Day | null {
  const days = [agreementExecutedOn, ...look.contractsOfDeal(id).map(({ executedOn }) => executedOn)];
  return days.reduce<Day | null>(
    (first, day) => (day !== null && day <= asOf && (first === null || day < first) ? day : first),
    null,
  );
}

/** The deal's own contract dates, else those of its executed contracts, else those of its engagements. */
export function agreedInterval(
  { id, contractStart, contractEnd }: Deal,
  { look, asOf }: WorkInputs,
): { interval: Interval; source: IntervalSource } | null {
  const own = intervalOf(contractStart, contractEnd);
  if (own) return { interval: own, source: 'deal' };
  const executed = look.contractsOfDeal(id).filter(({ executedOn }) => executedOn !== null && executedOn <= asOf);
  const contracted = union(executed);
  if (contracted) return { interval: contracted, source: 'contracts' };
  const engaged = union(look.engagementsOfDeal(id).filter(({ status }) => status !== 'Cancelled'));
  return engaged && { interval: engaged, source: 'engagement' };
}

/** From the first start to the last end of those whose dates fit together; null of none. */
function union(records: readonly { start: Day | null; end: Day | null }[]): Interval | null {
  const intervals = records.flatMap(({ start, end }) => intervalOf(start, end) ?? []);
  return intervals.reduce<Interval | null>(
    (all, { start, end }) =>
      all === null
        ? { start, end }
        : { start: start < all.start ? start : all.start, end: end > all.end ? end : all.end },
    null,
  );
}
