import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/invariants/index.ts';
import type { Engagement } from '../../../src/model/index.ts';
import { homePart } from '../../../src/reports/home/index.ts';
import type { WorkInputs } from '../../../src/reports/index.ts';
import { inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';
import { journalOf, plus } from './given.ts';

const AS_OF = '2026-06-15';
const home = (records: Example['records'], more: Partial<WorkInputs> = {}, manifest = {}) =>
  homePart({ ...inputsOf(records, { asOf: AS_OF, manifest }), ...more });
const dueOf = (records: Example['records'], more: Partial<WorkInputs> = {}) =>
  valuesOf(home(records, more).tables[0]!)
    .filter(({ kind }) => kind !== 'Review')
    .map(({ action, due, state, team }) => [action, due, state, team]);
const changesOf = (records: Example['records'], more: Partial<WorkInputs>) =>
  valuesOf(home(records, more).tables[1]!).map(({ kind, record, detail, day }) => [kind, record, detail, day]);

/** An engagement of “reefs” with so many days to its end. */
const ending = (days: number, more: Partial<Engagement> = {}): Example['records'] => ({
  engagements: [{ id: 'recE', communityId: 'reefs', start: '2025-01-01', end: plus(AS_OF, days), ...more }],
});

describe('notices', () => {
  test.each([
    [68, []],
    [67, [['Send the 60-day notice', plus(AS_OF, 7), 'Due soon', 'BD']]],
    [60, [['Send the 60-day notice', AS_OF, 'Due today', 'BD']]],
    [59, [['Send the 60-day notice', plus(AS_OF, -1), 'Overdue', 'BD']]],
    [0, [['Send the 60-day notice', plus(AS_OF, -60), 'Overdue', 'BD']]],
  ])('with %i days to the end', (days, due) => {
    expect(dueOf(ending(days))).toEqual(due);
  });

  test.each([67, 60, 30])('that was sent in this term is not due with %i days to the end', (days) => {
    expect(dueOf(ending(days, { renewalNoticeSentOn: '2026-06-01' }))).toEqual([]);
    expect(dueOf(ending(days, { renewalNoticeSentOn: '2024-06-01' }))).toHaveLength(1);
  });

  const leaving = { decommissionRequestedOn: '2026-06-01', renewalNoticeSentOn: '2026-05-01' };
  test.each([
    [22, []],
    [21, [['Send the shutdown notice', plus(AS_OF, 7), 'Due soon', 'BD']]],
    [14, [['Send the shutdown notice', AS_OF, 'Due today', 'BD']]],
    [
      9,
      [
        ['Send the shutdown notice', plus(AS_OF, -5), 'Overdue', 'BD'],
        ['Send the reminder of the shutdown', plus(AS_OF, 7), 'Due soon', 'P&S'],
      ],
    ],
  ])('of a shutdown with %i days to the end', (days, due) => {
    expect(dueOf(ending(days, leaving))).toEqual(due);
  });

  test('a reminder is never called late, because nobody records it', () => {
    const told = { ...leaving, shutdownNoticeSentOn: '2026-06-02' };
    for (const days of [0, 1, 2]) {
      expect(dueOf(ending(days, told))).toEqual([['Send the reminder of the shutdown', AS_OF, 'Due today', 'P&S']]);
    }
    expect(dueOf(ending(-1, told))).toEqual([]);
  });

  test('are not asked of a cancelled engagement', () => {
    expect(dueOf(ending(30, { status: 'Cancelled' }))).toEqual([]);
  });
});

describe('what has ended and is still served', () => {
  const served = (days: number) => ({ ...ending(-days), hubs: [{ communityId: 'reefs', namespace: 'reefs' }] });
  test.each([
    // The next extension, and at last the decision, each as soon as it is near.
    [1, []],
    [7, [['Extend, renew or shut down', plus(AS_OF, 7), 'Due soon', 'BD']]],
    [14, [['Extend, renew or shut down', AS_OF, 'Due today', 'BD']]],
    [36, [['The BD lead decides: renew or shut down', plus(AS_OF, 6), 'Due soon', 'BD']]],
    [42, [['The BD lead decides: renew or shut down', AS_OF, 'Due today', 'BD']]],
    [50, [['The BD lead decides: renew or shut down', plus(AS_OF, -8), 'Overdue', 'BD']]],
  ])('%i days ago', (days, due) => {
    expect(dueOf(served(days))).toEqual(due);
  });
});

describe('deliverables', () => {
  const records = (dueOn: string | null, more = {}): Example['records'] => ({
    engagements: [{ id: 'recE', start: '2025-01-01', end: '2027-12-31', projectIds: ['recP'] }],
    projects: [{ id: 'recP', engagementIds: ['recE'], status: 'Active', deliverableIds: ['recD'] }],
    deliverables: [{ id: 'recD', name: 'Sign-on', projectIds: ['recP'], status: 'In progress', dueOn, ...more }],
  });

  test.each([
    [8, null],
    [7, 'Due soon'],
    [0, 'Due today'],
    [-1, 'Overdue'],
  ])('due in %i days', (days, state) => {
    const due = dueOf(records(plus(AS_OF, days)));
    expect(due.map((row) => row[2])).toEqual(state === null ? [] : [state]);
  });

  test.each(['Delivered', 'Cancelled'])('that are %s are not due', (status) => {
    expect(dueOf(records(AS_OF, { status }))).toEqual([]);
  });

  test('of a cancelled project are not due', () => {
    const given = records(plus(AS_OF, 1));
    const projects = given.projects?.map((project) => ({ ...project, status: 'Cancelled' as const }));
    expect(dueOf({ ...given, ...(projects ? { projects } : {}) })).toEqual([]);
  });

  test('without a due date are told of', () => {
    expect(home(records(null)).doubts).toContain('1 open deliverable has no due date and cannot be called due.');
  });
});

test('a won deal without an engagement is handed over by the end of its grace', () => {
  const won = (closedOn: string | null) => dueOf({ deals: [{ id: '1', stage: 'Closed Won', closedOn }] });
  // Five business days from Friday 12 June.
  expect(won('2026-06-12')).toEqual([['Create the engagement', '2026-06-19', 'Due soon', 'DE']]);
  expect(won('2026-06-01')).toEqual([['Create the engagement', '2026-06-08', 'Overdue', 'DE']]);
  expect(won(null)).toEqual([['Create the engagement', null, 'Overdue', 'DE']]);
});

describe('what changed', () => {
  const none = { events: { new: [], reopened: [], resolved: [] }, resolved: [] };
  const deal = { id: '1', name: 'Reefs', stage: 'Proposal' as const, stageEnteredOn: '2026-06-14' };

  test('without a history is told from the records’ own dates, and the page says so', () => {
    const { facts, charts } = home({ deals: [deal] });
    expect(spaced(facts.news)).toBe(
      'No history is kept of these data, so findings that came and went are not known. Going by the records’ own dates, since yesterday: 1 deal moved.',
    );
    expect(charts).toEqual([]);
    expect(facts.noTrend).toContain('No history is kept');
    expect(changesOf({ deals: [deal] }, {})).toEqual([['Deal moved', 'Reefs', 'Entered Proposal', '2026-06-14']]);
  });

  test('on the first night nothing is called new', () => {
    const { findings } = inputsOf({ deals: [{ id: '1', stage: null, stageId: '9' }] }, { asOf: AS_OF });
    const first = findings.map((finding) => ({ ...finding, status: 'new' as const, firstSeen: AS_OF, ageDays: 0 }));
    const given = { ...none, findings: first, journal: journalOf({ [AS_OF]: 1 }) };
    expect(first.length).toBeGreaterThan(0);
    expect(home({}, given).facts.news).toMatch(/^This is the first night/);
    expect(changesOf({}, given)).toEqual([]);
  });

  test('since the last night: a move with both ends, a delivery whatever its date, findings that came and went', () => {
    const { findings } = inputsOf({ deals: [{ id: '9', name: 'Kelp', stage: null, stageId: '9' }] }, { asOf: AS_OF });
    const [one, ...more] = findings;
    const event = {
      fingerprint: 'f'.repeat(16),
      rule: 'stage-known',
      subject: { type: 'deal', id: '8', name: 'Dunes' },
    };
    const given: Partial<WorkInputs> = {
      findings: [{ ...one!, firstSeen: AS_OF }, ...more.map((other) => ({ ...other, firstSeen: '2026-05-01' }))],
      events: { new: [], reopened: [], resolved: [event] },
      resolved: [{ ...event, firstSeen: '2026-05-01', resolvedOn: AS_OF }],
      journal: journalOf(
        { '2026-06-14': 2, [AS_OF]: 1 },
        {
          moves: [{ deal: '1', on: '2026-06-14', seen: AS_OF, from: 'Lead', to: 'Proposal' }],
          deliveries: [{ deliverable: 'recD', seen: AS_OF, from: 'In progress' }],
        },
      ),
    };
    const records: Example['records'] = {
      deals: [deal],
      deliverables: [
        { id: 'recD', name: 'Sign-on', status: 'Delivered', deliveredOn: '2026-01-01', dueOn: '2026-01-03' },
      ],
    };
    expect(changesOf(records, given)).toEqual([
      ['New finding', one!.subject.name, expect.stringContaining('Error: '), AS_OF],
      ['Resolved finding', 'Dunes', 'The stage of every deal is known', AS_OF].with(2, expect.any(String)),
      ['Deliverable delivered', 'Sign-on', 'Delivered on 2026-01-01, 2 days early', AS_OF],
      ['Deal moved', 'Reefs', 'Lead → Proposal', '2026-06-14'],
    ]);
    const { facts, charts } = home(records, given);
    expect(spaced(facts.news)).toBe(
      'Since 14 June 2026: 1 new finding, 1 resolved finding, 1 deal moved and 1 deliverable delivered.',
    );
    expect(charts[0]).toMatchObject({ title: expect.stringMatching(/^Errors and warnings fell from 3 to 2/) });
  });

  test('is nothing where nothing changed', () => {
    const { facts } = home({}, { ...none, findings: [], journal: journalOf({ '2026-06-14': 0, [AS_OF]: 0 }) });
    expect(spaced(facts.news)).toBe('Since 14 June 2026: nothing changed.');
  });
});

test('a trend has a gap for each night that is not known', () => {
  const { charts } = home({}, { journal: journalOf({ '2026-06-10': 4, '2026-06-13': 4, [AS_OF]: 4 }) });
  expect(charts[0]).toMatchObject({
    title: expect.stringContaining('As many errors and warnings as on'),
    series: [{ id: 'error', values: [4, null, null, 4, null, 4] }, {}, {}],
    notes: ['Of 3 of 6 days no night is known.'],
  });
});

test('with nothing to do the page says that nothing is wrong', () => {
  const { answer, facts, tables } = home({}, { findings: [] });
  expect(spaced(answer)).toBe(
    'Nothing is overdue, and nothing is due by 22 June 2026. No rule found an error or a warning.',
  );
  expect(facts.teams.map(({ overdue, ahead, errors, warnings }) => [overdue, ahead, errors, warnings])).toEqual([
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  expect(tables[0]?.empty).toContain('nothing is late');
});

test('what a source that was not read may hold is told of', () => {
  const { sources } = inputsOf({}, { asOf: AS_OF }).snapshot.manifest;
  const cut = sources.map((source) =>
    source.system === 'airtable' ? { ...source, status: 'incomplete' as const } : source,
  );
  const { doubts, facts } = home({}, {}, { sources: cut });
  expect(doubts[0]).toContain('Airtable');
  expect(facts.sources.find(({ name }) => name === 'Airtable')).toMatchObject({ status: 'Incomplete', shape: 'error' });
});
