import { daysInMonth, lastDayOf, type Day, type Month, type PublicHub } from '../model/index.ts';
import { formatDay, type Language } from '../charts/index.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { list } from './words.ts';

export const MEASURES = ['mau', 'wau', 'dau'] as const;
export type Measure = (typeof MEASURES)[number];
type Samples = (number | null)[];

/** The use of one namespace: as a rule one hub. */
export interface HubUsage {
  /** Stable within the community's report: its place in the list. */
  id: string;
  name: string;
  /** One sample a day by month; null where there is none that can be used. */
  months: ReadonlyMap<Month, Record<Measure, Samples>>;
  decommissionedOn: Day | null;
  /** UTC day on which the metrics were read: later days were never asked for. Null when they were not read. */
  readOn: Day | null;
  /** Samples left out because they are no counts of people. */
  rejected: number;
  /** Days that could not be read from the monitoring system. */
  unread: readonly { from: Day; to: Day }[];
  /** Values of past days that changed after they were read. */
  corrections: CommunityExtract['usageHistory']['corrections'];
  /** Why there are no samples at all; null when there are. */
  reason: string | null;
}

/** What the use of hubs is read from. */
export type HubExtract = Pick<
  CommunityExtract,
  'hubs' | 'usage' | 'sources' | 'language' | 'sharedHubIds' | 'usageHistory' | 'asOf'
>;

/** Every hub of the community with its samples, in the order of its records. Hubs that share a namespace are one. */
export function hubUsage(extract: HubExtract): HubUsage[] {
  const records = Map.groupBy(extract.usage, ({ namespace }) => namespace);
  const groups = Map.groupBy(extract.hubs, ({ id, namespace }) =>
    namespace === null ? `hub ${id}` : `namespace ${namespace}`,
  );
  const readAt = extract.sources.find(({ system }) => system === 'usage')?.pulledAt ?? null;
  const readOn = readAt === null ? null : new Date(readAt).toISOString().slice(0, 10);
  const { language } = extract;
  const { unnamedHub, numberedHub } = textsOf(language).usage;
  const nameOf = ({ name, namespace }: PublicHub) => name ?? namespace ?? unnamedHub;
  const names = [...groups.values()].map((hubs) => list([...new Set(hubs.map(nameOf))], language));
  return [...groups.values()].map((hubs, place) => {
    const namespace = hubs[0]?.namespace ?? null;
    const shared = hubs.some(({ id }) => extract.sharedHubIds.includes(id));
    const raw = namespace === null || shared ? [] : (records.get(namespace) ?? []);
    const months = new Map(
      raw.map((record) => {
        const days = daysInMonth(record.month);
        return [
          record.month,
          { mau: clean(record.mau, days), wau: clean(record.wau, days), dau: clean(record.dau, days) },
        ] as const;
      }),
    );
    const ofHub = <T extends { namespace: string }>(items: readonly T[]): T[] =>
      shared ? [] : items.filter((item) => item.namespace === namespace);
    const stated = raw.flatMap(({ mau, wau, dau }) => [...mau, ...wau, ...dau]);
    const empty = [...months.values()].every((month) =>
      MEASURES.every((measure) => month[measure].every((value) => value === null)),
    );
    const closed = hubs.every(({ decommissionedOn }) => decommissionedOn !== null) ? latest(hubs) : null;
    const name = names[place] ?? '';
    return {
      id: `hub-${place + 1}`,
      name: names.filter((other) => other === name).length > 1 ? numberedHub(name, namespace ?? place + 1) : name,
      months,
      decommissionedOn: closed,
      readOn,
      rejected:
        stated.filter((value) => value !== null && !isCount(value)).length +
        ofHub(extract.usageHistory.refused).reduce((sum, { samples }) => sum + samples, 0),
      unread: ofHub(extract.usageHistory.gaps),
      corrections: ofHub(extract.usageHistory.corrections),
      reason: empty ? whyNone(extract, namespace, shared, closed) : null,
    };
  });
}

const latest = (hubs: PublicHub[]): Day | null =>
  hubs
    .map(({ decommissionedOn }) => decommissionedOn)
    .sort()
    .at(-1) ?? null;

const isCount = (value: number) => Number.isInteger(value) && value >= 0;
const clean = (values: readonly (number | null)[], days: number): Samples =>
  Array.from({ length: days }, (_, i) => values[i] ?? null).map((value) =>
    value !== null && isCount(value) ? value : null,
  );

function whyNone(
  { sources, asOf, usageHistory, language }: HubExtract,
  namespace: string | null,
  shared: boolean,
  closed: Day | null,
): string {
  const { whyNone: why } = textsOf(language).usage;
  const status = sources.find(({ system }) => system === 'usage')?.status;
  if (status !== 'complete') return why.notConnected;
  if (namespace === null) return why.noNamespace;
  if (shared) return why.shared;
  if (closed !== null && closed <= asOf) return why.decommissioned(formatDay(closed, language));
  return usageHistory.gaps.some((gap) => gap.namespace === namespace) ? why.unread : why.noSample;
}

/** The last sample of a month, with its day. */
export function lastSample(hub: HubUsage, measure: Measure, month: Month): { value: number; day: Day } | null {
  const samples = hub.months.get(month)?.[measure] ?? [];
  const index = samples.findLastIndex((value) => value !== null);
  const value = samples[index];
  return value === undefined || value === null ? null : { value, day: dayOf(month, index) };
}

/** The mean of the days of some months that have a sample. */
export function meanOf(
  hub: HubUsage,
  measure: Measure,
  months: readonly Month[],
): { value: number; days: number } | null {
  const known = dailyOf(hub, measure, months).flatMap(({ value }) => (value === null ? [] : [value]));
  return known.length
    ? { value: known.reduce((sum, value) => sum + value, 0) / known.length, days: known.length }
    : null;
}

/** The highest sample of some months and the first day that has it. */
export function peakOf(hub: HubUsage, measure: Measure, months: readonly Month[]): { value: number; day: Day } | null {
  let peak: { value: number; day: Day } | null = null;
  for (const { value, day } of dailyOf(hub, measure, months)) {
    if (value !== null && (peak === null || value > peak.value)) peak = { value, day };
  }
  return peak;
}

/** The day at a place of a month, first day at 0. */
const dayOf = (month: Month, index: number): Day => `${month}-${String(index + 1).padStart(2, '0')}`;

/** Every day of some months with its sample. */
export const dailyOf = (
  hub: HubUsage,
  measure: Measure,
  months: readonly Month[],
): { day: Day; value: number | null }[] =>
  months.flatMap((month) =>
    Array.from({ length: daysInMonth(month) }, (_, i) => ({
      day: dayOf(month, i),
      value: hub.months.get(month)?.[measure][i] ?? null,
    })),
  );

/** Months of a list that have at least one sample. */
export const monthsWithData = (hub: HubUsage, measure: Measure, months: readonly Month[]): Month[] =>
  months.filter((month) => lastSample(hub, measure, month) !== null);

/** Whether a hub was closed by a day, so that no use of it is missing from that day on. */
export const closedBefore = ({ decommissionedOn }: HubUsage, day: Day): boolean =>
  decommissionedOn !== null && decommissionedOn <= day;

/** `no data for 1 other hub`; nothing when there is no such hub. */
export const noDataFor = (others: number, language: Language = 'en'): string[] =>
  others ? [textsOf(language).usage.noDataForOthers(others)] : [];

export const isMonthEnd = (day: Day): boolean => day === lastDayOf(day.slice(0, 7));
