import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../src/model/index.ts';
import { capacityPart } from '../../../src/reports/capacity/index.ts';
import type { WorkTable } from '../../../src/reports/index.ts';
import { samplePortfolio } from '../../../src/sample/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { AS_OF } from '../../invariants/arbitrary.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
let sample: Snapshot;
beforeAll(async () => {
  sample = await readSnapshot(SAMPLE);
});

const months = (tables: WorkTable[]) => valuesOf(tables.find(({ id }) => id === 'capacity-months')!);
const proposals = (tables: WorkTable[]) => valuesOf(tables.find(({ id }) => id === 'capacity-proposals')!);

/** Day by day, in SQL: what each day of a month asks for, averaged over its days. */
function inSql() {
  const db = new DatabaseSync(':memory:');
  for (const name of ['engagements', 'deals', 'capacity', 'fte-log', 'pipelines']) {
    const table = name.replace('-', '_');
    db.exec(`create table ${table} (r text)`);
    const insert = db.prepare(`insert into ${table} values (?)`);
    for (const record of JSON.parse(readFileSync(join(SAMPLE, `${name}.json`), 'utf8')) as unknown[])
      insert.run(JSON.stringify(record));
  }
  return db
    .prepare(
      `with recursive
        ahead as (select distinct r ->> 'month' month from capacity where r ->> 'month' >= substr(?1, 1, 7)),
        days(month, day) as (select month, month || '-01' from ahead
          union all select month, date(day, '1 days') from days where date(day, '1 days') < date(month || '-01', '1 months')),
        size as (select month, count(*) n from days group by month),
        asks as (
          select 'committed' kind, r ->> 'start' since, r ->> 'end' until, r ->> 'fteCommitted' fte from engagements
            where r ->> 'status' is not 'Cancelled' and r ->> 'start' is not null and r ->> 'end' is not null
          union all
          select 'expected', coalesce(d.r ->> 'contractStart', '0001-01-01'), coalesce(d.r ->> 'contractEnd', '9999-12-31'),
              (d.r ->> 'fteCommitted') * case d.r ->> 'stage' when 'Closed Won' then 1 else (
                select s.value ->> 'probability' from pipelines p, json_each(p.r, '$.stages') s
                where p.r ->> 'id' = d.r ->> 'pipelineId' and s.value ->> 'id' = d.r ->> 'stageId') end
            from deals d
            where d.r ->> 'stage' in ('Proposal', 'Negotiation', 'Contract Admin', 'Closed Won')
              and not exists (select 1 from engagements e, json_each(e.r, '$.dealIds') l where l.value = d.r ->> 'id'))
       select month,
         (select sum(r ->> 'fteAvailable') from capacity where r ->> 'month' = month) available,
         coalesce((select sum(a.fte) from days x join asks a on x.day between a.since and a.until
           where a.kind = 'committed' and x.month = size.month), 0) / n committed,
         coalesce((select sum(a.fte) from days x join asks a on x.day between a.since and a.until
           where a.kind = 'expected' and x.month = size.month), 0) / n expected
       from size order by month`,
    )
    .all(AS_OF) as { month: string; available: number; committed: number; expected: number }[];
}

test('the figures of the sample are those that SQL counts day by day', () => {
  const shown = months(capacityPart(inputsFor(sample)).tables).filter(
    ({ month }) => String(month) >= AS_OF.slice(0, 7),
  );
  const counted = inSql();
  expect(counted.length).toBeGreaterThan(5);
  expect(shown.map(({ month }) => month)).toEqual(counted.map(({ month }) => month));
  counted.forEach(({ available, committed, expected }, at) => {
    expect(shown[at]!.available).toBeCloseTo(available, 5);
    expect(shown[at]!.committed).toBeCloseTo(committed, 5);
    expect(shown[at]!.expected).toBeCloseTo(expected, 5);
    expect(shown[at]!.left).toBeCloseTo(available - committed - expected, 5);
  });
});

test('a month is short where the rule says so, and only there, in any portfolio', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 2, max: 8 }), (seed, communities) => {
      const { records, manifest } = snapshotFrom(seed, communities);
      const inputs = inputsFor({ records, manifest });
      const failed = inputs.findings
        .filter(({ rule }) => rule === 'capacity-covers-commitments')
        .map(({ subject }) => subject.id.replace('capacity-month/', ''));
      for (const { month, state, left, available } of months(capacityPart(inputs).tables)) {
        expect(state === 'short').toBe(failed.includes(String(month)));
        if (state === 'short') expect(left as number).toBeLessThan(0);
        if (state === 'covered' && available !== null) expect(left as number).toBeGreaterThanOrEqual(-1e-6);
      }
    }),
    { numRuns: 8 },
  );
});

