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
      interior(days, first, last).flatMap(({ from, to }) => silence(hub, from, to)),
      'gap',
    ),
    ...(closed === null
      ? silence(hub, addDays(last, 1), end, true)
      : silence(hub, addDays(last, 1), addDays(closed, -1))),
    ...(closed === null ? [] : [`${hub.name} was decommissioned on ${formatDay(closed)}.`]),
    ...rejectedNote(hub),
  ];
}

/** Days without a sample, by why there is none. Those from the day of the reading on were not over by then. */
function silence(hub: HubUsage, from: Day, to: Day, lasting = false): string[] {
  const runs: { from: Day; to: Day; why: string }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const why = whySilent(hub, day);
    const run = runs.at(-1);
    if (run?.why === why) run.to = day;
    else runs.push({ from: day, to: day, why });
  }
  return runs.map((run, place) => {
    const open = lasting && place === runs.length - 1;
    return `No data ${open ? `since ${formatDay(run.from)}` : spanText(run.from, run.to)} for ${hub.name}: ${run.why}.`;
  });
}

function whySilent({ readOn, unread }: HubUsage, day: Day): string {
  if (readOn !== null && day >= readOn) return `this report was read on ${formatDay(readOn)}`;
  if (!unread.some(({ from, to }) => day >= from && day <= to)) return 'the hub sent no samples';
  return `it could not be read from the monitoring system${readOn === null ? '' : ` on ${formatDay(readOn)}`}`;
}

const rejectedNote = ({ name, rejected }: HubUsage): string[] =>
  rejected === 0
    ? []
    : [
        `${name}: ${rejected === 1 ? '1 sample that is no count of people is' : `${rejected} samples that are no counts of people are`} left out.`,
      ];

/** Runs of days without a sample between the first and the last. */
function interior(days: { day: Day; value: number | null }[], first: Day, last: Day): { from: Day; to: Day }[] {
  const runs: { from: Day; to: Day }[] = [];
  for (const { day, value } of days) {
    if (value !== null || day < first || day > last) continue;
    const run = runs.at(-1);
    if (run && addDays(run.to, 1) === day) run.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** A span as `from 3 to 9 May 2026`. */
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
