import { formatDay, formatNumber, type Language } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import { compareHub, type Compared } from './change.ts';
import { gapNotes } from './gaps.ts';
import { dailyOf, lastSample, meanOf, peakOf, type HubUsage, type Measure } from './hubs.ts';
import type { Spans } from './impact-spans.ts';
import { completeMonths, firstDay, lastDay, monthsOf, HISTORY_MONTHS, type Period } from './period.ts';
import { textsOf } from './texts/index.ts';
import { compare } from './words.ts';

/** A value against the period before and, where that is another one, against the same months a year before. */
export interface ComparedTwice extends Compared {
  yearly: Compared | null;
}

/** How many people one hub reached in a period. */
export interface Reach {
  name: string;
  peak: ComparedTwice;
  weekly: ComparedTwice;
  daily: ComparedTwice;
  /** The peak as text: "no data" where it is not known. */
  people: string;
  /** `data for 5 of 12 months`; empty where every month of the period has some. */
  coverage: string;
  /** First day with a sample of any measure; null where there is none. */
  firstDay: Day | null;
  /** `since 3 March 2025`, `since June 2024 or earlier`. */
  inUse: string;
  decommissionedOn: Day | null;
  /** Whether the hub runs, in words. */
  state: string;
  reason: string | null;
  notes: string[];
}

type Months = NonNullable<Spans['months']>;

/** Every hub, the busiest first. */
export const reachOf = (hubs: HubUsage[], months: Months, through: Day, language: Language): Reach[] =>
  hubs
    .map((hub) => {
      const { now } = months;
      const twice = (measure: Measure, of: (period: Period) => number | null, decimals = 0): ComparedTwice => {
        const on = (base: Period) => compareHub(hub, measure, now, base, of, decimals, language);
        return { ...on(months.before), yearly: months.yearBefore && on(months.yearBefore) };
      };
      const peak = twice('mau', (some) => peakOf(hub, 'mau', monthsOf(some))?.value ?? null);
      return {
        name: hub.name,
        peak,
        weekly: twice('wau', (some) => meanOf(hub, 'wau', monthsOf(some))?.value ?? null),
        daily: twice('dau', (some) => meanOf(hub, 'dau', monthsOf(some))?.value ?? null, 1),
        people: formatNumber(peak.value, 0, language),
        coverage: coverageOf(hub, now, language),
        ...standingOf(hub, through, language),
        reason: hub.reason ?? (peak.value === null ? whyNot(hub, now, language) : null),
        notes: gapNotes(hub, 'mau', monthsOf(now), language),
      };
    })
    .sort((a, b) => (b.peak.value ?? -1) - (a.peak.value ?? -1) || compare(a.name, b.name));

function coverageOf(hub: HubUsage, period: Period, language: Language): string {
  const months = monthsOf(period);
  const known = months.filter((month) => lastSample(hub, 'mau', month) !== null).length;
  return known === months.length ? '' : textsOf(language).impact.coverage(known, months.length);
}

/** Since when a hub was used, as far as samples say, and whether it runs on a day. */
function standingOf(hub: HubUsage, through: Day, language: Language) {
  const { impact } = textsOf(language);
  const first = firstUse(hub);
  const isStart = first === firstDay(completeMonths(through, HISTORY_MONTHS));
  const closed = hub.decommissionedOn !== null && hub.decommissionedOn <= through ? hub.decommissionedOn : null;
  return {
    firstDay: first,
    inUse: first === null ? '' : impact.inUseSince(formatDay(first, language), isStart),
    decommissionedOn: closed,
    state: closed === null ? impact.running : impact.decommissioned(formatDay(closed, language)),
  };
}

/** First day on which somebody was active, as far back as the samples go. */
const firstUse = (hub: HubUsage): Day | null =>
  dailyOf(hub, 'mau', [...hub.months.keys()].sort()).find(({ value }) => value !== null && value > 0)?.day ?? null;

const whyNot = ({ decommissionedOn }: HubUsage, period: Period, language: Language): string => {
  const { impact } = textsOf(language);
  return decommissionedOn !== null && decommissionedOn <= lastDay(period)
    ? impact.wasDecommissioned(formatDay(decommissionedOn, language))
    : impact.noSample;
};
