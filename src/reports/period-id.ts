import { addMonths, firstDayOf, isDay, lastDayOf, nearest, PlumblineError, type Day } from '../model/index.ts';
import type { CommunityExtract, ReportPeriod } from './schema.ts';

/** Academic terms as configured: days of the year as `MM-DD`; one that ends before it begins ends in the next year. */
export type Terms = CommunityExtract['terms'];

/** What `--period` names: a period of the calendar, or the term of an agreement, whose last day only its record knows. */
export type PeriodRequest =
  | { kind: 'calendar'; period: ReportPeriod }
  /** Null for the newest agreement that has ended. */
  | { kind: 'agreement'; start: Day | null };

/**
 * Reads `2026-Q3`, `2026`, `2026-autumn` (the year is the one in which the term begins), `agreement-2025-07-01` (the first
 * day of an agreement) and `agreement` (the newest that has ended).
 * @throws PlumblineError when the text is none of these
 */
export function readPeriodId(text: string, terms: Terms): PeriodRequest {
  if (text === 'agreement') return { kind: 'agreement', start: null };
  const [, start] = /^agreement-(.*)$/.exec(text) ?? [];
  if (start !== undefined) {
    if (isDay(start)) return { kind: 'agreement', start };
    throw unknownPeriod(
      text,
      `${JSON.stringify(start)} is not a calendar date.`,
      'Write, for example, agreement-2025-07-01.',
    );
  }
  const [, year, part] = /^(\d{4})(?:-(.+))?$/.exec(text) ?? [];
  // Its neighbours must have dates too.
  if (year === undefined || +year < 2 || +year > 9997) throw unknownPeriod(text, EXPECTED, meant(text, terms));
  if (part === undefined) return { kind: 'calendar', period: yearPeriod(+year) };
  const [, quarter] = /^Q([1-4])$/.exec(part) ?? [];
  if (quarter !== undefined) return { kind: 'calendar', period: quarterPeriod(+year, +quarter) };
  const term = terms.find(({ id }) => id === part);
  if (term) return { kind: 'calendar', period: termPeriod(+year, term) };
  throw unknownPeriod(
    text,
    /^[a-z]+$/.test(part) ? `The configuration has no term ${JSON.stringify(part)}: ${known(terms)}.` : EXPECTED,
    meant(text, terms),
  );
}

export const quarterPeriod = (year: number, quarter: number): ReportPeriod => {
  const month = addMonths(`${pad(year)}-01`, 3 * (quarter - 1));
  return {
    id: `${pad(year)}-Q${quarter}`,
    kind: 'quarter',
    name: null,
    from: firstDayOf(month),
    to: lastDayOf(addMonths(month, 2)),
  };
};

export const yearPeriod = (year: number): ReportPeriod => ({
  id: pad(year),
  kind: 'year',
  name: null,
  from: `${pad(year)}-01-01`,
  to: `${pad(year)}-12-31`,
});

/** The term that begins in the year. */
export const termPeriod = (year: number, { id, name, from, to }: Terms[number]): ReportPeriod => ({
  id: `${pad(year)}-${id}`,
  kind: 'term',
  name,
  from: `${pad(year)}-${from}`,
  to: `${pad(to < from ? year + 1 : year)}-${to}`,
});

/** The term of an agreement, from its first day to its last. */
export const agreementPeriod = (start: Day, end: Day): ReportPeriod => ({
  id: `agreement-${start}`,
  kind: 'agreement',
  name: null,
  from: start,
  to: end,
});

const EXPECTED =
  'Expected a quarter such as 2026-Q3, a year such as 2026, a term such as 2026-autumn, or the term of an agreement such as agreement-2025-07-01.';

const pad = (year: number): string => String(year).padStart(4, '0');

const known = (terms: Terms): string =>
  terms.length === 0 ? 'it names none' : `it names ${terms.map(({ id }) => id).join(', ')}`;

/** What to write instead of a text that was nearly right. */
function meant(text: string, terms: Terms): string {
  const [year = '2026'] = /^\d{4}/.exec(text) ?? [];
  const near = nearest(text, [
    ...[1, 2, 3, 4].map((number) => `${year}-Q${number}`),
    ...terms.map(({ id }) => `${year}-${id}`),
  ]);
  return near === null
    ? `Write, for example, --period ${year}-Q1, or add the term to calendar.terms in plumbline.config.ts.`
    : `Did you mean --period ${near}?`;
}

const unknownPeriod = (text: string, why: string, fix: string) =>
  new PlumblineError({ what: `${JSON.stringify(text)} is no period.`, why, fix });
