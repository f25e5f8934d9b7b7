import {
  formatChange,
  formatDay,
  formatMonth,
  formatNumber,
  summarise,
  type ChartSpec,
  type Language,
  type RangeSpec,
} from '../charts/index.ts';
import type { Month } from '../model/index.ts';
import { alertChart, alertOf, type BudgetAlert } from './cost-alert.ts';
import { amountOf, inWords, unitOf, type OneCurrency } from './cost-amounts.ts';
import { costPerUser } from './cost-per-user.ts';
import { defined } from './definitions/index.ts';
import { eventMarks } from './event-marks.ts';
import type { HubUsage } from './hubs.ts';
import { spans } from './month-spans.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { costSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { compare } from './words.ts';

export interface CostSection {
  /** For each currency the cost by month, the newest month against the budget alert, and the cost per active user. */
  charts: (ChartSpec | RangeSpec)[];
  /** Why there is no chart; null when there is one. */
  absent: string | null;
  /** What the budget alert is, or why the cost is not set against one; empty where cost is not part of the report. */
  alert: string[];
}

/** Cloud cost by month, where the agreement passes it through. */
export function costSection(extract: CommunityExtract, hubs: HubUsage[]): CostSection {
  const { costPassedThrough, costFrom, costMonths, costs, language } = extract;
  const words = textsOf(language).usage.cost;
  const without = (absent: string, alert: string[] = []): CostSection => ({ charts: [], absent, alert });
  if (!costPassedThrough) return without(words.notPassed);
  const alert = alertOf(extract);
  if (costFrom !== null) return without(words.from(formatDay(costFrom, language)), alert.notes);
  if (costMonths.length === 0) {
    return without(words.undated(periodText(completeMonths(extract.through, HISTORY_MONTHS), language)));
  }
  if (costs.length === 0) {
    const isConnected = extract.sources.some(({ system, status }) => system === 'cost' && status === 'complete');
    return without(isConnected ? words.none(spans(costMonths, language)) : words.notConnected, alert.notes);
  }
  const currencies = [...Map.groupBy(costs, ({ amount }) => amount.currency)]
    .sort(([a], [b]) => compare(a ?? '', b ?? ''))
    .map(([currency, of]) => ({ currency, costs: of, suffix: '' }));
  const charts = currencies.flatMap(({ currency, costs: of }) => {
    const suffix = currencies.length > 1 ? `-${currency?.toLowerCase() ?? 'unknown'}` : '';
    const one: OneCurrency = { currency, costs: of, suffix };
    return [costChart(extract, one, alert), alertChart(extract, one, alert), costPerUser(extract, one, hubs)];
  });
  const isOld =
    currencies.some(({ currency }) => alert.amount !== null && currency === alert.currency) &&
    !charts.some((spec) => spec?.kind === 'range');
  const newest =
    costs
      .map(({ month }) => month)
      .sort()
      .at(-1) ?? '';
  const others = currencies.filter(({ currency }) => alert.currency !== null && currency !== alert.currency);
  return {
    charts: charts.filter((spec) => spec !== null),
    absent: null,
    alert: [
      ...alert.notes,
      ...(isOld ? [textsOf(language).usage.alert.old(formatMonth(newest, language))] : []),
      ...others.map(({ currency }) =>
        textsOf(language).usage.alert.otherCurrency(alert.currency ?? '', inWords(currency, language)),
      ),
    ],
  };
}

function costChart(extract: CommunityExtract, { currency, costs, suffix }: OneCurrency, alert: BudgetAlert): ChartSpec {
  const { language } = extract;
  const { cost: words, alert: alertWords, month } = textsOf(language).usage;
  const months = monthsOf(completeMonths(extract.through, HISTORY_MONTHS));
  const unit = unitOf(currency, language);
  const values = months.map((one) => amountOf(costs, one));
  const passed = new Set(extract.costMonths);
  const withheld = months.filter((one) => !passed.has(one));
  const missing = months.filter((one, i) => passed.has(one) && values[i] === null);
  const target = alert.amount !== null && alert.currency === currency ? alert.amount : null;
  const spec: Omit<ChartSpec, 'summary'> = {
    id: `cloud-cost${suffix}`,
    kind: 'bar',
    title: findingOf(months, values, unit, language),
    unit,
    decimals: 0,
    x: { kind: 'month', label: month, values: months },
    series: [{ id: 'cost', label: words.label, values }],
    notes: [
      ...(withheld.length ? [words.withheld(spans(withheld, language), withheld.length > 1)] : []),
      ...(missing.length ? [words.missing(spans(missing, language), suffix ? inWords(currency, language) : null)] : []),
      words.rounded,
    ],
    source: costSource(extract),
    definition: defined('cost', language),
    language,
    events: eventMarks(extract),
    ...(target === null ? {} : { target: { label: alertWords.line, value: target } }),
  };
  return { ...spec, summary: summarise(spec) };
}

/** Twelve months against the twelve before, when all of them have an amount; else the newest month. */
function findingOf(months: Month[], values: (number | null)[], unit: string, language: Language): string {
  const words = textsOf(language).usage.cost;
  const year = (part: (number | null)[]) =>
    part.length === 12 && part.every((value) => value !== null) ? part.reduce((sum, value) => sum + value, 0) : null;
  const [before, now] = [year(values.slice(-24, -12)), year(values.slice(-12))];
  if (now !== null) {
    const change = before === null || before <= 0 ? null : yearOn(Math.round(before), Math.round(now), language);
    return words.year(formatNumber(now, 0, language), unit, formatMonth(months.at(-1) ?? '', language), change);
  }
  const at = values.findLastIndex((value) => value !== null);
  return words.newest(formatNumber(values[at] ?? null, 0, language), unit, formatMonth(months[at] ?? '', language));
}

/** `up 10 % on the 12 before`; a small base gives its figure instead of a percentage. */
function yearOn(before: number, now: number, language: Language): string {
  const words = textsOf(language).usage.cost;
  const change = formatChange(before, now, language);
  if (before === now) return change;
  return change.includes('%') ? words.onYear(change) : words.fromYear(change, formatNumber(before, 0, language));
}
