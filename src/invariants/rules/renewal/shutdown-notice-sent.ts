import { daysBetween } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachEngagement } from '../../standing.ts';
import { capital, count, inWords } from '../../words.ts';
import { endsIn, ifDated, isRequested, type Ending } from './window.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Eligible are engagements whose decommission was requested, from two weeks before the end on. */
function judge(engagement: Ending, subject: Subject, { index, asOf, config }: Context): Outcome | null {
  const { end, shutdownNoticeSentOn: sent } = engagement;
  const left = daysBetween(asOf, end);
  if (left > config.thresholds.shutdownNoticeDays) return null;
  if (sent !== null && sent <= asOf) return pass(subject);
  const when = left < 0 ? `ended ${count(-left, 'day')} ago` : endsIn(left);
  const fact =
    sent === null
      ? 'no shutdown notice is recorded'
      : `its shutdown notice is dated ${inWords(sent)}, which is still to come`;
  return fail(subject, {
    severity: 'warning',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} ${when}, on ${inWords(end)}, is to be shut down, and ${fact}, so people may lose files that they would have saved.`,
  });
}

const leaving = { start: '2025-06-30', decommissionRequestedOn: '2026-05-02' };

export const shutdownNoticeSent: Rule = {
  id: 'shutdown-notice-sent',
  title: 'The shutdown notice is sent two weeks before the end',
  statement: 'An engagement with a request to decommission has a shutdown notice, from 14 days before its end on.',
  why: 'People need time to save their files. What is deleted with the hub does not come back.',
  fix: 'Send the shutdown notice and set Shutdown notice sent on the engagement in Airtable.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'renewals/offboarding#the-shutdown-notice',
  reads: {
    needs: ['engagements.end', 'engagements.decommissionRequestedOn', 'engagements.shutdownNoticeSentOn'],
    clears: ['engagements.start', 'engagements.status'],
  },
  evaluate: (context) =>
    eachEngagement(context, (engagement, subject) =>
      isRequested(engagement, context.asOf)
        ? ifDated(engagement, subject, (dated) => judge(dated, subject, context))
        : null,
    ),
  examples: [
    {
      given: 'an engagement that is to be shut down in 14 days, with a notice of yesterday',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ ...leaving, end: '2026-06-29', shutdownNoticeSentOn: '2026-06-14' }] },
    },
    {
      given: 'an engagement that is to be shut down in 14 days, without a notice',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ ...leaving, end: '2026-06-29' }] },
    },
    {
      given: 'an engagement that was to be shut down last week, without a notice',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ ...leaving, end: '2026-06-08' }] },
    },
    {
      given: 'an engagement that is to be shut down and has no end date',
      then: 'it is not evaluated, and engagement-dates-present reports it',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [leaving] },
    },
  ],
};
