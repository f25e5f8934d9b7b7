/** Usage: active users of every hub, from anything that speaks the Prometheus HTTP API. */
export { readEnvelope } from './envelope.ts';
export { MEASURES, rangeFor, sampledAt, toUsage } from './map.ts';
export { expression, PERIODS, type PrometheusAccess } from './query.ts';
export { readUsage } from './read.ts';
