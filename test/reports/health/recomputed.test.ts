import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { healthOf, type Health } from '../../../src/reports/health/index.ts';
import { open, SAMPLE, sampleRecords, type Cell, type Db, type Row } from '../recomputed/db.ts';
import { ASOF, inputsOf, sample } from './given.ts';

/*
 * Each factor of the sample's engagements from the raw records in SQL, with step tables and weights written down once more:
 * no code of the health, of the rules or of the calendar takes part.
 */
let db: Db;
let health: Map<string, Health>;
let running: Row[];

beforeAll(async () => {
  const raw = { ...sampleRecords(), deals: JSON.parse(readFileSync(`${SAMPLE}/deals.json`, 'utf8')) as unknown[] };
  db = open(raw);
  const snapshot = await sample();
  const inputs = inputsOf(snapshot);
  health = new Map(snapshot.records.engagements.map((one) => [one.id, healthOf(one, inputs)]));
  running = db.all(`select * from e where status <> 'Cancelled' and start <= ?1 and until >= ?1`, ASOF);
});

const number = (value: Cell | undefined) => (value === null || value === undefined ? null : Number(value));
const high = (limits: number[], scores: number[], fact: number) =>
  scores[limits.findIndex((limit) => fact >= limit)] ?? 0;
const low = (limits: number[], scores: number[], fact: number) =>
  scores[limits.findIndex((limit) => fact <= limit)] ?? 0;

const SCORES: Record<string, [weight: number, score: (engagement: Row) => number | null]> = {
  'on-time': [
    20,
    ({ id }) => {
      const { due, punctual } = db.one(
        `select count(*) due, sum(status = 'Delivered' and done <= due) punctual from work where engagement = ?2 and not stopped
        and status <> 'Cancelled' and ((status = 'Delivered' and due <= ?1) or (status <> 'Delivered' and due < ?1))`,
        ASOF,
        id!,
      );
      return due ? high([0.9, 0.75, 0.5], [1, 0.75, 0.5], Number(punctual) / Number(due)) : null;
    },
  ],
  overdue: [
    15,
    ({ id }) => {
      const { late, dated } = db.one(
        `select count(due) dated, max(case when status <> 'Delivered' and due < ?1 then julianday(?1) - julianday(due) else 0 end) late
        from work where engagement = ?2 and not stopped and status <> 'Cancelled'`,
        ASOF,
        id!,
      );
      return dated ? low([0, 15, 30], [1, 0.5, 0.25], Number(late)) : null;
    },
  ],
  fte: [
    15,
    ({ id, fte, start }) => {
      if (!fte) return null;
      const first = db.one(
        "select case when strftime('%d', ?1) = '01' then ?1 else date(?1, 'start of month', '1 month') end d",
        start!,
      ).d!;
      const { months } = db.one(
        'select 12 * (substr(?2, 1, 4) - substr(?1, 1, 4)) + substr(?2, 6, 2) - substr(?1, 6, 2) months',
        first,
        ASOF,
      );
      const { logged } = db.one(
        'select total(fte) logged from fte where engagement = ?1 and month >= substr(?2, 1, 7) and month < substr(?3, 1, 7)',
        id!,
        first,
        ASOF,
      );
      return Number(months) > 0
        ? high([0.9, 0.75, 0.5], [1, 0.5, 0.25], Number(logged) / Number(months) / Number(fte) + 1e-9)
        : null;
    },
  ],
  satisfaction: [
    15,
    ({ community }) => {
      const { score } = db.one(
        "select score from scores where community = ?2 and score is not null and day <= ?1 and day >= date(?1, '-12 months') order by day desc, score limit 1",
        ASOF,
        community!,
      );
      return score === undefined ? null : high([4, 3], [1, 0.5], Number(score));
    },
  ],
  'check-in': [
    5,
    ({ community }) => {
      const { half, year } = db.one(
        "select max(day >= date(?1, '-6 months')) half, max(day >= date(?1, '-12 months')) year from scores where community = ?2 and day <= ?1",
        ASOF,
        community!,
      );
      return half === null ? null : half ? 1 : year ? 0.5 : 0;
    },
  ],
  use: [
    10,
    ({ community }) => {
      const at = (back: number) =>
        number(
          db.one(
            `select sum(v) v from (select value v, max(day) from sample join hub using (namespace) where community = ?2 and measure = 'mau'
        and month = strftime('%Y-%m', ?1, 'start of month', ?3) group by namespace)`,
            ASOF,
            community!,
            `-${back} months`,
          ).v,
        );
      const [now, year, ...before] = [1, 13, 2, 3, 4].map(at);
      if (now == null) return null;
      const three = before.every((one) => one != null)
        ? now / (before.reduce<number>((sum, one) => sum + one, 0) / 3) - 1
        : null;
      const changes = [three, year ? now / year - 1 : null].filter((one) => one !== null);
      return changes.length ? high([-0.05, -0.2, -0.4], [1, 0.5, 0.25], Math.max(...changes)) : null;
    },
  ],
  value: [
    10,
    ({ community }) => {
      const { hubs, used } = db.one(
        `select count(*) hubs, sum((select max(value) from sample s where s.namespace = h.namespace and measure = 'wau'
        and day >= date(?1, '-14 days') and day < ?1) >= 5) used from hub h where community = ?2 and (closed is null or closed > ?1)`,
        ASOF,
        community!,
      );
      return hubs ? high([1, 0.5], [1, 0.5], Number(used) / Number(hubs)) : null;
    },
  ],
  cost: [
    10,
    ({ community }) => {
      const { alert, aws } = db.one(
        `select sum(distinct r ->> '$.budgetAlert.minor') alert, count(*) aws from hubs where r ->> 'communityId' = ?2
        and r ->> 'budgetAlert' is not null and (r ->> 'decommissionedOn' is null or r ->> 'decommissionedOn' > ?1)`,
        ASOF,
        community!,
      );
      const { cost } = db.one(
        "select r ->> '$.amount.minor' cost from costs where r ->> 'communityId' = ?2 and r ->> 'month' < substr(?1, 1, 7) order by r ->> 'month' desc limit 1",
        ASOF,
        community!,
      );
      return aws && cost !== undefined ? low([1, 1.2], [1, 0.5], Number(cost) / Number(alert)) : null;
    },
  ],
};

