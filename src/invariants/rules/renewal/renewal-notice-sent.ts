import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { capital, inWords } from '../../words.ts';
import { eachEnding, endsIn, type Term } from './window.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** A notice counts from the start of the term to the day of the check. */
function judge(engagement: Term, subject: Subject, left: number, { index, asOf, config }: Context): Outcome {
  const { start, end, renewalNoticeSentOn: sent } = engagement;
  if (sent !== null && start <= sent && sent <= asOf) return pass(subject);
  const fact =
    sent === null
      ? 'no renewal notice is recorded'
      : sent > asOf
        ? `its renewal notice is dated ${inWords(sent)}, which is still to come`
        : `its renewal notice of ${inWords(sent)} is from before this term`;
  return fail(subject, {
    severity: left <= config.thresholds.renewalErrorDays ? 'error' : 'warning',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} ${endsIn(left)}, on ${inWords(end)}, and ${fact}, so the community may be left without a decision.`,
  });
}

export const renewalNoticeSent: Rule = {
  id: 'renewal-notice-sent',
  title: 'The renewal notice is sent in time',
  statement:
    'An active engagement that ends within 60 days has a renewal notice from its current term; from 30 days on its absence is an error.',
  why: 'A renewal takes weeks of talks and signatures. Who hears of the end too late loses the service or runs it unpaid.',
  fix: 'Send the 60-day notice and set Renewal notice sent on the engagement in Airtable.',
  severity: 'error',
  owner: 'BD',
  handbook: 'renewals/sixty-day-notice#send-the-notice',
  reads: {
    needs: ['engagements.start', 'engagements.end', 'engagements.renewalNoticeSentOn'],
    clears: ['engagements.status'],
  },
  evaluate: (context) => eachEnding(context, (engagement, subject, left) => judge(engagement, subject, left, context)),
  examples: [
    {
      given: 'an active engagement that ends in 45 days, with a notice sent two weeks ago',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2025-07-31', end: '2026-07-30', renewalNoticeSentOn: '2026-06-01' }] },
    },
    {
      given: 'an active engagement that ends in 60 days, without a notice',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2025-08-15', end: '2026-08-14' }] },
    },
    {
      given: 'an active engagement that ends in 30 days, without a notice',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2025-07-16', end: '2026-07-15' }] },
    },
    {
      given: 'an active engagement that ends in 45 days, whose notice is from the term before',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2025-07-31', end: '2026-07-30', renewalNoticeSentOn: '2025-07-30' }] },
    },
    {
      given: 'an engagement without an end date',
      then: 'it is not evaluated, and engagement-dates-present reports it',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2025-07-16' }] },
    },
  ],
};
