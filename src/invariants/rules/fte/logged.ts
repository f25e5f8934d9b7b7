import { firstDayOf, lastDayOf, monthOf, monthRange, type Day, type Month } from '../../../model/index.ts';
import { once } from '../../once.ts';
import { compare } from '../../order.ts';
import { monthInWords } from '../../words.ts';
import type { Dated } from '../../standing.ts';
import type { Context } from '../../types.ts';

/** FTE logged on an engagement, by month; several lines of a month add up. `hasGap` when a line states no FTE. */
export interface Logged {
  byMonth: ReadonlyMap<Month, number>;
  hasGap: boolean;
}

export function loggedOn({ id }: { id: string }, { index }: Context): Logged {
  const byMonth = new Map<Month, number>();
  const lines = index.fteLogOfEngagement(id);
  for (const { month, fte } of lines) byMonth.set(month, (byMonth.get(month) ?? 0) + (fte ?? 0));
  return { byMonth, hasGap: lines.some(({ fte }) => fte === null) };
}

/** The first month that the FTE log has any line for; null when it has none. Before it nobody may have kept the log. */
export const logBegins = once(({ snapshot }: Context): Month | null =>
  snapshot.records.fteLog.reduce<Month | null>(
    (first, { month }) => (first === null || compare(month, first) < 0 ? month : first),
    null,
  ),
);

/** The calendar months that lie wholly within a term and are over on a day, in order. */
export function wholeMonths({ start, end }: { start: Day; end: Day }, asOf: Day): Month[] {
  const last = end < asOf ? end : asOf;
  return monthRange(monthOf(start), monthOf(last)).filter(
    (month) => firstDayOf(month) >= start && lastDayOf(month) <= end && lastDayOf(month) < asOf,
  );
}

/** Every month of a term. */
export const monthsOf = ({ start, end }: Dated): Month[] => monthRange(monthOf(start), monthOf(end));

/** Sums of hundredths are not exact; differences below this are none. */
export const TOLERANCE = 1e-9;

/** FTE to the nearest hundredth. */
export const rounded = (fte: number): number => Math.round(fte * 100 + TOLERANCE) / 100;

/** FTE for a sentence, cut after two decimals so that what is too little does not look enough. */
export const inFte = (fte: number): string => `${Math.floor(fte * 100 + 1e-6) / 100} FTE`;

export const NO_LOG = 'The FTE log has no line at all, so nothing can be told from it.';
export const notKept = (first: Month): string =>
  `The FTE log begins in ${monthInWords(first)}, and what was spent before it may make up the rest.`;
export const LINE_WITHOUT_FTE = 'A line of the FTE log states no FTE.';
