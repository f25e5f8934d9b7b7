import { formatChange, formatNumber } from '../charts/index.ts';
import { monthsOf, type Period } from './period.ts';
import { monthsWithData, type HubUsage, type Measure } from './hubs.ts';

/** A value and its change on the one of the period before. */
export interface Compared {
  value: number | null;
  before: number | null;
  /** `up 23 % from 335 in the 12 months before`, or why there is no comparison. */
  change: string;
}

/** Compares a hub's figure of two periods. Only two periods with data in each of their months can be compared. */
export function compareHub(
  hub: HubUsage,
  measure: Measure,
  now: Period,
  before: Period,
  of: (period: Period) => number | null,
  decimals = 0,
): Compared {
  const lack = [now, before]
    .map((period) => ({ period, months: monthsOf(period) }))
    .find(({ months }) => monthsWithData(hub, measure, months).length < months.length);
  const [value, base] = [of(now), of(before)];
  if (value === null) return { value, before: base, change: '' };
  if (lack || base === null) {
    const months = monthsOf(lack?.period ?? before);
    const which = (lack?.period ?? before) === now ? 'this period' : 'the period before';
    return {
      value,
      before: base,
      change: `no comparison: data for ${monthsWithData(hub, measure, months).length} of ${months.length} months of ${which}`,
    };
  }
  return { value, before: base, change: changeOn(base, value, 'in the 12 months before', decimals) };
}

/** `up 23 % from 335 a year before`, `up from 2 a year before`, `the same as a year before`. Both are rounded as they are shown. */
export function changeOn(from: number, to: number, when: string, decimals = 0): string {
  const [a, b] = [Number(from.toFixed(decimals)), Number(to.toFixed(decimals))];
  if (a === b) return `the same as ${when}`;
  return `${formatChange(a, b)} from ${formatNumber(a, decimals)} ${when}`;
}
