import { formatChange, formatDay, formatMonth, formatNumber, summarise, type ChartSpec } from '../charts/index.ts';
import { decimal, type Month, type PublicCost } from '../model/index.ts';
import { defined } from './definitions/index.ts';
import { spans } from './month-spans.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { costSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { compare } from './words.ts';

export interface CostSection {
  /** One chart a currency. */
  charts: ChartSpec[];
  /** Why there is no chart; null when there is one. */
  absent: string | null;
}

/** Cloud cost by month, where the agreement passes it through. */
export function costSection(extract: CommunityExtract): CostSection {
  const period = completeMonths(extract.through, HISTORY_MONTHS);
  if (!extract.costPassedThrough) {
    return {
      charts: [],
      absent: 'Cloud cost is not part of this report, because no agreement passes it through.',
    };
  }
  if (extract.costFrom !== null) {
    const from = formatDay(extract.costFrom);
    return { charts: [], absent: `Cloud cost is passed through from ${from}; no complete month lies in it yet.` };
  }
  if (extract.costMonths.length === 0) {
    return {
      charts: [],
      absent: `Cloud cost is passed through, but no agreement with known dates does so from ${periodText(period)}.`,
    };
  }
  if (extract.costs.length === 0) {
    const connected = extract.sources.some(({ system, status }) => system === 'cost' && status === 'complete');
    const why = connected
      ? `none is recorded for ${spans(extract.costMonths)}`
      : 'the cloud-billing sheet is not connected';
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
  const inCurrency = currency === null ? 'in a currency that is not stated' : `in ${currency}`;
  const unit = currency ?? inCurrency;
  const values = months.map((month) => amountOf(costs, month));
  const passed = new Set(extract.costMonths);
  const withheld = months.filter((month) => !passed.has(month));
  const missing = months.filter((month, i) => passed.has(month) && values[i] === null);
  const spec: Omit<ChartSpec, 'summary'> = {
    id: several ? `cloud-cost-${currency?.toLowerCase() ?? 'unknown'}` : 'cloud-cost',
    kind: 'bar',
    title: findingOf(months, values, unit),
    unit,
    decimals: 0,
    x: { kind: 'month', label: 'Month', values: months },
    series: [{ id: 'cost', label: 'Cloud cost', values }],
    notes: [
      ...(withheld.length ? [withheldText(withheld)] : []),
      ...(missing.length ? [`No cost${several ? ` ${inCurrency}` : ''} is recorded for ${spans(missing)}.`] : []),
      'The table rounds to whole units; the CSV file has the exact amounts.',
    ],
    source: costSource(extract),
    definition: defined('cost'),
  };
  return { ...spec, summary: summarise(spec) };
}

const withheldText = (months: Month[]): string =>
  `${spans(months)} ${months.length === 1 ? 'is' : 'are'} not part of this report, because no agreement passes ${months.length === 1 ? 'its' : 'their'} cost through.`;

/** Twelve months against the twelve before, when all of them have an amount; else the newest month. */
function findingOf(months: Month[], values: (number | null)[], unit: string): string {
  const year = (part: (number | null)[]) =>
    part.length === 12 && part.every((value) => value !== null) ? part.reduce((sum, value) => sum + value, 0) : null;
  const [before, now] = [year(values.slice(-24, -12)), year(values.slice(-12))];
  if (now !== null) {
    const change = before === null || before <= 0 ? '' : yearOn(Math.round(before), Math.round(now));
    return `Cloud cost: ${formatNumber(now)} ${unit} in the 12 months to ${formatMonth(months.at(-1) ?? '')}${change}`;
  }
  const at = values.findLastIndex((value) => value !== null);
  return `Cloud cost: ${formatNumber(values[at] ?? null)} ${unit} in ${formatMonth(months[at] ?? '')}`;
}

/** `, up 10 % on the 12 before`; a small base gives its figure instead of a percentage. */
function yearOn(before: number, now: number): string {
  const change = formatChange(before, now);
  if (before === now) return `, ${change}`;
  return change.includes('%')
    ? `, ${change} on the 12 before`
    : `, ${change} from ${formatNumber(before)} in the 12 before`;
}
