import { daysBetween, type Day, type Engagement } from '../../../model/index.ts';
import { notEvaluated } from '../../outcome.ts';
import { DATES_OUT_OF_ORDER, eachEngagement, NO_DATES } from '../../standing.ts';
import { count, inWords } from '../../words.ts';
import type { Context, Outcome, Subject } from '../../types.ts';

/** An engagement whose dates are known as far as a rule needs them. */
export type Ending = Engagement & { end: Day };
export type Term = Ending & { start: Day };

const hasEnd = (engagement: Engagement): engagement is Ending => engagement.end !== null;
const hasStart = (engagement: Ending): engagement is Term => engagement.start !== null;

/** Judges the active engagements that end within the notice period. @param left days to the end, 0 on the last day */
export const eachEnding = (
  context: Context,
  judge: (engagement: Term, subject: Subject, left: number) => Outcome,
): Outcome[] =>
  eachDated(context, (engagement, subject) => {
    const left = daysBetween(context.asOf, engagement.end);
    if (left < 0 || left > context.config.thresholds.renewalNoticeDays) return null;
    if (!hasStart(engagement)) return notEvaluated(subject, NO_DATES);
    return engagement.start > context.asOf ? null : judge(engagement, subject, left);
  });

/** Judges the engagements that have ended. @param ago days since the end, from 1 */
export const eachEnded = (
  context: Context,
  judge: (engagement: Ending, subject: Subject, ago: number) => Outcome | null,
): Outcome[] =>
  eachDated(context, (engagement, subject) =>
    engagement.end < context.asOf ? judge(engagement, subject, daysBetween(engagement.end, context.asOf)) : null,
  );

/** Judges the engagements that have an end which is not before their start. */
export const eachDated = (
  context: Context,
  judge: (engagement: Ending, subject: Subject) => Outcome | null,
): Outcome[] => eachEngagement(context, (engagement, subject) => ifDated(engagement, subject, judge));

export function ifDated(
  engagement: Engagement,
  subject: Subject,
  judge: (engagement: Ending, subject: Subject) => Outcome | null,
): Outcome | null {
  const { start, end } = engagement;
  if (start !== null && end !== null && start > end) return notEvaluated(subject, DATES_OUT_OF_ORDER);
  return hasEnd(engagement) ? judge(engagement, subject) : notEvaluated(subject, NO_DATES);
}

export const endsIn = (left: number): string => (left === 0 ? 'ends today' : `ends in ${count(left, 'day')}`);

/** Whether a decommission was requested by a day. A date that is still to come is no request yet. */
export const isRequested = ({ decommissionRequestedOn: requested }: Engagement, asOf: Day): boolean =>
  requested !== null && requested <= asOf;

/** What a sentence says of the request that there is not. */
export const noRequest = ({ decommissionRequestedOn: requested }: Engagement): string =>
  requested === null
    ? 'a request to decommission'
    : `a request to decommission that has been made (its date, ${inWords(requested)}, is still to come)`;
