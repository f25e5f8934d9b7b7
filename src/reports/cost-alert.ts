import {
  formatDay,
  formatMonth,
  formatNumber,
  formatShare,
  summariseRange,
  type Language,
  type RangeSpec,
} from '../charts/index.ts';
import { addMonths, decimal } from '../model/index.ts';
import { amountOf, unitOf, type OneCurrency } from './cost-amounts.ts';
import { defined } from './definitions/index.ts';
import { completeMonths } from './period.ts';
import { costSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { list } from './words.ts';

/** The budget alert of a community, as it is recorded today: the one amount of its running hubs, or the sum of different ones. */
export interface BudgetAlert {
  /** Major units a month; null where there is no one alert. */
  amount: number | null;
  currency: string | null;
  /** What it is, or why there is none. */
  notes: string[];
}

/** Hubs that a note names; of more it says how many. */
const NAMED = 3;

export function alertOf({ hubs, budgetAlerts, asOf, pulledAt, language }: CommunityExtract): BudgetAlert {
  const { alert: words, unnamedHub } = textsOf(language).usage;
  const running = hubs.filter(({ decommissionedOn }) => decommissionedOn === null || decommissionedOn > asOf);
  const alerts = running.flatMap(({ id }) => budgetAlerts.find(({ hubId }) => hubId === id)?.amount ?? []);
  const none = (note: string): BudgetAlert => ({ amount: null, currency: null, notes: [note] });
  const [first] = alerts;
  const names = running.map(({ name, namespace }) => name ?? namespace ?? unnamedHub);
  if (running.length === 0) return none(words.noHub);
  if (!first) return none(words.none(names.length > NAMED ? words.hubs(names.length) : list(names, language)));
  if (alerts.length < running.length) return none(words.some(running.length - alerts.length, running.length));
  const { currency } = first;
  if (currency === null || alerts.some((alert) => alert.currency !== currency)) return none(words.currencies);
  // A community has one alert, which stands on each of its hubs; hubs with different amounts have one each.
  const amounts = new Set(alerts.map(({ minor }) => minor));
  const sum = [...amounts].reduce((total, minor) => total + minor, 0);
  const amount = Number(decimal({ minor: sum, currency }));
  const text = `${formatNumber(amount, Number.isInteger(amount) ? 0 : 2, language)} ${currency}`;
  return { amount, currency, notes: [words.is(text, amounts.size, readOn(pulledAt, language))] };
}

const readOn = (instant: string, language: Language) =>
  formatDay(new Date(instant).toISOString().slice(0, 10), language);

/** The newest month with a cost against the alert; null where there is no alert, or the month is too old for the alert of today. */
export function alertChart(
  extract: CommunityExtract,
  { currency, costs, suffix }: OneCurrency,
  { amount, currency: alertCurrency }: BudgetAlert,
): RangeSpec | null {
  const { language, alertMonths, through, pulledAt } = extract;
  const { alert: words, cost: costWords } = textsOf(language).usage;
  const month = costs
    .map((cost) => cost.month)
    .sort()
    .at(-1);
  const oldest = addMonths(completeMonths(through, 1).to, 1 - alertMonths);
  const value = month === undefined ? null : amountOf(costs, month);
  if (amount === null || amount <= 0 || alertCurrency !== currency || !month || month < oldest || value === null) {
    return null;
  }
  const unit = unitOf(currency, language);
  const shown = formatMonth(month, language);
  const spec: Omit<RangeSpec, 'summary'> = {
    id: `cost-against-alert${suffix}`,
    kind: 'range',
    title: words.title(formatNumber(value, 0, language), unit, shown, distance(value, amount, language)),
    unit,
    decimals: 0,
    rows: [
      {
        id: 'newest',
        label: `${costWords.label}, ${shown}`,
        value,
        target: amount,
        note: words.target(readOn(pulledAt, language)),
      },
    ],
    notes: [words.forecast],
    source: costSource(extract),
    definition: defined('budgetAlert', language),
    language,
  };
  return { ...spec, summary: summariseRange(spec) };
}

/** `12 % under the budget alert`, and as far as it is shown `as much as the budget alert`. */
function distance(value: number, alert: number, language: Language): string {
  const words = textsOf(language).usage.alert;
  if (Math.round(value) === Math.round(alert)) return words.equal;
  const share = Math.abs(value - alert) / alert;
  const text =
    value > alert && share >= 0.01 ? `${formatNumber(share * 100, 0, language)}\u00a0%` : formatShare(share, language);
  return value > alert ? words.over(text) : words.under(text);
}
