import { formatChange, formatMonth, formatNumber, summarise, type ChartSpec, type Language } from '../charts/index.ts';
import type { Month } from '../model/index.ts';
import { defined } from './definitions/index.ts';
import { eventMarks } from './event-marks.ts';
import { firstOf, gapNotes, monthEndNotes, partialNotes } from './gaps.ts';
import { lastSample, meanOf, type HubUsage, type Measure } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf } from './period.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { capital, list } from './words.ts';

interface Kind {
  id: string;
  decimals: number;
  value: (hub: HubUsage, month: Month) => number | null;
}

/** How a month's value of each measure is made: the last sample of a trailing window, or the mean of the days. */
export const MONTHLY: Record<Measure, Kind> = {
  mau: {
    id: 'monthly-active-users',
    decimals: 0,
    value: (hub, month) => lastSample(hub, 'mau', month)?.value ?? null,
  },
  wau: {
    id: 'weekly-active-users',
    decimals: 0,
    value: (hub, month) => lastSample(hub, 'wau', month)?.value ?? null,
  },
  dau: {
    id: 'daily-active-users',
    decimals: 1,
    value: (hub, month) => meanOf(hub, 'dau', [month])?.value ?? null,
  },
};

/** More hubs than this are lines: their bars would be too thin to tell apart. */
const BARS = 2;
/** With more hubs than this only the table of monthly active users stands in the page, which would be too heavy with all. */
const TABLES = 12;
/** Notes below a chart; the table of days with data has what is left. */
const NOTES = 8;

/** One measure by month, one series a hub. Null when no hub has a value: an empty chart says nothing. */
export function usageChart(extract: CommunityExtract, hubs: HubUsage[], measure: Measure): ChartSpec | null {
  const { language } = extract;
  const { id, decimals, value } = MONTHLY[measure];
  const texts = textsOf(language).usage;
  const months = monthsOf(completeMonths(extract.through, HISTORY_MONTHS));
  const series = hubs
    .map((hub) => ({ id: hub.id, label: hub.name, values: months.map((month) => value(hub, month)) }))
    .filter(({ values }) => values.some((one) => one !== null));
  if (series.length === 0) return null;
  const shown = hubs.filter((hub) => series.some((one) => one.id === hub.id));
  const spec: Omit<ChartSpec, 'summary'> = {
    id,
    kind: measure === 'mau' && series.length <= BARS ? 'bar' : 'line',
    title: findingOf(texts.measures[measure], months, series, decimals, language),
    unit: texts.users,
    unitOne: texts.user,
    decimals,
    x: { kind: 'month', label: texts.month, values: months },
    series,
    notes: [
      ...firstOf(
        [
          ...hubs.flatMap((hub) => gapNotes(hub, measure, months, language)),
          ...shown.flatMap((hub) =>
            measure === 'dau'
              ? partialNotes(hub, measure, months, language)
              : monthEndNotes(hub, measure, months, language),
          ),
        ],
        texts.gaps.moreHubs,
        NOTES,
      ),
      ...(series.length > 1 ? [texts.notAdded] : []),
    ],
    source: usageSource(extract, measure),
    definition: defined(measure, language),
    language,
    events: eventMarks(extract),
    ...(measure !== 'mau' && series.length > TABLES ? { tableInPage: false } : {}),
  };
  return { ...spec, summary: summarise(spec, measure === 'dau' ? texts.monthlyMean : texts.monthEnd) };
}

/** The finding: the newest month against the same month a year earlier, so that terms and breaks do not mislead. */
function findingOf(
  measure: string,
  months: Month[],
  series: ChartSpec['series'],
  decimals: number,
  language: Language,
): string {
  const { chart: words } = textsOf(language).usage;
  const name = capital(measure);
  const last = months.length - 1;
  const until = formatMonth(months[last] ?? '', language);
  const [only, ...others] = series;
  if (only && others.length === 0) {
    const at = only.values.findLastIndex((value) => value !== null);
    const [value, before] = [rounded(only.values[at], decimals), rounded(only.values[at - 12], decimals)];
    const figure = words.one(name, formatNumber(value, decimals, language), formatMonth(months[at] ?? '', language));
    return value === null || before === null ? figure : `${figure}, ${yearOn(before, value, decimals, language)}`;
  }
  const pairs = series.map(({ values }) => ({ before: values[last - 12] ?? null, now: values[last] ?? null }));
  const { ways, none } = waysOf(pairs, decimals, language);
  if (ways === '') return words.hubs(name, series.length, formatMonth(months[0] ?? '', language), until);
  return words.moved(name, ways, until, none);
}

/** At how many hubs a value rose, fell or stayed: `rose at 2 hubs and fell at 1 hub`; empty where none can be compared. */
export function waysOf(
  pairs: readonly { before: number | null; now: number | null }[],
  decimals: number,
  language: Language,
): { ways: string; none: number } {
  const words = textsOf(language).usage.chart.ways;
  const found = pairs.map((pair) => {
    const [value, before] = [rounded(pair.now, decimals), rounded(pair.before, decimals)];
    return value === null || before === null ? 'none' : value > before ? 'rose' : value < before ? 'fell' : 'level';
  });
  const parts = (['rose', 'fell', 'level'] as const).flatMap((way) => {
    const hubs = found.filter((one) => one === way).length;
    return hubs ? [words[way](hubs)] : [];
  });
  return { ways: list(parts, language), none: found.filter((way) => way === 'none').length };
}

const rounded = (value: number | null | undefined, decimals: number): number | null =>
  value === null || value === undefined ? null : Number(value.toFixed(decimals));

function yearOn(before: number, value: number, decimals: number, language: Language): string {
  const { chart: words } = textsOf(language).usage;
  if (before === value) return words.asYearBefore;
  const change = formatChange(before, value, language);
  return change.includes('%') ? words.inYear(change) : words.fromYear(change, formatNumber(before, decimals, language));
}
