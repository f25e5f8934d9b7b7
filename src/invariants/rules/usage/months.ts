import {
  addDays,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthRange,
  type Day,
  type Engagement,
  type Month,
} from '../../../model/index.ts';
import { compare } from '../../order.ts';

/** Days in a row, both included. */
export interface Span {
  from: Day;
  to: Day;
}

/** The days that engagements cover, in order; terms that meet or overlap are one span. Terms without dates in order cover none. */
export function spansOf(terms: readonly Engagement[]): Span[] {
  const dated = terms.flatMap(({ start, end }) => (start !== null && end !== null ? { from: start, to: end } : []));
  const spans: Span[] = [];
  for (const { from, to } of dated.filter((span) => span.from <= span.to).sort((a, b) => compare(a.from, b.from))) {
    const last = spans.at(-1);
    if (last && from <= dayAfter(last.to)) last.to = to > last.to ? to : last.to;
    else spans.push({ from, to });
  }
  return spans;
}

/** The last day that a date can have has none after it. */
const dayAfter = (day: Day): Day => (day < '9999-12-31' ? addDays(day, 1) : day);

/** Which months of a range spans cover, and whether from the first day to the last. */
export function coverOf(spans: readonly Span[], first: Month, last: Month): ReadonlyMap<Month, 'whole' | 'part'> {
  const cover = new Map<Month, 'whole' | 'part'>();
  for (const { from, to } of spans) {
    const [begin, end] = [monthOf(from) > first ? monthOf(from) : first, monthOf(to) < last ? monthOf(to) : last];
    for (const month of monthRange(begin, end)) {
      const isWhole = from <= firstDayOf(month) && lastDayOf(month) <= to;
      if (isWhole || !cover.has(month)) cover.set(month, isWhole ? 'whole' : 'part');
    }
  }
  return cover;
}
