import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../src/model/index.ts';
import { deliverablesPart } from '../../../src/reports/deliverables/index.ts';
import type { WorkTable } from '../../../src/reports/index.ts';
import { hostileNames } from '../../../src/sample/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { AS_OF } from '../../invariants/arbitrary.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
let sample: Snapshot;
beforeAll(async () => {
  sample = await readSnapshot(SAMPLE);
});
const of = (tables: WorkTable[], id: string) => valuesOf(tables.find((one) => one.id === id)!);

const COUNTED = `
  with pe as (select p.r ->> 'id' project, p.r ->> 'status' status, l.value engagement from projects p, json_each(p.r, '$.engagementIds') l
      union select l.value, p.r ->> 'status', e.r ->> 'id' from engagements e, json_each(e.r, '$.projectIds') l
        join projects p on p.r ->> 'id' = l.value),
    dp as (select d.r ->> 'id' id, l.value project from deliverables d, json_each(d.r, '$.projectIds') l
      union select l.value, p.r ->> 'id' from projects p, json_each(p.r, '$.deliverableIds') l),
    stopped as (select dp.id from dp join pe using (project) join engagements e on e.r ->> 'id' = pe.engagement
      group by dp.id having min(pe.status = 'Cancelled' or e.r ->> 'status' = 'Cancelled') = 1)
  select r ->> 'id' id, case
      when r ->> 'status' = 'Delivered' and coalesce(r ->> 'deliveredOn', '') <= ?1 then
        case when r ->> 'deliveredOn' > r ->> 'dueOn' then 'delivered late' else 'delivered' end
      when r ->> 'dueOn' is null then 'no due date'
      when r ->> 'dueOn' < ?1 then 'overdue'
      when strftime('%G-%V', r ->> 'dueOn') = strftime('%G-%V', ?1) then 'due this week'
      else 'due later' end state
  from deliverables where r ->> 'status' is not 'Cancelled' and r ->> 'id' not in (select id from stopped) order by 1`;

test('every deliverable of the sample stands where SQL puts it', () => {
  const db = new DatabaseSync(':memory:');
  for (const table of ['engagements', 'projects', 'deliverables']) {
    db.exec(`create table ${table} (r text)`);
    const insert = db.prepare(`insert into ${table} values (?)`);
    for (const record of JSON.parse(readFileSync(join(SAMPLE, `${table}.json`), 'utf8')) as unknown[])
      insert.run(JSON.stringify(record));
  }
  const { tables, answer } = deliverablesPart(inputsFor(sample));
  const counted = db.prepare(COUNTED).all(AS_OF) as { id: string; state: string }[];
  const shown = of(tables, 'deliverables').map(({ id, state }) => ({ id, state }));
  expect([...shown].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))).toEqual(counted.map((row) => ({ ...row })));
  const overdue = counted.filter(({ state }) => state === 'overdue').length;
  const open = counted.filter(({ state }) => !state.startsWith('delivered')).length;
  expect(overdue).toBeGreaterThan(0);
  expect(spaced(answer)).toMatch(new RegExp(`^${overdue} of ${open} deliverables still to deliver`));
  const found = inputsFor(sample).findings.filter(({ rule }) => rule === 'deliverable-not-overdue');
  expect(
    shown
      .filter(({ state }) => state === 'overdue')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(found.map(({ subject }) => subject.id).sort());
  const promised = of(tables, 'deliverables-engagements').reduce((sum, row) => sum + Number(row.promised), 0);
  expect(promised).toBe(counted.length);
});

const given = (deliverables: object[]) =>
  inputsOf({
    communities: [{ id: '9', communityId: 'coral', shortName: 'Coral' }],
    engagements: [
      {
        id: 'e1',
        name: 'Reef',
        communityId: 'coral',
        status: 'Active',
        start: '2026-01-01',
        end: '2026-12-31',
        projectIds: ['p1'],
      },
    ],
    projects: [
      {
        id: 'p1',
        name: 'Set-up',
        engagementIds: ['e1'],
        deliverableIds: deliverables.map((one) => (one as { id: string }).id),
      },
    ],
    deliverables: deliverables.map((one) => ({ projectIds: ['p1'], ...one })),
  });

