import { isOpen, type Deal } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { byId } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { COMMUNITY_UNKNOWN, companiesOf, successions, type Succession } from '../../terms.ts';
import { capital, inWords } from '../../words.ts';
import { opportunityExamples } from './renewal-opportunity-open.examples.ts';
import { eachEnding, endsIn, isRequested, noRequest, type Term } from './window.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

function judge(
  engagement: Term,
  subject: Subject,
  left: number,
  succession: Succession,
  { index, asOf }: Context,
): Outcome {
  if (isRequested(engagement, asOf) || succession === 'succeeded') return pass(subject);
  const companies = companiesOf(index, engagement);
  const deals = dealsAhead(engagement, companies, index);
  const verdicts = deals.map((deal) => ({ deal, verdict: isRenewalOf(engagement, deal, index) }));
  if (verdicts.some(({ verdict }) => verdict === true)) return pass(subject);
  const unclear = verdicts.find(({ verdict }) => verdict === null);
  const uncertain = unclear
    ? `It cannot be told from type, stage and dates of ${called('deal', unclear.deal)} whether it is the renewal.`
    : companies.length === 0
      ? COMMUNITY_UNKNOWN
      : (doubt(index, 'deals', { naming: [...companies, ...engagement.dealIds] }) ??
        (succession === 'none' ? null : succession.unclear));
  if (uncertain !== null) return notEvaluated(subject, uncertain);
  return fail(subject, {
    severity: 'warning',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} ${endsIn(left)}, on ${inWords(engagement.end)}, and there is neither a renewal deal nor ${noRequest(engagement)}, so nobody is working on what comes next.`,
  });
}

/** The deals of the community, and those that name a deal of the engagement, other than its own. */
function dealsAhead({ dealIds }: Term, companies: readonly string[], index: Context['index']): Deal[] {
  const all = [
    ...companies.flatMap((id) => index.dealsOfCommunity(id)),
    ...dealIds.flatMap((id) => index.dealsFollowing(id)),
  ];
  return [...new Set(all)].filter(({ id }) => !dealIds.includes(id)).sort(byId);
}

/** Whether a deal is the renewal of an engagement, open or won; null where it may be. */
function isRenewalOf(engagement: Term, deal: Deal, index: Context['index']): boolean | null {
  const { type, stage, previousDealId, contractEnd } = deal;
  if (type === 'new' || stage === 'Closed Lost') return false;
  const follows = previousDealId !== null && engagement.dealIds.includes(previousDealId);
  if (stage !== null && type !== null && (isOpen(stage) || follows)) return true;
  if (stage === null || isOpen(stage)) return null;
  // A deal that was won may be that of this term or of an earlier one.
  const ends = [contractEnd, ...index.engagementsOfDeal(deal.id).map(({ end }) => end)].filter((end) => end !== null);
  if (ends.length === 0) return null;
  return ends.every((end) => end <= engagement.end) ? false : type === null ? null : true;
}

export const renewalOpportunityOpen: Rule = {
  id: 'renewal-opportunity-open',
  title: 'What comes next is under way',
  statement:
    'An active engagement that ends within 60 days has a renewal deal of its community, open or won, or a request to decommission; an engagement that ends later counts as a renewal that was won.',
  why: 'A notice alone decides nothing. Without a deal nobody owns the talks, and without a request nobody prepares the end.',
  fix: 'Create a renewal deal in HubSpot that names this one in previous_deal_id, or set Decommission requested on the engagement in Airtable.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'renewals/sixty-day-notice#renewal-or-decommission',
  reads: {
    needs: ['engagements.start', 'engagements.end', 'engagements.dealRef'],
    clears: [
      ...(['engagements.status', 'engagements.communityId', 'engagements.decommissionRequestedOn'] as const),
      ...(['deals.stageId', 'deals.type', 'deals.previousDealId', 'deals.contractEnd'] as const),
      'communities.communityId',
    ],
  },
  evaluate: (context) => {
    const successionOf = successions(context);
    return eachEnding(context, (engagement, subject, left) =>
      judge(engagement, subject, left, successionOf(engagement), context),
    );
  },
  examples: opportunityExamples,
};
