import { beforeAll, describe, expect, test } from 'vitest';
import type { Example } from '../../../src/invariants/index.ts';
import { addDays } from '../../../src/model/index.ts';
import { engagementsPart, type EngagementsPart } from '../../../src/reports/engagements/index.ts';
import { open, sampleRecords, type Db } from '../recomputed/db.ts';
import { ASOF, given, inputsOf, sample } from '../health/given.ts';

let part: EngagementsPart;
let db: Db;
beforeAll(async () => {
  part = engagementsPart(inputsOf(await sample(), { checked: true }));
  db = open(sampleRecords());
});

/** The values of a table's rows by the ids of its columns. */
function rowsOf(id: string) {
  const { columns, rows } = part.tables.find((table) => table.id === id)!;
  return rows.map((row) => Object.fromEntries(columns.map((column, place) => [column.id, row[place]?.value ?? null])));
}

describe('the sample', () => {
  test('answers in one line', () => {
    expect(part.answer).toMatchInlineSnapshot(
      `"7 engagements run today: 5 active, 1 needs renewal, 1 ready for decommission; none is reported better than it looks."`,
    );
  });

  test('counts deliverables and days as SQL does', () => {
    const rows = rowsOf('engagements');
    expect(rows.length).toBeGreaterThan(5);
    for (const { id, due, delivered, left, end } of rows) {
      const mine = db.one(
        `select count(*) due, total(status = 'Delivered') delivered from work where engagement = ?2 and not stopped
          and status <> 'Cancelled' and (due < ?1 or (due = ?1 and status = 'Delivered'))`,
        ASOF,
        id as string,
      );
      expect([due, delivered]).toEqual([mine.due, mine.delivered]);
      const { days } = db.one('select julianday(?2) - julianday(?1) days', ASOF, end as string);
      expect(left).toBe(days);
    }
  });

  test('the navigation counts what the tables hold, and every engagement has a page', () => {
    for (const { id, count } of part.facts.views) expect(rowsOf(`engagements-${id}`).length).toBe(count);
    const all = db.one('select count(*) n from e').n;
    expect(part.records.length).toBe(all);
    expect(new Set(part.records.map(({ path }) => path)).size).toBe(all);
  });

  test('the model of one engagement', async () => {
    const record = part.records.find(({ title }) => title.startsWith('Karrowan'));
    await expect(`${JSON.stringify(record, null, 2)}\n`).toMatchFileSnapshot('golden/engagement.json');
  });

  test('the example on the page about health adds up', () => {
    const { example } = part.facts.method;
    const points = example!.factors.reduce((sum, row) => sum + Number(row[4]?.value), 0);
    const weights = example!.factors.reduce((sum, row) => sum + Number(row[3]?.value), 0);
    expect(example!.lines[1]).toContain(`which is ${Math.round((100 * points) / weights)} of 100`);
  });
});

const inDays = (days: number) => addDays(ASOF, days);
/** Two engagements that are reported Green: one with a deliverable that waits for long, one without any. */
const records: Example['records'] = {
  engagements: [
    {
      id: 'recA',
      name: 'Reefs',
      communityId: 'reefs',
      start: inDays(-400),
      end: inDays(400),
      rag: 'Green',
      projectIds: ['recP'],
    },
    { id: 'recB', name: 'Moss', communityId: 'moss', start: inDays(-30), end: inDays(300) },
    { id: 'recC', name: 'Dunes', communityId: 'dunes', start: inDays(-30), end: inDays(300), status: 'Cancelled' },
  ],
  projects: [{ id: 'recP', name: 'Launch', deliverableIds: ['recD'] }],
  deliverables: [{ id: 'recD', name: 'Docs', status: 'In progress', dueOn: inDays(-40) }],
  checkIns: [{ id: 'recI', engagementIds: ['recA'], date: inDays(-20), score: 2 }],
};

test('what is reported better than it looks is counted, and a missing status is said', () => {
  const { answer, tables, records: pages } = engagementsPart(given(records));
  expect(answer).toBe('2 engagements run today: 2 active; 1 reported Green looks Red; 1 has no RAG status.');
  const running = tables[0]!;
  const cell = (row: number, id: string) =>
    running.rows[row]![running.columns.findIndex((column) => column.id === id)]!;
  expect(cell(0, 'engagement').value).toBe('Reefs');
  expect(cell(0, 'difference')).toMatchObject({ value: 'Reported better' });
  expect(cell(0, 'todo').shown?.map(({ text }) => text)).toEqual([
    'Look at the RAG status again',
    'Deliver what is overdue',
  ]);
  expect([cell(1, 'reported').value, cell(1, 'computed').value]).toEqual(['No status', 'No colour']);
  expect(cell(1, 'delivered')).toEqual({ value: null, shown: [{ text: 'None due' }] });
  expect(pages.map(({ title }) => title)).toEqual(['Reefs', 'Moss', 'Dunes']);
});

test('what is overdue is to be delivered, whatever the colour', () => {
  const rows = rowsOf('engagements').filter(({ reasons }) => String(reasons).includes('overdue'));
  expect(rows.length).toBeGreaterThan(1);
  for (const { todo } of rows) expect(todo).toContain('Deliver what is overdue');
});

test('without any engagement every page says what would stand there', () => {
  const { answer, tables, facts } = engagementsPart(given({}));
  expect(answer).toBe('No engagement runs today.');
  expect(tables.every(({ rows, empty }) => rows.length === 0 && empty.endsWith('.'))).toBe(true);
  expect(facts.method.example).toBeNull();
});

test.each([
  [{ end: inDays(-1) }, 0.49, 'Not honoured'],
  [{ end: inDays(-1) }, 0.5, 'Honoured'],
  [{ end: inDays(400) }, 0.44, 'Behind'],
  [{ end: inDays(400) }, 0.45, 'Keeps up'],
])('the FTE clause, %j with %d of 0.5 FTE: %s', (term, fte, word) => {
  const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
  const engagements = [{ id: 'recA', start: '2026-01-01', fteCommitted: 0.5, ...term }];
  const fteLog = months.map((month) => ({
    id: month,
    engagementIds: ['recA'],
    month,
    fte: month === '2026-06' ? fte / 2 : fte,
  }));
  const [page] = engagementsPart(given({ engagements, fteLog })).records;
  expect(page!.fte.sentence).toMatch(new RegExp(`^${word}: `));
});
