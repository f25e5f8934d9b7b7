import type { Config } from '../../model/index.ts';
import type { Transport } from '../transport/index.ts';
import { DAY_SECONDS, readEnvelope } from './envelope.ts';

export interface PrometheusAccess {
  /** Address before `/api/v1`, without a trailing slash; for Grafana, that of the data source's proxy. */
  url: string;
  token: string | null;
}

/** Samples of one namespace: instant in seconds since 1970 → value. */
export type Series = Map<string, Map<number, number>>;

export interface Range {
  /** First and last instant, in seconds since 1970, both at midnight UTC. */
  start: number;
  end: number;
}

/** Prometheus refuses more than 11,000 points a series. */
const MAX_POINTS = 11_000;

/** JupyterHub's trailing windows, by the field of the model. */
export const PERIODS = { dau: '24h', wau: '7d', mau: '30d' } as const;
export type Measure = keyof typeof PERIODS;

/** Hubs that overlap at a restart give two series; the greater one has counted everybody. */
export const expression = ({ metric, namespaceLabel }: Config['usage'], period: string) =>
  `max by (${namespaceLabel}) (${metric}{period="${period}"})`;

/** One sample a day for a period, from as many requests as the limit on points asks for. */
export async function readSeries(
  transport: Transport,
  access: PrometheusAccess,
  config: Config['usage'],
  period: string,
  { start, end }: Range,
): Promise<{ series: Series; warnings: string[] }> {
  const series: Series = new Map();
  const warnings: string[] = [];
  for (let from = start; from <= end; from += MAX_POINTS * DAY_SECONDS) {
    const to = Math.min(end, from + (MAX_POINTS - 1) * DAY_SECONDS);
    const query = {
      query: expression(config, period),
      start: String(from),
      end: String(to),
      step: String(DAY_SECONDS),
    };
    const url = `${access.url}/api/v1/query_range?${new URLSearchParams(query).toString()}`;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (access.token !== null) headers.authorization = `Bearer ${access.token}`;
    const { samples, warnings: more } = await transport.send(
      `active users in ${period}`,
      url,
      { headers },
      'json',
      ({ json }) => readEnvelope(json, config.namespaceLabel),
    );
    for (const { namespace, at, value } of samples) {
      const known = series.get(namespace) ?? new Map<number, number>();
      known.set(at, value);
      series.set(namespace, known);
    }
    warnings.push(...more);
  }
  return { series, warnings };
}
