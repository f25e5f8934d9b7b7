import { formatDay, formatNumber, type ChartSpec } from '../../charts/index.ts';
import { addDays, daysBetween, type Day } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { count } from '../words.ts';

/** Days that the drawing goes back. */
export const TREND_DAYS = 90;
/** One night is no trend. */
const FEWEST = 2;

/** Findings night by night, those that are waived left out. Null where fewer than two nights of the last 90 days are noted. */
export function trendChart({ journal, asOf }: Pick<WorkInputs, 'journal' | 'asOf'>): ChartSpec | null {
  const nights = (journal?.nights ?? []).filter(({ day }) => day <= asOf && daysBetween(day, asOf) < TREND_DAYS);
  const [first, last] = [nights[0], nights.at(-1)];
  if (nights.length < FEWEST || !first || !last) return null;
  const byDay = new Map(nights.map((night) => [night.day, night]));
  const days = daysFrom(first.day, last.day);
  const of = (key: 'error' | 'warning' | 'info') => days.map((day) => byDay.get(day)?.[key] ?? null);
  const missed = days.length - nights.length;
  return {
    ...{ id: 'findings-by-night', kind: 'line', unit: 'findings', unitOne: 'finding', decimals: 0 },
    title: `${count(last.error, 'error')} and ${count(last.warning, 'warning')}: ${moved(last.error + last.warning - first.error - first.warning, first.day)}`,
    summary: `${formatDay(first.day)}: ${told(first)}. ${formatDay(last.day)}: ${told(last)}.`,
    x: { kind: 'day', label: 'Day of the data', values: days },
    series: [
      { id: 'error', label: 'Errors', values: of('error') },
      { id: 'warning', label: 'Warnings', values: of('warning') },
      { id: 'info', label: 'Info', values: of('info') },
    ],
    notes: missed > 0 ? [`No check was noted on ${count(missed, 'day')} between the first and the last one.`] : [],
    source: 'The journal that each night is written to',
    definition: 'Findings that were open at the end of the check of a day; those that are waived are not counted.',
  };
}

const told = ({ error, warning, info }: { error: number; warning: number; info: number }) =>
  `${count(error, 'error')}, ${count(warning, 'warning')}, ${formatNumber(info)} for information`;

function moved(by: number, since: Day): string {
  if (by === 0) return `as many as on ${formatDay(since)}`;
  return `${formatNumber(Math.abs(by))} ${by > 0 ? 'more' : 'fewer'} than on ${formatDay(since)}`;
}

const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, place) => addDays(from, place));
