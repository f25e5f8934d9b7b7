import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/invariants/index.ts';
import type { Journal } from '../../../src/model/index.ts';
import { pipelinePart } from '../../../src/reports/pipeline/index.ts';
import { conversionOf } from '../../../src/reports/pipeline/conversion.ts';
import { movesOf } from '../../../src/reports/pipeline/moves.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
const AS_OF = '2026-06-15';
const journalOf = (moves: [deal: string, on: string, from: string | null, to: string][], first = '2026-01-01') =>
  ({
    schemaVersion: 1,
    asOf: AS_OF,
    nights: [{ day: first, error: 0, warning: 0, info: 0, waived: 0, owners: {} }],
    moves: moves.map(([deal, on, from, to]) => ({ deal, on, seen: on, from, to })),
    deliveries: [],
    deals: {},
    deliverables: {},
  }) as unknown as Journal;
const tableOf = (part: ReturnType<typeof pipelinePart>, id: string) =>
  valuesOf(part.tables.find((table) => table.id === id)!);
const given = (records: Example['records'], journal: Journal | null = null) =>
  pipelinePart(inputsOf(records, { journal }));

describe('the sample, in SQL', () => {
  test('counts, amounts and days by stage, and the table of open deals', async () => {
    const part = pipelinePart(inputsFor(await readSnapshot(SAMPLE), { asOf: AS_OF }));
    const db = new DatabaseSync(':memory:');
    db.exec('create table deals (r text)');
    const insert = db.prepare('insert into deals values (?)');
    for (const deal of JSON.parse(readFileSync(`${SAMPLE}/deals.json`, 'utf8')) as unknown[])
      insert.run(JSON.stringify(deal));
    const rows = db
      .prepare(
        `select r ->> 'stage' stage, count(*) deals, sum(r ->> '$.amount.minor') minor,
          max(julianday('${AS_OF}') - julianday(r ->> 'stageEnteredOn')) oldest from deals
          where r ->> 'stage' not like 'Closed%' group by 1`,
      )
      .all();
    const funnel = tableOf(part, 'pipeline-funnel');
    for (const { stage, deals, amount, 'oldest-days': oldest } of funnel.slice(0, 5)) {
      const row = rows.find((one) => one.stage === stage);
      expect([deals, oldest], String(stage)).toEqual([row?.deals ?? 0, row?.oldest ?? null]);
      const minor = Number(String(amount ?? '0').replace(/[^\d.]/g, ''));
      expect(Math.round(minor * 100), String(stage)).toBe(row?.minor ?? 0);
    }
    const open = rows.reduce((sum, { deals }) => sum + Number(deals), 0);
    expect(tableOf(part, 'pipeline-open')).toHaveLength(open);
    expect(spaced(part.answer)).toBe(
      '4 deals are open, with 45 654.70 USD on 2 of them; none has stood still for more than 90 days, and none is past the close date.',
    );
    expect(funnel[5]).toMatchObject({ stage: 'None of the seven', deals: 1 });
    expect(tableOf(part, 'pipeline-unknown-stage')).toHaveLength(1);
    expect(part.doubts.join(' ')).toContain('1 deal stands at a stage that is none of the seven');
    const closed = db
      .prepare(
        `select count(*) closed, sum(r ->> 'stage' = 'Closed Won') won from deals
          where r ->> 'stage' like 'Closed%' and r ->> 'closedOn' > '2025-06-15' and r ->> 'closedOn' <= '${AS_OF}'`,
      )
      .get();
    expect(tableOf(part, 'pipeline-closed').at(-1)).toMatchObject({ ...closed });
  });
});

describe('pace', () => {
  const paceOf = (stageEnteredOn: string | null, closedOn: string | null = null) =>
    tableOf(given({ deals: [{ id: '1', stage: 'Proposal', stageEnteredOn, closedOn }] }), 'pipeline-open')[0];

  test.each([
    ['2026-05-17', 29, 'Moving'],
    ['2026-05-16', 30, 'Look at it'],
    ['2026-04-16', 60, 'Decide'],
    ['2026-03-17', 90, 'Decide'],
    ['2026-03-16', 91, 'Stalled'],
    ['2026-06-16', null, 'Not known'],
    [null, null, 'Not known'],
  ])('in its stage since %s: %s days, %s', (entered, days, pace) => {
    expect(paceOf(entered)).toMatchObject({ days, pace });
  });

  test('a close date that is past puts a deal among those to look at, today does not', () => {
    const listed = (closedOn: string) =>
      tableOf(given({ deals: [{ id: '1', stage: 'Lead', stageEnteredOn: AS_OF, closedOn }] }), 'pipeline-stalled')
        .length;
    expect([listed('2026-06-14'), listed('2026-06-15')]).toEqual([1, 0]);
  });
});

