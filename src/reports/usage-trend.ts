import { formatDay, formatNumber, MAX_SERIES, summarise, type ChartSpec, type Language } from '../charts/index.ts';
import { addDays, daysBetween, monthOf, weekday, type Day } from '../model/index.ts';
import { changeOn } from './change.ts';
import { defined } from './definitions/index.ts';
import { eventMarks } from './event-marks.ts';
import { firstOf, gapNotes } from './gaps.ts';
import { MEASURES, type HubUsage, type Measure } from './hubs.ts';
import { completeMonths, firstDay, HISTORY_MONTHS, lastDay, monthsOf, type Period } from './period.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { waysOf } from './usage-chart.ts';
import { allUsageSource } from './usage-source.ts';
import { capital } from './words.ts';

const RECENT_DAYS = 90;
/** Days that are set against as many before them. */
const COMPARED_DAYS = 30;
const NOTES = 5;

/** A line: one measure of one hub. */
interface Traced {
  hub: HubUsage;
  measure: Measure;
  id: string;
  label: string;
}

/** The samples day by day over 90 days, and their weekly means over 24 months: all measures of one hub, or the daily users of several. */
export function trendCharts(extract: CommunityExtract, hubs: HubUsage[]): ChartSpec[] {
  const period = completeMonths(extract.through, HISTORY_MONTHS);
  const { measures } = textsOf(extract.language).usage;
  const used = hubs.filter(({ reason }) => reason === null);
  const [only] = used;
  const traced: Traced[] =
    only && used.length === 1
      ? MEASURES.map((measure) => ({ hub: only, measure, id: measure, label: capital(measures[measure]) }))
      : used.map((hub) => ({ hub, measure: 'dau', id: hub.id, label: hub.name }));
  return [recentChart(extract, traced, period), longChart(extract, traced, period)].filter((spec) => spec !== null);
}

/** The sample of a day; null where there is none. */
export const sampleOf = ({ months }: HubUsage, measure: Measure, day: Day): number | null =>
  months.get(monthOf(day))?.[measure][Number(day.slice(8)) - 1] ?? null;

