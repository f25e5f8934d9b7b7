import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { successions, type Succession } from '../../terms.ts';
import { capital, count, enumerate, inWords } from '../../words.ts';
import { lapsedExamples } from './lapsed-engagement-still-serving.examples.ts';
import { servingAfter } from './still-serving.ts';
import { eachEnded, type Ending } from './window.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Eligible are engagements that have ended without a successor. */
function judge(
  engagement: Ending,
  subject: Subject,
  ago: number,
  succession: Succession,
  context: Context,
): Outcome | null {
  if (succession === 'succeeded') return null;
  if (succession !== 'none') return notEvaluated(subject, succession.unclear);
  const { hubs, signs, unclear } = servingAfter(engagement, context);
  if (signs.length === 0) return unclear === null ? pass(subject) : notEvaluated(subject, unclear);
  const { lapsedWarningDays, lapsedDecisionDays } = context.config.thresholds;
  const isDecision = ago > lapsedDecisionDays;
  const consequence = isDecision
    ? `after more than ${count(lapsedDecisionDays, 'day')} the BD lead decides what happens`
    : 'it is served without an agreement';
  return fail(subject, {
    severity: ago <= lapsedWarningDays ? 'warning' : 'error',
    evidence: related(
      'hub',
      'hub',
      hubs.map(({ id }) => id),
    ),
    community: communityOfEngagement(context.index, engagement),
    message: `${capital(calledSubject(subject))} ended ${count(ago, 'day')} ago, on ${inWords(engagement.end)}, and has no successor, but ${enumerate(signs)}, so ${consequence}.`,
    ...(isDecision && {
      fix: 'Give it to the BD lead to decide: renew, or shut the hub down and set Decommissioned on.',
    }),
  });
}

export const lapsedEngagementStillServing: Rule = {
  id: 'lapsed-engagement-still-serving',
  title: 'Nothing is served after the end of an agreement',
  statement:
    'For an engagement that has ended without a successor, every hub of its community is decommissioned, and there are no active users and no cloud cost after the end; up to 14 days it is a warning, and after 42 days the BD lead decides.',
  why: 'Each month of service without an agreement is paid for by us, and nobody has promised to pay it back.',
  fix: 'Give the community two weeks more and write that down, create the next engagement, or shut the hub down and set Decommissioned on in Airtable.',
  severity: 'error',
  owner: 'BD',
  handbook: 'renewals/offboarding#a-lapsed-agreement-that-still-costs-money',
  reads: {
    needs: ['engagements.end', 'hubs.communityId', 'hubs.namespace'],
    clears: [
      ...(['engagements.start', 'engagements.status', 'hubs.decommissionedOn'] as const),
      ...(['engagements.communityId', 'engagements.dealRef', 'communities.communityId'] as const),
    ],
  },
  evaluate: (context) => {
    const successionOf = successions(context);
    return eachEnded(context, (engagement, subject, ago) =>
      judge(engagement, subject, ago, successionOf(engagement), context),
    );
  },
  examples: lapsedExamples,
};
