import type { ChartEvent } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import { hubUsage, type HubUsage } from './hubs.ts';
import { completeMonths, firstDay, HISTORY_MONTHS, lastDay } from './period.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { compare, list } from './words.ts';

/** Hubs that a mark names; of more it says how many. */
const NAMED = 2;

/**
 * What helps to read a chart of use or cost, in the order of days: agreements that begin, hubs that are first used or
 * decommissioned, and what the team noted. Only days of the report's 24 months.
 */
export function eventMarks(extract: CommunityExtract): ChartEvent[] {
  const { language, events, engagements, through } = extract;
  const words = textsOf(language).usage.events;
  const months = completeMonths(through, HISTORY_MONTHS);
  const hubs = hubUsage(extract);
  const byDay = (dayOf: (hub: HubUsage) => Day | null, text: (hubs: string) => string): ChartEvent[] =>
    [...Map.groupBy(hubs, dayOf)].flatMap(([day, found]) => {
      const names = found.map(({ name }) => name);
      const label = text(names.length > NAMED ? words.hubs(names.length) : list(names, language));
      return day === null ? [] : [{ day, label }];
    });
  return [
    ...engagements.flatMap(({ name, start, end, status }) =>
      name === null || start === null || (end !== null && end < start) || status === 'Cancelled'
        ? []
        : [{ day: start, label: words.begin(name) }],
    ),
    ...byDay((hub) => firstSample(hub, firstDay(months)), words.firstUsed),
    ...byDay(({ decommissionedOn }) => decommissionedOn, words.decommissioned),
    ...events.map(({ day, text }) => ({ day, label: text })),
  ]
    .filter(({ day }) => day >= firstDay(months) && day <= lastDay(months))
    .sort((a, b) => compare(a.day, b.day));
}

/** The first day with a sample; null where it is the first of the report, before which nothing is known. */
function firstSample({ months }: HubUsage, start: Day): Day | null {
  for (const [month, { mau, wau, dau }] of [...months].sort(([a], [b]) => compare(a, b))) {
    const at = mau.findIndex((_, i) => [mau, wau, dau].some((samples) => samples[i] !== null));
    const day = `${month}-${String(at + 1).padStart(2, '0')}`;
    if (at >= 0) return day > start ? day : null;
  }
  return null;
}
