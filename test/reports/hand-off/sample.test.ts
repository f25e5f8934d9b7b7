import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, test } from 'vitest';
import type { HandOffPart } from '../../../src/reports/hand-off/index.ts';
import { handOffPart } from '../../../src/reports/hand-off/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { inputsFor, valuesOf } from '../workspace/inputs.ts';

/* Every count of the sample again, in SQL over its raw files: no code of the reports or of the rules takes part. */

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
const db = new DatabaseSync(':memory:');
const one = (sql: string) => Number(Object.values(db.prepare(sql).get()!)[0]);
const all = (sql: string) => db.prepare(sql).all() as Record<string, string | number | null>[];
let part: HandOffPart;

beforeAll(async () => {
  for (const name of ['deals', 'engagements', 'projects', 'deliverables', 'orders', 'contracts', 'communities']) {
    db.exec(`create table ${name} (r text)`);
    const insert = db.prepare(`insert into ${name} values (?)`);
    for (const record of JSON.parse(readFileSync(join(SAMPLE, `${name}.json`), 'utf8')) as unknown[])
      insert.run(JSON.stringify(record));
  }
  db.exec(`
    create view d as select r ->> 'id' id, r ->> 'stage' stage, r ->> 'closedOn' closed, r from deals;
    create view e as select r ->> 'id' id, r ->> 'status' status, r ->> 'deliveryVerifiedOn' verified, r ->> 'end' until, r from engagements;
    create view ed as select e.id engagement, e.status status, l.value deal from e, json_each(e.r, '$.dealIds') l;
    create view pe as select p.r ->> 'id' project, l.value engagement, p.r ->> 'status' status from projects p, json_each(p.r, '$.engagementIds') l
      union select l.value, e.id, (select r ->> 'status' from projects where r ->> 'id' = l.value) from e, json_each(e.r, '$.projectIds') l;
    create view w as select distinct pe.engagement, v.r ->> 'id' id, v.r ->> 'status' status, v.r ->> 'dueOn' due, v.r ->> 'deliveredOn' done,
        not exists (select 1 from json_each(v.r, '$.projectIds') l join pe o on o.project = l.value where o.engagement = pe.engagement and o.status is not 'Cancelled') stopped
      from deliverables v, json_each(v.r, '$.projectIds') l join pe on pe.project = l.value;
  `);
  part = handOffPart(inputsFor(await readSnapshot(SAMPLE)));
});

test('the answer', () => {
  const won = one("select count(*) from d where stage = 'Closed Won'");
  const without = "from d where stage = 'Closed Won' and id not in (select deal from ed)";
  const oldest = one(`select max(julianday('2026-06-15') - julianday(closed)) ${without}`);
  expect(part.answer).toMatch(
    `${one(`select count(*) ${without}`)} of ${won} closed-won deals have no engagement; the oldest was won ${oldest} days ago`,
  );
  const open = one("select count(*) from d where stage in ('Proposal', 'Negotiation', 'Contract Admin')");
  expect(part.answer).toMatch(`of ${open} open deals from Proposal on`);
});

test('the deals of the list: every open one from Proposal on and every won one of the last year', () => {
  const listed = new Set(valuesOf(part.tables[0]!).map(({ records }) => String(records).split(' ')[0]));
  const due = all(`select id from d where stage in ('Proposal', 'Negotiation', 'Contract Admin') or stage is null
    or stage = 'Closed Won' and closed >= date('2026-06-15', '-365 days')`);
  for (const { id } of due) expect(listed).toContain(id);
  const never = all("select id from d where stage in ('Lead', 'Qualified', 'Closed Lost')");
  for (const { id } of never) expect(listed).not.toContain(id);
  // Two engagements on one deal are outstanding, however long ago it was won.
  for (const { deal } of all("select deal from ed where status <> 'Cancelled' group by 1 having count(*) > 1"))
    expect(listed).toContain(deal);
});

test('packet and checklist of the list', () => {
  const facts = [
    'shortName',
    'longName',
    'communityId',
    'website',
    'githubOrg',
    'logoUrl',
    'cloudProvider',
    'cloudRegion',
  ];
  const context = ['contextGoals', 'contextCommunity', 'contextInfrastructure', 'contextData'];
  const known = [...facts, ...context].map((key) => `(c.r ->> '${key}' is not null)`).join(' + ');
  const packets =
    all(`select d.id id, ${known} + (json_array_length(c.r, '$.githubRepos') > 0) + (d.r ->> 'serviceTier' is not null)
      + exists (select 1 from json_each(d.r, '$.contacts') k where json_array_length(k.value, '$.roles') > 0) known
    from d join communities c on c.r ->> 'id' = d.r ->> '$.communityRecordIds[0]'`);
  const shown = new Map(part.records.map(({ id, packet }) => [id, packet.known]));
  expect(packets.length).toBeGreaterThan(15);
  for (const { id, known: number } of packets) expect(shown.get(String(id)), String(id)).toBe(number);
  const orderless = all(`select id from d where stage = 'Closed Won'
    and id not in (select l.value from orders o, json_each(o.r, '$.dealIds') l)`);
  const lacking = part.records.filter(({ checklist }) =>
    checklist.items.some(({ id, says }) => id === 'contract-admin-exit-has-delivery-request' && says === 'lacking'),
  );
  expect(lacking.map(({ id }) => id).sort()).toEqual(orderless.map(({ id }) => id).sort());
});

test('promised and delivered, by engagement', () => {
  const live = "status is not 'Cancelled' and not stopped";
  const done = `status = 'Delivered' and (done is null or done <= '2026-06-15')`;
  const expected =
    all(`select e.id, e.verified verified, count(w.id) filter (where ${live.replaceAll('status', 'w.status')} or w.${done}) promised,
      count(*) filter (where w.${done} and done <= due) on_time, count(*) filter (where w.${done} and done > due) late,
      count(*) filter (where w.status <> 'Cancelled' and not stopped and not (w.${done})) open,
      count(*) filter (where w.status <> 'Cancelled' and not stopped and not (w.${done}) and due < '2026-06-15') overdue
    from e left join w on w.engagement = e.id where e.status is not 'Cancelled' group by 1 order by 1`);
  const rows = valuesOf(part.tables[1]!)
    .map((row) => ({
      ...{ id: String(row.records).split(' ')[0]!, verified: row.verified ?? null, promised: row.promised },
      ...{ on_time: row['on-time'], late: row.late, open: row.open, overdue: row.overdue },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(rows).toEqual(expected.map((row) => ({ ...row })));
  const complete = one("select count(*) from e where status = 'Complete'");
  const verified = one("select count(*) from e where status = 'Complete' and verified <= '2026-06-15'");
  expect(part.facts.delivered.answer).toContain(
    complete === verified
      ? `All ${complete} complete engagements are verified`
      : `Of ${complete} complete engagements ${verified}`,
  );
});
