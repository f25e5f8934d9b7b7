import type { System } from '../../model/index.ts';
import type { Failure, FailureKind } from './failure.ts';

/**
 * What a failure means.
 * - `retry`: ask again after a wait, a limited number of times
 * - `restart`: read the table again from its first page
 * - `fatal`: the source is incomplete; nothing to be done but to pull again later
 * - `user-to-fix`: the source stays incomplete until a person changes something
 */
export type Action = 'retry' | 'restart' | 'fatal' | 'user-to-fix';

export interface Rule {
  kind: FailureKind;
  system?: System;
  status?: readonly number[];
  /** Matches the vendor's own name of the error. */
  type?: RegExp;
  action: Action;
  why: string;
  fix: string;
  /** The shortest wait before the next attempt. */
  minWaitMs?: number;
}

/** The variable that holds a system's token. */
export const TOKEN_VARIABLE: Record<System, string> = {
  hubspot: 'HUBSPOT_ACCESS_TOKEN',
  airtable: 'AIRTABLE_TOKEN',
  usage: 'PROMETHEUS_TOKEN',
  cost: 'CLOUD_COSTS_CSV',
};

const LATER = 'Pull again later; the last good snapshot is untouched.';
const SERVER = [408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530];

/**
 * Status and category → what to do. The first line that fits is the one that counts, so the special stands above the
 * general. Sources: HubSpot's usage guidelines and error handling pages, Airtable's rate limits, Prometheus' HTTP API.
 */