function snapshotFrom(seed: number, communities: number): Snapshot {
  const { records, ...manifest } = samplePortfolio({ seed: String(seed), communities });
  return { records, manifest: { ...sample.manifest, ...manifest, setAside: [] } };
}

const CAPACITY = [
  { id: 'c1', month: '2026-06', team: 'P&S', fteAvailable: 1 },
  { id: 'c2', month: '2026-07', team: 'P&S', fteAvailable: 0.75 },
  { id: 'c3', month: '2026-07', team: 'DE', fteAvailable: 0.25 },
];
const PIPELINE = {
  id: 'default',
  stages: [
    { id: 's3', label: 'Proposal', order: 2, isClosed: false, probability: 0.4, stage: 'Proposal' as const },
    { id: 's4', label: 'Negotiation', order: 3, isClosed: false, probability: 0.8, stage: 'Negotiation' as const },
  ],
};
const deal = (id: string, stage: 'Proposal' | 'Negotiation', fteCommitted: number) => ({
  ...{
    id,
    name: `Deal ${id}`,
    stage,
    fteCommitted,
    pipelineId: 'default',
    stageId: stage === 'Proposal' ? 's3' : 's4',
  },
  ...{ contractStart: '2026-07-01', contractEnd: '2027-06-30' },
});
const ENGAGEMENT = { id: 'e1', status: 'Active' as const, start: '2026-01-01', end: '2026-12-31', fteCommitted: 0.5 };

describe('who runs short, and what tips it', () => {
  test('the likeliest deals are counted first, and the one that goes over the edge is named', () => {
    const { answer, tables } = capacityPart(
      inputsOf({
        capacity: CAPACITY,
        pipelines: [PIPELINE],
        engagements: [ENGAGEMENT],
        deals: [deal('1', 'Proposal', 1), deal('2', 'Negotiation', 0.5)],
      }),
    );
    // July: 1 available, 0.5 committed, 0.5 × 0.8 = 0.4 fits, 1 × 0.4 does not any more.
    expect(months(tables)).toMatchObject([
      { month: '2026-06', state: 'covered', available: 1, committed: 0.5, expected: 0, tips: null },
      { month: '2026-07', state: 'short', available: 1, committed: 0.5, expected: 0.8, left: -0.3, tips: 'Deal 1' },
    ]);
    expect(spaced(answer)).toBe(
      'In 1 of 2 months ahead more is asked for than is available, first in July 2026, tipped by Deal 1.',
    );
    expect(proposals(tables)).toMatchObject([
      { deal: 'Deal 2', probability: 0.8, fits: 'fits' },
      { deal: 'Deal 1', probability: 0.4, fits: 'short' },
    ]);
  });

  test('what is available exactly is enough', () => {
    const { tables } = capacityPart(
      inputsOf({
        capacity: CAPACITY,
        pipelines: [PIPELINE],
        engagements: [ENGAGEMENT],
        deals: [deal('2', 'Negotiation', 0.625)],
      }),
    );
    expect(months(tables)[1]).toMatchObject({ state: 'covered', expected: 0.5, left: 0, tips: null });
  });

  test('commitments alone may be too much', () => {
    const { answer } = capacityPart(
      inputsOf({ capacity: CAPACITY, engagements: [{ ...ENGAGEMENT, fteCommitted: 1.5 }] }),
    );
    expect(spaced(answer)).toContain('first in June 2026, by commitments alone.');
  });

  test('a deal that has an engagement is counted there, and cancelled engagements are not', () => {
    const { tables } = capacityPart(
      inputsOf({
        capacity: CAPACITY,
        pipelines: [PIPELINE],
        engagements: [
          { ...ENGAGEMENT, dealIds: ['2'], dealRef: '2' },
          { ...ENGAGEMENT, id: 'e2', status: 'Cancelled' },
        ],
        deals: [deal('2', 'Negotiation', 0.5)],
      }),
    );
    expect(months(tables)[1]).toMatchObject({ committed: 0.5, expected: 0 });
    expect(proposals(tables)).toEqual([]);
  });
});

test('without lines for the months ahead nobody can tell, and that is said', () => {
  expect(capacityPart(inputsOf({ engagements: [ENGAGEMENT] })).answer).toBe(
    'Capacity has no line for this month or a later one, so nobody can tell.',
  );
});

test('an engagement without dates leaves covered months unknown', () => {
  const { answer, doubts } = capacityPart(
    inputsOf({ capacity: CAPACITY, engagements: [{ ...ENGAGEMENT, end: null, name: 'Reef' }] }),
  );
  expect(spaced(answer)).toBe('No month ahead can be judged.');
  expect(doubts.join(' ')).toContain('Reef');
});
