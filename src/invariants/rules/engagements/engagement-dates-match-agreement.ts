import { daysBetween, type Day, type Deal } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { distinct } from '../../order.ts';
import { eachDatedEngagement, type Dated } from '../../standing.ts';
import { capital, count, inWords } from '../../words.ts';
import { datesMatchExamples } from './engagement-dates-match-agreement.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

interface Interval {
  start: Day;
  end: Day;
  /** How a sentence names where it is stated. */
  statedBy: string;
}

const NOT_ONE_DEAL = 'The engagement does not name exactly one deal: engagement-has-exactly-one-deal reports it.';
const NO_INTERVAL = 'Neither the deal nor its contracts state start and end: negotiation-dates-present reports it.';

const days = (one: Day, other: Day) => Math.abs(daysBetween(one, other));

/** How far two intervals are apart: the days at the start or at the end, whichever are more. */
const apart = (a: { start: Day; end: Day }, b: { start: Day; end: Day }): number =>
  Math.max(days(a.start, b.start), days(a.end, b.end));

/** The deal's interval and the union of its contracts' intervals, as far as both of their dates are stated. */
function agreedIntervals(dealId: string, deal: Deal | undefined, { index }: Context): Interval[] {
  const contracts = index.contractsOfDeal(dealId);
  const starts = contracts.flatMap(({ start }) => start ?? []).sort();
  const ends = contracts.flatMap(({ end }) => end ?? []).sort();
  const [start, end] = [starts[0], ends.at(-1)];
  const isWhole = starts.length === contracts.length && ends.length === contracts.length;
  const many = contracts.length > 1;
  return [
    ...(deal?.contractStart && deal.contractEnd
      ? [{ start: deal.contractStart, end: deal.contractEnd, statedBy: called('deal', deal) }]
      : []),
    ...(isWhole && start !== undefined && end !== undefined
      ? [{ start, end, statedBy: many ? `the ${contracts.length} contracts of its deal` : 'the contract of its deal' }]
      : []),
  ].filter((interval) => interval.start <= interval.end);
}

/** The agreement that comes nearest is the one that the engagement is held to, so that one of two may be out of date. */
function judge(engagement: Dated, subject: Subject, context: Context): Outcome {
  const { index, config } = context;
  const [dealId, second] = distinct(engagement.dealIds);
  if (dealId === undefined || second !== undefined) return notEvaluated(subject, NOT_ONE_DEAL);
  const deal = index.byId.deals.get(dealId);
  const agreed = agreedIntervals(dealId, deal, context).sort((a, b) => apart(a, engagement) - apart(b, engagement));
  const [nearest] = agreed;
  if (nearest && apart(nearest, engagement) === 0) return pass(subject);
  const uncertain =
    doubt(index, 'deals', { named: [dealId] }) ??
    doubt(index, 'contracts', { naming: [dealId], named: engagement.contractIds }) ??
    // Another engagement of the deal may list a contract.
    doubt(index, 'engagements', { naming: [dealId] });
  if (uncertain) return notEvaluated(subject, uncertain);
  if (!nearest) return notEvaluated(subject, NO_INTERVAL);
  const off = apart(nearest, engagement);
  const dates = ({ start, end }: Pick<Interval, 'start' | 'end'>) => `${inWords(start)} to ${inWords(end)}`;
  return fail(subject, {
    severity: off > config.thresholds.agreementDatesWarningDays ? 'error' : 'warning',
    related: related('deal', 'deal', [dealId]),
    evidence: related(
      'contract',
      'contract',
      index.contractsOfDeal(dealId).map(({ id }) => id),
    ),
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} runs from ${dates(engagement)}, and ${nearest.statedBy} from ${dates(nearest)}; they are ${count(off, 'day')} apart, so notices and reports go by a wrong date.`,
  });
}

export const engagementDatesMatchAgreement: Rule = {
  id: 'engagement-dates-match-agreement',
  title: 'An engagement has the dates of its agreement',
  statement:
    'Start and end of an engagement are those of its deal’s contract, or those that the contracts of the deal span together; up to 7 days off is a warning, more is an error.',
  why: 'The notice, the renewal and the reports go by the engagement, and the community by what it signed.',
  fix: 'Correct the dates of the engagement in Airtable or those of the deal in HubSpot, as the executed agreement states them.',
  severity: 'error',
  owner: 'DE',
  handbook: 'engagements/units-of-work#dates',
  reads: {
    needs: ['engagements.start', 'engagements.end', 'engagements.dealRef'],
    clears: [
      'deals.contractStart',
      'deals.contractEnd',
      'contracts.start',
      'contracts.end',
      'contracts.dealRef',
      'engagements.contractIds',
      'engagements.status',
    ],
  },
  evaluate: (context) => eachDatedEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: datesMatchExamples,
};
