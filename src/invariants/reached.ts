import { isFrom, type Community, type Deal, type Stage } from '../model/index.ts';
import { doubt } from './doubt.ts';
import { communitySubject, notEvaluated } from './outcome.ts';
import { STAGE_UNKNOWN } from './select.ts';
import type { Context, Outcome, Subject } from './types.ts';

/** How far the deals of a community have come. */
export interface Reached {
  /** The stage of the deal that has come furthest. */
  stage: Stage;
  /** Its deals from the stage on that the rule begins at. */
  deals: readonly Deal[];
}

/** Judges the communities with a deal from Negotiation on. One that may have such a deal is eligible and not evaluated. */
export function eachCommunity(
  { snapshot, index }: Context,
  judge: (community: Community, subject: Subject, reached: Reached) => Outcome | null,
): Outcome[] {
  return snapshot.records.communities.flatMap((community) => {
    const subject = communitySubject(community);
    const all = index.dealsOfCommunity(community.id);
    const deals = all.filter(({ stage }) => stage !== null && isFrom(stage, 'Negotiation'));
    const stage = furthest(deals);
    if (stage !== null) return judge(community, subject, { stage, deals }) ?? [];
    const uncertain = all.some((deal) => deal.stage === null)
      ? STAGE_UNKNOWN
      : doubt(index, 'deals', { naming: [community.id] });
    return uncertain === null ? [] : notEvaluated(subject, uncertain);
  });
}

const furthest = (deals: readonly Deal[]): Stage | null =>
  deals.reduce<Stage | null>(
    (far, { stage }) => (stage !== null && (far === null || isFrom(stage, far)) ? stage : far),
    null,
  );
