import { formatDay, formatMonth, type Language } from '../charts/index.ts';
import { addDays, type Day, type Month } from '../model/index.ts';
import { dailyOf, isMonthEnd, lastSample, monthsWithData, type HubUsage, type Measure } from './hubs.ts';
import { textsOf } from './texts/index.ts';
import { list } from './words.ts';

/** Gaps that are named one by one; what is beyond is counted. */
const LIMIT = 5;

/** Sentences on what a measure of one hub lacks in some months, with dates. A hub is not missed before its first sample. */
export function gapNotes(
  hub: HubUsage,
  measure: Measure,
  months: readonly Month[],
  language: Language = 'en',
): string[] {
  const { gaps } = textsOf(language).usage;
  if (hub.reason !== null) return [gaps.hub(hub.name, hub.reason)];
  const days = dailyOf(hub, measure, months);
  const known = days.filter(({ value }) => value !== null);
  const [first, last] = [known[0]?.day, known.at(-1)?.day];
  const [start, end] = [days[0]?.day, days.at(-1)?.day];
  if (!first || !last || !start || !end) return [gaps.hub(hub.name, gaps.measure)];
  const closed = hub.decommissionedOn !== null && hub.decommissionedOn <= end ? hub.decommissionedOn : null;
  return [
    ...(first > start ? [gaps.begin(hub.name, formatDay(first, language))] : []),
    ...firstOf(
      interior(days, first, last).flatMap(({ from, to }) => silence(hub, from, to, false, language)),
      gaps.moreGaps,
    ),
    ...(closed === null
      ? silence(hub, addDays(last, 1), end, true, language)
      : silence(hub, addDays(last, 1), addDays(closed, -1), false, language)),
    ...(closed === null ? [] : [gaps.decommissioned(hub.name, formatDay(closed, language))]),
    ...(hub.rejected === 0 ? [] : [gaps.rejected(hub.name, hub.rejected)]),
  ];
}

/** The first sentences, and in one more how many are left. */
export const firstOf = (sentences: string[], more: (number: number) => string, limit = LIMIT): string[] =>
  sentences.length <= limit ? sentences : [...sentences.slice(0, limit), more(sentences.length - limit)];

/** Days without a sample, by why there is none. Those from the day of the reading on were not over by then. */
function silence(hub: HubUsage, from: Day, to: Day, lasting: boolean, language: Language): string[] {
  const { gaps } = textsOf(language).usage;
  const runs: { from: Day; to: Day; why: string }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const why = whySilent(hub, day, language);
    const run = runs.at(-1);
    if (run?.why === why) run.to = day;
    else runs.push({ from: day, to: day, why });
  }
  return runs.map((run, place) => {
    const [start, end] = [formatDay(run.from, language), formatDay(run.to, language)];
    if (lasting && place === runs.length - 1) return gaps.since(hub.name, start, run.why);
    if (run.from === run.to) return gaps.on(hub.name, start, run.why);
    return gaps.span(hub.name, spanStart(run.from, run.to, language), end, run.why);
  });
}

function whySilent({ readOn, unread }: HubUsage, day: Day, language: Language): string {
  const { gaps } = textsOf(language).usage;
  if (readOn !== null && day >= readOn) return gaps.notOver(formatDay(readOn, language));
  if (!unread.some(({ from, to }) => day >= from && day <= to)) return gaps.silent;
  return gaps.unread(readOn === null ? null : formatDay(readOn, language));
}

/** Runs of days without a sample between the first and the last. */
function interior(days: { day: Day; value: number | null }[], first: Day, last: Day): { from: Day; to: Day }[] {
  const runs: { from: Day; to: Day }[] = [];
  for (const { day, value } of days) {
    if (value !== null || day < first || day > last) continue;
    const run = runs.at(-1);
    if (run && addDays(run.to, 1) === day) run.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** What stands between the parts of a date. */
const BETWEEN: Record<Language, string> = { en: '\u00a0', es: '\u00a0de\u00a0' };

/** The start of a span without what its end repeats: `3`, `28 April` or `28 December 2025`. */
function spanStart(from: Day, to: Day, language: Language): string {
  const parts = from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3;
  return formatDay(from, language).split(BETWEEN[language]).slice(0, parts).join(BETWEEN[language]);
}

/** Months whose value is not that of their last day. */
export function monthEndNotes(hub: HubUsage, measure: Measure, months: readonly Month[], language: Language): string[] {
  const { gaps } = textsOf(language).usage;
  const early = months.flatMap((month) => {
    const sample = lastSample(hub, measure, month);
    return sample && !isMonthEnd(sample.day) ? [{ month, day: sample.day }] : [];
  });
  return firstOf(
    early.map(({ month, day }) => gaps.early(hub.name, formatMonth(month, language), formatDay(day, language))),
    gaps.moreEarly,
  );
}

/** Months whose mean rests on fewer days than they have. */
export function partialNotes(hub: HubUsage, measure: Measure, months: readonly Month[], language: Language): string[] {
  const { gaps } = textsOf(language).usage;
  const partial = monthsWithData(hub, measure, months).flatMap((month) => {
    const days = dailyOf(hub, measure, [month]);
    const known = days.filter(({ value }) => value !== null).length;
    return known < days.length ? [gaps.partialMonth(formatMonth(month, language), known, days.length)] : [];
  });
  if (partial.length === 0) return [];
  const more = partial.length - LIMIT;
  const named = [...partial.slice(0, LIMIT), ...(more > 0 ? [gaps.moreMonths(more)] : [])];
  return [gaps.partial(hub.name, list(named, language))];
}
