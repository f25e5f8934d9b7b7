import type { DaySpan } from './impact-spans.ts';
import type { CommunityExtract } from './schema.ts';

type Term = CommunityExtract['engagements'][number];

/** Whether the dates of an agreement are missing or the wrong way round. */
const isUndated = ({ start, end }: Term): boolean => start === null || end === null || start > end;

/** Whether an agreement ran on some of the days, as far as its dates say: one without usable dates may have. */
const mayRun = (term: Term, days: DaySpan): boolean => {
  const [start, end] =
    term.start !== null && term.end !== null && isUndated(term) ? [null, null] : [term.start, term.end];
  return term.status !== 'Cancelled' && (start === null || start <= days.to) && (end === null || end >= days.from);
};

/** Whether an agreement ran on some of the days or, for lack of usable dates, may have. */
export const couldHaveRun = ({ engagements }: CommunityExtract, days: DaySpan): boolean =>
  engagements.some((term) => mayRun(term, days));

/** Whether an agreement with usable dates ran on some of the days. */
export const anyRan = ({ engagements }: CommunityExtract, days: DaySpan): boolean =>
  engagements.some((term) => !isUndated(term) && mayRun(term, days));
