import { formatDay, formatMonth, formatNumber } from '../../charts/index.ts';
import { amountText, type CurrencyAmount } from '../amounts.ts';
import { spans } from '../month-spans.ts';
import { count, list } from '../words.ts';
import type { Use, UseMonth } from '../workspace/use.ts';
import type { CostSince, Extension, UsersSince } from './served.ts';

/** `1 240 USD`, `1 240 USD and 300 EUR`. */
export const amountsText = (amounts: readonly CurrencyAmount[]): string => list(amounts.map(amountText));

/** Sums of sums, by currency. */
export function addAmounts(amounts: readonly CurrencyAmount[]): CurrencyAmount[] {
  const sums = new Map<string | null, bigint>();
  for (const { currency, minor } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
  return [...sums].map(([currency, minor]) => ({ currency, minor: minor.toString() }));
}

/** "ends in 12 days", "ends today", "ended 31 days ago". */
export function endInWords(days: number): string {
  if (days === 0) return 'ends today';
  return days > 0 ? `ends in ${count(days, 'day')}` : `ended ${count(-days, 'day')} ago`;
}

/** The newest complete month of which the active users are known. */
export const newestUse = ({ months }: Use): (UseMonth & { mau: number }) | null =>
  months.flatMap((one) => (one.mau === null ? [] : [{ ...one, mau: one.mau }])).at(-1) ?? null;

/** "312 monthly active users in May 2026, summed over 2 hubs". */
export function usersInWords(use: Use): string | null {
  const newest = newestUse(use);
  if (newest === null) return null;
  const over = newest.hubs > 1 ? `, summed over ${newest.hubs} hubs` : '';
  return `${formatNumber(newest.mau)} monthly active ${newest.mau === 1 ? 'user' : 'users'} in ${formatMonth(newest.month)}${over}`;
}

/** "up 12 %", "down 3 %", "about the same". */
export function trendInWords(change: number): string {
  const percent = Math.round(Math.abs(change) * 100);
  if (percent === 0) return 'About the same';
  return `${change > 0 ? 'Up' : 'Down'} ${formatNumber(percent)}\u00a0%`;
}

/** What the cloud has cost since the end, as one sentence or more. */
export function costInWords({ months, missing, sum, endMonth, soFar }: CostSince): string {
  const whole =
    months.length === 0
      ? 'No full month has passed since the month of the end.'
      : sum.length === 0
        ? `No cloud cost is recorded for ${spans(months, 'en')}.`
        : `${amountsText(sum)} in ${spans(
            months.filter((month) => !missing.includes(month)),
            'en',
          )}.`;
  return [
    whole,
    ...(missing.length > 0 && sum.length > 0 ? [`None is recorded for ${spans(missing, 'en')}.`] : []),
    ...(endMonth
      ? [`${formatMonth(endMonth.month)}, the month of the end, cost ${amountsText(endMonth.amount)} as a whole.`]
      : []),
    ...(soFar ? [`${formatMonth(soFar.month)}, which is not over, ${amountsText(soFar.amount)} so far.`] : []),
  ].join(' ');
}

export function activeInWords({ hubs, lastActive, most }: UsersSince): string {
  if (hubs === 0) return 'No data of users after the end.';
  if (lastActive === null || most === null) return 'No active users after the end.';
  const users = `${formatNumber(most.users)} active ${most.users === 1 ? 'user' : 'users'}`;
  const over = hubs > 1 ? `, summed over ${hubs} hubs` : '';
  return `Active users up to ${formatDay(lastActive)}; at most ${users} on one day (${formatDay(most.day)}${over}).`;
}

/** "Step 2 of 3, until 29 June 2026". */
export const extensionInWords = ({ step, steps, until, decision }: Extension): string =>
  step === null || until === null
    ? `All ${steps} steps are used up since ${formatDay(decision)}: the BD lead decides.`
    : `Step ${step} of ${steps}, until ${formatDay(until)}; the BD lead decides after ${formatDay(decision)}.`;
