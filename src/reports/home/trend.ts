import { formatDay, summarise, type ChartSpec, type Unsummarised } from '../../charts/index.ts';
import { addDaysWithin, dayNumber, fromDayNumber, type Day, type Journal } from '../../model/index.ts';

/** Days that the trend goes back. */
export const TREND_DAYS = 90;

/** Open findings night by night; null while fewer than two nights are known. */
export function trendOf(journal: Journal | null, asOf: Day): ChartSpec | null {
  const from = addDaysWithin(asOf, -TREND_DAYS);
  const nights = (journal?.nights ?? []).filter(({ day }) => day >= from && day <= asOf);
  const [first, last] = [nights[0], nights.at(-1)];
  if (!first || !last || first === last) return null;
  const byDay = new Map(nights.map((night) => [night.day, night]));
  const [begin, end] = [dayNumber(first.day), dayNumber(last.day)];
  const days = Array.from({ length: end - begin + 1 }, (_, place) => fromDayNumber(begin + place));
  const series = (['error', 'warning', 'info'] as const).map((severity) => ({
    id: severity,
    label: LABELS[severity],
    values: days.map((day) => byDay.get(day)?.[severity] ?? null),
  }));
  const missing = days.length - nights.length;
  const spec: Unsummarised = {
    ...{ id: 'home-findings', kind: 'line', title: titleOf(first, last) },
    notes: missing === 0 ? [] : [`Of ${missing} of ${days.length} days no night is known.`],
    source: 'journal of the nightly check',
    definition: 'Open findings at the end of each night, by severity; waived ones are not counted.',
    ...{ unit: 'findings', unitOne: 'finding', decimals: 0, x: { kind: 'day', label: 'Night', values: days }, series },
  };
  return { ...spec, summary: summarise(spec) };
}

const LABELS = { error: 'Errors', warning: 'Warnings', info: 'For information' } as const;

type Counts = Journal['nights'][number];

/** "Errors and warnings fell from 24 to 18 since 1 May 2026". */
function titleOf(first: Counts, last: Counts): string {
  const [before, now] = [first, last].map(({ error, warning }) => error + warning) as [number, number];
  const since = `since ${formatDay(first.day)}`;
  if (before === now) return `As many errors and warnings as on ${formatDay(first.day)}: ${now}`;
  return `Errors and warnings ${now < before ? 'fell' : 'rose'} from ${before} to ${now} ${since}`;
}
