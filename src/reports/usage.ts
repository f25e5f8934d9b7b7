import type { ChartSpec, RangeSpec } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import { costSection, type CostSection } from './cost.ts';
import { hubUsage, type HubUsage } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { costProvenance, deliveryProvenance, deliveryQuality, hubProvenance, usageProvenance } from './provenance.ts';
import { renewalsFor, type PublicRenewal } from './renewal-public.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { sumChart } from './total.ts';
import { busiest, headlineOf } from './usage-busiest.ts';
import { usageChart } from './usage-chart.ts';
import { daysTable } from './usage-days.ts';
import { usageFigures } from './usage-figures.ts';
import { correctionNotes } from './usage-history.ts';
import { byHubTable, dailyTable, type ShownTable } from './usage-tables.ts';
import { trendCharts } from './usage-trend.ts';
import type { Report } from './view.ts';
import { weeklyValue } from './weekly-value.ts';

export interface UsageReport extends Report {
  id: 'usage';
  charts: (ChartSpec | RangeSpec)[];
  /** Agreements with the step that is due. */
  renewals: PublicRenewal[];
  hubs: {
    name: string;
    url: string | null;
    cloud: string | null;
    region: string | null;
    decommissionedOn: Day | null;
  }[];
  /** Why there is no usage, hub by hub; empty when some hub has any. */
  absent: string[];
  byHub: ShownTable | null;
  days: (ShownTable & { isComplete: boolean }) | null;
  cost: CostSection;
  /** Charts of month ends and weeks of value, and of what lies between. */
  monthly: ChartSpec[];
  trends: ChartSpec[];
}

/** What renewing is decided on: active users of each hub over 24 complete months, the cloud's cost where it is passed through, and the agreement. */
export function usageReport(extract: CommunityExtract): UsageReport {
  const { language } = extract;
  const words = textsOf(language).usage;
  const period = completeMonths(extract.through, HISTORY_MONTHS);
  const inWords = periodText(period, language);
  const hubs = hubUsage(extract);
  const main = busiest(hubs, period.to);
  const cost = costSection(extract, hubs);
  const renewals = renewalsFor(extract);
  const [monthly, trends] = [monthlyCharts(extract, hubs), trendCharts(extract, hubs)];
  const [byHub, days, daily] = [byHubTable(extract, hubs), daysTable(extract, hubs), dailyTable(extract, hubs)];
  return {
    id: 'usage',
    title: words.title,
    headline: main ? headlineOf(main, hubs, language) : words.headline.none(inWords),
    periodLabel: words.period,
    period: inWords,
    asOf: extract.asOf,
    figures: usageFigures(extract, hubs, main, renewals),
    renewals,
    hubs: extract.hubs.map(({ name, url, cloud, region, decommissionedOn }) => ({
      name: name ?? words.unnamedHub,
      url,
      cloud,
      region,
      decommissionedOn,
    })),
    absent: main ? [] : absence(hubs, extract),
    byHub,
    days,
    cost,
    monthly,
    trends,
    charts: [...monthly, ...trends, ...cost.charts],
    tables: [...(byHub ? [byHub.table] : []), ...(days ? [days.table] : []), ...(daily ? [daily] : [])],
    method: [
      words.method.months(HISTORY_MONTHS, inWords),
      words.method.gap,
      words.method.namespace,
      ...(hubs.length > 1 ? [words.method.sum] : []),
    ],
    quality: [...deliveryQuality(extract), ...correctionNotes(hubs, monthsOf(period), language)],
    provenance: [
      ...usageProvenance(extract),
      ...(extract.costPassedThrough ? costProvenance(extract) : []),
      ...deliveryProvenance(extract),
      ...hubProvenance(extract),
    ],
  };
}

const monthlyCharts = (extract: CommunityExtract, hubs: HubUsage[]): ChartSpec[] =>
  [
    usageChart(extract, hubs, 'mau'),
    sumChart(extract, hubs),
    weeklyValue(extract, hubs),
    usageChart(extract, hubs, 'wau'),
    usageChart(extract, hubs, 'dau'),
  ].filter((spec) => spec !== null);

function absence(hubs: HubUsage[], { language }: CommunityExtract): string[] {
  const { whyNone, gaps } = textsOf(language).usage;
  if (hubs.length === 0) return [whyNone.noHub];
  return hubs.map(({ name, reason }) => gaps.why(name, reason ?? whyNone.noMonthly));
}
