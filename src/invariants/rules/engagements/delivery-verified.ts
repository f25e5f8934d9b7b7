import type { Engagement } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachEngagement } from '../../standing.ts';
import { capital, inWords } from '../../words.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Eligible are engagements with the status Complete, and those without a status, which may be. */
function judge(engagement: Engagement, subject: Subject, { index, asOf }: Context): Outcome | null {
  const { status, deliveryVerifiedOn: verified } = engagement;
  if (status === null) return notEvaluated(subject, 'The engagement has no status, so it may be complete.');
  if (status !== 'Complete') return null;
  if (verified !== null && verified <= asOf) return pass(subject);
  const fact =
    verified === null ? 'nobody has verified its delivery' : `its verification is dated ${inWords(verified)}`;
  return fail(subject, {
    severity: 'warning',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} is Complete and ${fact}, so BD cannot tell the community that it got what it paid for.`,
  });
}

export const deliveryVerified: Rule = {
  id: 'delivery-verified',
  title: 'Delivery is verified',
  statement:
    'An engagement with the status Complete has in Delivery verified on a day that is not after that of the check.',
  why: 'Who sold the work must know that it was delivered before asking for a renewal.',
  fix: 'Check each deliverable against the statement of work, and set Delivery verified on in Airtable.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'engagements/verify-delivery#closing-an-engagement',
  reads: { needs: ['engagements.status', 'engagements.deliveryVerifiedOn'], clears: [] },
  evaluate: (context) => eachEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: [
    {
      given: 'a complete engagement whose delivery was verified on the day of the check',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ status: 'Complete', deliveryVerifiedOn: '2026-06-15' }] },
    },
    {
      given: 'a complete engagement whose delivery is to be verified tomorrow',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ status: 'Complete', deliveryVerifiedOn: '2026-06-16' }] },
    },
    {
      given: 'a complete engagement that nobody has verified',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ status: 'Complete' }] },
    },
    {
      given: 'an engagement without a status',
      then: 'it is not evaluated, because it may be complete',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [{}] },
    },
  ],
};
