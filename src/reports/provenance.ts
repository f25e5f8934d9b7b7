import type { System } from '../model/index.ts';
import { formatDay, type Language } from '../charts/index.ts';
import { doubtQuality } from './doubts.ts';
import { MEASURES, type Measure } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, periodText } from './period.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { Provenance } from './view.ts';

const textsFor = ({ language }: Pick<CommunityExtract, 'language'>) => textsOf(language).provenance;

/** Trailing window of each measure, as the metric's `period` label names it. */
const WINDOW = { mau: '30d', wau: '7d', dau: '24h' } as const;

/** The query of usage measures, as it is sent to the metrics' HTTP API, once for each window. */
export function usageQuery(extract: CommunityExtract, measures: readonly Measure[] = MEASURES): string {
  const { metric, namespaceLabel } = extract.usageMeasure;
  const windows = measures.map((measure) => `"${WINDOW[measure]}"`);
  const { or } = textsFor(extract);
  const either = [windows.slice(0, -1).join(', '), ...windows.slice(-1)].filter(Boolean).join(` ${or} `);
  return `max by (${namespaceLabel}) (${metric}{period=${either}})`;
}

const isFrom = ({ usageMeasure }: CommunityExtract, place: 'servers' | 'files') =>
  usageMeasure.readFrom.includes(place);

export const usageSource = (extract: CommunityExtract, measure: Measure): string =>
  `${[
    ...(isFrom(extract, 'servers') ? [textsFor(extract).dailySample(usageQuery(extract, [measure]))] : []),
    ...(isFrom(extract, 'files') ? [textsFor(extract).files] : []),
  ].join('; ')}; ${pulled(extract, 'usage')}.`;

export const costSource = (extract: CommunityExtract): string =>
  `${textsFor(extract).billingExport}; ${pulled(extract, 'cost')}.`;

const usagePeriod = ({ through, language }: CommunityExtract) =>
  periodText(completeMonths(through, HISTORY_MONTHS), language);

/** The system that engagements and what hangs on them are kept in. */
export const keptIn = (extract: Pick<CommunityExtract, 'engagementSource' | 'language'>): string =>
  extract.engagementSource === 'csv' ? textsFor(extract).csvFiles : 'Airtable';

type Of = 'delivery' | 'fte' | 'quotes' | 'scores' | 'hubs';

/** Records of the delivery system, with the tables and the days that they are of. */
const kept = (extract: CommunityExtract, what: Of, period: string): Provenance => ({
  what: textsFor(extract)[what],
  source: keptIn(extract),
  query: textsFor(extract)[`${what}Query`],
  period,
  pulled: pulled(extract, 'airtable'),
});

const asOfText = (extract: CommunityExtract) => textsFor(extract).allAsOf(formatDay(extract.asOf, extract.language));
const upToText = (extract: CommunityExtract) => textsFor(extract).upTo(formatDay(extract.asOf, extract.language));

export const deliveryProvenance = (extract: CommunityExtract): Provenance[] => [
  kept(extract, 'delivery', asOfText(extract)),
];

/** Of the FTE log; empty where no agreement has an FTE clause and nothing is logged. */
export const fteProvenance = (extract: CommunityExtract): Provenance[] =>
  extract.fteLog.length === 0 && extract.engagements.every(({ fteCommitted }) => fteCommitted === null)
    ? []
    : [kept(extract, 'fte', upToText(extract))];

export const scoreProvenance = (extract: CommunityExtract): Provenance[] => [
  kept(extract, 'scores', upToText(extract)),
];

export const quoteProvenance = (extract: CommunityExtract): Provenance[] => [
  kept(extract, 'quotes', upToText(extract)),
  {
    what: textsFor(extract).goals,
    source: 'HubSpot',
    query: textsFor(extract).company,
    period: textsFor(extract).latest,
    pulled: pulled(extract, 'hubspot'),
  },
];

export const hubProvenance = (extract: CommunityExtract): Provenance[] => [kept(extract, 'hubs', asOfText(extract))];

/** The systems that use is read from. */
export const usageSystems = (extract: CommunityExtract): string =>
  [
    ...(isFrom(extract, 'servers') ? ['Prometheus'] : []),
    ...(isFrom(extract, 'files') ? [textsFor(extract).files] : []),
  ].join('; ');

export const usageProvenance = (extract: CommunityExtract): Provenance[] => [
  {
    what: textsFor(extract).use,
    source: usageSystems(extract),
    query: isFrom(extract, 'servers') ? usageQuery(extract) : textsFor(extract).useColumns,
    period: usagePeriod(extract),
    pulled: pulled(extract, 'usage'),
  },
];

export const costProvenance = (extract: CommunityExtract): Provenance[] => [
  {
    what: textsFor(extract).cost,
    source: textsFor(extract).billing,
    query: textsFor(extract).costQuery,
    period: usagePeriod(extract),
    pulled: pulled(extract, 'cost'),
  },
];

function pulled(extract: CommunityExtract, system: System): string {
  const texts = textsFor(extract);
  const source = extract.sources.find((one) => one.system === system);
  if (!source || source.status === 'not-connected' || source.pulledAt === null) return texts.notConnected;
  return texts.read(formatInstant(source.pulledAt, extract.language), source.status === 'incomplete');
}

/** `15 June 2026, 03:10 UTC`. */
export function formatInstant(instant: string, language: Language = 'en'): string {
  const utc = new Date(instant).toISOString();
  return textsOf(language).provenance.instant(formatDay(utc.slice(0, 10), language), utc.slice(11, 16));
}

/** What is known to be missing from the community's records as a whole, or doubtful in them. */
export function deliveryQuality(extract: CommunityExtract): string[] {
  const { missingRecords, invented } = extract;
  return [
    ...(invented ? [textsFor(extract).invented] : []),
    ...(missingRecords === 0 ? [] : [textsFor(extract).unread(missingRecords)]),
    ...doubtQuality(extract),
  ];
}
