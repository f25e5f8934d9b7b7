import { rulesOf, type Rule } from './rule.ts';

/** Prometheus' HTTP API, and a Grafana that stands before it. */
export const USAGE: readonly Rule[] = rulesOf('usage', [
  {
    status: [401, 403],
    action: 'user-to-fix',
    why: 'Prometheus, or the Grafana before it, does not accept the token.',
    fix: 'Set PROMETHEUS_TOKEN to a token that may query the data source.',
  },
  {
    status: [404, 405, 410],
    action: 'user-to-fix',
    why: 'There is no Prometheus API at this address.',
    fix: 'Set PROMETHEUS_URL to the address before /api/v1, for Grafana …/api/datasources/proxy/uid/UID.',
  },
  {
    status: [400],
    action: 'user-to-fix',
    why: 'Prometheus does not accept the query.',
    fix: 'Check the metric and the label under usage in plumbline.config.ts.',
  },
  {
    status: [422],
    action: 'user-to-fix',
    why: 'Prometheus could not carry out the query.',
    fix: 'Ask for fewer days with usage.days in plumbline.config.ts, or raise the limits of the server.',
  },
  {
    status: [503],
    type: /^timeout$/,
    action: 'retry',
    why: 'The query took Prometheus too long.',
    fix: 'Pull again later, or ask for fewer days with usage.days in plumbline.config.ts.',
  },
]);

/** Any web server that holds the cost CSV. */
export const COST: readonly Rule[] = rulesOf('cost', [
  {
    status: [401, 403, 404, 410],
    action: 'user-to-fix',
    why: 'The cost CSV cannot be fetched from its address.',
    fix: 'Set CLOUD_COSTS_CSV to an address that is readable without signing in, or to a file.',
  },
]);
