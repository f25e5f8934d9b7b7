import { formatDay, formatNumber } from '../charts/index.ts';
import { compareHub, type Compared } from './change.ts';
import { defined } from './definitions/index.ts';
import { gapNotes } from './gaps.ts';
import { meanOf, peakOf, type HubUsage } from './hubs.ts';
import { lastDay, monthsOf, periodText, type Period } from './period.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import type { DataTable } from './view.ts';
import { compare } from './words.ts';

/** How many people one hub reached in a period, against the period before. */
export interface Reach {
  name: string;
  peak: Compared;
  weekly: Compared;
  daily: Compared;
  /** The peak as text: "no data" where it is not known. */
  people: string;
  peopleBefore: string;
  reason: string | null;
  notes: string[];
}

/** Every hub, the busiest first. */
export const reachOf = (hubs: HubUsage[], period: Period, before: Period): Reach[] =>
  hubs
    .map((hub) => {
      const peak = compareHub(hub, 'mau', period, before, (some) => peakOf(hub, 'mau', monthsOf(some))?.value ?? null);
      return {
        name: hub.name,
        peak,
        weekly: compareHub(hub, 'wau', period, before, (some) => meanOf(hub, 'wau', monthsOf(some))?.value ?? null),
        daily: compareHub(hub, 'dau', period, before, (some) => meanOf(hub, 'dau', monthsOf(some))?.value ?? null, 1),
        people: formatNumber(peak.value),
        peopleBefore: formatNumber(peak.before),
        reason: hub.reason ?? (peak.value === null ? whyNot(hub, period) : null),
        notes: gapNotes(hub, 'mau', monthsOf(period)),
      };
    })
    .sort((a, b) => (b.peak.value ?? -1) - (a.peak.value ?? -1) || compare(a.name, b.name));

const whyNot = ({ decommissionedOn }: HubUsage, period: Period): string =>
  decommissionedOn !== null && decommissionedOn <= lastDay(period)
    ? `it was decommissioned on ${formatDay(decommissionedOn)}`
    : 'its metrics have no sample in the period';

export const reachTable = (extract: CommunityExtract, reach: Reach[], period: Period): DataTable => ({
  id: 'people-reached',
  title: `People reached per hub, ${periodText(period)}`,
  columns: [
    { id: 'hub', label: 'Hub', description: 'Name of the hub' },
    { id: 'peak', label: 'People reached in a month, at most', description: defined('peakMau') },
    { id: 'peak_before', label: 'The same, 12 months before', description: defined('peakMau') },
    { id: 'change', label: 'Change', description: 'Change of the peak on the 12 months before' },
    { id: 'weekly_mean', label: 'Weekly active users, mean', description: defined('meanWau') },
    { id: 'daily_mean', label: 'Daily active users, mean', description: defined('meanDau') },
  ],
  rows: reach.map(({ name, peak, weekly, daily }) => [
    name,
    peak.value,
    peak.before,
    peak.change || null,
    weekly.value,
    daily.value,
  ]),
  notes: [...reach.flatMap(({ notes }) => notes), ...(reach.length > 1 ? [defined('sum')] : [])],
  source: usageSource(extract, 'mau'),
});
