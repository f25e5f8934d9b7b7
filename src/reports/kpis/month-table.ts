import { formatDay, type ChartSpec } from '../../charts/index.ts';
import { minorDigits, type Day, type Month } from '../../model/index.ts';
import { amountText } from '../amounts.ts';
import { list } from '../words.ts';
import { decimalOf } from './cells.ts';

/** An amount with its currency. */
export const shownAmount = (minor: bigint, currency: string | null): string =>
  amountText({ currency, minor: minor.toString() });

/** Amounts of several currencies, which are never added up; `words` where there is none. */
export const shownAmounts = (amounts: readonly { minor: bigint; currency: string | null }[], words: string): string =>
  amounts.length === 0 ? words : list(amounts.map(({ minor, currency }) => shownAmount(minor, currency)));

/** Charts of more currencies are left to the table. */
export const MAX_CHARTS = 3;

type MonthChart = Pick<ChartSpec, 'id' | 'title' | 'summary' | 'notes' | 'definition'> & {
  kind: 'area' | 'bar';
  months: readonly Month[];
  currency: string | null;
  series: { id: string; label: string; values: bigint[] }[];
  asOf: Day;
};

/** Amounts of one currency by month, in its major units. */
export const monthChart = ({ months, currency, series, asOf, ...chart }: MonthChart): ChartSpec => ({
  ...chart,
  unit: currency ?? 'units without a currency',
  decimals: minorDigits(currency),
  x: { kind: 'month', label: 'Month', values: [...months] },
  series: series.map((one) => ({ ...one, values: one.values.map((minor) => Number(decimalOf(minor, currency))) })),
  source: `HubSpot: deals; Airtable: Contracts, Engagements; as of ${formatDay(asOf)}`,
});

/** Last part of the id of what is of one currency: `usd`. */
export const currencyId = (currency: string | null): string => currency?.toLowerCase() ?? 'no-currency';
