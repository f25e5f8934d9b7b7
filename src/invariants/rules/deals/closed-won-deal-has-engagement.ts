import { addBusinessDays, daysBetween, systemName } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachClosedWonDeal } from '../../select.ts';
import { capital, inWords } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** Without a close date there is no grace, nor with one to come; a day ahead is a matter of time zones. */
export const closedWonDealHasEngagement: Rule = {
  id: 'closed-won-deal-has-engagement',
  title: 'A won deal has an engagement',
  statement:
    'Every Closed Won deal is named by at least one engagement, from five business days after its close date on. One that was cancelled counts: the deal was handed over.',
  why: 'A deal without an engagement is a promise that nobody has planned: no dates, no projects, no one who delivers.',
  fix: "Create the engagement in Airtable and write the deal's HubSpot id into its HubSpot Deal ID.",
  severity: 'error',
  owner: 'DE',
  handbook: 'sales/closed-won#engagement',
  reads: { needs: ['deals.stageId', 'engagements.dealRef'], clears: ['deals.closedOn'] },
  evaluate: (context) =>
    eachClosedWonDeal(context, (deal, subject) => {
      const { index, asOf, config } = context;
      if (index.engagementsOfDeal(deal.id).length > 0) return pass(subject);
      const uncertain = doubt(index, 'engagements', { naming: [deal.id] });
      if (uncertain) return notEvaluated(subject, uncertain);
      const due = deal.closedOn && addBusinessDays(deal.closedOn, config.thresholds.graceBusinessDays, config.calendar);
      const community = communityOfDeal(index, deal);
      const fact = `${capital(calledSubject(subject))} is Closed Won and has no engagement`;
      if (deal.closedOn && daysBetween(asOf, deal.closedOn) > 1) {
        return fail(subject, {
          severity: 'error',
          community,
          message: `${fact}, and its close date, ${inWords(deal.closedOn)}, is still to come, so nobody can tell when the hand-over is due.`,
          fix: `Correct the close date of the deal in HubSpot, and create the engagement in ${systemName('airtable', config)}.`,
        });
      }
      if (due && asOf <= due) {
        return fail(subject, {
          severity: 'info',
          community,
          message: `${fact} yet; the hand-over is due by ${inWords(due)}.`,
        });
      }
      const since = due ? `, which was due by ${inWords(due)}` : ' and no close date';
      return fail(subject, {
        severity: 'error',
        community,
        message: `${fact}${since}, so its delivery is not planned.`,
      });
    }),
  examples: [
    {
      given: 'a deal that is Closed Won with the close date 5 January 2036 and has no engagement on 15 June 2026',
      then: 'it is an error, because a date to come gives no grace',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', closedOn: '2036-01-05' }] },
    },
    {
      given: 'a Closed Won deal and an engagement that names it',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', closedOn: '2026-05-01' }], engagements: [{ dealIds: ['1'] }] },
    },
    {
      given:
        'a deal that was won on Friday 5 June 2026 and has no engagement on Friday 12 June, the fifth business day',
      then: 'it is listed as info, with the day on which it falls due',
      outcome: 'fail',
      severity: 'info',
      asOf: '2026-06-12',
      records: { deals: [{ id: '1', stage: 'Closed Won', closedOn: '2026-06-05' }] },
    },
    {
      given: 'the same deal on Saturday 13 June 2026, one day after its grace',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-13',
      records: { deals: [{ id: '1', stage: 'Closed Won', closedOn: '2026-06-05' }] },
    },
    {
      given: 'a Closed Won deal that is named only by an engagement that could not be read',
      then: 'it is not evaluated, and record-parses reports the engagement',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', closedOn: '2026-05-01' }] },
      setAside: [
        {
          noun: 'engagements',
          id: 'recE1',
          name: null,
          field: 'start',
          expected: 'a date',
          found: '"soon"',
          links: ['1'],
        },
      ],
    },
  ],
};
