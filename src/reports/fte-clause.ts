import {
  lastDayOf,
  monthOf,
  monthRange,
  shareOfMonth,
  type Month,
  type PublicEngagement,
  type PublicFteLog,
} from '../model/index.ts';
import type { CommunityExtract } from './schema.ts';

/** A month of the term of an agreement with an FTE clause. */
export interface FteMonth {
  month: Month;
  /** FTE of the agreement; a month that the term covers in part counts by its days. */
  committed: number;
  /** Sum of the entries for the month; null where none states FTE, which is not zero. */
  delivered: number | null;
  /** Committed over the whole term less all entries up to and including the month; null for months to come. */
  remaining: number | null;
  /** `running`: not over on the last day that the report knows. */
  state: 'over' | 'running' | 'to come';
}

/** What an agreement commits of people's time and what was logged of it; sums are in FTE-months. */
export interface FteSums {
  /** FTE as the agreement states it. */
  fte: number;
  months: FteMonth[];
  /** Over the whole term. */
  committed: number;
  delivered: number;
  /** What is left of the commitment; never below 0. */
  remaining: number;
  /** Mean FTE over `base`; null where no month is over or nothing at all is entered. A month without an entry adds nothing. */
  mean: number | null;
  /** The whole term when it is over; otherwise the months that lie wholly within it and are over. */
  base: 'term' | 'whole months';
  wholeMonths: number;
  /** Months that `mean` is of and that have no entry. */
  empty: Month[];
  /** Months with an entry that states no FTE. */
  incomplete: Month[];
  /** Entries that count for nothing, by their months. */
  outside: Month[];
  later: Month[];
  /** Entries within the term that name another agreement too. */
  shared: number;
}

/** Sums of hundredths are not exact; differences below this are none. */
const TOLERANCE = 1e-9;

/** Without the tail that binary fractions give to a sum: 10.785 is not to be shown as 10.78. */
const exact = (fte: number): number => Number(fte.toPrecision(13));

/**
 * The FTE clause of an agreement, as the rules `fte-delivered-to-date` and `fte-delivered-at-end` reckon it: several entries
 * of a month add up; while the agreement runs the mean is of whole months; when it is over, the sum of all months that it
 * touches is divided by its length in months. Null without a clause, or without dates that fit together.
 */
export function fteOf(
  engagement: PublicEngagement,
  { fteLog, asOf, through }: Pick<CommunityExtract, 'fteLog' | 'asOf' | 'through'>,
): FteSums | null {
  const { id, start, end, fteCommitted: fte } = engagement;
  if (fte === null || start === null || end === null || start > end) return null;
  const term = { start, end };
  const entries = fteLog.filter(({ engagementIds }) => engagementIds.includes(id));
  const [first, last] = [monthOf(start), monthOf(end)];
  const inTerm = entries.filter(({ month }) => month >= first && month <= last);
  const counted = inTerm.filter(({ month }) => month <= monthOf(asOf));
  const byMonth = sums(counted);
  const committed = exact(monthRange(first, last).reduce((sum, month) => sum + fte * shareOfMonth(month, term), 0));
  let left = committed;
  const months = monthRange(first, last).map((month): FteMonth => {
    const delivered = byMonth.get(month) ?? null;
    const last = lastDayOf(month) < end ? lastDayOf(month) : end;
    const hasBegun = month <= monthOf(asOf) && start <= asOf;
    const state = last <= through ? 'over' : hasBegun ? 'running' : 'to come';
    left -= delivered ?? 0;
    return {
      month,
      committed: exact(fte * shareOfMonth(month, term)),
      delivered,
      remaining: state === 'to come' ? null : Math.max(0, exact(left)),
      state,
    };
  });
  const delivered = exact(months.reduce((sum, month) => sum + (month.delivered ?? 0), 0));
  const isOver = end <= through;
  const base = isOver
    ? months
    : months.filter(({ month, state }) => state === 'over' && shareOfMonth(month, term) === 1);
  const length = base.reduce((sum, { month }) => sum + shareOfMonth(month, term), 0);
  const basis = base.reduce((sum, month) => sum + (month.delivered ?? 0), 0);
  return {
    fte,
    months,
    committed,
    delivered,
    remaining: committed - delivered > TOLERANCE ? exact(committed - delivered) : 0,
    mean: length === 0 || base.every((month) => month.delivered === null) ? null : basis / length,
    base: isOver ? 'term' : 'whole months',
    wholeMonths: base.length,
    empty: base.filter((month) => month.delivered === null).map(({ month }) => month),
    incomplete: distinct(counted.filter((entry) => entry.fte === null)),
    outside: monthsOfEntries(entries.filter(({ month }) => month < first || month > last)),
    later: monthsOfEntries(inTerm.filter(({ month }) => month > monthOf(asOf))),
    shared: counted.filter(({ engagementIds }) => new Set(engagementIds).size > 1).length,
  };
}

function sums(entries: PublicFteLog[]): Map<Month, number> {
  const byMonth = new Map<Month, number>();
  for (const { month, fte } of entries) if (fte !== null) byMonth.set(month, exact((byMonth.get(month) ?? 0) + fte));
  return byMonth;
}

const monthsOfEntries = (entries: PublicFteLog[]): Month[] => entries.map(({ month }) => month).sort();
const distinct = (entries: PublicFteLog[]): Month[] => [...new Set(monthsOfEntries(entries))];
