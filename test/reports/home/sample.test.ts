import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { homePart } from '../../../src/reports/home/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { open, SAMPLE, type Raw } from '../recomputed/db.ts';
import { inputsFor, valuesOf } from '../workspace/inputs.ts';

const AS_OF = '2026-06-15';
const TABLES = 'engagements projects deliverables check-ins fte-log hubs usage costs deals orders'.split(' ');
const raw: Raw = Object.fromEntries(
  TABLES.map((name) => [name, JSON.parse(readFileSync(resolve(SAMPLE, `${name}.json`), 'utf8')) as unknown[]]),
);
const db = open(raw);
const inputs = inputsFor(await readSnapshot(SAMPLE), { asOf: AS_OF });
const home = homePart(inputs);
const due = valuesOf(home.tables[0]!);
const daysOf = (kind: string, action: RegExp) =>
  due.filter((row) => row.kind === kind && action.test(String(row.action))).map((row) => [row.record, row.due]);

test('deliverables that are late or due within a week are those of the records', () => {
  const rows = db.all(
    `select distinct d.name, d.due from d left join work on work.id = d.id
     where coalesce(d.status, '') not in ('Delivered', 'Cancelled') and d.due <= date(?1, '7 days')
       and coalesce(work.stopped, 0) = 0 order by d.due, d.name`,
    AS_OF,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(daysOf('Deliverable', /^Deliver/)).toEqual(rows.map(({ name, due: day }) => [name, day]));
});

test('notices that are due within a week or late are those of the records', () => {
  const notices = db.all(
    `select r ->> 'name' name, date(r ->> 'end', '-60 days') day from engagements
     where r ->> 'status' <> 'Cancelled' and r ->> 'start' <= ?1 and ?1 <= r ->> 'end'
       and date(r ->> 'end', '-67 days') <= ?1
       and not coalesce(r ->> 'renewalNoticeSentOn' between r ->> 'start' and ?1, 0) order by day`,
    AS_OF,
  );
  expect(notices.length).toBeGreaterThan(0);
  expect(daysOf('Notice', /60-day/)).toEqual(notices.map(({ name, day }) => [name, day]));
  const reminders = db.all(
    `select r ->> 'name' name, max(?1, date(r ->> 'end', '-2 days')) day from engagements
     where r ->> 'status' <> 'Cancelled' and r ->> 'decommissionRequestedOn' <= ?1 and r ->> 'end' >= ?1
       and date(r ->> 'end', '-2 days') <= date(?1, '7 days')`,
    AS_OF,
  );
  expect(daysOf('Notice', /reminder/)).toEqual(reminders.map(({ name, day }) => [name, day]));
});

test('won deals without an engagement are those of the records', () => {
  const deals = db.all(
    `select d.r ->> 'name' name from deals d where d.r ->> 'stage' = 'Closed Won' and not exists (
       select 1 from engagements e, json_each(e.r, '$.dealIds') l where l.value = d.r ->> 'id') order by 1`,
  );
  expect(
    daysOf('Hand-over', /^Create the engagement/)
      .map(([name]) => name)
      .sort(),
  ).toEqual(deals.map(({ name }) => name));
});

test('what moved and was delivered within a week is that of the records', () => {
  const changes = valuesOf(home.tables[1]!);
  const of = (kind: string) => changes.filter((row) => row.kind === kind).map((row) => [row.record, row.day]);
  const moved = db.all(
    `select r ->> 'name' name, r ->> 'stageEnteredOn' day from deals where r ->> 'stage' is not null
       and r ->> 'stageEnteredOn' between date(?1, '-7 days') and ?1 order by day desc, name`,
    AS_OF,
  );
  expect(of('Deal moved')).toEqual(moved.map(({ name, day }) => [name, day]));
  const delivered = db.all(
    `select name, done from d where status = 'Delivered' and done between date(?1, '-7 days') and ?1 order by done desc, name`,
    AS_OF,
  );
  expect(of('Deliverable delivered')).toEqual(delivered.map(({ name, done }) => [name, done]));
});

test('the counts are those of the check, and the teams share them out', () => {
  const open = inputs.findings.filter(({ waiver }) => waiver === null);
  const { counts, teams } = home.facts;
  expect(counts.error + counts.warning + counts.info).toBe(open.length);
  expect(teams.reduce((sum, { errors }) => sum + errors, 0)).toBe(counts.error);
  expect(teams.reduce((sum, { warnings }) => sum + warnings, 0)).toBe(counts.warning);
  expect(teams.reduce((sum, { overdue, ahead }) => sum + overdue + ahead, 0)).toBe(due.length);
  expect(home.answer).toContain(`${counts.error + counts.warning} findings need someone to act`);
});
