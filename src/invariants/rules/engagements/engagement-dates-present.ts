import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachEngagement } from '../../standing.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const engagementDatesPresent: Rule = {
  id: 'engagement-dates-present',
  title: 'An engagement has dates',
  statement: 'Every engagement that is not cancelled has a start date and an end date.',
  why: 'Renewal, reporting and the end of service all count from these dates; without them none of it is watched.',
  fix: 'Set the start and end date of the engagement in Airtable, as the agreement states them.',
  severity: 'error',
  owner: 'DE',
  handbook: 'engagements/units-of-work#dates',
  reads: { needs: ['engagements.start', 'engagements.end'], clears: ['engagements.status'] },
  evaluate: (context) =>
    eachEngagement(context, (engagement, subject) => {
      const { start, end } = engagement;
      if (start !== null && end !== null) return pass(subject);
      const missing =
        start === null && end === null
          ? 'neither a start nor an end date'
          : `no ${start === null ? 'start' : 'end'} date`;
      return fail(subject, {
        severity: 'error',
        community: communityOfEngagement(context.index, engagement),
        message: `${capital(calledSubject(subject))} has ${missing}, so its renewal and its reports cannot be planned.`,
      });
    }),
  examples: [
    {
      given: 'an engagement with a start and an end date',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-01-01', end: '2026-12-31' }] },
    },
    {
      given: 'an engagement with a start date and no end date',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-01-01' }] },
    },
    {
      given: 'an engagement with dates and a cancelled one without',
      then: 'the rule holds, because cancelled engagements are left out',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-01-01', end: '2026-12-31' }, { status: 'Cancelled' }] },
    },
  ],
};
