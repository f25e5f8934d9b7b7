import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AIRTABLE_TABLES, fromDayNumber, readConfig, ROLES } from '../../src/model/index.ts';
import { dealIdsIn, mapRecord } from '../../src/sources/engagements/index.ts';
import {
  canonicalStage,
  mapCompany,
  mapDeal,
  ownerNames,
  roleNamed,
  type DealContext,
} from '../../src/sources/hubspot/index.ts';
import { dayOfDate, dayOfInstant, instant, monthOfText } from '../../src/sources/mapping/index.ts';

const config = readConfig({});
const names = AIRTABLE_TABLES.capacity.fields;
const days = fc.integer({ min: -300_000, max: 700_000 }).map(fromDayNumber);

describe('dates', () => {
  test.each([
    ['2026-01-31', '2026-01-31'],
    ['1572480000000', '2019-10-31'],
    ['2026-01-31T00:00:00.000Z', '2026-01-31'],
    ['2026-01-31T23:59:59+00:00', '2026-01-31'],
    ['2026-02-30', null],
    ['2026-02-30T00:00:00Z', null],
    ['31/01/2026', null],
    ['20260131', null],
    ['0', null],
    ['January 5, 2026', null],
    ['+275760-09-13T00:00:00Z', null],
    ['999999999999999', null],
  ])('the date property %s is %s', (text, day) => {
    expect(dayOfDate(text)).toBe(day);
  });

  test('a date property is the same day in every form and zone', () => {
    fc.assert(
      fc.property(days, (day) => {
        const ms = Date.parse(`${day}T00:00:00Z`);
        expect(dayOfDate(day)).toBe(day);
        expect(dayOfDate(`${day}T00:00:00.000Z`)).toBe(day);
        if (Math.abs(ms) >= 1e10) expect(dayOfDate(String(ms))).toBe(day);
      }),
    );
  });

  test('an instant falls on the business day of the zone, at midnight too', () => {
    expect(dayOfInstant('2026-03-01T23:30:00Z', 'Europe/Madrid')).toBe('2026-03-02');
    expect(dayOfInstant('2026-03-01T04:30:00Z', 'America/New_York')).toBe('2026-02-28');
    expect(dayOfInstant('1772409600000', 'UTC')).toBe('2026-03-02');
    expect(dayOfInstant('2026-03-01', 'America/New_York')).toBe('2026-03-01');
  });

  test('an instant keeps its milliseconds; a month is read from a date', () => {
    expect(instant('1772409600123')).toBe('2026-03-02T00:00:00.123Z');
    expect(instant('yesterday')).toBeNull();
    expect(
      ['2026-02', '2026-02-01', '2026-02-01T00:00:00Z', '2026-13', 'May'].map((text) => monthOfText(text, 'UTC')),
    ).toEqual(['2026-02', '2026-02', '2026-02', null, null]);
  });
});

describe('HubSpot Deal ID', () => {
  test.each([
    ['456', ['456']],
    ['  456 ', ['456']],
    ['456, 789;\n12', ['456', '789', '12']],
    ['456 456', ['456']],
    ['https://app.hubspot.com/contacts/123/record/0-3/456', ['456']],
    ['https://app-eu1.hubspot.com/contacts/123/record/0-3/456/view/1?tab=x#y', ['456']],
    ['app.hubspot.com/contacts/123/deal/456/', ['456']],
    ['https://app.hubspot.com/contacts/123/record/0-1/456', []],
    ['https://hubspot.com.evil.example/contacts/123/deal/456', []],
    ['Deal 456', []],
    ['456?', []],
    ['', []],
    [null, []],
  ])('%j holds %j', (text, ids) => {
    expect(dealIdsIn(text)).toEqual(ids);
  });

  test('any list of ids is read back, whatever parts it', () => {
    const id = fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String);
    const separator = fc.constantFrom(',', ';', '\n', ' ', ' , ', ';\n');
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 5 }), separator, (ids, by) => {
        expect(dealIdsIn(` ${ids.join(by)} `)).toEqual(ids);
      }),
    );
  });
});

