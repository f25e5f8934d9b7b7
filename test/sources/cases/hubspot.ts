import { expect } from 'vitest';
import type { Records } from '../../../src/model/index.ts';
import { hubspotProperties, type PropertyTable } from '../../servers/hubspot-properties.ts';
import { HTML, on, type Case } from './case.ts';

const LIMITED = {
  status: 'error',
  message: 'You have reached your ten_secondly_rolling limit.',
  errorType: 'RATE_LIMIT',
  policyName: 'TEN_SECONDLY_ROLLING',
};
const DAILY = { ...LIMITED, message: 'You have reached your daily limit.', policyName: 'DAILY' };
const scopes = (...names: string[]) => ({
  status: 'error',
  category: 'MISSING_SCOPES',
  message: "This app hasn't been granted all required scopes to make this call.",
  errors: names.length ? [{ message: 'Required.', context: { requiredGranularScopes: names } }] : [],
});
const deal = (id: string, name: string, updatedAt: string) => ({
  id,
  properties: { dealname: name },
  createdAt: updatedAt,
  updatedAt,
  archived: false,
});
const named = (records: Records) => records.deals.map(({ id, name }) => [id, name]);
const DEAL = '9007199254740993';
const first = (records: Records) => records.deals.find(({ id }) => id === DEAL);
/** Properties of the big deal, as they come instead of its own. */
const deals = (changed: Record<string, string | null>): Case['world'] => {
  const properties = { dealname: 'Halvorsund', pipeline: 'default', dealstage: '4401', ...changed };
  const modified = '2026-02-02T00:00:00Z';
  const results = [
    { ...deal(DEAL, 'Halvorsund', modified), properties },
    deal('3002', 'Halvorsund: first agreement', modified),
  ];
  return {
    faults: {
      hubspot: (_n, { path, method }) =>
        method === 'GET' && path.endsWith('/objects/deals') ? { body: { results } } : undefined,
    },
  };
};
const property = (name: string, value: string | null) => deals({ [name]: value });
const amountOf = (amount: string | null, currency: string) => deals({ amount, deal_currency_code: currency });

