import { formatMonth, formatNumber, summarise, type ChartSpec, type Language } from '../charts/index.ts';
import { firstDayOf, lastDayOf, monthOf, type Month } from '../model/index.ts';
import { defined } from './definitions/index.ts';
import { eventMarks } from './event-marks.ts';
import { closedBefore, lastSample, type HubUsage } from './hubs.ts';
import { spans } from './month-spans.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf } from './period.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { capital, list } from './words.ts';

/** Hubs that a stack can tell apart; the others of many are one layer. */
const LAYERS = 6;
/** Hubs that a note names; of more it says how many. */
const NAMED = 3;

/** A sum over hubs at the end of a month. It counts a person once a hub, so it is no number of people. */
export interface HubSum {
  /** Null where a hub that ran, or may have, has no value. */
  value: number | null;
  /** Hubs in the sum. */
  hubs: number;
  lacking: HubUsage[];
}

export function sumOf(hubs: readonly HubUsage[], month: Month): HubSum {
  const values = hubs.flatMap((hub) => lastSample(hub, 'mau', month)?.value ?? []);
  const lacking = hubs.filter((hub) => lastSample(hub, 'mau', month) === null && mayHaveRun(hub, month));
  const isKnown = values.length > 0 && lacking.length === 0;
  return { value: isKnown ? values.reduce((sum, value) => sum + value, 0) : null, hubs: values.length, lacking };
}

/** A hub is not expected before its first sample, unless days before it could not be read, and not after it was decommissioned. */
function mayHaveRun(hub: HubUsage, month: Month): boolean {
  if (closedBefore(hub, firstDayOf(month))) return false;
  if (hub.unread.some(({ from, to }) => from <= lastDayOf(month) && to >= firstDayOf(month))) return true;
  const first = [...hub.months.keys()].sort().find((one) => lastSample(hub, 'mau', one) !== null);
  return first === undefined || first < month;
}

/** The sum over hubs by month, a layer a hub. Null for one hub and where no month has a sum. */
export function sumChart(extract: CommunityExtract, hubs: HubUsage[]): ChartSpec | null {
  const { language } = extract;
  const { sum: words, users, user, month: label, monthEnd } = textsOf(language).usage;
  const months = monthsOf(completeMonths(extract.through, HISTORY_MONTHS));
  const sums = months.map((month) => sumOf(hubs, month));
  const at = sums.findLastIndex(({ value }) => value !== null);
  const month = months[at];
  if (hubs.length < 2 || month === undefined) return null;
  const series = hubs
    .map(({ id, name, ...hub }) => ({
      id,
      label: name,
      values: months.map((one, i) =>
        sums[i]?.value == null ? null : (lastSample({ id, name, ...hub }, 'mau', one)?.value ?? 0),
      ),
    }))
    .filter(({ values }) => values.some((value) => value !== null && value > 0));
  const spec: Omit<ChartSpec, 'summary'> = {
    id: 'sum-over-hubs',
    kind: 'area',
    title: words.title(formatNumber(sums[at]?.value ?? null, 0, language), formatMonth(month, language)),
    unit: users,
    unitOne: user,
    decimals: 0,
    x: { kind: 'month', label, values: months },
    series: layered(series, words.other),
    notes: [
      words.twice,
      ...(series.some(({ values }) => values.includes(0)) ? [words.notRunning] : []),
      ...hubs.flatMap((hub) => closingNote(hub, months, language)),
      ...gapNotesOf(months, sums, extract),
    ],
    source: usageSource(extract, 'mau'),
    definition: defined('sum', language),
    language,
    events: eventMarks(extract),
  };
  return { ...spec, summary: summarise(spec, monthEnd) };
}

/** In the month in which a hub closes, its last sample and the first ones of a hub that takes its place are both in the sum. */
function closingNote(hub: HubUsage, months: Month[], language: Language): string[] {
  const month = hub.decommissionedOn && monthOf(hub.decommissionedOn);
  if (!month || !months.includes(month) || lastSample(hub, 'mau', month) === null) return [];
  return [capital(textsOf(language).usage.sum.closing(formatMonth(month, language), hub.name))];
}

type Layers = ChartSpec['series'];

/** The highest hubs by their newest value, and the others as one layer: a stack without them would be lower than the sum. */
function layered(series: Layers, other: (hubs: number) => string): Layers {
  if (series.length <= LAYERS) return series;
  const newest = ({ values }: Layers[number]) => values.findLast((value) => value !== null) ?? 0;
  const kept = new Set(series.toSorted((a, b) => newest(b) - newest(a)).slice(0, LAYERS - 1));
  const rest = series.filter((one) => !kept.has(one));
  const values = (rest[0]?.values ?? []).map((first, i) =>
    first === null ? null : rest.reduce((sum, one) => sum + (one.values[i] ?? 0), 0),
  );
  return [...series.filter((one) => kept.has(one)), { id: 'other', label: other(rest.length), values }];
}

/** Months without a sum, by the hubs that lack a value. */
function gapNotesOf(months: Month[], sums: HubSum[], { language }: CommunityExtract): string[] {
  const words = textsOf(language).usage.sum;
  const gaps = months.flatMap((month, i) => {
    const { lacking } = sums[i] ?? { lacking: [] };
    const names = lacking.map(({ name }) => name);
    return lacking.length
      ? [{ month, hubs: names.length > NAMED ? words.hubs(names.length) : list(names, language) }]
      : [];
  });
  return [...Map.groupBy(gaps, ({ hubs }) => hubs)].map(([hubs, of]) =>
    words.gap(
      spans(
        of.map(({ month }) => month),
        language,
      ),
      hubs,
    ),
  );
}
