import { afterEach, describe, expect, test } from 'vitest';
import { small } from '../fixtures/sources/records.ts';
import { startWorld, TOKENS, type Call, type Fault, type Faults, type World } from '../servers/index.ts';
import { fakeEffects, pull, without, type Outcome } from './helpers.ts';

let world: World | undefined;
afterEach(async () => world?.close());

type Server = 'hubspot' | 'airtable' | 'prometheus' | 'costs';

async function pullWith(server: Server, faults: Faults, env: Record<string, string> = {}): Promise<Outcome> {
  world = await startWorld(small(), { faults: { [server]: faults } });
  return pull({ env: { ...world.env, ...env } });
}

/** A fault for the requests whose path holds a text; for the first `times` of them only, or for all. */
function on(part: string, fault: Fault, times = Infinity): Faults {
  let seen = 0;
  return (_n, { path }: Call) => (path.includes(part) && ++seen <= times ? fault : undefined);
}

const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' };
const LIMITED = {
  status: 'error',
  message: 'You have reached your ten_secondly_rolling limit.',
  policyName: 'TEN_SECONDLY_ROLLING',
  category: 'RATE_LIMITS',
};
const RETRY_AFTER = { status: 429, headers: { 'retry-after': '7' }, body: LIMITED };
const PARTIAL = {
  status: 'COMPLETE',
  results: [],
  numErrors: 1,
  errors: [{ category: 'INTERNAL', message: 'a shard is down' }],
};
const matrix = (values: unknown[], metric: object = { namespace: 'halvorsund' }) => ({
  body: { status: 'success', data: { resultType: 'matrix', result: [{ metric, values }] } },
});

describe('a passing failure is survived', () => {
  const cases: [string, Server, Fault, string, number[]][] = [
    // [what, where, fault, path, waits that it costs]: a random number of 0.5 gives half of the jitter.
    ['429 with Retry-After', 'hubspot', RETRY_AFTER, '/objects/deals', [7_500]],
    ['429 without Retry-After', 'hubspot', { status: 429, body: LIMITED }, '/objects/deals', [10_500]],
    ['429 with an HTML body', 'hubspot', { ...HTML, status: 429 }, '/objects/deals', [10_500]],
    ['423', 'hubspot', { status: 423, body: {} }, '/owners', [2_500]],
    ['502 in HTML', 'hubspot', { ...HTML, status: 502 }, '/pipelines', [500]],
    ['503 with nothing', 'hubspot', { status: 503, body: '' }, '/objects/contacts', [500]],
    ['a body that is cut off', 'hubspot', { truncate: true }, '/objects/companies', [500]],
    ['a connection that breaks', 'hubspot', { reset: true }, '/objects/companies', [500]],
    [
      'a batch of which a part failed',
      'hubspot',
      { status: 207, body: PARTIAL },
      '/associations/deals/contacts',
      [500],
    ],
    ['429', 'airtable', { status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED' }] } }, '/Projects', [30_500]],
    ['503', 'airtable', { status: 503, body: { error: 'SERVICE_UNAVAILABLE' } }, '/Hubs', [500]],
    ['an answer in HTML', 'airtable', HTML, '/Hubs', [500]],
    ['a connection that breaks', 'airtable', { reset: true }, '/Hubs', [500]],
    [
      '503 timeout',
      'prometheus',
      { status: 503, body: { status: 'error', errorType: 'timeout', error: 'query timed out' } },
      '',
      [500],
    ],
    ['500', 'costs', { status: 500, body: 'oops' }, '', [500]],
  ];
  test.each(cases)('%s at %s', async (_what, server, fault, path, waits) => {
    const outcome = await pullWith(server, on(path, fault, 1));
    expect(outcome.printed).toContain('Wrote the snapshot');
    expect(outcome.code).toBe(0);
    expect(outcome.waits).toEqual(waits);
  });

  test('a pipeline that stands twice in an answer is written once', async () => {
    const stages = [{ id: '1', label: 'Prospect', displayOrder: 0 }];
    const twice = { results: [1, 2].map(() => ({ id: 'default', label: 'Sales', displayOrder: 0, stages })) };
    const outcome = await pullWith('hubspot', on('/pipelines', { body: twice }));
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.files['live/pipelines.json']!)).toHaveLength(1);
  });

  test('an empty page with a cursor is not the end, and the newer state of a deal seen twice is kept', async () => {
    const deal = (name: string, updatedAt: string) => ({
      id: '3002',
      properties: { dealname: name },
      createdAt: updatedAt,
      updatedAt,
      archived: false,
    });
    const pages: Record<string, object> = {
      '': { results: [deal('new', '2026-02-02T00:00:00Z')], paging: { next: { after: 'a' } } },
      a: { results: [], paging: { next: { after: 'b' } } },
      b: { results: [deal('old', '2026-02-01T00:00:00Z')] },
    };
    const outcome = await pullWith('hubspot', (_n, { path, query }) =>
      path.endsWith('/objects/deals/search')
        ? { body: { total: 1, results: [] } }
        : path.endsWith('/objects/deals')
          ? { body: pages[query.get('after') ?? ''] }
          : undefined,
    );
    expect(outcome.code).toBe(0);
    const deals = JSON.parse(outcome.files['live/deals.json']!) as { id: string; name: string }[];
    expect(deals.filter(({ id }) => id === '3002').map(({ name }) => name)).toEqual(['new']);
    expect(outcome.printed).toContain('1 of deals');
  });
});

