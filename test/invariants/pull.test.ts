import { describe, expect, it } from 'vitest';
import { RULES, wordedRule } from '../../src/invariants/index.ts';
import {
  BLANK_REPORT,
  NOUN_KEYS,
  readConfig,
  wholeRead,
  type Manifest,
  type SchemaProblem,
  type SetAside,
  type SourceReport,
  type System,
  type UsageCorrection,
} from '../../src/model/index.ts';
import { outcomes, verdicts } from './judge.ts';

const report = (system: System, parts: Partial<SourceReport> = {}): SourceReport => ({
  ...BLANK_REPORT,
  system,
  status: 'complete',
  pulledAt: '2026-06-15T05:00:00.000Z',
  ...parts,
});

describe('source-complete', () => {
  const judge = (manifest: Partial<Manifest>) => outcomes('source-complete', {}, { manifest });

  it('names every list that was cut short, in order', () => {
    const read = {
      orders: { ...wholeRead(9), total: 10 },
      deals: { ...wholeRead(950, 10), total: 1000 },
      contacts: { ...wholeRead(5), total: null },
      companies: { ...wholeRead(6), total: 5 },
    };
    expect(judge({ sources: [report('hubspot', { read })] })[0]).toMatchObject({
      outcome: 'fail',
      severity: 'error',
      message:
        'HubSpot holds more than was read: deals (read 950 of 1000) and orders (read 9 of 10), so records may be missing and nothing is published or resolved.',
    });
  });

  it('warns once of each optional endpoint, with its hubs, its days and the reason', () => {
    const gap = { endpoint: 'west', namespaces: ['reefs'], reason: 'It refused the token.' };
    const gaps = [
      { ...gap, from: '2026-06-13', to: '2026-06-14' },
      { ...gap, namespaces: ['dunes', 'reefs'], from: '2026-06-10', to: '2026-06-10' },
      { ...gap, endpoint: 'east', namespaces: [], from: '2026-06-14', to: '2026-06-14' },
    ];
    const found = judge({ usage: { corrections: [], unexplained: [], gaps } });
    expect(found.map(({ outcome, subject }) => `${outcome} ${subject.id}`)).toEqual([
      ...['pass hubspot', 'pass airtable', 'pass usage', 'pass cost', 'fail usage/east', 'fail usage/west'],
    ]);
    expect(found.slice(4)).toMatchObject([
      {
        severity: 'warning',
        message:
          'Prometheus’s optional endpoint east could not be read (It refused the token), so its hubs show a gap on 14 June 2026.',
      },
      {
        severity: 'warning',
        message:
          'Prometheus’s optional endpoint west could not be read (It refused the token), so dunes and reefs show a gap from 13 June 2026 to 14 June 2026 and on 10 June 2026.',
      },
    ]);
  });
});

describe('source-schema-known', () => {
  const end = { field: 'engagements.end', table: 'Engagements', name: 'End date' };
  const renamed: SchemaProblem = {
    ...end,
    kind: 'renamed',
    expected: 'a field named "End date"',
    found: 'the same field under the name "Ends on"',
    suggestion: 'Ends on',
  };
  const option = (field: string, found: string): SchemaProblem => ({
    ...{ field, table: 'T', name: 'F', kind: 'new-option', suggestion: null },
    ...{ expected: 'one of "a", "b"', found },
  });
  const judge = (problems: SchemaProblem[], config = {}) =>
    outcomes(
      'source-schema-known',
      {},
      { config, manifest: { sources: [report('airtable', { schema: { fields: {}, problems } })] } },
    ).slice(1);

  it('names table, field, what was expected and found, what follows, and what to write', () => {
    expect(judge([renamed])).toMatchObject([
      {
        outcome: 'fail',
        severity: 'error',
        subject: { type: 'source', id: 'airtable/engagements.end', name: 'the field “End date” (engagements.end)' },
        community: null,
        message:
          'The field “End date” (engagements.end) of Engagements in Airtable is not as the mapping has it: expected a field named "End date", found the same field under the name "Ends on", so it looks empty in every record.',
        fix: 'Write “Ends on” under airtable.engagements.fields.end in plumbline.config.ts if that is the field that is meant, or give it its name back in Airtable.',
      },
    ]);
  });

  it('is one finding about a field, however many values are new there', () => {
    const found = judge([option('engagements.status', '"Paused"'), option('engagements.status', '"On ice"')]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      message: expect.stringContaining(
        'expected one of "a", "b", found "On ice" and "Paused", so a record with such a value is set aside.',
      ) as string,
    });
  });

  it.each([
    ['engagements.status', 'a record with such a value is set aside', /^Choose another value in the records/],
    ['deals.type', 'counts as one without a type', /^Add the value under hubspot\.dealTypes/],
    ['engagements.serviceTier', 'neither rules nor reports know', /^Add the value under tiers/],
  ])('says what a new value of %s does', (field, consequence, fix) => {
    expect(judge([option(field, '"c"')])[0]).toMatchObject({
      message: expect.stringContaining(consequence) as string,
      fix: expect.stringMatching(fix) as string,
    });
  });

  it('knows a table that is not there', () => {
    const table = { field: 'hubs', table: 'Hubs', name: 'Hubs', kind: 'unknown', suggestion: null } as const;
    expect(judge([{ ...table, expected: 'a table named "Hubs"', found: 'no such table' }])[0]).toMatchObject({
      subject: { id: 'airtable/hubs' },
      message: expect.stringMatching(
        /^The table “Hubs” \(hubs\) in Airtable .* none of its records can be read\.$/,
      ) as string,
      fix: expect.stringContaining('airtable.hubs.table') as string,
    });
  });

  it('says why it cannot judge, source by source', () => {
    const sources = [report('hubspot'), report('airtable', { status: 'not-connected' })];
    expect(outcomes('source-schema-known', {}, { manifest: { sources } })).toMatchObject([
      { outcome: 'not-evaluated', reason: 'HubSpot was read without comparing its fields with the mapping.' },
      { outcome: 'not-evaluated', reason: 'Airtable is not connected.' },
    ]);
  });
});

