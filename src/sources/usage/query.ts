import type { Config } from '../../model/index.ts';
import type { Transport } from '../transport/index.ts';
import { DAY_SECONDS, readEnvelope, type Refused } from './envelope.ts';
import type { PrometheusPlace } from './place.ts';

/** Samples of one namespace: instant in seconds since 1970 → value. */
export type Series = Map<string, Map<number, number>>;

export interface Range {
  /** First and last instant, in seconds since 1970, both at midnight UTC. */
  start: number;
  end: number;
}

/** Prometheus refuses more than 11,000 points a series. */
export const MAX_POINTS = 11_000;

/** JupyterHub's trailing windows, by the field of the model. */
export const PERIODS = { dau: '24h', wau: '7d', mau: '30d' } as const;
export type Measure = keyof typeof PERIODS;
export const MEASURES = Object.keys(PERIODS) as Measure[];

/** Hubs that overlap at a restart give two series; the greater one has counted everybody. */
export const expression = ({ metric, namespaceLabel }: Config['usage'], period: string) =>
  `max by (${namespaceLabel}) (${metric}{period="${period}"})`;

/** A range as pieces that the limit on points allows: none overlap, and no day lies between two. */
export function windowsOf({ start, end }: Range): Range[] {
  const windows: Range[] = [];
  for (let from = start; from <= end; from += MAX_POINTS * DAY_SECONDS)
    windows.push({ start: from, end: Math.min(end, from + (MAX_POINTS - 1) * DAY_SECONDS) });
  return windows;
}

export interface SeriesRead {
  series: Series;
  refused: Refused[];
  warnings: string[];
  requests: number;
  /** Samples that were not asked for, such as those of a day that is not over. */
  stray: number;
}

/** One sample a day of one measure. */
export async function readSeries(
  transport: Transport,
  { id, url, token }: Pick<PrometheusPlace, 'id' | 'url' | 'token'>,
  config: Config['usage'],
  measure: Measure,
  range: Range,
): Promise<SeriesRead> {
  const read: SeriesRead = { series: new Map(), refused: [], warnings: [], requests: 0, stray: 0 };
  for (const { start, end } of windowsOf(range)) {
    const query = {
      query: expression(config, PERIODS[measure]),
      start: String(start),
      end: String(end),
      step: String(DAY_SECONDS),
    };
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token !== null) headers.authorization = `Bearer ${token}`;
    const { samples, refused, warnings } = await transport.send(
      `active users in ${PERIODS[measure]} of ${id}`,
      `${url}/api/v1/query_range?${new URLSearchParams(query).toString()}`,
      { headers },
      'json',
      ({ json }) => readEnvelope(json, config.namespaceLabel),
    );
    const asked = ({ at }: { at: number }) => at >= start && at <= end;
    for (const { namespace, at, value } of samples.filter(asked)) put(read.series, namespace, at, value);
    read.refused.push(...refused.filter(asked));
    read.stray += [...samples, ...refused].filter((sample) => !asked(sample)).length;
    read.warnings.push(...warnings);
    read.requests++;
  }
  return read;
}

/** Sets the value of an instant. */
export function put(series: Series, namespace: string, at: number, value: number): void {
  const known = series.get(namespace);
  if (known) known.set(at, value);
  else series.set(namespace, new Map([[at, value]]));
}
