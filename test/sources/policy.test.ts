import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { System } from '../../src/model/index.ts';
import {
  backOff,
  failuresPage,
  readErrorBody,
  RULES,
  SourceError,
  verdict,
  type Action,
  type Failure,
  type FailureKind,
} from '../../src/sources/transport/index.ts';

type Row = [System, number, body: object | string, Action, says: RegExp];

const hubspot = (category: string, rest: object = {}) => ({ status: 'error', category, message: 'm', ...rest });
const limited = (policyName: string) => ({ status: 'error', errorType: 'RATE_LIMIT', policyName, message: 'm' });
const airtable = (type: string, message = 'm') => ({ error: { type, message } });
const scopes = {
  errors: [{ message: 'm', context: { requiredGranularScopes: ['crm.objects.deals.read', 'tickets'] } }],
};
const HTML = '<!doctype html><title>Sorry</title>';

const ANSWERS: Row[] = [
  ['hubspot', 401, hubspot('INVALID_AUTHENTICATION'), 'user-to-fix', /token[^]*HUBSPOT_ACCESS_TOKEN/],
  ['hubspot', 530, HTML, 'user-to-fix', /cannot read the token[^]*HUBSPOT_ACCESS_TOKEN/],
  [
    'hubspot',
    403,
    hubspot('MISSING_SCOPES', scopes),
    'user-to-fix',
    /lacks scopes: crm\.objects\.deals\.read, tickets/,
  ],
  ['hubspot', 403, hubspot('MISSING_SCOPES'), 'user-to-fix', /lacks scopes: HubSpot does not name them/],
  ['hubspot', 403, HTML, 'user-to-fix', /does not say which scope[^]*nothing on the way blocks/],
  ['hubspot', 404, hubspot('OBJECT_NOT_FOUND'), 'user-to-fix', /HUBSPOT_BASE_URL/],
  ['hubspot', 410, '', 'user-to-fix', /retired[^]*paths\.ts/],
  ['hubspot', 414, HTML, 'user-to-fix', /too many properties[^]*hubspot\.properties/],
  ['hubspot', 423, hubspot('LOCKED'), 'retry', /locked/],
  ['hubspot', 477, '', 'fatal', /another data centre/],
  ['hubspot', 429, limited('TEN_SECONDLY_ROLLING'), 'retry', /in ten seconds/],
  ['hubspot', 429, limited('SECONDLY'), 'retry', /per second/],
  ['hubspot', 429, limited('DAILY'), 'fatal', /daily[^]*midnight/],
  ['hubspot', 429, HTML, 'retry', /fewer requests/],
  ['hubspot', 400, hubspot('VALIDATION_ERROR'), 'fatal', /VALIDATION_ERROR[^]*plumbline\.config\.ts/],
  ['airtable', 401, airtable('AUTHENTICATION_REQUIRED'), 'user-to-fix', /AIRTABLE_TOKEN/],
  [
    'airtable',
    403,
    airtable('INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND'),
    'user-to-fix',
    /data\.records:read[^]*AIRTABLE_BASE_ID/,
  ],
  ['airtable', 404, { error: 'NOT_FOUND' }, 'user-to-fix', /no such base or table/],
  ['airtable', 410, '', 'user-to-fix', /retired/],
  ['airtable', 402, airtable('PAYMENT_REQUIRED'), 'fatal', /calls of this month[^]*plan/],
  [
    'airtable',
    429,
    { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded.' }] },
    'retry',
    /fewer requests/,
  ],
  [
    'airtable',
    429,
    { errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED' }] },
    'fatal',
    /calls of this month[^]*plan/,
  ],
  [
    'airtable',
    429,
    airtable('TOO_MANY_REQUESTS', 'Past the plan limit of this workspace.'),
    'fatal',
    /calls of this month/,
  ],
  ['airtable', 429, airtable('TOO_MANY_REQUESTS', 'Monthly calls are used up.'), 'fatal', /calls of this month/],
  ['airtable', 422, airtable('LIST_RECORDS_ITERATOR_NOT_AVAILABLE'), 'restart', /cursor/],
  ['airtable', 422, airtable('INVALID_OFFSET_VALUE'), 'restart', /cursor/],
  ['airtable', 422, airtable('UNKNOWN_FIELD_NAME'), 'user-to-fix', /name that the request uses/],
  ['airtable', 422, airtable('INVALID_REQUEST_UNKNOWN'), 'fatal', /INVALID_REQUEST_UNKNOWN/],
  ['airtable', 413, '', 'user-to-fix', /longer than the server takes/],
  ['airtable', 422, airtable('RETRIABLE_ERROR'), 'retry', /another try/],
  ['airtable', 503, airtable('RETRIABLE_ERROR'), 'retry', /another try/],
  ['usage', 400, { status: 'error', errorType: 'bad_data', error: 'parse error' }, 'user-to-fix', /bad_data[^]*usage/],
  ['usage', 401, 'Unauthorized', 'user-to-fix', /PROMETHEUS_TOKEN/],
  ['usage', 403, HTML, 'user-to-fix', /PROMETHEUS_TOKEN/],
  ['usage', 404, '404 page not found', 'user-to-fix', /PROMETHEUS_URL/],
  ['usage', 405, '', 'user-to-fix', /PROMETHEUS_URL/],
  ['usage', 422, { status: 'error', errorType: 'execution', error: 'e' }, 'user-to-fix', /usage\.days/],
  ['usage', 503, { status: 'error', errorType: 'timeout', error: 'e' }, 'retry', /took Prometheus too long/],
  ['cost', 403, HTML, 'user-to-fix', /CLOUD_COSTS_CSV/],
  ['cost', 404, HTML, 'user-to-fix', /CLOUD_COSTS_CSV/],
  ['cost', 429, '', 'retry', /fewer requests/],
  ['usage', 407, '', 'user-to-fix', /proxy[^]*HTTPS_PROXY/],
  ...[408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 529].flatMap((status): Row[] => [
    ['hubspot', status, HTML, 'retry', /server failed/],
    ['airtable', status, '', 'retry', /server failed/],
  ]),
  ['usage', 530, '', 'retry', /server failed/],
];

const errorFor = (system: System, failure: Failure) =>
  new SourceError(system, 'deals, page 1', failure, verdict(system, failure), 1);

describe('an answer that says no', () => {
  test.each(ANSWERS)('%s %i %j: %s', (system, status, body, action, says) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const error = errorFor(system, { kind: 'status', status, ...readErrorBody(text) });
    expect(error.action).toBe(action);
    expect(error.message).toMatch(says);
    expect(error.message).toContain(`status ${status}`);
    expect(error.exitCode).toBe(3);
    expect(error.message).not.toMatch(/[{}]/);
  });
});

test.each<[FailureKind, string | undefined, Action, RegExp]>([
  ['connection', 'ECONNREFUSED', 'retry', /Nothing accepts connections[^]*HUBSPOT_BASE_URL/],
  ['connection', 'ECONNRESET', 'retry', /broke off/],
  ['connection', 'EAI_AGAIN', 'retry', /looked up/],
  ['address', 'ENOTFOUND', 'user-to-fix', /no server of this name[^]*HUBSPOT_BASE_URL/],
  ['address', 'ERR_SSL_WRONG_VERSION_NUMBER', 'user-to-fix', /in TLS[^]*HUBSPOT_BASE_URL/],
  ['address', 'CERT_HAS_EXPIRED', 'user-to-fix', /certificate[^]*NODE_EXTRA_CA_CERTS/],
  ['address', 'ERR_TLS_CERT_ALTNAME_INVALID', 'user-to-fix', /certificate/],
  ['address', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'user-to-fix', /certificate/],
  ['address', undefined, 'user-to-fix', /name or certificate/],
  ['proxy', 'ECONNREFUSED', 'retry', /proxy[^]*HTTP_PROXY/],
  ['timeout', undefined, 'retry', /PLUMBLINE_TIMEOUT_MS/],
  ['deadline', undefined, 'fatal', /PLUMBLINE_DEADLINE_MS/],
  ['content', undefined, 'user-to-fix', /login page/],
  ['truncated', undefined, 'retry', /cut off/],
  ['shape', undefined, 'fatal', /lacks the parts/],
  ['partial', undefined, 'retry', /missing/],
  ['cursor', undefined, 'fatal', /same page/],
])('%s %s: %s', (kind, type, action, says) => {
  const error = errorFor('hubspot', { kind, type });
  expect(error.action).toBe(action);
  expect(error.message).toMatch(says);
});

test('every line of the policy counts for something: none stands behind a more general one', () => {
  const shadowed = RULES.filter((rule, place) =>
    RULES.slice(0, place).some(
      (before) =>
        before.kind === rule.kind &&
        (before.system === undefined || before.system === rule.system) &&
        (before.status === undefined || rule.status?.every((status) => before.status?.includes(status))) &&
        before.type === undefined &&
        before.detail === undefined,
    ),
  );
  expect(shadowed).toEqual([]);
});

describe('the wait before another attempt', () => {
  const rates = { airtablePenaltyMs: 30_000 };
  const wait = (system: System, failure: Failure, attempts = 1, dice = 0.5) =>
    backOff(verdict(system, failure), failure, attempts, dice, rates);
  const status = (code: number, retryAfterMs?: number): Failure => ({ kind: 'status', status: code, retryAfterMs });

  test.each<[string, ReturnType<typeof wait>, ReturnType<typeof wait>]>([
    ['is random up to a limit that doubles', wait('hubspot', status(503)), { ms: 500, holdMs: 0 }],
    ['and doubles', wait('hubspot', status(503), 4), { ms: 4_000, holdMs: 0 }],
    ['and may be nothing', wait('hubspot', status(503), 4, 0), { ms: 0, holdMs: 0 }],
    ['ends after five attempts', wait('hubspot', status(503), 5), null],
    ['is what the server asks for', wait('usage', status(503, 7_000)), { ms: 7_500, holdMs: 0 }],
    ['is not minutes', wait('usage', status(503, 120_001)), null],
    ['is ten seconds for all of HubSpot', wait('hubspot', status(429)), { ms: 10_500, holdMs: 10_000 }],
    ['is shorter when HubSpot says so', wait('hubspot', status(429, 3_000)), { ms: 3_500, holdMs: 3_000 }],
    ['is the penalty for all of the base', wait('airtable', status(429)), { ms: 30_500, holdMs: 30_000 }],
    ['is not shorter than the penalty', wait('airtable', status(429, 3_000)), { ms: 30_500, holdMs: 30_000 }],
    ['is longer when Airtable says so', wait('airtable', status(429, 60_000)), { ms: 60_500, holdMs: 60_000 }],
    ['is none where another attempt changes nothing', wait('hubspot', status(401, 1_000)), null],
  ])('%s', (_words, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('keeps the configured penalty, however long', () => {
    const failure = status(429);
    const found = backOff(verdict('airtable', failure), failure, 1, 0, { airtablePenaltyMs: 300_000 });
    expect(found).toEqual({ ms: 300_000, holdMs: 300_000 });
  });
});

test('docs/failures.md is the policy', async () => {
  const path = join(import.meta.dirname, '../../docs/failures.md');
  const page = await format(failuresPage(), { ...(await resolveConfig(path)), parser: 'markdown' });
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, page);
  expect(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
