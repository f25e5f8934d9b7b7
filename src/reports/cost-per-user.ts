import { formatMonth, formatNumber, summarise, type ChartSpec } from '../charts/index.ts';
import { addMonths, type Month } from '../model/index.ts';
import { changeOn } from './change.ts';
import { amountOf, unitOf, type OneCurrency } from './cost-amounts.ts';
import { defined } from './definitions/index.ts';
import type { HubUsage } from './hubs.ts';
import { spans } from './month-spans.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf } from './period.ts';
import { costSource, usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { sumOf } from './total.ts';

/** A month's cost divided by its active users: of the one hub, or the sum over hubs. Null where either is missing or nobody was active. */
export function perUser({ costs }: Pick<OneCurrency, 'costs'>, hubs: HubUsage[], month: Month): number | null {
  const [amount, users] = [amountOf(costs, month), sumOf(hubs, month).value];
  return amount === null || users === null || users === 0 ? null : amount / users;
}

/** The cost per active user by month; null where no month has both. */
export function costPerUser(extract: CommunityExtract, one: OneCurrency, hubs: HubUsage[]): ChartSpec | null {
  const { language } = extract;
  const { cost: words, month: label, yearBefore } = textsOf(language).usage;
  const months = monthsOf(completeMonths(extract.through, HISTORY_MONTHS));
  const values = months.map((month) => perUser(one, hubs, month));
  const at = values.findLastIndex((value) => value !== null);
  const [month, value, before] = [months[at], values[at], values[at - 12] ?? null];
  if (month === undefined || value === undefined || value === null) return null;
  const unit = unitOf(one.currency, language);
  const passed = months.filter((other) => extract.costMonths.includes(other));
  const nobody = passed.filter((other) => amountOf(one.costs, other) !== null && sumOf(hubs, other).value === 0);
  const missing = passed.filter((other) => values[months.indexOf(other)] === null && !nobody.includes(other));
  const spec: Omit<ChartSpec, 'summary'> = {
    id: `cost-per-user${one.suffix}`,
    kind: 'line',
    title: words.perUser(
      formatNumber(value, 2, language),
      unit,
      formatMonth(month, language),
      before === null ? null : changeOn(before, value, yearBefore, 2, language),
    ),
    unit,
    decimals: 2,
    x: { kind: 'month', label, values: months },
    series: [{ id: 'cost-per-user', label: words.perUserLabel, values }],
    notes: [
      ...(hubs.length > 1 ? [words.perSum] : []),
      ...(missing.length ? [words.perUserMissing(spans(missing, language))] : []),
      ...(nobody.length ? [words.nobody(spans(nobody, language))] : []),
    ],
    source: `${costSource(extract)} ${usageSource(extract, 'mau')}`,
    definition: defined('costPerUser', language),
    language,
  };
  return { ...spec, summary: summarise(spec) };
}

/** The newest month with a cost per active user, and the month a year before it. */
export function newestPerUser(
  one: OneCurrency,
  hubs: HubUsage[],
): { month: Month; value: number; before: number | null } | null {
  for (const month of one.costs
    .map((cost) => cost.month)
    .sort()
    .reverse()) {
    const value = perUser(one, hubs, month);
    if (value !== null) return { month, value, before: perUser(one, hubs, addMonths(month, -12)) };
  }
  return null;
}
