import { isFrom, shareOfMonth, type Deal, type Engagement, type Month } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { datesProblem, isCancelled } from '../../standing.ts';
import { called } from '../../outcome.ts';
import type { Context } from '../../types.ts';

/** FTE that months ahead ask for. */
export interface Demand {
  /** What engagements commit, by month. */
  committed: ReadonlyMap<Month, number>;
  /** What deals may bring, each with its probability, by month. */
  expected: ReadonlyMap<Month, number>;
  /** Why there may be more; null when that is all. */
  more: string | null;
}

/**
 * An engagement asks for its FTE in the months of its term; a month that it covers in part counts by its days, so that a
 * renewal in mid-month does not count twice. A deal from Proposal on asks for its FTE times the probability of its stage,
 * in the months of its contract, or in every month while the contract has no dates. A deal that has an engagement is
 * counted there.
 * @param ahead the months to reckon for, which need not follow on one another
 */
export function demandOf(context: Context, ahead: readonly Month[]): Demand {
  const { snapshot, index } = context;
  const committed = new Map<Month, number>();
  const expected = new Map<Month, number>();
  const reasons: (string | null)[] = [index.unread('engagements'), index.unread('deals'), ...setAside(context)];
  for (const engagement of snapshot.records.engagements) {
    if (isCancelled(engagement) || !engagement.fteCommitted) continue;
    const problem = datesProblem(engagement);
    if (problem !== null) reasons.push(`${called('engagement', engagement)}: ${problem}`);
    else addTo(committed, ahead, termOf(engagement), engagement.fteCommitted);
  }
  const probabilities = probabilitiesOf(context);
  for (const deal of snapshot.records.deals) {
    if (!deal.fteCommitted || index.engagementsOfDeal(deal.id).length > 0) continue;
    const probability = probabilities(deal);
    if (typeof probability === 'string') reasons.push(probability);
    // An engagement that could not be read may be this deal's.
    else if (index.setAsideNaming('engagements', deal.id).length === 0)
      addTo(expected, ahead, contractOf(deal), deal.fteCommitted * probability);
  }
  return { committed, expected, more: reasons.find((reason) => reason !== null) ?? null };
}

interface Term {
  start: string;
  end: string;
}

const ALWAYS: Term = { start: '0001-01-01', end: '9999-12-31' };
const termOf = ({ start, end }: Engagement): Term => ({ start: start ?? ALWAYS.start, end: end ?? ALWAYS.end });

function contractOf({ contractStart, contractEnd }: Deal): Term {
  const term = { start: contractStart ?? ALWAYS.start, end: contractEnd ?? ALWAYS.end };
  return term.start <= term.end ? term : ALWAYS;
}

function addTo(sums: Map<Month, number>, ahead: readonly Month[], term: Term, fte: number) {
  for (const month of ahead) {
    const share = shareOfMonth(month, term);
    if (share > 0) sums.set(month, (sums.get(month) ?? 0) + fte * share);
  }
}

/** The probability of a deal, 0 before Proposal and when it is lost, 1 when it is won; a text says why it is not known. */
function probabilitiesOf({ index }: Context): (deal: Deal) => number | string {
  const stages = new Map(
    [...index.byId.pipelines.values()].flatMap(({ id, stages }) =>
      stages.map((stage) => [`${id} ${stage.id}`, stage.probability]),
    ),
  );
  return (deal) => {
    if (deal.stage === null) return `The stage of ${called('deal', deal)} is not known: stage-known reports it.`;
    if (deal.stage === 'Closed Won') return 1;
    if (!isFrom(deal.stage, 'Proposal')) return 0;
    const probability = stages.get(`${deal.pipelineId} ${deal.stageId}`) ?? null;
    return probability ?? `The pipeline of ${called('deal', deal)} gives no probability for ${deal.stage}.`;
  };
}

const setAside = ({ index }: Context): string[] =>
  (['engagements', 'deals', 'pipelines'] as const).flatMap((noun) => {
    const [first] = index.setAsideOf(noun);
    return first ? [setAsideReason(noun, first.id)] : [];
  });