test('every factor of every engagement that runs is as SQL has it', () => {
  expect(running.length).toBeGreaterThan(5);
  for (const one of running) {
    const { factors } = health.get(String(one.id))!;
    const mine = Object.entries(SCORES).map(([id, [weight, score]]) => ({ id, weight, score: score(one) }));
    expect(factors.map(({ id, weight, score }) => ({ id, weight, score }))).toEqual(mine);
  }
});

test('score, coverage and colour follow from the factors', () => {
  for (const one of running) {
    const { score, colour, coverage, factors } = health.get(String(one.id))!;
    const known = factors.filter((factor) => factor.state === 'known');
    const asked = factors.filter((factor) => factor.state !== 'asks nothing');
    const weights = (some: typeof factors) => some.reduce((sum, { weight }) => sum + weight, 0);
    const points = Object.entries(SCORES).reduce((sum, [, [weight, of]]) => sum + weight * (of(one) ?? 0), 0);
    const rounded = Math.round((100 * points) / weights(known));
    expect(coverage).toBe(Math.floor((100 * weights(known)) / weights(asked)));
    expect(score).toBe(rounded);
    const isLate = SCORES.overdue![1](one) === 0;
    expect(colour).toBe(rounded >= 75 ? (isLate ? 'Amber' : 'Green') : rounded >= 50 ? 'Amber' : 'Red');
  }
});

test('an engagement that does not run has no health', () => {
  const ids = new Set(running.map(({ id }) => String(id)));
  const others = [...health].filter(([id]) => !ids.has(id));
  expect(others.length).toBeGreaterThan(5);
  for (const [, one] of others) expect(one).toMatchObject({ score: null, colour: null, coverage: 0, factors: [] });
});
