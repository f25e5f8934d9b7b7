import { formatChange, formatMonth, formatNumber, summarise, type ChartSpec } from '../charts/index.ts';
import type { Month } from '../model/index.ts';
import { defined } from './definitions/index.ts';
import { gapNotes, monthEndNotes, partialNotes } from './gaps.ts';
import { lastSample, meanOf, type HubUsage, type Measure } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf } from './period.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { capital, count, list } from './words.ts';

interface Kind {
  id: string;
  name: string;
  decimals: number;
  value: (hub: HubUsage, month: Month) => number | null;
}

/** How a month's value of each measure is made: the last sample of a trailing window, or the mean of the days. */
export const MONTHLY: Record<Measure, Kind> = {
  mau: {
    id: 'monthly-active-users',
    name: 'monthly active users',
    decimals: 0,
    value: (hub, month) => lastSample(hub, 'mau', month)?.value ?? null,
  },
  wau: {
    id: 'weekly-active-users',
    name: 'weekly active users',
    decimals: 0,
    value: (hub, month) => lastSample(hub, 'wau', month)?.value ?? null,
  },
  dau: {
    id: 'daily-active-users',
    name: 'daily active users',
    decimals: 1,
    value: (hub, month) => meanOf(hub, 'dau', [month])?.value ?? null,
  },
};

/** One measure by month, one series a hub. Null when no hub has a value: an empty chart says nothing. */
export function usageChart(extract: CommunityExtract, hubs: HubUsage[], measure: Measure): ChartSpec | null {
  const { id, name, decimals, value } = MONTHLY[measure];
  const months = monthsOf(completeMonths(extract.through, HISTORY_MONTHS));
  const series = hubs
    .map((hub) => ({ id: hub.id, label: hub.name, values: months.map((month) => value(hub, month)) }))
    .filter(({ values }) => values.some((one) => one !== null));
  if (series.length === 0) return null;
  const shown = hubs.filter((hub) => series.some((one) => one.id === hub.id));
  const spec: Omit<ChartSpec, 'summary'> = {
    id,
    kind: 'line',
    title: findingOf(name, months, series, decimals),
    unit: 'users',
    decimals,
    x: { kind: 'month', label: 'Month', values: months },
    series,
    notes: [
      ...hubs.flatMap((hub) => gapNotes(hub, measure, months)),
      ...shown.flatMap((hub) =>
        measure === 'dau' ? partialNotes(hub, measure, months) : monthEndNotes(hub, measure, months),
      ),
      ...(series.length > 1 ? [defined('sum')] : []),
    ],
    source: usageSource(extract, measure),
    definition: defined(measure),
  };
  return { ...spec, summary: summarise(spec, measure === 'dau' ? 'monthly mean' : 'month-end value') };
}

/** The finding: the newest month against the same month a year earlier, so that terms and breaks do not mislead. */
function findingOf(name: string, months: Month[], series: ChartSpec['series'], decimals: number): string {
  const last = months.length - 1;
  const until = formatMonth(months[last] ?? '');
  const [only, ...others] = series;
  if (only && others.length === 0) {
    const at = only.values.findLastIndex((value) => value !== null);
    const [value, before] = [rounded(only.values[at], decimals), rounded(only.values[at - 12], decimals)];
    const figure = `${capital(name)}: ${formatNumber(value, decimals)} in ${formatMonth(months[at] ?? '')}`;
    return value === null || before === null ? figure : `${figure}, ${yearOn(before, value, decimals)}`;
  }
  const ways = series.map(({ values }) => {
    const [value, before] = [rounded(values[last], decimals), rounded(values[last - 12], decimals)];
    return value === null || before === null ? 'none' : value > before ? 'rose' : value < before ? 'fell' : 'level';
  });
  const parts = (
    [
      ['rose', 'rose at'],
      ['fell', 'fell at'],
      ['level', 'stayed level at'],
    ] as const
  ).flatMap(([way, words]) => {
    const hubs = ways.filter((one) => one === way).length;
    return hubs ? [`${words} ${count(hubs, 'hub')}`] : [];
  });
  const none = ways.filter((way) => way === 'none').length;
  if (parts.length === 0)
    return `${capital(name)} of ${series.length} hubs, ${formatMonth(months[0] ?? '')} to ${until}`;
  return `${capital(name)} ${list(parts)} in the year to ${until}${none ? `; ${none} cannot be compared` : ''}`;
}

const rounded = (value: number | null | undefined, decimals: number): number | null =>
  value === null || value === undefined ? null : Number(value.toFixed(decimals));

function yearOn(before: number, value: number, decimals: number): string {
  if (before === value) return 'as a year before';
  const change = formatChange(before, value);
  return change.includes('%')
    ? `${change} in a year`
    : `${change} from ${formatNumber(before, decimals)} a year before`;
}
