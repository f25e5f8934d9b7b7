import type { Measure } from './query.ts';

interface Common {
  /** Stands in the manifest and in messages. */
  id: string;
  /** One that fails leaves gaps instead of ending the pull. */
  optional: boolean;
  /** Put before its namespaces. */
  prefix: string;
}

/** A server that speaks the Prometheus HTTP API. */
export interface PrometheusPlace extends Common {
  kind: 'prometheus';
  /** Address before `/api/v1`, without a trailing slash; for Grafana, that of the data source's proxy. */
  url: string;
  token: string | null;
  /** Where its address and its token are written, for messages. */
  urlSetting: string;
  tokenSetting: string;
  /** Why it cannot even be asked; null when it can. */
  fault: string | null;
}

/** A CSV `date,hub,users,cluster`. */
export interface CsvPlace extends Common {
  kind: 'csv';
  /** Path or http(s) address. */
  place: string;
  /** Which window the column `users` counts. */
  measure: Measure;
}

/** One of the places that usage is read from. */
export type UsagePlace = PrometheusPlace | CsvPlace;
