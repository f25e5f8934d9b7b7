import { addDays, type Day, type Month } from '../model/index.ts';
import { formatDay, formatMonth } from '../charts/index.ts';
import { dailyOf, isMonthEnd, lastSample, monthsWithData, type HubUsage, type Measure } from './hubs.ts';
import { atMost, list } from './words.ts';

/** Gaps that are named one by one; what is beyond is counted. */
const LIMIT = 5;

/** Sentences on what a measure of one hub lacks in some months, with dates. A hub is not missed before its first sample. */
export function gapNotes(hub: HubUsage, measure: Measure, months: readonly Month[]): string[] {
  if (hub.reason !== null) return [`No data for ${hub.name}: ${hub.reason}.`];
  const days = dailyOf(hub, measure, months);
  const known = days.filter(({ value }) => value !== null);
  const [first, last] = [known[0]?.day, known.at(-1)?.day];
  const [start, end] = [days[0]?.day, days.at(-1)?.day];
  if (!first || !last || !start || !end)
    return [`No data for ${hub.name}: its metrics have no usable sample of this measure.`];
  const closed = hub.decommissionedOn !== null && hub.decommissionedOn <= end ? hub.decommissionedOn : null;
  return [
    ...(first > start ? [`${hub.name}: data begin on ${formatDay(first)}.`] : []),
    ...atMost(
      LIMIT,
      interior(days, first, last).map((gap) => `No data ${gap} for ${hub.name}: the hub sent no samples.`),
      'gap',
    ),
    ...(closed === null
      ? silence(hub, addDays(last, 1), end, true)
      : silence(hub, addDays(last, 1), addDays(closed, -1))),
    ...(closed === null ? [] : [`${hub.name} was decommissioned on ${formatDay(closed)}.`]),
    ...rejectedNote(hub),
  ];
}

/** Days after the last sample. Those from the day of the reading on were not over, so that nothing can be said about the hub. */
function silence({ name, readOn }: HubUsage, from: Day, to: Day, lasting = false): string[] {
  if (from > to) return [];
  const span = (start: Day, stop: Day, open: boolean) => (open ? `since ${formatDay(start)}` : spanText(start, stop));
  if (readOn === null || readOn > to) {
    return [`No data ${span(from, to, lasting)} for ${name}: the hub sent no samples.`];
  }
  const unread = readOn > from ? readOn : from;
  return [
    ...(from < unread ? [`No data ${spanText(from, addDays(unread, -1))} for ${name}: the hub sent no samples.`] : []),
    `No data ${span(unread, to, lasting)} for ${name}: this report was read on ${formatDay(readOn)}.`,
  ];
}

const rejectedNote = ({ name, rejected }: HubUsage): string[] =>
  rejected === 0
    ? []
    : [
        `${name}: ${rejected === 1 ? '1 sample that is no count of people is' : `${rejected} samples that are no counts of people are`} left out.`,
      ];

/** Runs of days without a sample between the first and the last, as `from 3 to 9 May 2026`. */
function interior(days: { day: Day; value: number | null }[], first: Day, last: Day): string[] {
  const runs: { from: Day; to: Day }[] = [];
  for (const { day, value } of days) {
    if (value !== null || day < first || day > last) continue;
    const run = runs.at(-1);
    if (run && addDays(run.to, 1) === day) run.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs.map(({ from, to }) => spanText(from, to));
}

const spanText = (from: Day, to: Day): string =>
  from === to ? `on ${formatDay(from)}` : `from ${spanStart(from, to)} to ${formatDay(to)}`;

/** The start of a span without what its end repeats: `3`, `28 April` or `28 December 2025`. */
function spanStart(from: Day, to: Day): string {
  const [date = '', month = '', year = ''] = formatDay(from).split('\u00a0');
  if (from.slice(0, 7) === to.slice(0, 7)) return date;
  return from.slice(0, 4) === to.slice(0, 4) ? `${date}\u00a0${month}` : `${date}\u00a0${month}\u00a0${year}`;
}

/** Months whose value is not that of their last day. */
export function monthEndNotes(hub: HubUsage, measure: Measure, months: readonly Month[]): string[] {
  const early = months.flatMap((month) => {
    const sample = lastSample(hub, measure, month);
    return sample && !isMonthEnd(sample.day) ? [sample.day] : [];
  });
  return atMost(
    LIMIT,
    early.map(
      (day) =>
        `${hub.name}: the value of ${formatMonth(day.slice(0, 7))} is that of ${formatDay(day)}, the last day with data.`,
    ),
    'month',
  );
}

/** Months whose mean rests on fewer days than they have. */
export function partialNotes(hub: HubUsage, measure: Measure, months: readonly Month[]): string[] {
  const partial = monthsWithData(hub, measure, months).flatMap((month) => {
    const days = dailyOf(hub, measure, [month]);
    const known = days.filter(({ value }) => value !== null).length;
    return known < days.length ? [`${formatMonth(month)} (${known} of ${days.length} days)`] : [];
  });
  if (partial.length === 0) return [];
  const shown = partial.slice(0, LIMIT);
  const more = partial.length - shown.length;
  return [
    `${hub.name}: the mean rests on the days with data in ${list([...shown, ...(more ? [`${more} more months`] : [])])}.`,
  ];
}
