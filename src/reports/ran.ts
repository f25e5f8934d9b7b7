import { firstDay, lastDay, type Period } from './period.ts';
import type { CommunityExtract } from './schema.ts';

type Term = CommunityExtract['engagements'][number];

/** Whether the dates of an agreement are missing or the wrong way round. */
const isUndated = ({ start, end }: Term): boolean => start === null || end === null || start > end;

/** Whether an agreement ran in a period, as far as its dates say: one without usable dates may have. */
const mayRun = (term: Term, period: Period): boolean => {
  const [start, end] =
    term.start !== null && term.end !== null && isUndated(term) ? [null, null] : [term.start, term.end];
  return (
    term.status !== 'Cancelled' &&
    (start === null || start <= lastDay(period)) &&
    (end === null || end >= firstDay(period))
  );
};

/** Whether an agreement ran in a period or, for lack of usable dates, may have. */
export const couldHaveRun = ({ engagements }: CommunityExtract, period: Period): boolean =>
  engagements.some((term) => mayRun(term, period));

/** Whether an agreement with usable dates ran in a period. */
export const anyRan = ({ engagements }: CommunityExtract, period: Period): boolean =>
  engagements.some((term) => !isUndated(term) && mayRun(term, period));
