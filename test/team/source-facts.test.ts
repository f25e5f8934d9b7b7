import { expect, test } from 'vitest';
import { portfolio, snapshotOf } from '../../src/invariants/index.ts';
import { BLANK_REPORT, readConfig, wholeRead, type Manifest, type SourceReport } from '../../src/model/index.ts';
import { duration, sourceFacts } from '../../src/team/source-facts.ts';

const facts = (manifest: Partial<Manifest>, config = {}) =>
  sourceFacts(snapshotOf(portfolio({}), '2026-06-15', manifest).manifest, readConfig(config));

const hubspot: SourceReport = {
  ...BLANK_REPORT,
  ...{ system: 'hubspot', status: 'complete', pulledAt: '2026-06-15T05:00:00.000Z' },
  ...{ requests: 14, retries: 2, elapsedMs: 65_000, note: 'Kept from the pull of 2026-06-14T05:00:00.000Z.' },
  read: {
    deals: { ...wholeRead(1200, 12), duplicates: 1, total: 1199 },
    'associations of deals with companies': { ...wholeRead(2400, 3), duplicates: 2400 },
  },
  gone: [{ id: '4', state: 'archived', into: null }],
};

test('a source that was read tells how much, and lists of links are not counted as records', () => {
  const aside = { noun: 'deals' as const, name: null, expected: 'a date', found: '"x"', links: [] as string[] };
  const setAside = [
    { ...aside, id: '7', field: 'closedOn' },
    { ...aside, id: '7', field: 'createdOn' },
  ];
  const [source] = facts({ sources: [hubspot], setAside });
  expect(source?.facts.map(({ label, value }) => `${label}: ${value.replaceAll('\u202f', ' ')}`)).toEqual([
    ...['Records: 1 200', 'Pages: 15', 'Requests: 14, 2 repeated', 'Duplicates dropped: 1', 'Set aside: 1'],
    'Time: 1 min 5 s',
  ]);
  expect(source?.remarks.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    'Kept from the pull of 14 June 2026, 05:00 UTC.',
    '1 deal that other records name is archived.',
  ]);
  expect(source?.tables.map(({ name, cells }) => [name, cells[1]?.replaceAll('\u202f', ' ')])).toEqual([
    ['deals', '1 199'],
    ['associations of deals with companies', 'not counted'],
  ]);
});

test('fields that do not fit, gaps and corrections are told in sentences', () => {
  const problem = { field: 'engagements.end', table: 'Engagements', name: 'End date', kind: 'unknown' } as const;
  const problems = [{ ...problem, expected: 'a field named "End date"', found: 'no such field', suggestion: null }];
  const airtable: SourceReport = {
    ...hubspot,
    system: 'airtable',
    schema: { fields: {}, problems },
    note: null,
    gone: [],
  };
  const note = 'The optional usage endpoint east could not be read: It refused the token.';
  const usage: SourceReport = { ...hubspot, system: 'usage', note, gone: [] };
  const change = { namespace: 'reefs', day: '2026-05-01', measure: 'dau', before: 1, after: 2 } as const;
  const gap = { endpoint: 'east', namespaces: ['dunes'], from: '2026-06-13', to: '2026-06-14', reason: 'No answer.' };
  const history = {
    corrections: [{ ...change, recordedAt: '2026-06-15T05:00:00.000Z' }],
    unexplained: [],
    gaps: [gap, { ...gap, namespaces: [], from: '2026-06-14', reason: 'It refused the token.' }],
  };
  const [first, second] = facts({ sources: [airtable, usage], usage: history });
  expect(first?.remarks).toEqual([
    '“End date” of Engagements does not fit: expected a field named "End date", found no such field.',
  ]);
  expect(second?.remarks.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    note,
    'Gap at the endpoint east, 13 June 2026 to 14 June 2026: No answer. Hubs: dunes.',
    'Gap at the endpoint east, 14 June 2026.',
    '1 past value has a recorded correction.',
  ]);
});

test('a source that is not connected has no figures, and engagements are called what they are kept in', () => {
  const none: SourceReport = { ...BLANK_REPORT, system: 'airtable', status: 'not-connected', pulledAt: null };
  expect(facts({ sources: [none] })).toMatchObject([{ name: 'Airtable', facts: [], remarks: [] }]);
  expect(facts({ sources: [none] }, { engagements: { source: 'csv' } })).toMatchObject([{ name: 'CSV folder' }]);
});

test.each([
  [0, '0.0 s'],
  [840, '0.8 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [3_725_000, '62 min 5 s'],
])('%i ms is %s', (ms, words) => expect(duration(ms)).toBe(words));