/** The mean of the days that have a sample; null where none has. */
function meanOfDays({ hub, measure }: Traced, from: Day, days: number): number | null {
  const known = Array.from({ length: days }, (_, i) => sampleOf(hub, measure, addDays(from, i))).filter(
    (value) => value !== null,
  );
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

function recentChart(extract: CommunityExtract, traced: Traced[], period: Period): ChartSpec | null {
  const { language } = extract;
  const words = textsOf(language).usage;
  const to = lastDay(period);
  const days = Array.from({ length: RECENT_DAYS }, (_, i) => addDays(to, i + 1 - RECENT_DAYS));
  const from = days[0] ?? to;
  const series = traced
    .map(({ hub, measure, id, label }) => ({ id, label, values: days.map((day) => sampleOf(hub, measure, day)) }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (series.length === 0) return null;
  const pairs = traced
    .filter(({ id, measure }) => measure === 'dau' && series.some((one) => one.id === id))
    .map((one) => ({
      before: meanOfDays(one, addDays(to, 1 - 2 * COMPARED_DAYS), COMPARED_DAYS),
      now: meanOfDays(one, addDays(to, 1 - COMPARED_DAYS), COMPARED_DAYS),
    }));
  const { ways } = waysOf(pairs, 1, language);
  const [pair] = pairs;
  const title =
    pairs.length === 1 && pair?.now != null && pair.before !== null
      ? words.trend.recent(
          formatNumber(pair.now, 1, language),
          changeOn(pair.before, pair.now, words.trend.thirtyBefore, 1, language),
          formatDay(to, language),
        )
      : pairs.length > 1 && ways
        ? words.trend.recentMoved(ways, formatDay(to, language))
        : words.trend.recentPlain(formatDay(from, language), formatDay(to, language));
  const spec: Omit<ChartSpec, 'summary'> = {
    id: 'last-90-days',
    kind: 'line',
    title,
    decimals: 0,
    x: { kind: 'day', label: words.day, values: days },
    series,
    notes: [words.trend.daily, ...notesOf(extract, traced, monthsOf({ from: monthOf(from), to: period.to }))],
    ...common(extract, traced),
    events: eventMarks(extract).filter(({ day }) => day >= from),
    tableInPage: false,
  };
  const means = meansOf(traced, to, language);
  const until = formatDay(to, language);
  return { ...spec, summary: means ? words.trend.recentSummary(means, until) : words.trend.recentNone(until) };
}

/** The mean of the last 30 days of each line that has one, against the 30 before: the ends of a line would set a Monday against a Sunday. */
function meansOf(traced: Traced[], to: Day, language: Language): string {
  const { trend: words } = textsOf(language).usage;
  const recent = addDays(to, 1 - COMPARED_DAYS);
  const isOneHub = new Set(traced.map(({ hub }) => hub)).size === 1;
  const daily = traced.filter((one) => one.measure === 'dau' && meanOfDays(one, recent, COMPARED_DAYS) !== null);
  const sentences = daily.map((one) => {
    const now = meanOfDays(one, addDays(to, 1 - COMPARED_DAYS), COMPARED_DAYS);
    const before = meanOfDays(one, addDays(to, 1 - 2 * COMPARED_DAYS), COMPARED_DAYS);
    const change = now === null || before === null ? null : changeOn(before, now, words.thirtyBefore, 1, language);
    return words.mean(isOneHub ? null : one.label, formatNumber(now, 1, language), change);
  });
  const more = sentences.length - MAX_SERIES;
  return [...sentences.slice(0, MAX_SERIES), ...(more > 0 ? [words.moreLines(more)] : [])].join('; ');
}

/** The Mondays of the whole weeks between two days. */
export function wholeWeeks(from: Day, to: Day): Day[] {
  const first = addDays(from, (8 - weekday(from)) % 7);
  const weeks = Math.max(0, Math.floor((daysBetween(first, to) + 1) / 7));
  return Array.from({ length: weeks }, (_, i) => addDays(first, 7 * i));
}

/** Whether each day of the week from a Monday on has a sample. */
const isWhole = ({ hub, measure }: Traced, monday: Day): boolean =>
  Array.from({ length: 7 }, (_, i) => sampleOf(hub, measure, addDays(monday, i))).every((value) => value !== null);

function longChart(extract: CommunityExtract, traced: Traced[], period: Period): ChartSpec | null {
  const { language } = extract;
  const words = textsOf(language).usage;
  const weeks = wholeWeeks(firstDay(period), lastDay(period));
  const lines = traced
    .map((one) => ({ ...one, values: weeks.map((week) => meanOfDays(one, week, 7)) }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (lines.length === 0) return null;
  // Days of the week differ too much for a mean of some of them to be the highest.
  const daily = lines.filter(({ measure }) => measure === 'dau');
  const points = daily.flatMap((line) =>
    line.values.flatMap((value, i) =>
      value === null || !isWhole(line, weeks[i] ?? '') ? [] : [{ value, hub: line.hub, i }],
    ),
  );
  const isPartial = daily.some((line) =>
    line.values.some((value, i) => value !== null && !isWhole(line, weeks[i] ?? '')),
  );
  const busiest = points.length ? points.reduce((best, one) => (one.value > best.value ? one : best)) : null;
  const spec: Omit<ChartSpec, 'summary'> = {
    id: 'week-by-week',
    kind: 'line',
    title: busiest
      ? words.trend.long(
          formatNumber(busiest.value, 1, language),
          new Set(lines.map(({ hub }) => hub.id)).size > 1 ? busiest.hub.name : null,
          formatDay(weeks[busiest.i] ?? '', language),
        )
      : words.trend.longPlain,
    decimals: 1,
    x: { kind: 'week', label: words.week, values: weeks },
    series: lines.map(({ id, label, values }) => ({ id, label, values })),
    notes: [
      words.trend.weekly,
      ...(isPartial ? [words.trend.partialWeek] : []),
      ...notesOf(extract, traced, monthsOf(period)),
    ],
    ...common(extract, traced),
    events: eventMarks(extract).filter(({ day }) => day >= (weeks[0] ?? '')),
    tableInPage: false,
  };
  return { ...spec, summary: summarise(spec, words.weeklyMean) };
}

const notesOf = ({ language }: CommunityExtract, traced: Traced[], months: string[]): string[] => {
  const { gaps, notAdded } = textsOf(language).usage;
  const hubs = [...new Set(traced.map(({ hub }) => hub))];
  const notes = hubs.flatMap((hub) => gapNotes(hub, 'dau', months, language));
  return [...firstOf(notes, gaps.moreHubs, NOTES), ...(hubs.length > 1 ? [notAdded] : [])];
};

const common = (extract: CommunityExtract, traced: Traced[]) => {
  const [measure, ...others] = new Set(traced.map((one) => one.measure));
  return {
    unit: textsOf(extract.language).usage.users,
    unitOne: textsOf(extract.language).usage.user,
    source: measure && others.length === 0 ? usageSource(extract, measure) : allUsageSource(extract),
    definition: defined('trend', extract.language),
    language: extract.language,
  };
};
