import { daysBetween, isDay, type Day } from '../model/index.ts';
import type { PageRecord } from './record.ts';

/** How far a reader can rely on a page: what its status says, and whether its review is due. */
export interface Standing {
  status: PageRecord['status'];
  review: 'overdue' | 'soon' | 'in time' | 'not known';
}

/** Days before the next review is due from which on it is due soon. */
const SOON_DAYS = 30;

/**
 * As of a day. A review is overdue exactly when the rule sop-page-current finds it to be: after the day on which it was due.
 */
export function standingOf(
  { status, reviewed, due }: Pick<PageRecord, 'status' | 'reviewed' | 'due'>,
  asOf: Day,
): Standing {
  // A review that had not been made on that day says nothing of it.
  if (due === null || !isDay(reviewed) || reviewed > asOf) return { status, review: 'not known' };
  if (due < asOf) return { status, review: 'overdue' };
  return { status, review: daysBetween(asOf, due) <= SOON_DAYS ? 'soon' : 'in time' };
}

/**
 * What a reader is told before the text of a page that is not to be relied on as it stands; null for one that is.
 * @param ask whom to ask, such as "Business Development"; null where the page has no owner
 * @param dueInWords the day by which the review was due
 */
export function warningOf({ status, review }: Standing, ask: string | null, dueInWords: string): string | null {
  const whom = ask === null ? 'ask in the team, because the page has no owner' : `ask ${ask}`;
  const overdue = `was due for review on ${dueInWords}`;
  if (status === 'out-of-date')
    return `This page is out of date and tells what is not done any more: before you follow it, ${whom}.`;
  if (status === 'draft')
    return `This page is a draft${review === 'overdue' ? ` that ${overdue}` : ''} and nobody has agreed to it yet: before you follow it, ${whom}.`;
  if (review === 'overdue')
    return `This page ${overdue} and may tell what is not done any more: if something does not fit, ${whom}.`;
  return null;
}
