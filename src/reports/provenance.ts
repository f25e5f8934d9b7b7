import type { System } from '../model/index.ts';
import { formatDay } from '../charts/index.ts';
import type { Measure } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, periodText } from './period.ts';
import type { CommunityExtract } from './schema.ts';
import type { Provenance } from './view.ts';

/** Trailing window of each measure, as the metric's `period` label names it. */
const WINDOW = { mau: '30d', wau: '7d', dau: '24h' } as const;

/** The query of a usage measure, as it is sent to the metrics' HTTP API. */
const usageQuery = ({ usageMeasure: { metric, namespaceLabel } }: CommunityExtract, measure: Measure): string =>
  `max by (${namespaceLabel}) (${metric}{period="${WINDOW[measure]}"})`;

const FILES = 'CSV files of past usage';
const isFrom = ({ usageMeasure }: CommunityExtract, place: 'servers' | 'files') =>
  usageMeasure.readFrom.includes(place);

export const usageSource = (extract: CommunityExtract, measure: Measure): string =>
  `${[
    ...(isFrom(extract, 'servers') ? [`Prometheus, one sample a day of ${usageQuery(extract, measure)}`] : []),
    ...(isFrom(extract, 'files') ? [FILES] : []),
  ].join('; ')}; ${pulled(extract, 'usage')}.`;

export const costSource = (extract: CommunityExtract): string =>
  `Cloud-billing sheet, exported as CSV; ${pulled(extract, 'cost')}.`;

const usagePeriod = ({ through }: CommunityExtract) => periodText(completeMonths(through, HISTORY_MONTHS));

/** The system that engagements and what hangs on them are kept in. */
export const keptIn = ({ engagementSource }: CommunityExtract): string =>
  engagementSource === 'csv' ? 'CSV files' : 'Airtable';

export const deliveryProvenance = (extract: CommunityExtract): Provenance[] => [
  {
    what: 'Agreements, projects and deliverables',
    source: keptIn(extract),
    query: 'Tables Engagements, Projects, Project Deliverables',
    period: `All records as of ${formatDay(extract.asOf)}`,
    pulled: pulled(extract, 'airtable'),
  },
];

export const quoteProvenance = (extract: CommunityExtract): Provenance[] => [
  {
    what: 'Quotes, with consent to publish',
    source: keptIn(extract),
    query: 'Table Check-ins, where May publish is ticked',
    period: `Up to ${formatDay(extract.asOf)}`,
    pulled: pulled(extract, 'airtable'),
  },
  {
    what: "The community's goals and name",
    source: 'HubSpot',
    query: 'Company record',
    period: 'Latest',
    pulled: pulled(extract, 'hubspot'),
  },
];

export const usageProvenance = (extract: CommunityExtract): Provenance[] => [
  {
    what: 'Active users',
    source: [...(isFrom(extract, 'servers') ? ['Prometheus'] : []), ...(isFrom(extract, 'files') ? [FILES] : [])].join(
      '; ',
    ),
    query: isFrom(extract, 'servers')
      ? usageQuery(extract, 'mau').replace('"30d"', '"30d", "7d" or "24h"')
      : 'date, hub, users, cluster',
    period: usagePeriod(extract),
    pulled: pulled(extract, 'usage'),
  },
];

export const costProvenance = (extract: CommunityExtract): Provenance[] => [
  {
    what: 'Cloud cost',
    source: 'Cloud-billing sheet',
    query: 'CSV export: community_id, month, usd',
    period: usagePeriod(extract),
    pulled: pulled(extract, 'cost'),
  },
];

function pulled({ sources }: CommunityExtract, system: System): string {
  const source = sources.find((one) => one.system === system);
  if (!source || source.status === 'not-connected' || source.pulledAt === null) return 'not connected';
  return `read on ${formatInstant(source.pulledAt)}${source.status === 'incomplete' ? ', incomplete' : ''}`;
}

/** `15 June 2026, 03:10 UTC`. */
export const formatInstant = (instant: string): string => {
  const utc = new Date(instant).toISOString();
  return `${formatDay(utc.slice(0, 10))}, ${utc.slice(11, 16)} UTC`;
};

/** What is known to be missing from the community's records as a whole. */
export function deliveryQuality({ missingRecords, invented }: CommunityExtract): string[] {
  return [
    ...(invented ? ['All data on this page is invented: it shows how a report looks.'] : []),
    ...(missingRecords === 0
      ? []
      : missingRecords === 1
        ? ['1 record of this community could not be read or placed and is not shown.']
        : [`${missingRecords} records of this community could not be read or placed and are not shown.`]),
  ];
}
