import type { PrometheusData } from './from-model.ts';
import { hasToken, standIn, type Call, type Faults, type Reply, type StandIn } from './http.ts';

export interface PrometheusOptions {
  data: PrometheusData;
  token: string;
  faults?: Faults;
  /** Path before `/api/v1`, as a Grafana proxy has. */
  prefix?: string;
}

/** Prometheus' range query for `max by (namespace) (jupyterhub_active_users{period="…"})`. */
export async function prometheusServer({ data, token, faults, prefix = '' }: PrometheusOptions): Promise<StandIn> {
  const server = await standIn((call) => {
    if (!hasToken(call, token)) return { status: 401, body: 'Unauthorized\n' };
    if (call.path !== `${prefix}/api/v1/query_range`) return { status: 404, body: '404 page not found\n' };
    return range(data, call);
  }, faults);
  return { ...server, url: `${server.url}${prefix}` };
}

const bad = (error: string): Reply => ({ status: 400, body: { status: 'error', errorType: 'bad_data', error } });
const QUERY = /^max by \(namespace\) \(jupyterhub_active_users\{period="(24h|7d|30d)"\}\)$/;

function range(data: PrometheusData, { query }: Call): Reply {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(query.get(name))) as [
    number,
    number,
    number,
  ];
  const period = QUERY.exec(query.get('query') ?? '')?.[1];
  if (!period) return bad('parse error');
  if (!(step > 0) || end < start) return bad('invalid parameter');
  if ((end - start) / step > 11_000) return bad('exceeded maximum resolution of 11,000 points per timeseries.');
  // A sample is seen for five minutes after it was taken, so one that lies off the grid is not seen at all.
  const result = Object.entries(data[period] ?? {}).flatMap(([namespace, samples]) => {
    const values = samples.filter(([at]) => at >= start && at <= end && (at - start) % step === 0);
    return values.length ? [{ metric: { namespace }, values }] : [];
  });
  return { body: { status: 'success', data: { resultType: 'matrix', result } } };
}
