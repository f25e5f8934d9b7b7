import type { Day, Engagement } from '../../../model/index.ts';
import { communityOfDeal, communityOfEngagements } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, enumerate } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** Whether any day of the engagement is on or after `asOf`; null when its dates do not tell. */
function isAhead({ status, start, end }: Engagement, asOf: Day): boolean | null {
  if (status === 'Cancelled') return false;
  if (end === null || (start !== null && start > end)) return null;
  return end >= asOf;
}

export const closedLostDealHasNoActiveEngagement: Rule = {
  id: 'closed-lost-deal-has-no-active-engagement',
  title: 'No work for a lost deal',
  statement: 'A Closed Lost deal has no engagement that is active today or later; cancelled engagements do not count.',
  why: 'Work on a lost deal is paid for by nobody, and it takes the capacity of communities that have an agreement.',
  fix: 'Cancel the engagement, or correct the stage of the deal if it was won after all.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/closed-lost#no-work-for-a-lost-deal',
  reads: { needs: ['deals.stageId', 'engagements.dealRef'], clears: ['engagements.start', 'engagements.status'] },
  evaluate: (context) =>
    eachDeal(
      context,
      (stage) => stage === 'Closed Lost',
      (deal, subject) => {
        const { index, asOf } = context;
        const engagements = index.engagementsOfDeal(deal.id);
        const active = engagements.filter((engagement) => isAhead(engagement, asOf) === true);
        const ids = active.map(({ id }) => id);
        if (active.length > 0) {
          const names = enumerate(active.map((engagement) => called('engagement', engagement)));
          return fail(subject, {
            severity: 'error',
            related: related('engagement', 'engagement', ids),
            community: communityOfDeal(index, deal) ?? communityOfEngagements(index, ids),
            message: `${capital(calledSubject(subject))} is Closed Lost, but ${names} ${active.length === 1 ? 'is' : 'are'} active today or later, so work goes on without an agreement.`,
          });
        }
        if (engagements.some((engagement) => isAhead(engagement, asOf) === null)) {
          return notEvaluated(
            subject,
            'The dates of an engagement are missing or out of order: engagement-dates-present or engagement-dates-ordered reports it.',
          );
        }
        const uncertain = doubt(index, 'engagements', { naming: [deal.id] });
        return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
      },
    ),
  examples: [
    {
      given: 'a Closed Lost deal whose engagement runs from 1 January 2027 to 1 January 2026',
      then: 'it is not evaluated, because the dates are out of order',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Lost' }],
        engagements: [{ dealIds: ['1'], start: '2027-01-01', end: '2026-01-01' }],
      },
    },
    {
      given: 'a Closed Lost deal without an engagement',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Lost' }] },
    },
    {
      given: 'a Closed Lost deal and an engagement of it that ends on the day of the check',
      then: 'it is an error, because the last day counts',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Lost' }],
        engagements: [{ dealIds: ['1'], status: 'Active', start: '2025-06-16', end: '2026-06-15' }],
      },
    },
    {
      given: 'the same engagement one day after its end',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-16',
      records: {
        deals: [{ id: '1', stage: 'Closed Lost' }],
        engagements: [{ dealIds: ['1'], status: 'Active', start: '2025-06-16', end: '2026-06-15' }],
      },
    },
    {
      given: 'a Closed Lost deal and an engagement of it without an end date',
      then: 'it is not evaluated, and engagement-dates-present reports the engagement',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Lost' }],
        engagements: [{ dealIds: ['1'], status: 'Active', start: '2025-06-16' }],
      },
    },
  ],
};
