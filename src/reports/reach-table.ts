import { defined } from './definitions/index.ts';
import { lengthOf, spanText, type Spans } from './impact-spans.ts';
import { firstDay, lastDay } from './period.ts';
import { usageSource } from './provenance.ts';
import type { Reach } from './reach.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { DataTable } from './view.ts';

/** People reached hub by hub as values. The two columns of the year before stand only where it is not the period before. */
export function reachTable(extract: CommunityExtract, reach: Reach[], spans: Spans): DataTable[] {
  const { language } = extract;
  const { impact } = textsOf(language);
  if (reach.length === 0 || spans.months === null) return [];
  const { now, yearBefore } = spans.months;
  const columns = impact.reachColumns;
  const monthsBefore = impact.monthsBefore(lengthOf(now));
  const year = yearBefore ? impact.monthsYearBefore(lengthOf(now)) : null;
  return [
    {
      id: 'people-reached',
      title: impact.reachTitle(spanText({ from: firstDay(now), to: lastDay(now) }, language)),
      columns: [
        { id: 'hub', ...columns.hub },
        { id: 'peak', label: columns.peak, description: defined('peakMau', language) },
        { id: 'peak_before', label: columns.same(monthsBefore), description: defined('peakMau', language) },
        { id: 'change', label: columns.change, description: columns.changeOf(monthsBefore) },
        ...(year === null
          ? []
          : [
              { id: 'peak_year_before', label: columns.same(year), description: defined('peakMau', language) },
              { id: 'change_year', label: columns.yearChange, description: columns.changeOf(year) },
            ]),
        { id: 'weekly_mean', label: columns.weekly, description: defined('meanWau', language) },
        { id: 'daily_mean', label: columns.daily, description: defined('meanDau', language) },
        { id: 'first_use', ...columns.firstUse },
        { id: 'decommissioned', ...columns.decommissioned },
      ],
      rows: reach.map(({ name, peak, weekly, daily, firstDay: first, decommissionedOn }) => [
        ...[name, peak.value, peak.before, peak.change || null],
        ...(year === null ? [] : [peak.yearly?.before ?? null, peak.yearly?.change || null]),
        ...[weekly.value, daily.value, first, decommissionedOn],
      ]),
      notes: [...reach.flatMap(({ notes }) => notes), ...(reach.length > 1 ? [impact.notAddedUp] : [])],
      source: usageSource(extract, 'mau'),
    },
  ];
}
