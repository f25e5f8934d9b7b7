import { formatDay, formatNumber, type Language } from '../charts/index.ts';
import { addMonths, firstDayOf, lastDayOf, monthOf, type Day } from '../model/index.ts';
import { changeOn } from './change.ts';
import { closedBefore, lastSample, noDataFor, peakOf, type HubUsage } from './hubs.ts';
import { HISTORY_MONTHS, monthsOf } from './period.ts';
import { textsOf } from './texts/index.ts';

/**
 * The hub with the highest monthly active users of the last 12 months, else of all months, and its newest sample of a month.
 * One that was decommissioned comes after those that run: a renewal is not about it.
 */
export interface Busiest {
  hub: HubUsage;
  value: number;
  day: Day;
}

export function busiest(hubs: HubUsage[], to: string): Busiest | null {
  for (const length of [12, HISTORY_MONTHS]) {
    const months = monthsOf({ from: addMonths(to, 1 - length), to });
    const found = hubs.flatMap((hub) => {
      const peak = peakOf(hub, 'mau', months)?.value;
      return peak === undefined ? [] : [{ hub, peak }];
    });
    if (found.length === 0) continue;
    const running = found.filter(({ hub }) => !closedBefore(hub, lastDayOf(to)));
    const { hub } = (running.length ? running : found).reduce((best, one) => (one.peak > best.peak ? one : best));
    const [newest] = months.toReversed().flatMap((month) => lastSample(hub, 'mau', month) ?? []);
    return newest ? { hub, ...newest } : null;
  }
  return null;
}

/** `200 people used Second, the busiest of 2 hubs, in the 30 days to 31 May 2026, down 33 % from 300 a year before.` */
export function headlineOf({ hub, value, day }: Busiest, hubs: HubUsage[], language: Language): string {
  const { headline: words, yearBefore } = textsOf(language).usage;
  const month = monthOf(day);
  const before = lastSample(hub, 'mau', addMonths(month, -12));
  const change = before ? changeOn(before.value, value, yearBefore, 0, language) : null;
  const samples = hubs.flatMap((one) => lastSample(one, 'mau', month)?.value ?? []);
  const isTop = samples.length > 1 && samples.every((sample) => sample <= value);
  const others = hubs.filter(
    (one) => lastSample(one, 'mau', month) === null && !closedBefore(one, firstDayOf(month)),
  ).length;
  const where = isTop ? words.busiest(hub.name, samples.length) : hub.name;
  const used = words.used(value, formatNumber(value, 0, language), where, formatDay(day, language), change);
  return `${[used, ...noDataFor(others, language)].join('; ')}.`;
}
