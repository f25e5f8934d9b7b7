import { communityOfEngagement } from '../../community.ts';
import { distinct } from '../../order.ts';
import { calledSubject, fail, pass, related, subjectOf } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** Cancelled engagements are eligible: whatever became of the work, it came from one deal. */
export const engagementHasExactlyOneDeal: Rule = {
  id: 'engagement-has-exactly-one-deal',
  title: 'An engagement has one deal',
  statement:
    'The HubSpot Deal ID of every engagement holds exactly one deal id; spaces and a pasted record address are accepted.',
  why: 'The deal is where the agreement, the amount and the people stand. Without it, or with two, nobody can tell what was sold.',
  fix: 'Write the id of the one deal that this engagement delivers into HubSpot Deal ID.',
  severity: 'error',
  owner: 'DE',
  handbook: 'engagements/units-of-work#deal-and-engagement',
  reads: { needs: ['engagements.dealRef'], clears: [] },
  evaluate: ({ snapshot, index }) =>
    snapshot.records.engagements.map((engagement) => {
      const subject = subjectOf('engagement', engagement);
      const deals = distinct(engagement.dealIds);
      if (deals.length === 1) return pass(subject);
      const fact =
        deals.length > 1
          ? `names the deals ${enumerate(deals)}`
          : engagement.dealRef
            ? `has “${engagement.dealRef}” as HubSpot Deal ID, in which there is no deal id`
            : 'has no HubSpot Deal ID';
      return fail(subject, {
        severity: 'error',
        related: related('deal', 'deal', deals),
        community: communityOfEngagement(index, engagement),
        message: `${capital(calledSubject(subject))} ${fact}, so its agreement cannot be told.`,
      });
    }),
  examples: [
    {
      given: 'an engagement whose HubSpot Deal ID holds one deal id',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ dealRef: ' 1 ', dealIds: ['1'] }] },
    },
    {
      given: 'an engagement whose HubSpot Deal ID is empty',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ dealRef: null, dealIds: [] }] },
    },
    {
      given: 'an engagement whose HubSpot Deal ID holds two deal ids',
      then: 'it is an error that names both deals',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ dealRef: '1, 2', dealIds: ['1', '2'] }] },
    },
    {
      given: 'an engagement whose HubSpot Deal ID holds the same deal id twice',
      then: 'the rule holds, because it is one deal',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ dealRef: '1 1', dealIds: ['1', '1'] }] },
    },
  ],
};