export const RULES: readonly Rule[] = [
  // Tokens and rights
  {
    kind: 'status',
    system: 'hubspot',
    status: [401],
    action: 'user-to-fix',
    why: 'HubSpot does not accept the token.',
    fix: 'Set HUBSPOT_ACCESS_TOKEN to the access token of a private app of this account.',
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [530],
    action: 'user-to-fix',
    why: 'HubSpot cannot read the token.',
    fix: 'Set HUBSPOT_ACCESS_TOKEN to the whole access token of a private app, without quotes or spaces.',
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [403],
    type: /MISSING_SCOPES/,
    action: 'user-to-fix',
    why: 'The private app lacks scopes: {scopes}.',
    fix: 'Add the scopes to the app whose token stands in HUBSPOT_ACCESS_TOKEN.',
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [403],
    action: 'user-to-fix',
    why: 'HubSpot refuses this request to the token, and does not say which scope is missing.',
    fix: 'Check the scopes of the app whose token stands in HUBSPOT_ACCESS_TOKEN, and that nothing on the way blocks the request.',
  },
  {
    kind: 'status',
    system: 'airtable',
    status: [401],
    action: 'user-to-fix',
    why: 'Airtable does not accept the token.',
    fix: 'Set AIRTABLE_TOKEN to a personal access token that is in use.',
  },
  {
    kind: 'status',
    system: 'airtable',
    status: [403],
    action: 'user-to-fix',
    why: 'The token may not read this table, or the base or table does not exist.',
    fix: 'Give the token in AIRTABLE_TOKEN the scope data.records:read and the base of AIRTABLE_BASE_ID, and compare the table with airtable in plumbline.config.ts.',
  },
  {
    kind: 'status',
    system: 'airtable',
    status: [404],
    action: 'user-to-fix',
    why: 'There is no such base or table.',
    fix: 'Compare AIRTABLE_BASE_ID with the address of the base, and the table with airtable in plumbline.config.ts.',
  },
  {
    kind: 'status',
    system: 'usage',
    status: [401, 403],
    action: 'user-to-fix',
    why: 'Prometheus, or the Grafana before it, does not accept the token.',
    fix: 'Set PROMETHEUS_TOKEN to a token that may query the data source.',
  },
  {
    kind: 'status',
    system: 'usage',
    status: [404, 405],
    action: 'user-to-fix',
    why: 'There is no Prometheus API at this address.',
    fix: 'Set PROMETHEUS_URL to the address before /api/v1, for Grafana …/api/datasources/proxy/uid/UID.',
  },
  {
    kind: 'status',
    system: 'cost',
    status: [401, 403, 404, 410],
    action: 'user-to-fix',
    why: 'The cost CSV cannot be fetched from its address.',
    fix: 'Set CLOUD_COSTS_CSV to an address that is readable without signing in, or to a file.',
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [404, 410],
    action: 'user-to-fix',
    why: 'HubSpot has nothing at this address: HUBSPOT_BASE_URL is wrong, or HubSpot retired this path.',
    fix: 'Correct or unset HUBSPOT_BASE_URL; if it is right, update src/sources/hubspot/paths.ts.',
  },

  // Quotas and rates
  {
    kind: 'status',
    system: 'hubspot',
    status: [429],
    type: /DAILY/,
    action: 'fatal',
    why: "The account's daily number of requests is used up.",
    fix: 'Pull again after midnight in the time zone of the account.',
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [429],
    type: /^SECONDLY/,
    action: 'retry',
    minWaitMs: 1_000,
    why: 'HubSpot asks for fewer requests per second.',
    fix: LATER,
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [429],
    action: 'retry',
    minWaitMs: 10_000,
    why: 'HubSpot asks for fewer requests in ten seconds.',
    fix: LATER,
  },
  {
    kind: 'status',
    system: 'airtable',
    status: [429],
    action: 'retry',
    minWaitMs: 30_000,
    why: "Airtable asks for fewer requests, or the workspace's monthly number of calls is used up.",
    fix: LATER,
  },
  { kind: 'status', status: [429], action: 'retry', why: 'The server asks for fewer requests.', fix: LATER },
  {
    kind: 'status',
    system: 'hubspot',
    status: [423],
    action: 'retry',
    minWaitMs: 2_000,
    why: 'HubSpot has locked the records for a moment.',
    fix: LATER,
  },
  {
    kind: 'status',
    system: 'hubspot',
    status: [477],
    action: 'fatal',
    why: 'HubSpot is moving the account to another data centre.',
    fix: 'Pull again when the move is over, which may take up to a day.',
  },

  // Paging
  {
    kind: 'status',
    system: 'airtable',
    status: [422],
    type: /LIST_RECORDS_ITERATOR_NOT_AVAILABLE|INVALID_OFFSET_VALUE/,
    action: 'restart',
    why: "Airtable gave up the table's page cursor, time after time.",
    fix: LATER,
  },
  {
    kind: 'cursor',
    action: 'fatal',
    why: 'The server names the same page again as the next one, so the end would never be reached.',
    fix: LATER,
  },
  { kind: 'partial', action: 'retry', why: 'The answer itself says that parts of it are missing.', fix: LATER },

  // Servers and lines
  { kind: 'status', status: SERVER, action: 'retry', why: 'The server failed.', fix: LATER },
  {
    kind: 'status',
    action: 'fatal',
    why: 'The server refused the request.',
    fix: 'Compare the mapping in plumbline.config.ts with the system, then pull again.',
  },
  {
    kind: 'connection',
    action: 'retry',
    why: 'The connection broke off.',
    fix: 'Check the network and the address, then pull again; the last good snapshot is untouched.',
  },
  {
    kind: 'address',
    action: 'user-to-fix',
    why: "The server's name or certificate is wrong.",
    fix: 'Correct {address}, or the network.',
  },
  {
    kind: 'timeout',
    action: 'retry',
    why: 'The whole answer did not arrive in time.',
    fix: 'Pull again later, or raise PLUMBLINE_TIMEOUT_MS.',
  },
  {
    kind: 'deadline',
    action: 'fatal',
    why: 'The time for the whole pull is used up.',
    fix: 'Pull again later, or raise PLUMBLINE_DEADLINE_MS.',
  },
  {
    kind: 'truncated',
    system: 'airtable',
    action: 'retry',
    why: 'The answer is not JSON; a login page or a proxy may stand in the way.',
    fix: 'Check {address} and the network, then pull again.',
  },
  { kind: 'truncated', action: 'retry', why: 'The answer was cut off or is not whole.', fix: LATER },
  {
    kind: 'content',
    action: 'user-to-fix',
    why: 'The answer is not what the API gives; a login page or a proxy may stand in the way.',
    fix: 'Check {address} and the network, then pull again.',
  },
  {
    kind: 'shape',
    action: 'fatal',
    why: 'The answer lacks the parts that the API promises.',
    fix: 'Check that {address} is the right one, then pull again.',
  },
];

/** The line of the table for a failure. */
export function verdict(system: System, failure: Failure): Rule {
  const found = RULES.find(
    (rule) =>
      rule.kind === failure.kind &&
      (rule.system === undefined || rule.system === system) &&
      (rule.status === undefined || rule.status.includes(failure.status ?? 0)) &&
      (rule.type === undefined || rule.type.test(failure.type ?? '')),
  );
  if (!found) throw new Error(`The policy has no line for ${failure.kind}.`);
  return found;
}