describe('stages and roles', () => {
  test('the configuration goes first, by id and then by label; then the name, case and punctuation aside', () => {
    const stages = { '77': 'Proposal', 'Quote sent!': 'Negotiation' } as const;
    expect(canonicalStage('77', 'Closed Won', stages)).toBe('Proposal');
    expect(canonicalStage('78', 'quote-sent', stages)).toBe('Negotiation');
    expect(canonicalStage('79', 'CLOSED-WON', stages)).toBe('Closed Won');
    expect(canonicalStage('80', 'On ice', stages)).toBeNull();
    expect(canonicalStage('closedlost', null, {})).toBeNull();
    expect(canonicalStage('__proto__', null, {})).toBeNull();
  });

  test('labels are roles in any case and in both spellings', () => {
    expect(ROLES.map((role) => roleNamed(role.toUpperCase().replaceAll(' ', '_'), {}))).toEqual([...ROLES]);
    expect(roleNamed('Authorised PR submitter', {})).toBe('Authorized PR Submitter');
    expect(roleNamed('Principal investigator', { 'principal-investigator': 'Community Champion' })).toBe(
      'Community Champion',
    );
    expect(roleNamed('Friend', {})).toBeNull();
  });
});

describe('deals', () => {
  const context: DealContext = {
    config,
    pipelines: [
      {
        id: 'a',
        label: 'A',
        stages: [{ id: 's1', label: 'Closed Won', order: 0, isClosed: null, probability: null, stage: 'Closed Won' }],
      },
      {
        id: 'b',
        label: 'B',
        stages: [{ id: 's2', label: 'Lead', order: 0, isClosed: null, probability: null, stage: 'Lead' }],
      },
    ],
    ownerNames: ownerNames([
      { id: '1', firstName: ' Wren ', lastName: '' },
      { id: '2', email: 'wren@2i2c.org' },
      { id: '3' },
    ]),
    companies: new Map([
      [
        '1',
        new Map([
          ['52', new Set(['Supplier'])],
          ['51', new Set([''])],
          ['53', new Set(['Primary'])],
        ]),
      ],
    ]),
    contacts: new Map([['1', new Map([['61', new Set(['Technical contact', 'BUYER', 'Friend'])]])]]),
  };
  const map = (properties: Record<string, string | null>) => mapDeal({ id: '1', properties, updatedAt: null }, context);
  const record = (properties: Record<string, string | null>) => {
    const mapped = map(properties);
    return 'record' in mapped ? mapped.record : expect.fail(JSON.stringify(mapped));
  };

  test('missing, null and blank are null; texts are trimmed', () => {
    const { name, amount, fteCommitted, contractStart, serviceTier, lostReason } = record({
      dealname: '  Tide  ',
      amount: '',
      fte_committed: null,
      contract_start_date: ' ',
      service_tier: ' Premier',
    });
    expect({ name, amount, fteCommitted, contractStart, serviceTier, lostReason }).toEqual({
      name: 'Tide',
      amount: null,
      fteCommitted: null,
      contractStart: null,
      serviceTier: 'premier',
      lostReason: null,
    });
  });

  test('zero is zero, and an amount without a currency has none', () => {
    expect(record({ amount: '0' }).amount).toEqual({ minor: 0, currency: null });
    expect(record({ amount: '10.5', deal_currency_code: 'eur' }).amount).toEqual({ minor: 1050, currency: 'EUR' });
    expect(record({ amount: '10', deal_currency_code: 'JPY' }).amount).toEqual({ minor: 10, currency: 'JPY' });
  });

  test('a stage counts in its own pipeline only', () => {
    expect(record({ pipeline: 'a', dealstage: 's1' })).toMatchObject({ stageLabel: 'Closed Won', stage: 'Closed Won' });
    expect(record({ pipeline: 'b', dealstage: 's1' })).toMatchObject({ stageId: 's1', stageLabel: null, stage: null });
    expect(record({ pipeline: 'c', dealstage: 's9' })).toMatchObject({
      pipelineId: 'c',
      stageId: 's9',
      stageLabel: null,
      stage: null,
    });
  });

  test('types, owners, companies and contacts', () => {
    expect(record({ dealtype: 'newbusiness' })).toMatchObject({ type: 'new', typeLabel: 'newbusiness' });
    expect(record({ dealtype: 'constructor' })).toMatchObject({ type: null, typeLabel: 'constructor' });
    expect(['1', '2', '3', '4'].map((hubspot_owner_id) => record({ hubspot_owner_id }).ownerName)).toEqual([
      'Wren',
      'wren@2i2c.org',
      null,
      null,
    ]);
    expect(record({})).toMatchObject({
      communityRecordIds: ['53', '51', '52'],
      contacts: [{ personId: '61', roles: ['Buyer', 'Technical Contact'] }],
    });
  });

  test.each([
    ['amount', '1,000', 'amount', /48150\.00/],
    ['deal_currency_code', 'US$', 'deal_currency_code', /USD/],
    ['contract_end_date', 'next spring', 'contract_end_date', /YYYY-MM-DD/],
    ['closedate', '2026-02-31', 'closedate', /YYYY-MM-DD/],
    ['fte_committed', 'half', 'fte_committed', /number/],
    ['fte_committed', '-1', 'fte_committed', /at least 0/],
  ])('%s = %s sets the deal aside', (property, value, field, expected) => {
    const mapped = map({ dealname: 'Tide (ask tom@sea.example)', previous_deal_id: '9', [property]: value });
    expect(mapped).toMatchObject({
      setAside: {
        noun: 'deals',
        id: '1',
        name: 'Tide (ask [e-mail])',
        field,
        expected: expect.stringMatching(expected),
        links: ['53', '51', '52', '61', '9'],
      },
    });
  });

  test('repositories are split, and names from the outside stay text', () => {
    const mapped = mapCompany(
      { id: '1', properties: { name: '__proto__', github_repos: ' a/b ; ;c' }, updatedAt: null },
      config,
    );
    expect(mapped).toMatchObject({ record: { longName: '__proto__', githubRepos: ['a/b', 'c'] } });
  });
});