/** Numbers 1 to 25. */
export const HUBSPOT_CASES: readonly Case[] = [
  {
    number: 1,
    what: '429 of the ten seconds, with Retry-After',
    world: on('hubspot', '/objects/deals', { status: 429, headers: { 'retry-after': '7' }, body: LIMITED }, 1),
    outcome: 'complete',
  },
  {
    number: 1,
    what: '429 of the ten seconds, without Retry-After',
    world: on('hubspot', '/objects/deals', { status: 429, body: LIMITED }, 2),
    outcome: 'complete',
  },
  {
    number: 1,
    what: '429 of the ten seconds, without end',
    world: on('hubspot', '/objects/deals', { status: 429, body: LIMITED }),
    outcome: 'refused',
    says: /after 5 attempts/,
  },
  {
    number: 2,
    what: '429 of the day',
    world: on('hubspot', '', { status: 429, body: DAILY }),
    outcome: 'refused',
    says: /daily number of requests[^]*after midnight/,
  },
  {
    number: 3,
    what: '429 as a page of HTML',
    world: on('hubspot', '/objects/deals', { ...HTML, status: 429 }, 1),
    outcome: 'complete',
  },
  {
    number: 3,
    what: '403 as a page of HTML',
    world: on('hubspot', '', { ...HTML, status: 403 }),
    outcome: 'refused',
    says: /nothing on the way blocks/,
  },
  {
    number: 4,
    what: 'a redirect to a login page',
    world: {
      faults: {
        hubspot: (_n, { path }) =>
          path.endsWith('/login')
            ? HTML
            : path.includes('/owners')
              ? { status: 302, headers: { location: '/login' }, body: '' }
              : undefined,
      },
    },
    outcome: 'refused',
    says: /login page/,
  },
  {
    number: 5,
    what: '200 with {}',
    world: on('hubspot', '/objects/deals', { body: {} }),
    outcome: 'refused',
    says: /no list of results/,
  },
  {
    number: 5,
    what: '200 with results that are no list',
    world: on('hubspot', '/objects/contacts', { body: { results: 'none' } }),
    outcome: 'refused',
    says: /no list of results/,
  },
  {
    number: 6,
    what: 'a body shorter than its length, once',
    world: on('hubspot', '/objects/deals', { truncate: true }, 1),
    outcome: 'complete',
  },
  {
    number: 6,
    what: 'a body shorter than its length, always',
    world: on('hubspot', '/objects/deals', { truncate: true }),
    outcome: 'refused',
    says: /cut off/,
  },
  {
    number: 6,
    what: 'JSON that ends too early',
    world: on('hubspot', '/objects/deals', { headers: { 'content-type': 'application/json' }, body: '{"results":[' }),
    outcome: 'refused',
    says: /not whole/,
  },
  {
    number: 6,
    what: 'gzip that is damaged',
    world: on('hubspot', '/objects/deals', {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: 'not gzip at all',
    }),
    outcome: 'refused',
    says: /deals, page 1 failed after 5 attempts/,
  },
  {
    number: 7,
    what: 'headers that never arrive',
    world: on('hubspot', '/owners', { stall: 'head' }),
    env: { PLUMBLINE_TIMEOUT_MS: '60' },
    outcome: 'refused',
    says: /did not arrive in time[^]*PLUMBLINE_TIMEOUT_MS/,
  },
  {
    number: 7,
    what: 'a body that stops half way',
    world: on('hubspot', '/objects/deals', { stall: 'body' }),
    env: { PLUMBLINE_TIMEOUT_MS: '60' },
    outcome: 'refused',
    says: /did not arrive in time/,
  },
  ...[
    { what: '502 without a content type', status: 502, headers: { 'content-type': '' } },
    { what: '503 with nothing', status: 503, headers: {} },
    { what: '520', status: 520, headers: HTML.headers },
    { what: '525', status: 525, headers: HTML.headers },
  ].map(({ what, status, headers }): Case => ({
    number: 8,
    what,
    world: on('hubspot', '/objects/companies', { status, headers, body: '' }, 2),
    outcome: 'complete',
  })),
  {
    number: 9,
    what: '423 for a moment',
    world: on('hubspot', '/owners', { status: 423, body: {} }, 1),
    outcome: 'complete',
  },
  {
    number: 9,
    what: '477 for hours',
    world: on('hubspot', '', { status: 477, headers: { 'retry-after': '43200' }, body: {} }),
    outcome: 'refused',
    says: /another data centre/,
  },
  {
    number: 10,
    what: '401, a token that was revoked',
    world: on('hubspot', '', { status: 401, body: { category: 'INVALID_AUTHENTICATION', message: 'expired' } }),
    outcome: 'refused',
    says: /HUBSPOT_ACCESS_TOKEN/,
  },
  {
    number: 10,
    what: '530, a token that is malformed',
    world: on('hubspot', '', { ...HTML, status: 530 }),
    outcome: 'refused',
    says: /HUBSPOT_ACCESS_TOKEN to the whole access token/,
  },
  {
    number: 11,
    what: '403 that names the scopes',
    world: on('hubspot', '/objects/orders', {
      status: 403,
      body: scopes('crm.objects.orders.read', 'crm.objects.deals.read'),
    }),
    outcome: 'refused',
    says: /crm\.objects\.orders\.read, crm\.objects\.deals\.read/,
  },
  {
    number: 11,
    what: '403 of the older shape',
    world: on('hubspot', '/objects/orders', { status: 403, body: scopes() }),
    outcome: 'refused',
    says: /orders, page 1 .*\n.*HubSpot does not name them/,
  },
  {
    number: 12,
    what: 'a cursor that comes again',
    world: {
      faults: {
        hubspot: (_n, { path, method }) =>
          method === 'GET' && path.endsWith('/objects/deals')
            ? { body: { results: [], paging: { next: { after: '1' } } } }
            : undefined,
      },
    },
    outcome: 'refused',
    says: /same page again/,
  },
  { number: 12, what: 'short pages with a cursor', world: { hubspot: { pageSize: 1 } }, outcome: 'complete' },
  {
    number: 13,
    what: 'a deal on two pages, edited between them',
    world: {
      faults: {
        hubspot: (_n, { path, query, method }) => {
          if (method !== 'GET' || !path.endsWith('/objects/deals')) return undefined;
          return query.get('after') === null
            ? {
                body: {
                  results: [deal('3002', 'newer', '2026-02-02T00:00:00Z'), deal(DEAL, 'other', '2026-02-02T00:00:00Z')],
                  paging: { next: { after: 'a' } },
                },
              }
            : { body: { results: [deal('3002', 'older', '2026-02-01T00:00:00Z')] } };
        },
      },
    },
    outcome: 'complete',
    holds: (written, { sources }) => {
      expect(named(written)).toEqual([
        ['3002', 'newer'],
        [DEAL, 'other'],
      ]);
      expect(sources[0]?.read.deals).toMatchObject({ records: 2, pages: 2, duplicates: 1 });
    },
  },
  {
    number: 14,
    what: 'a deal that is archived between the list and its associations',
    world: { hubspot: { gone: { archived: ['3002'], from: ({ path }) => path.startsWith('/crm/v4/associations') } } },
    outcome: 'complete',
    says: /archived or merged during the pull, left out: 1/,
    holds: (written, { sources }) => {
      expect(written.deals.map(({ id }) => id)).toEqual([DEAL]);
      expect(sources[0]?.gone).toEqual([{ id: '3002', state: 'archived', into: null }]);
    },
  },
  {
    number: 14,
    what: 'a deal that was merged, and that an engagement still names by its old id',
    world: { hubspot: { gone: { merged: { [DEAL]: '3002' } } } },
    outcome: 'complete',
    holds: ({ deals, engagements }, { sources }) => {
      expect(deals.map(({ id }) => id)).toEqual(['3002']);
      expect(engagements[0]).toMatchObject({ dealIds: ['3002'] });
      expect(sources[0]?.gone).toEqual([{ id: DEAL, state: 'merged', into: '3002' }]);
    },
  },
  {
    number: 15,
    what: 'a stage that is in no pipeline',
    outcome: 'complete',
    holds: (written) => {
      expect(written.deals.find(({ id }) => id === '3002')).toMatchObject({
        stageId: 'gone',
        stageLabel: null,
        stage: null,
      });
    },
  },
  {
    number: 16,
    what: 'a probability of 1.0 on a stage that is not closed, and a stage that says neither',
    world: on('hubspot', '/pipelines', {
      body: {
        results: [
          {
            id: 'default',
            label: 'Partnerships',
            displayOrder: 0,
            stages: [
              { id: '4400', label: 'Warm-up', displayOrder: 0, metadata: {} },
              {
                id: '4401',
                label: 'Contract admin.',
                displayOrder: 1,
                metadata: { isClosed: 'false', probability: '1.0' },
              },
            ],
          },
        ],
      },
    }),
    outcome: 'complete',
    holds: ({ pipelines, deals }) => {
      expect(pipelines[0]?.stages).toMatchObject([
        { isClosed: null, probability: null, stage: null },
        { isClosed: false, probability: 1, stage: 'Contract Admin' },
      ]);
      // The label decides; nothing is taken for won because it looks likely.
      expect(deals.find(({ id }) => id === DEAL)?.stage).toBe('Contract Admin');
    },
  },
  {
    number: 17,
    what: 'a property that the portal does not have',
    world: { hubspot: { properties: without('deals', 'contract_end_date') } },
    outcome: 'refused',
    says: /deals\.contractEnd: deals has no field "contract_end_date"[^]*plumbline\.config\.ts/,
  },
  ...(
    [
      ['null', null, null],
      ['nothing', '', null],
      ['zero', '0', { minor: 0, currency: 'USD' }],
    ] as const
  ).map(([what, amount, expected]): Case => ({
    number: 18,
    what: `an amount of ${what}`,
    world: amountOf(amount, 'USD'),
    outcome: 'complete',
    holds: (written) => expect(first(written)?.amount).toEqual(expected),
  })),
  {
    number: 18,
    what: 'an amount with separators',
    world: amountOf('1,000', 'USD'),
    outcome: 'complete',
    says: /Set aside: deals Halvorsund \(9007199254740993\), field amount: expected an amount[^]*found "1,000"/,
    holds: (written, { setAside }) => {
      expect(first(written)).toBeUndefined();
      expect(setAside).toMatchObject([{ noun: 'deals', id: DEAL, field: 'amount' }]);
    },
  },
  {
    number: 18,
    what: 'another currency, which stays that currency',
    world: amountOf('1000', 'JPY'),
    outcome: 'complete',
    holds: (written) => expect(first(written)?.amount).toEqual({ minor: 1000, currency: 'JPY' }),
  },
  ...(
    [
      ['epoch milliseconds at midnight UTC', '1772323200000', '2026-03-01'],
      ['an ISO instant one second before midnight', '2026-02-28T23:59:59Z', '2026-02-28'],
      ['a date', '2026-03-01', '2026-03-01'],
    ] as const
  ).map(([what, value, day]): Case => ({
    number: 19,
    what: `a date as ${what}`,
    world: property('closedate', value),
    outcome: 'complete',
    holds: (written) => expect(first(written)?.closedOn).toBe(day),
  })),
  ...['0000-00-00', 'Invalid Date', '99999-01-01', '20260301'].map((value): Case => ({
    number: 19,
    what: `a date that is ${value}`,
    world: property('closedate', value),
    outcome: 'complete',
    says: /Set aside: deals .*field closedate/,
    holds: (written) => expect(first(written)).toBeUndefined(),
  })),
  {
    number: 20,
    what: 'association lists in pages of one, each record named per label',
    world: { hubspot: { listSize: 1 } },
    outcome: 'complete',
  },
  {
    number: 21,
    what: 'a batch of which a part failed, once',
    world: on(
      'hubspot',
      '/associations/deals/contacts',
      {
        status: 207,
        body: { status: 'COMPLETE', results: [], numErrors: 1, errors: [{ message: 'a shard is down' }] },
      },
      1,
    ),
    outcome: 'complete',
  },
  {
    number: 21,
    what: 'a batch of which a part fails every time',
    world: on('hubspot', '/associations/deals/contacts', {
      status: 207,
      body: { status: 'COMPLETE', results: [], numErrors: 1, errors: [{ message: 'a shard is down' }] },
    }),
    outcome: 'refused',
    says: /a shard is down/,
  },
  {
    number: 22,
    what: 'an owner who has left',
    world: {
      faults: {
        hubspot: (_n, { path, query }) =>
          path.includes('/owners')
            ? {
                body: {
                  results:
                    query.get('archived') === 'true' ? [{ id: 71, firstName: 'Wren', lastName: 'Aldous-Pike' }] : [],
                },
              }
            : undefined,
      },
    },
    outcome: 'complete',
    holds: (written) => expect(first(written)?.ownerName).toBe('Wren Aldous-Pike'),
  },
  {
    number: 23,
    what: 'a page size that is refused',
    world: on('hubspot', '/objects/deals', {
      status: 400,
      body: { category: 'VALIDATION_ERROR', message: 'limit: at most 100' },
    }),
    outcome: 'refused',
    says: /VALIDATION_ERROR, limit/,
  },
  {
    number: 23,
    what: 'an address that is too long',
    world: on('hubspot', '/objects/deals', { status: 414, body: '' }),
    outcome: 'refused',
    says: /414/,
  },
  {
    number: 24,
    what: 'ids as numbers that a double cannot hold',
    outcome: 'complete',
    holds: (written) => expect(written.deals.map(({ id }) => id)).toContain('9007199254740993'),
  },
  ...[404, 410].map((status): Case => ({
    number: 25,
    what: `a path that is retired (${status})`,
    world: on('hubspot', '/associations', { status, body: {} }),
    outcome: 'refused',
    says: /retired/,
  })),
];

function without(type: 'deals', name: string): PropertyTable {
  const table = hubspotProperties();
  return { ...table, [type]: table[type].filter((property) => property.name !== name) };
}
