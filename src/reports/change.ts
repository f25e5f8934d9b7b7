import { formatChange, formatNumber, type Language } from '../charts/index.ts';
import { addMonths } from '../model/index.ts';
import { monthsOf, type Period } from './period.ts';
import { monthsWithData, type HubUsage, type Measure } from './hubs.ts';
import { textsOf } from './texts/index.ts';

/** A value and its change on the one of another period. */
export interface Compared {
  value: number | null;
  before: number | null;
  /** `up 23 % from 335 in the 12 months before`, or why there is no comparison. */
  change: string;
  /** Whether `change` compares two values, and does not say why there is no comparison. */
  isComparison: boolean;
}

/**
 * Compares a hub's figure of two periods of the same length. Only periods with data in each of their months can be compared.
 * `base`: the period before, or the same months a year before.
 */
export function compareHub(
  hub: HubUsage,
  measure: Measure,
  now: Period,
  base: Period,
  of: (period: Period) => number | null,
  decimals = 0,
  language: Language = 'en',
): Compared {
  const { impact } = textsOf(language);
  const known = (period: Period) => monthsWithData(hub, measure, monthsOf(period)).length;
  const lack = [now, base].find((period) => known(period) < monthsOf(period).length);
  const [value, before] = [of(now), of(base)];
  if (value === null) return { value, before, change: '', isComparison: false };
  const isYearBefore = addMonths(base.to, 1) !== now.from;
  const months = monthsOf(now).length;
  if (lack || before === null) {
    const short = lack ?? base;
    const which = short === now ? 'now' : isYearBefore ? 'year' : 'before';
    return { value, before, change: impact.noComparison(known(short), months, which), isComparison: false };
  }
  const when = isYearBefore ? impact.monthsYearBefore(months) : impact.monthsBefore(months);
  return { value, before, change: changeOn(before, value, when, decimals, language), isComparison: true };
}

/** `up 23 % from 335 a year before`, `up from 2 a year before`, `the same as a year before`. Both are rounded as they are shown. */
export function changeOn(from: number, to: number, when: string, decimals = 0, language: Language = 'en'): string {
  const { sameAs, changeFrom } = textsOf(language).impact;
  const [a, b] = [Number(from.toFixed(decimals)), Number(to.toFixed(decimals))];
  return a === b ? sameAs(when) : changeFrom(formatChange(a, b, language), formatNumber(a, decimals, language), when);
}