describe('a lasting failure ends the pull with 3, a reason, and nothing written', () => {
  const cases: [string, Server, Fault, string, RegExp][] = [
    ['404', 'hubspot', { status: 404, body: {} }, '', /HUBSPOT_BASE_URL/],
    [
      '429 with a wait of an hour',
      'hubspot',
      { ...RETRY_AFTER, headers: { 'retry-after': '3600' } },
      '',
      /fewer requests/,
    ],
    ['500 for ever', 'hubspot', { status: 500, body: {} }, '/owners', /owners, page 1 failed after 5 attempts/],
    ['200 in HTML', 'hubspot', HTML, '', /login page/],
    [
      'a result that is null',
      'hubspot',
      { body: { results: [null] } },
      '/objects/deals',
      /results\.0: expected an object/,
    ],
    ['an object that is empty', 'hubspot', { body: { results: [{}] } }, '/objects/deals', /results\.0\.id/],
    [
      'an object without properties',
      'hubspot',
      { body: { results: [{ id: '1' }] } },
      '/objects/companies',
      /results\.0\.properties: expected a/,
    ],
    [
      'a pipeline that is only an id',
      'hubspot',
      { body: { results: [{ id: '1' }] } },
      '/pipelines',
      /results\.0\.label/,
    ],
    [
      'a pipeline without stages',
      'hubspot',
      { body: { results: [{ id: '1', label: 'Sales' }] } },
      '/pipelines',
      /results\.0\.stages/,
    ],
    [
      'associations of nothing',
      'hubspot',
      { body: { results: [{ to: [] }] } },
      '/associations/deals/companies',
      /results\.0\.from/,
    ],
    [
      'associations without types',
      'hubspot',
      { body: { results: [{ from: { id: '3002' }, to: [{ toObjectId: 1 }] }] } },
      '/associations/deals/companies',
      /associationTypes/,
    ],
    [
      'a batch with an error that is null',
      'hubspot',
      { status: 207, body: { results: [], errors: [null] } },
      '/associations/deals/companies',
      /errors\.0: expected an object/,
    ],
    [
      'a batch that says nothing of an input',
      'hubspot',
      { body: { results: [{ from: { id: '3002' }, to: [] }] } },
      '/associations/deals/companies',
      /parts of it are missing \(nothing is said of 1 of 2\)/,
    ],
    [
      'null',
      'hubspot',
      { headers: { 'content-type': 'application/json' }, body: 'null' },
      '/pipelines',
      /no list of results/,
    ],
    [
      'a batch with errors that are not named',
      'hubspot',
      { status: 207, body: { results: [], numErrors: 2 } },
      '/associations',
      /2 errors/,
    ],
    [
      'association pages without end',
      'hubspot',
      {
        body: {
          results: ['9007199254740993', '3002'].map((id) => ({
            from: { id },
            to: [],
            paging: { next: { after: '1' } },
          })),
        },
      },
      '/associations/deals/companies',
      /same page again/,
    ],
    ['401', 'airtable', { status: 401, body: { error: { type: 'AUTHENTICATION_REQUIRED' } } }, '', /AIRTABLE_TOKEN/],
    ['200 {}', 'airtable', { body: {} }, '/Hubs', /no list of records/],
    ['{"error": null}', 'airtable', { body: { error: null } }, '/Hubs', /not whole|not JSON/],
    [
      'a page that is always the next one',
      'airtable',
      { body: { records: [], offset: 'itr0/x' } },
      '/Hubs',
      /same page again/,
    ],
    [
      'an offset that is no text',
      'airtable',
      { body: { records: [], offset: 7 } },
      '/Hubs',
      /an offset that is no text: 7/,
    ],
    [
      'fields that are a text',
      'airtable',
      { body: { records: [{ id: 'rec1', fields: 'x' }] } },
      '/Hubs',
      /an id and fields/,
    ],
    [
      'a series that is null',
      'prometheus',
      { body: { status: 'success', data: { resultType: 'matrix', result: [null] } } },
      '',
      /a series that is null/,
    ],
    [
      '422',
      'prometheus',
      { status: 422, body: { status: 'error', errorType: 'execution', error: 'many-to-many' } },
      '',
      /execution, many-to-many/,
    ],
    [
      'status error with 200',
      'prometheus',
      { body: { status: 'error', errorType: 'bad_data', error: 'parse error' } },
      '',
      /bad_data: parse error/,
    ],
    ['a series without namespace', 'prometheus', matrix([], {}), '', /without the label namespace/],
    ['401', 'costs', { status: 401, body: '' }, '', /CLOUD_COSTS_CSV/],
    ['a login page', 'costs', HTML, '', /CLOUD_COSTS_CSV/],
  ];
  test.each(cases)('%s at %s', async (_what, server, fault, path, reason) => {
    const outcome = await pullWith(server, on(path, fault));
    expect(outcome.printed).toMatch(reason);
    expect(outcome.code).toBe(3);
    expect(outcome.printed).not.toMatch(/fault of its own|\n\s+at /);
    expect(outcome.files).toEqual({});
    expect(without([outcome.printed], Object.values(TOKENS))).toEqual([]);
  });
});

