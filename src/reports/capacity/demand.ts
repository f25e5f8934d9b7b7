import {
  isFrom,
  shareOfMonth,
  type Day,
  type Deal,
  type Engagement,
  type Month,
  type Stage,
} from '../../model/index.ts';
import { compare } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

/** Something that asks for FTE: an engagement, or a deal that may become one. */
export interface Claim<Of> {
  of: Of;
  /** FTE as it is stated. */
  fte: number;
  /** 1 for an engagement; of a deal the probability of its stage. */
  probability: number;
  /** FTE of a month, in full: a month that the term covers in part counts by its days. */
  inMonth: (month: Month) => number;
}

export interface Demand {
  engagements: Claim<Engagement>[];
  /** Deals from Proposal on that have no engagement yet, the likeliest first. */
  deals: Claim<Deal & { stage: Stage }>[];
}

const ALWAYS = { start: '0001-01-01', end: '9999-12-31' };

/**
 * What asks for FTE, as the rule capacity-covers-commitments counts it. An engagement without usable dates is left out: the
 * rule then says of every month that it may be short. A deal without contract dates asks for its FTE in every month.
 */
export function demandOf({ snapshot, look }: WorkInputs): Demand {
  const engagements = snapshot.records.engagements.flatMap((of): Claim<Engagement>[] => {
    const { status, fteCommitted: fte, start, end } = of;
    if (status === 'Cancelled' || !fte || start === null || end === null || start > end) return [];
    return [{ of, fte, probability: 1, inMonth: inTerm(fte, { start, end }) }];
  });
  const probabilities = new Map(
    snapshot.records.pipelines.flatMap(({ id, stages }) =>
      stages.map((stage) => [`${id} ${stage.id}`, stage.probability] as const),
    ),
  );
  const deals = snapshot.records.deals.flatMap((deal): Claim<Deal & { stage: Stage }>[] => {
    const { fteCommitted: fte, stage } = deal;
    if (!fte || stage === null || !isFrom(stage, 'Proposal') || look.engagementsOfDeal(deal.id).length > 0) return [];
    const probability =
      stage === 'Closed Won' ? 1 : (probabilities.get(`${deal.pipelineId ?? ''} ${deal.stageId ?? ''}`) ?? null);
    if (probability === null) return [];
    return [{ of: { ...deal, stage }, fte, probability, inMonth: inTerm(fte, contractOf(deal)) }];
  });
  return { engagements, deals: deals.sort(likeliestFirst) };
}

const inTerm =
  (fte: number, term: { start: Day; end: Day }) =>
  (month: Month): number =>
    fte * shareOfMonth(month, term);

function contractOf({ contractStart, contractEnd }: Deal): { start: Day; end: Day } {
  const term = { start: contractStart ?? ALWAYS.start, end: contractEnd ?? ALWAYS.end };
  return term.start <= term.end ? term : ALWAYS;
}

const likeliestFirst = (a: Claim<Deal>, b: Claim<Deal>): number =>
  b.probability - a.probability ||
  compare(a.of.closedOn ?? '9999', b.of.closedOn ?? '9999') ||
  compare(a.of.id, b.of.id);
