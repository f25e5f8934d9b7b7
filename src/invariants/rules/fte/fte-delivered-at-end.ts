import { lastDayOf, shareOfMonth } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachEndedEngagement, type Dated } from '../../standing.ts';
import { capital, inWords, monthInWords } from '../../words.ts';
import { atEndExamples } from './fte-delivered-at-end.examples.ts';
import { inFte, LINE_WITHOUT_FTE, logBegins, loggedOn, monthsOf, NO_LOG, notKept, rounded } from './logged.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/**
 * Eligible are ended engagements with an FTE clause. The mean is the sum of the FTE logged for the months that the term
 * touches, divided by the length of the term in months; a month that it covers in part counts by its days. Mean and
 * commitment are compared to the nearest 0.01. A month without a line counts as 0; nothing is said where a month that is not
 * over, or the months before the log's first line, may make up what is missing.
 */
function judge(engagement: Dated, subject: Subject, context: Context): Outcome | null {
  const { index, asOf } = context;
  const { end, fteCommitted } = engagement;
  if (fteCommitted === null) return null;
  const { byMonth, hasGap } = loggedOn(engagement, context);
  const begins = logBegins(context);
  let [logged, length, pending, unkept] = [0, 0, 0, 0];
  for (const month of monthsOf(engagement)) {
    const share = shareOfMonth(month, engagement);
    logged += byMonth.get(month) ?? 0;
    length += share;
    if (lastDayOf(month) >= asOf && !byMonth.has(month)) pending += share * fteCommitted;
    if (begins !== null && month < begins) unkept += share * fteCommitted;
  }
  const reaches = (fte: number) => rounded(fte / length) >= rounded(fteCommitted);
  if (reaches(logged)) return pass(subject);
  const uncertain = doubt(index, 'fteLog', { naming: [engagement.id] });
  if (uncertain) return notEvaluated(subject, uncertain);
  if (begins === null) return notEvaluated(subject, NO_LOG);
  if (hasGap) return notEvaluated(subject, LINE_WITHOUT_FTE);
  if (reaches(logged + pending)) {
    return notEvaluated(
      subject,
      `The FTE of ${monthInWords(end.slice(0, 7))} may still be logged: that month is not over.`,
    );
  }
  if (reaches(logged + pending + unkept)) return notEvaluated(subject, notKept(begins));
  return fail(subject, {
    severity: 'error',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} ended on ${inWords(end)} with ${inFte(logged / length)} delivered on average for ${inFte(fteCommitted)} committed, so the FTE clause was not honoured.`,
  });
}

export const fteDeliveredAtEnd: Rule = {
  id: 'fte-delivered-at-end',
  title: 'The FTE commitment was met',
  statement:
    'When an engagement with an FTE clause has ended, the mean of the FTE logged over its term reaches the commitment, to the nearest 0.01.',
  why: 'The agreement promised people’s time and was paid for it. What is missing at the end is owed.',
  fix: 'Add the months that are missing from the FTE Log; if the time was not spent, agree with the community on what it gets instead.',
  severity: 'error',
  owner: 'DE',
  handbook: 'engagements/workflow#fte-clauses',
  reads: {
    needs: ['engagements.start', 'engagements.end', 'engagements.fteCommitted', 'fteLog.engagementIds', 'fteLog.fte'],
    clears: ['engagements.status'],
  },
  evaluate: (context) => eachEndedEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: atEndExamples,
};
