import { formatDay, formatNumber, type ChartSpec } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import { commitmentOf, type Commitment } from './commitment.ts';
import type { DefinitionId } from './definitions/index.ts';
import { hubUsage } from './hubs.ts';
import { impactHeadline } from './impact-headline.ts';
import {
  completeMonths,
  inPeriod,
  firstDay,
  lastDay,
  monthsOf,
  periodText,
  HISTORY_MONTHS,
  type Period,
} from './period.ts';
import { deliveryProvenance, deliveryQuality, quoteProvenance, usageProvenance } from './provenance.ts';
import { anyRan, couldHaveRun } from './ran.ts';
import { reachOf, reachTable, type Reach } from './reach.ts';
import type { CommunityExtract } from './schema.ts';
import { usageChart } from './usage-chart.ts';
import { correctionNotes } from './usage-history.ts';
import type { Figure, Report } from './view.ts';
import { capital, compare, list } from './words.ts';

export interface Quote {
  text: string;
  /** `12 March 2026`, or that the date is not recorded. */
  said: string;
}

export interface ImpactReport extends Report {
  id: 'impact';
  charts: ChartSpec[];
  /** What the community wants to achieve, in its own words. */
  goals: string | null;
  reach: Reach[];
  /** Why nobody is counted; empty when somebody is. */
  absent: string[];
  delivered: Commitment[];
  /** Delivered after the period's end. */
  since: Commitment[];
  quotes: Quote[];
}

/** What the service changed: people reached, work delivered, words of members; 12 complete months against the 12 before. */
export function impactReport(extract: CommunityExtract): ImpactReport {
  const period = completeMonths(extract.through, 12);
  const before = completeMonths(extract.through, 12, 12);
  const hubs = hubUsage(extract);
  const reach = reachOf(hubs, period, before);
  const all = deliveredWork(extract);
  const delivered = all.filter(({ deliveredOn }) => inPeriod(deliveredOn, period));
  const chart = usageChart(extract, hubs, 'mau');
  return {
    id: 'impact',
    title: 'Impact',
    headline: impactHeadline(extract, hubs, reach, all, period),
    periodLabel: 'Period',
    period: periodText(period),
    asOf: extract.asOf,
    figures: [...reachFigures(reach), deliveredFigure(extract, all, period, before)],
    goals: extract.community.contextGoals,
    reach,
    absent: reach.some(({ peak }) => peak.value !== null) ? [] : absence(reach),
    delivered,
    since: all.filter(({ deliveredOn }) => deliveredOn !== null && deliveredOn > lastDay(period)),
    quotes: quotesOf(extract),
    charts: chart ? [chart] : [],
    tables: reach.length ? [reachTable(extract, reach, period)] : [],
    method: [
      `The report compares 12 complete months, ${periodText(period)}, with the 12 before them.`,
      'People reached is counted per hub. People who use two hubs are counted at each, so the hubs are not added up to a number of people.',
      'Quotes are shown with the consent of the person who said them, and without a name.',
    ],
    quality: [...deliveryQuality(extract), ...correctionNotes(hubs, monthsOf(period))],
    provenance: [...usageProvenance(extract), ...deliveryProvenance(extract), ...quoteProvenance(extract)],
  };
}

/** Deliverables that were delivered by the as-of date, the newest first. */
function deliveredWork({ deliverables, projects, asOf }: CommunityExtract): Commitment[] {
  const names = new Map(projects.map(({ id, name }) => [id, name ?? 'Unnamed project']));
  return deliverables
    .map((record) => commitmentOf(record, list(record.projectIds.flatMap((id) => names.get(id) ?? [])), asOf))
    .filter(({ state }) => state === 'delivered')
    .sort(
      (a, b) => compare(b.deliveredOn ?? '', a.deliveredOn ?? '') || compare(a.name, b.name) || compare(a.id, b.id),
    );
}

function reachFigures([top, ...others]: Reach[]): Figure[] {
  if (top?.peak.value == null) return [];
  const at = others.length ? `, ${top.name}` : '';
  const figure = (
    id: string,
    label: string,
    { value, change }: Reach['peak'],
    definition: DefinitionId,
    decimals: number,
  ): Figure[] =>
    value === null
      ? []
      : [
          {
            id,
            label: `${label}${at}`,
            raw: value,
            value: formatNumber(value, decimals),
            unit: '',
            note: capital(change),
            definition,
          },
        ];
  return [
    ...figure('people-reached', 'People reached in a month, at most', top.peak, 'peakMau', 0),
    ...figure('weekly', 'Weekly active users, mean', top.weekly, 'meanWau', 0),
    ...figure('daily', 'Daily active users, mean', top.daily, 'meanDau', 1),
  ];
}

function deliveredFigure(extract: CommunityExtract, all: Commitment[], period: Period, before: Period): Figure {
  const within = (some: Period) => all.filter(({ deliveredOn }) => inPeriod(deliveredOn, some)).length;
  const ran = anyRan(extract, before);
  const undated = all.filter(({ deliveredOn }) => deliveredOn === null).length;
  return {
    id: 'delivered',
    label: 'Deliverables delivered',
    raw: within(period),
    value: String(within(period)),
    unit: '',
    note: [
      ran
        ? `${within(before)} in the 12 months before`
        : couldHaveRun(extract, before)
          ? 'No comparison: the dates of an agreement are not recorded'
          : 'No comparison: no agreement ran in the 12 months before',
      ...(undated ? [`${undated} more without a date`] : []),
    ].join('; '),
    definition: 'deliveredInPeriod',
  };
}

const absence = (reach: Reach[]): string[] =>
  reach.length === 0
    ? ['The number of people reached is not known: no hub is recorded for this community.']
    : reach.map(({ name, reason }) => `The number of people reached is not known for ${name}: ${reason ?? ''}.`);

/** Quotes with consent of the last 24 months, the newest first; undated ones last. */
function quotesOf({ checkIns, asOf, through }: CommunityExtract): Quote[] {
  const oldest = firstDay(completeMonths(through, HISTORY_MONTHS));
  const shown = (date: Day | null) => date === null || (date >= oldest && date <= asOf);
  return checkIns
    .filter(({ mayPublish, date }) => mayPublish && shown(date))
    .sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id))
    .flatMap(({ quote, date }) =>
      quote === null ? [] : [{ text: quote, said: date === null ? 'date not recorded' : formatDay(date) }],
    );
}