describe('nothing hangs', () => {
  const cases: [Server, 'head' | 'body' | 'cut', string][] = [
    ['airtable', 'head', '/Hubs'],
    ['airtable', 'body', '/Hubs'],
    // The package does not notice that a connection was cut in the body.
    ['airtable', 'cut', '/Hubs'],
    ['prometheus', 'body', ''],
  ];
  test.each(cases)('%s never sends the %s', async (server, stall, path) => {
    const fault = stall === 'cut' ? { truncate: true } : { stall };
    const outcome = await pullWith(server, on(path, fault), { PLUMBLINE_TIMEOUT_MS: '60' });
    expect(outcome.code).toBe(3);
    expect(outcome.printed).toMatch(/did not arrive in time \(60 ms\)\.\n.*PLUMBLINE_TIMEOUT_MS/);
  });

  test('the time of the whole pull is kept, waits included', async () => {
    const world_ = (world = await startWorld(small(), {
      faults: { hubspot: on('/owners', { status: 429, body: LIMITED }) },
    }));
    const outcome = await pull({ env: { ...world_.env, PLUMBLINE_DEADLINE_MS: '20000' }, effects: clockedEffects() });
    expect(outcome.code).toBe(3);
    expect(outcome.printed).toMatch(/PLUMBLINE_DEADLINE_MS/);
  });
});

/** Effects whose waits pass on their own clock. */
function clockedEffects() {
  const effects = fakeEffects();
  let now = effects.now();
  return { ...effects, now: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) };
}