describe('when a deliverable is due', () => {
  // 15 June 2026 is a Monday.
  test.each([
    ['2026-06-14', 'overdue'],
    ['2026-06-15', 'due this week'],
    ['2026-06-21', 'due this week'],
    ['2026-06-22', 'due later'],
    [null, 'no due date'],
  ])('due on %s it is %s', (dueOn, state) => {
    const { tables } = deliverablesPart(given([{ id: 'd1', name: 'Hub', status: 'In progress', dueOn }]));
    expect(of(tables, 'deliverables')).toMatchObject([{ state, community: 'Coral', engagement: 'Reef' }]);
  });

  test('what is latest stands first, then what is due, then what has no date, then what is delivered', () => {
    const { tables, answer } = deliverablesPart(
      given([
        { id: 'd1', name: 'done', status: 'Delivered', dueOn: '2026-03-01', deliveredOn: '2026-03-03' },
        { id: 'd2', name: 'undated', status: 'In progress' },
        { id: 'd3', name: 'soon', status: 'Not started', dueOn: '2026-06-18' },
        { id: 'd4', name: 'late', status: 'In progress', dueOn: '2026-06-10' },
        { id: 'd5', name: 'latest', status: 'In progress', dueOn: '2026-05-10' },
        { id: 'd6', name: 'cancelled', status: 'Cancelled', dueOn: '2026-05-01' },
      ]),
    );
    expect(of(tables, 'deliverables').map(({ deliverable }) => deliverable)).toEqual([
      ...['latest', 'late', 'soon', 'undated', 'done'],
    ]);
    expect(of(tables, 'deliverables').map(({ late }) => late)).toEqual([36, 5, null, null, 2]);
    expect(spaced(answer)).toBe(
      '2 of 4 deliverables still to deliver are overdue, the oldest since 10 May 2026; 1 more is due this week.',
    );
    expect(of(tables, 'deliverables-weeks')[0]).toMatchObject({
      week: '2026-06-15',
      due: 1,
      delivered: 0,
      names: 'soon',
    });
    expect(of(tables, 'deliverables-engagements')).toMatchObject([
      { promised: 5, delivered: 1, 'on-time': 0, overdue: 2, next: '2026-06-18' },
    ]);
  });

  test('nothing promised and all delivered are said in words', () => {
    expect(deliverablesPart(given([])).answer).toBe('Nothing has been promised: no deliverable is recorded.');
    expect(
      deliverablesPart(given([{ id: 'd1', name: 'Hub', status: 'Delivered', deliveredOn: '2026-02-01' }])).answer,
    ).toBe('The one deliverable that is promised is delivered.');
  });
});

test('of very many, what was delivered more than a year ago is left to the files, and that is said', () => {
  const many = Array.from({ length: 4_998 }, (_, at) => ({
    ...{ id: `m${at}`, name: 'old', status: 'Delivered', dueOn: '2025-06-14', deliveredOn: '2025-06-14' },
  }));
  const edge = { id: 'edge', name: 'edge', status: 'Delivered', dueOn: '2025-06-15', deliveredOn: '2025-06-14' };
  const late = { id: 'late', name: 'late', status: 'In progress', dueOn: '2024-01-01' };
  const whole = deliverablesPart(given([...many, edge, late]));
  expect(of(whole.tables, 'deliverables')).toHaveLength(5_000);
  const cut = deliverablesPart(given([...many, edge, late, { ...late, id: 'more', name: 'more' }]));
  expect(of(cut.tables, 'deliverables').map(({ deliverable }) => deliverable)).toEqual(['late', 'more', 'edge']);
  expect(cut.doubts.join(' ')).toContain('4\u202f998 deliverables delivered more than a year ago are not listed here');
  expect(of(cut.tables, 'deliverables-engagements')[0]).toMatchObject({ promised: 5_001, delivered: 4_999 });
});

test('the calendar holds what is still to deliver, each on its day, whatever the names are', () => {
  const inputs = inputsFor({ ...sample, records: hostileNames(sample.records) });
  const { files, tables } = deliverablesPart(inputs);
  const calendar = new ICAL.Component(ICAL.parse(files['deliverables.ics']!));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const open = of(tables, 'deliverables').filter(({ delivered, due }) => delivered === null && due !== null);
  expect(events.map(({ startDate }) => startDate.toString()).sort()).toEqual(open.map(({ due }) => due).sort());
  for (const { summary, startDate } of events) {
    expect(startDate.isDate).toBe(true);
    expect(open.some(({ deliverable }) => summary.includes(String(deliverable)))).toBe(true);
  }
});
