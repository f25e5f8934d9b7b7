import { formatChange, formatMonth, formatNumber, summarise, type ChartSpec } from '../charts/index.ts';
import { decimal, type Month, type PublicCost } from '../model/index.ts';
import { DEFINITIONS } from './definitions.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { costSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { atMost, compare, list } from './words.ts';

export interface CostSection {
  /** One chart a currency. */
  charts: ChartSpec[];
  /** Why there is no chart; null when there is one. */
  absent: string | null;
}

/** Cloud cost by month, where the agreement passes it through. */
export function costSection(extract: CommunityExtract): CostSection {
  const period = completeMonths(extract.asOf, HISTORY_MONTHS);
  if (!extract.costPassedThrough) {
    return {
      charts: [],
      absent: 'Cloud cost is not part of this report, because no agreement passes it through.',
    };
  }
  if (extract.costs.length === 0) {
    const connected = extract.sources.some(({ system, status }) => system === 'cost' && status === 'complete');
    const why = connected ? `none is recorded for ${periodText(period)}` : 'the cloud-billing sheet is not connected';
    return { charts: [], absent: `Cloud cost is passed through, but ${why}.` };
  }
  const currencies = Map.groupBy(extract.costs, ({ amount }) => amount.currency);
  const charts = [...currencies]
    .sort(([a], [b]) => compare(a ?? '', b ?? ''))
    .map(([currency, costs]) => chartOf(extract, currency, costs, monthsOf(period), currencies.size > 1));
  return { charts, absent: null };
}

/** A month's amount in major units; null where none is recorded. */
export const amountOf = (costs: readonly PublicCost[], month: Month): number | null => {
  const found = costs.find((cost) => cost.month === month);
  return found ? Number(decimal(found.amount)) : null;
};

function chartOf(
  extract: CommunityExtract,
  currency: string | null,
  costs: PublicCost[],
  months: Month[],
  several: boolean,
): ChartSpec {
  const unit = currency ?? 'in a currency that is not stated';
  const values = months.map((month) => amountOf(costs, month));
  const first = values.findIndex((value) => value !== null);
  const missing = months.filter((_, i) => i > first && values[i] === null);
  const spec: Omit<ChartSpec, 'summary'> = {
    id: several ? `cloud-cost-${currency?.toLowerCase() ?? 'unknown'}` : 'cloud-cost',
    kind: 'bar',
    title: findingOf(months, values, unit),
    unit,
    decimals: 0,
    x: { kind: 'month', label: 'Month', values: months },
    series: [{ id: 'cost', label: 'Cloud cost', values }],
    notes: [
      ...(first > 0 ? [`The report holds no cost before ${formatMonth(months[first] ?? '')}.`] : []),
      ...(missing.length ? [`No cost is recorded for ${list(atMost(5, missing.map(formatMonth), 'month'))}.`] : []),
      'The table rounds to whole units; the CSV file has the exact amounts.',
    ],
    source: costSource(extract),
    definition: DEFINITIONS.cost,
  };
  return { ...spec, summary: summarise(spec) };
}

/** Twelve months against the twelve before, when all of them have an amount; else the newest month. */
function findingOf(months: Month[], values: (number | null)[], unit: string): string {
  const year = (part: (number | null)[]) =>
    part.length === 12 && part.every((value) => value !== null) ? part.reduce((sum, value) => sum + value, 0) : null;
  const [before, now] = [year(values.slice(-24, -12)), year(values.slice(-12))];
  if (now !== null) {
    const change =
      before === null || before <= 0
        ? ''
        : `, ${formatChange(Math.round(before), Math.round(now))}${Math.round(before) === Math.round(now) ? '' : ' on the 12 before'}`;
    return `Cloud cost: ${formatNumber(now)} ${unit} in the 12 months to ${formatMonth(months.at(-1) ?? '')}${change}`;
  }
  const at = values.findLastIndex((value) => value !== null);
  return `Cloud cost: ${formatNumber(values[at] ?? null)} ${unit} in ${formatMonth(months[at] ?? '')}`;
}
