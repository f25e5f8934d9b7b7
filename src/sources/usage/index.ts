/** Usage: active users of every hub, from anything that speaks the Prometheus HTTP API and from CSV files. */
export { parseUsage } from './csv.ts';
export { readEnvelope } from './envelope.ts';
export { dayOfSample, rangeFor, sampledAt, toUsage } from './map.ts';
export type { CsvPlace, PrometheusPlace, UsagePlace } from './place.ts';
export { expression, MAX_POINTS, MEASURES, PERIODS, readSeries, windowsOf } from './query.ts';
export { readUsage, type UsageRead } from './read.ts';
export { DEFAULT_ENDPOINT, usagePlaces, type SettingsReader } from './settings.ts';
