import { isFrom, tierNamed, type Deal, type Engagement } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { STAGE_UNKNOWN } from '../../select.ts';
import { eachEngagement } from '../../standing.ts';
import { capital, enumerate } from '../../words.ts';
import { consistentExamples } from './service-tier-consistent.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Eligible are engagements of deals from Negotiation on: before that a deal’s tier is a proposal. */
function judge(engagement: Engagement, subject: Subject, { index, config }: Context): Outcome | null {
  const tierOf = (text: string) => tierNamed(text, config) ?? text.trim().toLowerCase();
  // In one order, whatever order the source lists them in.
  const all = [...engagement.dealIds].sort().flatMap((id) => index.byId.deals.get(id) ?? []);
  const deals = all.filter(({ stage }) => stage !== null && isFrom(stage, 'Negotiation'));
  const { serviceTier: tier } = engagement;
  const differing = deals.filter(
    ({ serviceTier }) => tier !== null && serviceTier !== null && tierOf(serviceTier) !== tierOf(tier),
  );
  if (tier !== null && differing.length > 0) {
    const names = enumerate(differing.map((deal) => `“${deal.serviceTier ?? ''}” on ${called('deal', deal)}`));
    return fail(subject, {
      severity: 'warning',
      related: related(
        'deal',
        'deal',
        differing.map(({ id }) => id),
      ),
      community: communityOfEngagement(index, engagement),
      message: `${capital(calledSubject(subject))} has the service tier “${tier}”, but it is ${names}, so one of them promises what the other does not.`,
    });
  }
  const uncertain = reason(engagement, all, deals, index);
  if (uncertain !== null) return notEvaluated(subject, uncertain);
  return deals.length === 0 ? null : pass(subject);
}

/** Why it cannot be said that the tiers agree; null when they do, or there is nothing to compare. */
function reason(
  { serviceTier, dealIds }: Engagement,
  all: readonly Deal[],
  deals: readonly Deal[],
  index: Context['index'],
): string | null {
  if (all.some(({ stage }) => stage === null)) return STAGE_UNKNOWN;
  if (deals.length > 0 && serviceTier === null) return 'The engagement has no service tier.';
  if (deals.some((deal) => deal.serviceTier === null))
    return 'The deal has no service tier: service-tier-valid reports it from Contract Admin on.';
  return doubt(index, 'deals', { named: dealIds });
}

export const serviceTierConsistent: Rule = {
  id: 'service-tier-consistent',
  title: 'Deal and engagement have the same service tier',
  statement:
    'An engagement has the service tier of its deal, once the deal is at Negotiation; aliases count as the same.',
  why: 'BD sells the tier of the deal, and P&S provides the tier of the engagement. Where they differ the community gets something else than it pays for.',
  fix: 'Correct the tier on the deal in HubSpot or on the engagement in Airtable, as the agreement says.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'engagements/hand-off#service-tier',
  reads: {
    needs: ['deals.stageId', 'deals.serviceTier', 'engagements.serviceTier', 'engagements.dealRef'],
    clears: ['engagements.status'],
  },
  evaluate: (context) => eachEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: consistentExamples,
};
