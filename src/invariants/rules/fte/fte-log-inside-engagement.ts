import { monthOf, type FteLog } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, recordSubject, related } from '../../outcome.ts';
import { datesProblem, isCancelled } from '../../standing.ts';
import { distinct } from '../../order.ts';
import { capital, enumerate, monthInWords } from '../../words.ts';
import { logInsideExamples } from './fte-log-inside-engagement.examples.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

const NO_ENGAGEMENT = 'The line of the FTE log names no engagement.';

/** Eligible are the lines of the log, except those of cancelled engagements only. */
function judge(log: FteLog, { index }: Context): Outcome | null {
  const { id, month, engagementIds } = log;
  const subject = recordSubject('fteLog', { id, name: `FTE log of ${monthInWords(month)}` });
  const ids = distinct(engagementIds);
  const engagements = ids.map((one) => index.byId.engagements.get(one)).filter((one) => one !== undefined);
  const live = engagements.filter((engagement) => !isCancelled(engagement));
  if (live.length === 0 && engagements.length > 0 && engagements.length === ids.length) return null;
  const dated = live.filter((engagement) => datesProblem(engagement) === null);
  const outside = dated.filter(({ start, end }) => monthOf(start ?? '') > month || monthOf(end ?? '') < month);
  const [first] = outside;
  if (first) {
    const names = enumerate(outside.map((engagement) => called('engagement', engagement)));
    return fail(subject, {
      severity: 'warning',
      related: related(
        'engagement',
        'engagement',
        outside.map((engagement) => engagement.id),
      ),
      community: communityOfEngagement(index, first),
      message: `${capital(calledSubject(subject))} is entered for ${names}, whose term does not touch that month, so it counts for nothing.`,
    });
  }
  const uncertain =
    ids.length === 0
      ? NO_ENGAGEMENT
      : (doubt(index, 'engagements', { named: engagements.length === ids.length ? [] : ids }) ??
        live.map(datesProblem).find((problem) => problem !== null));
  return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
}

function* evaluate(context: Context): Iterable<Outcome> {
  for (const log of context.snapshot.records.fteLog) {
    const outcome = judge(log, context);
    if (outcome) yield outcome;
  }
}

export const fteLogInsideEngagement: Rule = {
  id: 'fte-log-inside-engagement',
  title: 'FTE is logged within the engagement',
  statement: 'The month of every line of the FTE log overlaps the term of its engagement.',
  why: 'Time that was spent outside the term honours no clause. Often the line belongs to the engagement before or after.',
  fix: 'Correct the month or the engagement of the line in the FTE Log.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/workflow#fte-clauses',
  reads: {
    needs: ['fteLog.engagementIds', 'engagements.start', 'engagements.end'],
    clears: ['engagements.status'],
  },
  evaluate,
  examples: logInsideExamples,
};
