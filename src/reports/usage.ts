import { formatDay, formatMonth, formatNumber, type ChartSpec } from '../charts/index.ts';
import { addMonths, firstDayOf, monthOf, type Day } from '../model/index.ts';
import { changeOn } from './change.ts';
import { amountOf, costSection, type CostSection } from './cost.ts';
import { defined, type DefinitionId } from './definitions/index.ts';
import { closedBefore, hubUsage, lastSample, meanOf, noDataFor, peakOf, MEASURES, type HubUsage } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { costProvenance, deliveryQuality, usageProvenance } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { usageChart } from './usage-chart.ts';
import { correctionNotes } from './usage-history.ts';
import type { Figure, Report } from './view.ts';
import { capital } from './words.ts';

export interface UsageReport extends Report {
  id: 'usage';
  charts: ChartSpec[];
  hubs: {
    name: string;
    url: string | null;
    cloud: string | null;
    region: string | null;
    decommissionedOn: Day | null;
  }[];
  /** Why there is no usage, hub by hub; empty when some hub has any. */
  absent: string[];
  cost: CostSection;
}

/** Monthly, weekly and daily active users of each hub over 24 complete months, and the cloud's cost where it is passed through. */
export function usageReport(extract: CommunityExtract): UsageReport {
  const period = completeMonths(extract.through, HISTORY_MONTHS);
  const hubs = hubUsage(extract);
  const main = busiest(hubs, period.to);
  const cost = costSection(extract);
  const charts = MEASURES.flatMap((measure) => usageChart(extract, hubs, measure) ?? []);
  return {
    id: 'usage',
    title: 'Usage',
    headline: main ? headlineOf(main, hubs) : `There is no usage to report from ${periodText(period)}.`,
    periodLabel: 'Period',
    period: periodText(period),
    asOf: extract.asOf,
    figures: [...(main ? figuresOf(main, hubs, extract) : []), ...costFigure(extract)],
    hubs: extract.hubs.map(({ name, url, cloud, region, decommissionedOn }) => ({
      name: name ?? 'Unnamed hub',
      url,
      cloud,
      region,
      decommissionedOn,
    })),
    absent: main ? [] : absence(hubs),
    cost,
    charts: [...charts, ...cost.charts],
    tables: [],
    method: [
      `The report covers ${HISTORY_MONTHS} complete months, ${periodText(period)}; the running month is left out until it is over.`,
      'A day or month without data is a gap. It is never counted as zero.',
      ...(hubs.length > 1 ? [defined('sum')] : []),
    ],
    quality: [...deliveryQuality(extract), ...correctionNotes(hubs, monthsOf(period))],
    provenance: [...usageProvenance(extract), ...(extract.costPassedThrough ? costProvenance(extract) : [])],
  };
}

/** The hub with the highest monthly active users of the last 12 months, else of all months, and its newest sample of a month. */
export interface Busiest {
  hub: HubUsage;
  value: number;
  day: Day;
}

export function busiest(hubs: HubUsage[], to: string): Busiest | null {
  for (const length of [12, HISTORY_MONTHS]) {
    const months = monthsOf({ from: addMonths(to, 1 - length), to });
    const found = hubs.flatMap((hub) => {
      const peak = peakOf(hub, 'mau', months)?.value;
      return peak === undefined ? [] : [{ hub, peak }];
    });
    if (found.length === 0) continue;
    const { hub } = found.reduce((best, one) => (one.peak > best.peak ? one : best));
    const [newest] = months.toReversed().flatMap((month) => lastSample(hub, 'mau', month) ?? []);
    return newest ? { hub, ...newest } : null;
  }
  return null;
}

function headlineOf({ hub, value, day }: Busiest, hubs: HubUsage[]): string {
  const before = lastSample(hub, 'mau', addMonths(monthOf(day), -12));
  const change = before ? `, ${changeOn(before.value, value, 'a year before')}` : '';
  const window = `in the 30 days to ${formatDay(day)}${change}`;
  const people = value === 0 ? 'Nobody' : `${formatNumber(value)} ${value === 1 ? 'person' : 'people'}`;
  const month = monthOf(day);
  const samples = hubs.flatMap((one) => lastSample(one, 'mau', month)?.value ?? []);
  const top = samples.length > 1 && samples.every((sample) => sample <= value);
  const others = hubs.filter(
    (one) => lastSample(one, 'mau', month) === null && !closedBefore(one, firstDayOf(month)),
  ).length;
  const where = top ? `${hub.name}, the busiest of ${samples.length} hubs,` : hub.name;
  return `${[`${people} used ${where} ${window}`, ...noDataFor(others)].join('; ')}.`;
}

function absence(hubs: HubUsage[]): string[] {
  if (hubs.length === 0) return ['No hub is recorded for this community.'];
  return hubs.map(({ name, reason }) => `${name}: ${reason ?? 'its metrics have no monthly figure in these months'}.`);
}

function figuresOf({ hub, value, day }: Busiest, hubs: HubUsage[], { through }: CommunityExtract): Figure[] {
  const months = monthsOf(completeMonths(through, HISTORY_MONTHS));
  const month = monthOf(day);
  const year = addMonths(month, -12);
  const at = hubs.length > 1 ? `, ${hub.name}` : '';
  const change = (now: number, before: number | undefined, decimals = 0) =>
    before === undefined ? 'no data a year before' : changeOn(before, now, 'a year before', decimals);
  const wau = lastSample(hub, 'wau', month);
  const dau = meanOf(hub, 'dau', [month]);
  const peak = peakOf(hub, 'mau', months);
  return [
    figure(
      'mau',
      `Monthly active users, ${formatDay(day)}${at}`,
      value,
      change(value, lastSample(hub, 'mau', year)?.value),
      'mau',
    ),
    ...(wau
      ? [
          figure(
            'wau',
            `Weekly active users, ${formatDay(wau.day)}${at}`,
            wau.value,
            change(wau.value, lastSample(hub, 'wau', year)?.value),
            'wau',
          ),
        ]
      : []),
    ...(dau
      ? [
          figure(
            'dau',
            `Daily active users, mean of ${formatMonth(month)}${at}`,
            dau.value,
            change(dau.value, meanOf(hub, 'dau', [year])?.value, 1),
            'dau',
            1,
          ),
        ]
      : []),
    ...(peak
      ? [
          figure(
            'peak-mau',
            `Highest monthly active users in 24 months${at}`,
            peak.value,
            `on ${formatDay(peak.day)}`,
            'peakMau',
          ),
        ]
      : []),
  ];
}

const figure = (
  id: string,
  label: string,
  value: number,
  note: string,
  definition: DefinitionId,
  decimals = 0,
): Figure => ({
  id,
  label,
  raw: value,
  value: formatNumber(value, decimals),
  unit: '',
  note: capital(note),
  definition,
});

function costFigure(extract: CommunityExtract): Figure[] {
  const newest = extract.costs.toSorted((a, b) => (a.month < b.month ? 1 : -1))[0];
  if (!newest) return [];
  const value = amountOf([newest], newest.month) ?? 0;
  const before = extract.costs.find(
    ({ month, amount }) => month === addMonths(newest.month, -12) && amount.currency === newest.amount.currency,
  );
  return [
    {
      id: 'cost',
      label: `Cloud cost, ${formatMonth(newest.month)}`,
      raw: value,
      value: formatNumber(value),
      unit: newest.amount.currency ?? '',
      note: capital(
        before
          ? changeOn(amountOf([before], before.month) ?? 0, value, 'a year before')
          : 'no cost in this report a year before',
      ),
      definition: 'cost',
    },
  ];
}
