import { isFrom, type Day, type Deal, type Money } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { group } from '../../group.ts';
import { byId, compare, distinct } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, enumerate } from '../../words.ts';
import { duplicateExamples } from './duplicate-deal-suspected.examples.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** A deal that can be compared with others. */
type Comparable = Deal & { amount: Money & { currency: string }; contractStart: Day; contractEnd: Day };

/** The deal as one that can be compared; else why it cannot. */
function comparable(deal: Deal): Comparable | string {
  const { amount, contractStart, contractEnd } = deal;
  if (deal.communityRecordIds.length === 0) return 'The deal names no community.';
  // Nothing is told by two deals that both say 0.
  if (amount === null || amount.minor <= 0 || amount.currency === null)
    return 'The deal has no amount above zero or no currency: amount-present reports it.';
  if (contractStart === null || contractEnd === null)
    return 'The deal has no contract start or no contract end: negotiation-dates-present reports it.';
  if (contractStart > contractEnd) return 'The contract of the deal ends before it starts.';
  return { ...deal, amount: { minor: amount.minor, currency: amount.currency }, contractStart, contractEnd };
}

const isDue = ({ stage }: Deal) => stage !== null && isFrom(stage, 'Negotiation');

const keysOf = ({ amount, communityRecordIds }: Comparable): string[] =>
  communityRecordIds.map((id) => JSON.stringify([id, amount.minor, amount.currency]));

/**
 * Pairs each deal that overlaps deals before it, in order of start, with the one of them that ends last, so that every
 * deal with an overlap is in a pair and there are fewer pairs than deals.
 * @returns by the id of the younger of a pair, which has the higher id, the ids of the older ones
 */
function pairs(deals: readonly Comparable[]): Map<string, Deal[]> {
  const older = new Map<string, Deal[]>();
  for (const alike of group(deals, keysOf).values()) {
    let last: Comparable | null = null;
    for (const deal of alike.toSorted((a, b) => compare(a.contractStart, b.contractStart) || byId(a, b))) {
      if (last && deal.contractStart <= last.contractEnd) {
        const [first, second] = byId(last, deal) < 0 ? [last, deal] : [deal, last];
        const known = older.get(second.id);
        if (known) known.push(first);
        else older.set(second.id, [first]);
      }
      if (!last || deal.contractEnd > last.contractEnd) last = deal;
    }
  }
  return older;
}

/** Until Negotiation a deal need not say enough to be compared; one that does not is left out. */
function evaluate(context: Context): Outcome[] {
  const { snapshot, index } = context;
  const counted = snapshot.records.deals.filter(({ stage }) => stage !== null && stage !== 'Closed Lost');
  const older = pairs(counted.map(comparable).filter((deal) => typeof deal !== 'string'));
  return eachDeal(
    context,
    (stage) => stage !== 'Closed Lost',
    (deal, subject) => {
      const found = new Map((older.get(deal.id) ?? []).map((other) => [other.id, other]));
      if (found.size > 0) {
        const names = enumerate(
          [...found.values()].sort(byId).map((other) => `${called('deal', other)} (${other.id})`),
        );
        return fail(subject, {
          severity: 'warning',
          related: related('same-agreement', 'deal', distinct(found.keys())),
          community: communityOfDeal(index, deal),
          message: `${capital(calledSubject(subject))} has the community and the amount of ${names}, and their contracts overlap, so one agreement may be counted twice.`,
        });
      }
      const reason = comparable(deal);
      if (typeof reason === 'string') return isDue(deal) ? notEvaluated(subject, reason) : null;
      const uncertain = doubt(index, 'deals', { naming: deal.communityRecordIds });
      return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
    },
  );
}

export const duplicateDealSuspected: Rule = {
  id: 'duplicate-deal-suspected',
  title: 'A deal is entered once',
  statement:
    'No two deals that are open or won have the same community, the same amount and contract intervals that overlap; of two that have, the one with the higher id is reported.',
  why: 'One agreement in two deals counts twice in the pipeline and in the revenue, and its renewal is missed on one of them.',
  fix: 'Check both deals; if they are one agreement, keep the one with the history and merge the other into it in HubSpot.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/pipeline#one-deal-for-one-agreement',
  reads: {
    needs: ['deals.stageId', 'deals.amount', 'deals.currency', 'deals.contractStart', 'deals.contractEnd'],
    clears: [],
  },
  evaluate,
  examples: duplicateExamples,
};