describe('Airtable cells', () => {
  const engagement = (fields: Record<string, unknown>) => mapRecord('engagements', { id: 'recA', fields }, config);

  test('absent fields are empty, unknown ones ignored, lookups and collaborators unwrapped', () => {
    const fields = {
      'Community ID': ['tides', null],
      'Delivery lead': { id: 'usr1', email: 'a@b.example', name: 'Anselm' },
      'HubSpot Deal ID': 456,
      New: [1],
    };
    expect(engagement(fields)).toMatchObject({
      record: {
        communityId: 'tides',
        deliveryLead: 'Anselm',
        dealRef: '456',
        dealIds: ['456'],
        status: null,
        projectIds: [],
        start: null,
      },
    });
    expect(mapRecord('deliverables', { id: 'recD', fields: {} }, config)).toMatchObject({
      record: { isPublic: false },
    });
  });

  test.each([
    ['Status', 'Paused', /one of "Planned", "Active", "Complete", "Cancelled"/],
    ['Status', ['Active', 'Planned'], /one value/],
    ['FTE committed', { error: '#ERROR!' }, /a text/],
    ['FTE committed', { specialValue: 'NaN' }, /a text/],
    ['Projects', 'recP', /list of linked records/],
    ['End date', 'soon', /YYYY-MM-DD/],
  ])('%s = %j sets the record aside', (field, value, expected) => {
    const mapped = engagement({ Name: 'Tide', 'HubSpot Deal ID': '456', Contracts: ['recC'], [field]: value });
    expect(mapped).toMatchObject({
      setAside: {
        noun: 'engagements',
        id: 'recA',
        name: 'Tide',
        field,
        expected: expect.stringMatching(expected),
        links: ['456', 'recC'],
      },
    });
  });

  test('a log without month, or with one that is none, is set aside', () => {
    for (const month of [undefined, 'Q1']) {
      const mapped = mapRecord('fteLog', { id: 'recF', fields: { Engagement: ['recA'], Month: month } }, config);
      expect(mapped).toMatchObject({ setAside: { field: 'Month', links: ['recA'] } });
    }
  });

  test('a number keeps what it says, and has the digits of the currency where it is money', () => {
    const hub = (value: unknown) => mapRecord('hubs', { id: 'recH', fields: { 'Budget alert': value } }, config);
    expect(hub(1234.5600000000002)).toMatchObject({ record: { budgetAlert: { minor: 123_456 } } });
    expect(hub('1234.5600000000002')).toMatchObject({ setAside: { field: 'Budget alert' } });
    expect(hub(1e22)).toMatchObject({ setAside: { field: 'Budget alert' } });
    const capacity = (value: unknown) =>
      mapRecord(
        'capacity',
        { id: 'recC', fields: { [names.month]: '2026-04-01', [names.fteAvailable]: value } },
        config,
      );
    expect(capacity(1e-7)).toMatchObject({ record: { fteAvailable: 1e-7 } });
    expect(capacity('1e-7')).toMatchObject({ setAside: { field: names.fteAvailable } });
  });

  test('a budget alert is in dollars', () => {
    expect(mapRecord('hubs', { id: 'recH', fields: { 'Budget alert': 1250.5 } }, config)).toMatchObject({
      record: { budgetAlert: { minor: 125_050, currency: 'USD' } },
    });
  });
});
