import { formatMonth, type Language } from '../charts/index.ts';
import { addMonths, type Month } from '../model/index.ts';
import { periodText } from './period.ts';
import { textsOf } from './texts/index.ts';
import { list } from './words.ts';

/** Runs of months that are named; what is beyond is counted. */
const LIMIT = 5;

/** `June 2024 to August 2024 and May 2025`: runs of months in a row; at most five, then how many months more. */
export function spans(months: readonly Month[], language: Language = 'en'): string {
  const runs: { from: Month; to: Month; months: number }[] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run && addMonths(run.to, 1) === month) Object.assign(run, { to: month, months: run.months + 1 });
    else runs.push({ from: month, to: month, months: 1 });
  }
  const more = runs.slice(LIMIT).reduce((sum, run) => sum + run.months, 0);
  const named = runs
    .slice(0, LIMIT)
    .map((run) => (run.months === 1 ? formatMonth(run.from, language) : periodText(run, language)));
  return list([...named, ...(more ? [textsOf(language).usage.gaps.moreMonths(more)] : [])], language);
}
