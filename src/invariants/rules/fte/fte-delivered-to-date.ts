import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachActiveEngagement, type Dated } from '../../standing.ts';
import { capital, count } from '../../words.ts';
import { toDateExamples } from './fte-delivered-to-date.examples.ts';
import { inFte, LINE_WITHOUT_FTE, logBegins, loggedOn, NO_LOG, notKept, TOLERANCE, wholeMonths } from './logged.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/**
 * Eligible are active engagements with an FTE clause of which a whole month has passed: a calendar month that lies wholly
 * within the term and is over. The mean is the sum of the FTE logged for those months divided by their number; a month
 * without a line counts as 0. Nothing is said where the months before the log's first line may make up what is missing.
 */
function judge(engagement: Dated, subject: Subject, context: Context): Outcome | null {
  const { index, asOf, config } = context;
  const { fteCommitted } = engagement;
  if (fteCommitted === null) return null;
  const months = wholeMonths(engagement, asOf);
  if (months.length === 0) return null;
  const { byMonth, hasGap } = loggedOn(engagement, context);
  const mean = months.reduce((sum, month) => sum + (byMonth.get(month) ?? 0), 0) / months.length;
  const isEnough = (fte: number) => fte + TOLERANCE >= fteCommitted * (1 - config.thresholds.fteShortfallPercent / 100);
  if (isEnough(mean)) return pass(subject);
  const uncertain = doubt(index, 'fteLog', { naming: [engagement.id] });
  if (uncertain) return notEvaluated(subject, uncertain);
  const begins = logBegins(context);
  if (begins === null) return notEvaluated(subject, NO_LOG);
  if (hasGap) return notEvaluated(subject, LINE_WITHOUT_FTE);
  const unkept = months.filter((month) => month < begins).length * fteCommitted;
  if (isEnough(mean + unkept / months.length)) return notEvaluated(subject, notKept(begins));
  const empty = months.filter((month) => !byMonth.has(month)).length;
  const note = empty === 0 ? '' : ` (${count(empty, 'month')} without a line)`;
  return fail(subject, {
    severity: 'warning',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} got ${inFte(mean)} on average over ${count(months.length, 'whole month')}${note} for ${inFte(fteCommitted)} committed, so the commitment may be missed.`,
  });
}

export const fteDeliveredToDate: Rule = {
  id: 'fte-delivered-to-date',
  title: 'FTE keeps up with the commitment',
  statement:
    'For an active engagement with an FTE clause, the mean of the FTE logged over the whole months that have passed is at most 10 % below the commitment.',
  why: 'A shortfall that is seen early can be made up for; at the end it is a broken promise.',
  fix: 'Add the months that are missing from the FTE Log; if the work was not done, agree on when it will be.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/workflow#fte-clauses',
  reads: {
    needs: ['engagements.start', 'engagements.end', 'engagements.fteCommitted', 'fteLog.engagementIds', 'fteLog.fte'],
    clears: ['engagements.status'],
  },
  evaluate: (context) => eachActiveEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: toDateExamples,
};