describe('source-volume-plausible', () => {
  const aside = (id: string): SetAside => ({
    ...{ noun: 'people', id, name: null, field: 'email', expected: 'an address', found: '"x"', links: [] },
  });
  const people = (before: number, now: number, manifest: Partial<Manifest> = {}) => {
    const records = { people: Array.from({ length: now }, (_, place) => ({ id: `p${place}` })) };
    const previous = { id: 'b', pulledAt: '2026-06-14T05:00:00.000Z', records: { people: before } };
    return outcomes('source-volume-plausible', records, { manifest: { previous, ...manifest } }).find(
      ({ subject }) => subject.id === 'people',
    );
  };

  it.each([
    [100, 80, 'pass'],
    [100, 79, 'fail'],
    [10, 8, 'pass'],
    [10, 7, 'fail'],
    [10, 0, 'fail'],
    [9, 0, 'pass'],
    [0, 0, 'pass'],
    [5, 500, 'pass'],
  ])('%i records before and %i now: %s', (before, now, outcome) => {
    expect(people(before, now)?.outcome).toBe(outcome);
  });

  it('counts what was set aside as read, each record once', () => {
    expect(people(10, 7, { setAside: [aside('p7'), aside('p7')] })?.outcome).toBe('pass');
    expect(people(10, 7, { setAside: [aside('p0'), aside('p0')] })?.outcome).toBe('fail');
  });

  it('says how many there were, when, and how to accept it', () => {
    expect(people(100, 12)).toMatchObject({
      message:
        'HubSpot gave 12 records of people, after 100 in the snapshot of 14 June 2026, so records may be missing and nothing is published or resolved.',
      fix: expect.stringContaining('--accept-shrink people.') as string,
    });
    expect(people(100, 12, { accepted: ['people'] })?.outcome).toBe('pass');
  });

  it('leaves a source alone that was not read', () => {
    const sources = [report('hubspot', { status: 'incomplete' })];
    expect(people(100, 0, { sources })).toMatchObject({
      outcome: 'not-evaluated',
      reason: 'HubSpot was not read whole: source-complete reports it.',
    });
  });

  it('never lets deals or engagements be empty, with or without an earlier snapshot', () => {
    const failed = (manifest: Partial<Manifest>) =>
      outcomes('source-volume-plausible', {}, { manifest }).flatMap(({ outcome, subject }) =>
        outcome === 'fail' ? subject.id : [],
      );
    const none = Object.fromEntries(NOUN_KEYS.map((key) => [key, 0]));
    expect(failed({})).toEqual(['deals', 'engagements']);
    const previous = { id: 'b', pulledAt: '2026-06-14T05:00:00.000Z', records: none };
    expect(failed({ previous })).toEqual(['deals', 'engagements']);
    expect(failed({ previous, accepted: ['deals'] })).toEqual(['engagements']);
    expect(failed({ sources: [] })).toEqual([]);
  });
});