describe('moves', () => {
  const deal = { id: '1', stage: 'Proposal', createdOn: '2026-06-01', stageEnteredOn: '2026-06-10' } as const;
  const kinds = (records: Example['records'], journal: Journal | null = null) =>
    movesOf(inputsOf(records, { journal }), '2026-03-18', AS_OF).map(({ kind, on, isNoted }) => [kind, on, isNoted]);

  test('without a journal: the creation and the last move of a deal', () => {
    expect(kinds({ deals: [deal] })).toEqual([
      ['moved', '2026-06-10', false],
      ['new', '2026-06-01', false],
    ]);
    expect(kinds({ deals: [{ ...deal, stage: 'Lead', stageEnteredOn: '2026-06-01' }] })).toEqual([
      ['new', '2026-06-01', false],
    ]);
    expect(kinds({ deals: [{ ...deal, stage: 'Closed Won', stageEnteredOn: null, closedOn: '2026-06-11' }] })).toEqual([
      ['won', '2026-06-11', false],
      ['new', '2026-06-01', false],
    ]);
  });

  test('with a journal: each move once', () => {
    const journal = journalOf([
      ['1', '2026-06-01', null, 'Lead'],
      ['1', '2026-06-05', 'Lead', 'Qualified'],
      ['1', '2026-06-07', 'Qualified', 'Lead'],
      ['1', '2026-06-10', 'Lead', 'Proposal'],
    ]);
    expect(kinds({ deals: [deal] }, journal)).toEqual([
      ['on', '2026-06-10', true],
      ['back', '2026-06-07', true],
      ['on', '2026-06-05', true],
      ['new', '2026-06-01', true],
    ]);
  });

  test('the last 7 days begin six days before the day of the data', () => {
    const within = (on: string) =>
      tableOf(given({ deals: [{ id: '1', stage: 'Lead', createdOn: on, stageEnteredOn: on }] }), 'pipeline-moves').map(
        (row) => row.new,
      );
    expect(within('2026-06-09')).toEqual([1, 1, 1]);
    expect(within('2026-06-08')).toEqual([0, 1, 1]);
    expect(within('2026-03-18')).toEqual([0, 0, 1]);
    expect(within('2026-03-17')).toEqual([0, 0, 0]);
    expect(within('2026-06-16')).toEqual([0, 0, 0]);
  });
});

describe('conversion', () => {
  test('of the times that a deal left a stage, with the days where the entry was noted', () => {
    const all = conversionOf(
      journalOf([
        ['1', '2026-05-01', null, 'Lead'],
        ['1', '2026-05-11', 'Lead', 'Qualified'],
        ['1', '2026-05-15', 'Qualified', 'Lead'],
        ['1', '2026-05-21', 'Lead', 'Closed Lost'],
        ['2', '2025-06-15', 'Lead', 'Qualified'],
        ['3', '2025-06-16', 'Lead', 'Proposal'],
      ]),
      AS_OF,
    );
    expect(all[0]).toEqual({ stage: 'Lead', left: 3, wentOn: 2, wentBack: 0, lost: 1, days: [10, 6] });
    expect(all[1]).toEqual({ stage: 'Qualified', left: 1, wentOn: 0, wentBack: 1, lost: 0, days: [4] });
  });

  test('without a journal it says since when it will be known', () => {
    const part = given({ deals: [{ id: '1', stage: 'Lead' }] });
    expect(part.tables.find(({ id }) => id === 'pipeline-conversion')).toMatchObject({
      rows: [],
      empty: expect.stringContaining('from the first night on') as string,
    });
    expect(part.facts.moves).toContain('No history of stages is kept');
  });
});

test('nothing to show is said', () => {
  const part = given({});
  expect(part.answer).toBe('No deal is open.');
  expect(part.facts.kpis.map(({ id }) => id)).toEqual([
    'cmrr',
    'fmrr',
    'retention',
    'renewal-rate',
    'qualified-leads',
    'on-time',
    'fte',
  ]);
  expect(part.pages).toHaveLength(8);
});
