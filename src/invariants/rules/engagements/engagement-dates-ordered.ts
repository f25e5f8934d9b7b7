import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachEngagement, NO_DATES } from '../../standing.ts';
import { capital, inWords } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const engagementDatesOrdered: Rule = {
  id: 'engagement-dates-ordered',
  title: 'An engagement starts before it ends',
  statement: 'The start date of an engagement is not after its end date.',
  why: 'An engagement that ends before it starts is active on no day, so nothing that it owes falls due.',
  fix: 'Correct the start or end date of the engagement in Airtable, as the agreement states them.',
  severity: 'error',
  owner: 'DE',
  handbook: 'engagements/units-of-work#dates',
  reads: { needs: ['engagements.start', 'engagements.end'], clears: ['engagements.status'] },
  evaluate: (context) =>
    eachEngagement(context, (engagement, subject) => {
      const { start, end } = engagement;
      if (start === null || end === null) return notEvaluated(subject, NO_DATES);
      if (start <= end) return pass(subject);
      return fail(subject, {
        severity: 'error',
        community: communityOfEngagement(context.index, engagement),
        message: `${capital(calledSubject(subject))} ends on ${inWords(end)}, before it starts on ${inWords(start)}, so it counts as active on no day.`,
      });
    }),
  examples: [
    {
      given: 'an engagement that starts and ends on 1 March 2026',
      then: 'the rule holds, because one day is an interval',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-03-01', end: '2026-03-01' }] },
    },
    {
      given: 'an engagement that starts on 2 March 2026 and ends on 1 March 2026',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-03-02', end: '2026-03-01' }] },
    },
    {
      given: 'an engagement without an end date',
      then: 'it is not evaluated, and engagement-dates-present reports it',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-03-02' }] },
    },
  ],
};
