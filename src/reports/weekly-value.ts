import { formatPercent, summarise, type ChartSpec } from '../charts/index.ts';
import { addDays, type Day } from '../model/index.ts';
import { defined } from './definitions/index.ts';
import { eventMarks } from './event-marks.ts';
import { firstOf } from './gaps.ts';
import type { HubUsage } from './hubs.ts';
import { completeMonths, firstDay, lastDay } from './period.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { sampleOf, wholeWeeks } from './usage-trend.ts';

const MONTHS = 12;
const NOTES = 5;

/** The last sample of weekly active users of the week that begins on a day; null where it has none. */
function lastOf(hub: HubUsage, monday: Day): number | null {
  for (let i = 6; i >= 0; i -= 1) {
    const value = sampleOf(hub, 'wau', addDays(monday, i));
    if (value !== null) return value;
  }
  return null;
}

/** Week by week of 12 months, whether a hub had enough active users to be of use. Null when no hub has a value. */
export function weeklyValue(extract: CommunityExtract, hubs: HubUsage[]): ChartSpec | null {
  const { language, weeklyUsersOfValue: threshold } = extract;
  const texts = textsOf(language).usage;
  const period = completeMonths(extract.through, MONTHS);
  const weeks = wholeWeeks(firstDay(period), lastDay(period));
  const series = hubs
    .map((hub) => ({
      id: hub.id,
      label: hub.name,
      values: weeks.map((week) => {
        const value = lastOf(hub, week);
        return value === null ? null : Number(value >= threshold);
      }),
    }))
    .filter(({ values }) => values.some((value) => value !== null));
  const [only] = series;
  if (!only) return null;
  const known = only.values.filter((value) => value !== null);
  const always = series.filter(({ values }) => values.every((value) => value !== 0)).length;
  const spec: Omit<ChartSpec, 'summary'> = {
    id: 'weeks-of-value',
    kind: 'strip',
    title:
      series.length === 1
        ? texts.weekly.one(
            threshold,
            formatPercent(
              known.filter((value) => value === 1).length,
              known.length,
              texts.weekly.weeks(known.length),
              language,
            ),
          )
        : texts.weekly.several(threshold, always, series.length),
    unit: '',
    cells: { filled: texts.weekly.filled(threshold), empty: texts.weekly.empty },
    decimals: 0,
    x: { kind: 'week', label: texts.week, values: weeks },
    series,
    notes: [
      texts.weekly.note(threshold),
      ...firstOf(
        series.flatMap(({ label, values }) => {
          const missing = values.filter((value) => value === null).length;
          return missing ? [texts.weekly.none(label, missing, weeks.length)] : [];
        }),
        texts.gaps.moreHubs,
        NOTES,
      ),
    ],
    source: usageSource(extract, 'wau'),
    definition: defined('weeksOfValue', language),
    language,
    events: eventMarks(extract).filter(({ day }) => day >= (weeks[0] ?? '')),
    tableInPage: false,
  };
  return { ...spec, summary: summarise(spec) };
}
