import { addDays, addMonths, daysBetween, daysInMonth, monthOf, type Day } from '../model/index.ts';
import { agreementPeriod, quarterPeriod, termPeriod, yearPeriod, type Terms } from './period-id.ts';
import type { ReportPeriod } from './schema.ts';

/**
 * The period of the same kind before this one: the last quarter, year or academic term; before the term of an agreement as
 * many days; before the rolling twelve months the twelve before them.
 */
export function before(period: ReportPeriod, terms: Terms = []): ReportPeriod {
  const { kind, from, to } = period;
  const year = yearOf(period);
  switch (kind) {
    case 'quarter': {
      const month = addMonths(monthOf(from), -3);
      return quarterPeriod(+month.slice(0, 4), Math.ceil(+month.slice(5, 7) / 3));
    }
    case 'year':
      return yearPeriod(year - 1);
    case 'term':
      return termBefore(period, terms) ?? yearBefore(period);
    case 'agreement':
      return agreementPeriod(addDays(from, -1 - daysBetween(from, to)), addDays(from, -1));
    case 'latest':
      return yearBefore(period);
  }
}

/** The same period a year before: of a year the year before, of any other the same days of that year. */
export function yearBefore(period: ReportPeriod): ReportPeriod {
  const { kind, id, from, to } = period;
  const year = yearOf(period) - 1;
  if (kind === 'quarter') return quarterPeriod(year, +id.slice(-1));
  if (kind === 'year') return yearPeriod(year);
  if (kind === 'agreement') return agreementPeriod(dayBefore(from), dayBefore(to));
  if (kind === 'latest') return { ...period, from: dayBefore(from), to: dayBefore(to) };
  const sameDay = (day: Day) => `${pad(+day.slice(0, 4) - 1)}${day.slice(4)}`;
  return { ...period, id: `${pad(year)}${id.slice(4)}`, from: sameDay(from), to: sameDay(to) };
}

/** The term that began last before this one, in the order of the academic year. */
function termBefore({ from, id }: ReportPeriod, terms: Terms): ReportPeriod | undefined {
  const year = +id.slice(0, 4);
  return [year - 1, year]
    .flatMap((one) => terms.map((term) => termPeriod(one, term)))
    .filter((term) => term.from < from)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

const pad = (year: number): string => String(year).padStart(4, '0');
const yearOf = ({ from }: ReportPeriod): number => +from.slice(0, 4);

/** The same day a year before; the last of a month stays the last, so that a February is whole in either year. */
function dayBefore(day: Day): Day {
  const month = addMonths(monthOf(day), -12);
  const isLast = +day.slice(8) === daysInMonth(monthOf(day));
  return `${month}-${isLast ? String(daysInMonth(month)) : day.slice(8)}`;
}
