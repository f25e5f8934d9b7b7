import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { successions, type Succession } from '../../terms.ts';
import { capital, count, inWords } from '../../words.ts';
import { eachEnded, isRequested, noRequest, type Ending } from './window.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

function judge(
  engagement: Ending,
  subject: Subject,
  ago: number,
  succession: Succession,
  { index, asOf }: Context,
): Outcome {
  if (isRequested(engagement, asOf) || succession === 'succeeded') return pass(subject);
  if (succession !== 'none') return notEvaluated(subject, succession.unclear);
  return fail(subject, {
    severity: 'error',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} ended ${count(ago, 'day')} ago, on ${inWords(engagement.end)}, with neither a next engagement nor ${noRequest(engagement)}, so nobody has decided whether the service goes on.`,
  });
}

const ended = { id: 'recE', communityId: 'reefs', start: '2025-06-15', end: '2026-06-14' };

export const engagementEndDecisionRecorded: Rule = {
  id: 'engagement-end-decision-recorded',
  title: 'The end of an engagement is decided on',
  statement:
    'An engagement that has ended has a successor, which is an engagement of the same community that ends later, or a request to decommission.',
  why: 'Where nobody decided, the hub runs on without an agreement, or it is shut down on people who were never told.',
  fix: 'Create the next engagement in Airtable, or set Decommission requested on this one to the day of the decision.',
  severity: 'error',
  owner: 'BD',
  handbook: 'renewals/offboarding#the-decision-after-the-end',
  reads: {
    needs: ['engagements.end'],
    clears: [
      ...(['engagements.start', 'engagements.status', 'engagements.decommissionRequestedOn'] as const),
      ...(['engagements.communityId', 'engagements.dealRef', 'communities.communityId'] as const),
    ],
  },
  evaluate: (context) => {
    const successionOf = successions(context);
    return eachEnded(context, (engagement, subject, ago) =>
      judge(engagement, subject, ago, successionOf(engagement), context),
    );
  },
  examples: [
    {
      given: 'an engagement that ended yesterday, followed by another that began today',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [ended, { communityId: 'reefs', start: '2026-06-15', end: '2027-06-14' }] },
    },
    {
      given: 'an engagement that ended yesterday, with a request to decommission',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ ...ended, decommissionRequestedOn: '2026-05-02' }] },
    },
    {
      given: 'an engagement that ended yesterday, and nothing else',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [ended] },
    },
    {
      given: 'an engagement that ended yesterday, and a cancelled one that would have followed',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [ended, { communityId: 'reefs', end: '2027-06-14', status: 'Cancelled' }] },
    },
    {
      given: 'an engagement that ended yesterday, and another of the community without dates',
      then: 'it is not evaluated, because that may be the next one',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [ended, { communityId: 'reefs' }] },
    },
  ],
};