describe('usage-history-stable', () => {
  const change = (day: string, parts: Partial<UsageCorrection> = {}): UsageCorrection => ({
    ...{ namespace: 'reefs-prod', day, measure: 'dau', before: 7, after: null, recordedAt: '2026-06-15T05:00:00.000Z' },
    ...parts,
  });
  const month = (at: string) => ({ id: `reefs-prod/${at}`, namespace: 'reefs-prod', month: at });
  const records = {
    hubs: [{ communityId: 'reefs', namespace: 'reefs-prod' }],
    usage: [month('2026-04'), month('2026-05'), month('2026-06')],
  };
  const judge = (unexplained: UsageCorrection[], corrections: UsageCorrection[] = []) =>
    outcomes('usage-history-stable', records, { manifest: { usage: { corrections, unexplained, gaps: [] } } });

  it('is about the months that have ended', () => {
    expect(judge([change('2026-06-01')]).map(({ outcome, subject }) => `${outcome} ${subject.id}`)).toEqual([
      'pass reefs-prod/2026-04',
      'pass reefs-prod/2026-05',
    ]);
  });

  it('names the first change, counts the others, and knows the community', () => {
    const changes = [change('2026-05-09', { measure: 'mau' }), change('2026-05-02', { before: null, after: 0 })];
    expect(judge(changes, [change('2026-04-01')])).toMatchObject([
      { outcome: 'pass', subject: { id: 'reefs-prod/2026-04' } },
      {
        outcome: 'fail',
        severity: 'error',
        subject: { type: 'usage', id: 'reefs-prod/2026-05', name: 'reefs-prod in May 2026' },
        community: 'reefs',
        message:
          'Usage of reefs-prod in May 2026 changed after it was published (DAU on 2 May 2026: no value before, 0 now and 1 more value) without a recorded correction, so it contradicts reports that are out.',
      },
    ]);
  });

  it('finds a month that is gone altogether', () => {
    expect(judge([change('2025-12-31')]).map(({ outcome, subject }) => `${outcome} ${subject.id}`)).toContain(
      'fail reefs-prod/2025-12',
    );
  });

  it('is not evaluated where no history is kept, or usage was not read', () => {
    expect(verdicts('usage-history-stable', records)).toEqual(['not-evaluated']);
    const sources = [report('usage', { status: 'not-connected' })];
    const usage = { corrections: [], unexplained: [change('2026-05-01')], gaps: [] };
    expect(outcomes('usage-history-stable', records, { manifest: { sources, usage } })).toMatchObject([
      { outcome: 'not-evaluated', reason: 'Prometheus is not connected.' },
    ]);
  });
});

describe('record-parses about usage', () => {
  const sample: SetAside = {
    ...{ noun: 'usage', id: 'reefs-prod/2026-05', name: null, links: [] },
    ...{ field: 'dau on 2026-05-04', expected: 'a whole number', found: '"NaN"' },
  };
  const records = {
    communities: [{ communityId: 'reefs' }],
    hubs: [{ communityId: 'reefs', namespace: 'reefs-prod' }],
    usage: [{ id: 'reefs-prod/2026-05', namespace: 'reefs-prod', month: '2026-05' }],
  };

  it('is one finding about the month, whose other days stand', () => {
    const setAside = [sample, { ...sample, field: 'mau on 2026-05-04' }];
    const found = outcomes('record-parses', records, { manifest: { setAside } });
    expect(found.filter(({ subject }) => subject.type === 'usage')).toMatchObject([
      {
        outcome: 'fail',
        community: 'reefs',
        message:
          'Usage reefs-prod/2026-05 has samples that were set aside because of dau on 2026-05-04 and 1 more field (expected a whole number, found "NaN"), so those days show a gap and the others stand.',
      },
    ]);
  });
});

describe('reference-resolves', () => {
  const archived = (...ids: string[]) => ({
    sources: [
      report('hubspot', { gone: ids.map((id) => ({ id, state: 'archived' as const, into: null })) }),
      report('airtable'),
    ],
  });
  const messageOf = (dealIds: string[], manifest: Partial<Manifest>) => {
    const [outcome] = outcomes('reference-resolves', { engagements: [{ id: 'recE', dealIds }] }, { manifest });
    return outcome?.outcome === 'fail' ? outcome.message : null;
  };

  it('says which deals were archived', () => {
    expect(messageOf(['404'], archived('404'))).toContain('the deal 404, which was archived in HubSpot, so');
    expect(messageOf(['404', '405'], archived('404', '405'))).toContain(
      'the deal 404 and the deal 405, which were archived in HubSpot, so',
    );
    expect(messageOf(['404', '405'], archived('404'))).toContain(
      'the deal 404 (archived in HubSpot) and the deal 405, which do not exist, so',
    );
  });
});

describe('an organisation that keeps its engagements in CSV files', () => {
  const config = { engagements: { source: 'csv' as const } };

  it('reads of the folder and not of Airtable', () => {
    const records = { deals: [{ id: '1', stage: 'Closed Won' as const, type: 'new' as const }] };
    const sources = [report('hubspot'), report('airtable', { status: 'incomplete', note: 'row 4' })];
    expect(outcomes('source-complete', records, { config, manifest: { sources } })[1]).toMatchObject({
      message: expect.stringMatching(/^The CSV folder was not read whole \(row 4\)/) as string,
    });
    expect(outcomes('closed-won-new-has-contract-or-mou', records, { config })[0]).toMatchObject({
      message: expect.stringContaining('no contract or MoU in the CSV folder') as string,
    });
    const texts = RULES.map((rule) => JSON.stringify(wordedRule(rule, readConfig(config))));
    expect(texts.filter((text) => text.includes('Airtable'))).toEqual([]);
    expect(RULES.map((rule) => wordedRule(rule, readConfig({})))).toEqual(RULES.map((rule) => ({ ...rule })));
  });
});
