import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '../../../src/model/index.ts';
import { communitiesPart } from '../../../src/reports/communities/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { AS_OF } from '../../invariants/arbitrary.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
const TABLES = ['communities', 'deals', 'engagements', 'check-ins', 'hubs'];
let sample: Snapshot;
beforeAll(async () => {
  sample = await readSnapshot(SAMPLE);
});

/** The records as they stand in the files; a table for each noun, with a column that holds the record. */
function database(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  for (const table of TABLES) {
    const name = table.replace('-', '_');
    db.exec(`create table ${name} (r text)`);
    const insert = db.prepare(`insert into ${name} values (?)`);
    const records = JSON.parse(readFileSync(join(SAMPLE, `${table}.json`), 'utf8')) as unknown[];
    for (const record of records) insert.run(JSON.stringify(record));
  }
  db.exec(`
    create view c as select r ->> 'id' id, r ->> 'communityId' cid, r from communities;
    create view link as select d.r ->> 'id' deal, l.value company, d.r from deals d, json_each(d.r, '$.communityRecordIds') l;
    create view own as select e.r, c.id company from engagements e join c on c.cid = e.r ->> 'communityId'
      union select e.r, link.company from engagements e, json_each(e.r, '$.dealIds') l join link on link.deal = l.value
        where not exists (select 1 from c where c.cid = e.r ->> 'communityId');
    create view term as select company, r ->> 'id' id, r ->> 'end' until, lower(r ->> 'serviceTier') tier,
        case when r ->> 'start' is null or r ->> 'end' is null or r ->> 'start' > r ->> 'end' then 'dates unclear'
          when r ->> 'start' > '${AS_OF}' then 'planned' when r ->> 'end' < '${AS_OF}' then 'ended' else 'active' end state
      from own where coalesce(r ->> 'status', '') <> 'Cancelled';
    create view said as select k.r ->> 'id' id, k.r ->> 'date' day, k.r ->> 'score' score, own.company, lower(own.r ->> 'serviceTier') tier
      from check_ins k, json_each(k.r, '$.engagementIds') l join own on own.r ->> 'id' = l.value
      where k.r ->> 'score' is not null and k.r ->> 'date' <= '${AS_OF}';
    create view newest as select * from said s
      where not exists (select 1 from said o where o.company = s.company and o.day > s.day);`);
  return db;
}
const all = (sql: string) =>
  database()
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));

const table = (id: string, inputs = inputsFor(sample)) =>
  valuesOf(communitiesPart(inputs).tables.find((one) => one.id === id)!);

test('hubs, packet, agreement and newest score of each community are what SQL finds', () => {
  const facts =
    'shortName longName communityId website githubOrg logoUrl cloudProvider cloudRegion contextGoals contextCommunity contextInfrastructure contextData';
  const stated = facts
    .split(' ')
    .map((name) => `(r ->> '${name}' is not null)`)
    .join(' + ');
  const living = `link where company = c.id and coalesce(link.r ->> 'stage', '') <> 'Closed Lost'`;
  const rows = all(`
    select c.id record,
      (select count(*) from hubs h where h.r ->> 'communityId' = c.cid
        and coalesce(h.r ->> 'decommissionedOn', '9') > '${AS_OF}') hubs,
      (${stated} + (json_array_length(r, '$.githubRepos') > 0)
        + exists (select 1 from ${living} and exists (select 1 from json_each(link.r, '$.contacts') k
            where json_array_length(k.value, '$.roles') > 0))
        + exists (select 1 from ${living} and link.r ->> 'serviceTier' is not null)) * 100 / 15 packet,
      coalesce((select state from term where company = c.id
        order by instr('active planned ended dates unclear', state), until desc limit 1), 'none') agreement,
      (select until from term where company = c.id
        order by instr('active planned ended dates unclear', state), until desc limit 1) ends,
      (select score from newest where company = c.id) satisfaction, (select day from newest where company = c.id) "score-day"
    from c order by 1`);
  const shown = table('communities')
    .map(({ record, hubs, packet, agreement, ends, satisfaction, 'score-day': day }) => ({
      ...{ record, hubs, packet, agreement, ends, satisfaction, 'score-day': day },
    }))
    .sort((a, b) => (String(a.record) < String(b.record) ? -1 : 1));
  expect(rows.length).toBeGreaterThan(10);
  expect(shown).toEqual(rows);
});

test('the satisfaction of each tier is what SQL finds, with n and spread, and no mean below three', () => {
  const rows = all(`
    select t.column1 tier, count(score) n, case when count(score) > 2 then avg(score) end mean, min(score) lowest, max(score) highest,
      (select count(distinct company) from term where state = 'active' and term.tier = lower(t.column1)) active
    from (values ('Essential'), ('Advanced'), ('Premier')) t
      left join newest on newest.tier = lower(t.column1) and day > date('${AS_OF}', '-365 days')
    group by 1 order by instr('Essential Advanced Premier', t.column1)`);
  const shown = table('satisfaction-by-tier').map(({ mean, ...row }) => ({ ...row, mean }));
  expect(shown).toEqual(
    rows.map((row) => ({ ...row, mean: row.mean === null ? null : expect.closeTo(Number(row.mean), 9) })),
  );
  expect(shown.some(({ mean }) => mean === null)).toBe(true);
});

test('open findings are those of the community that are not waived', () => {
  const inputs = inputsFor(sample);
  for (const row of table('communities', inputs)) {
    const own = inputs.findings.filter(
      ({ community, waiver, subject }) =>
        waiver === null &&
        (community === null
          ? subject.type === 'community' && subject.id === row.record
          : community === row['community-id']),
    );
    expect(row.errors).toBe(own.filter(({ severity }) => severity === 'error').length);
    expect(row.findings).toBe(own.filter(({ severity }) => severity !== 'info').length);
  }
});

const score = (id: string, engagement: string, date: string, value: number | null) => ({
  ...{ id, engagementIds: [engagement], date, score: value },
});
const scored = (scores: [day: string, value: number | null][], tier = 'Premier') =>
  communitiesPart(
    inputsOf({
      communities: scores.map((_, place) => ({ id: `${place}`, communityId: `reef${'abcdefgh'[place] ?? ''}` })),
      engagements: scores.map((_, place) => ({
        ...{ id: `e${place}`, communityId: `reef${'abcdefgh'[place] ?? ''}`, serviceTier: tier },
        ...{ start: '2026-01-01', end: '2026-12-31' },
      })),
      checkIns: scores.map(([day, value], place) => score(`k${place}`, `e${place}`, day, value)),
    }),
  );
const premier = (scores: [day: string, value: number | null][], tier?: string) =>
  valuesOf(scored(scores, tier).tables[1]!).find(({ tier: shown }) => shown === 'Premier');

test('a score counts for 365 days, and from its day on', () => {
  expect(premier([['2025-06-16', 4]])).toMatchObject({ n: 1, mean: null });
  expect(premier([['2025-06-15', 4]])).toMatchObject({ n: 0, lowest: null });
  expect(premier([['2026-06-15', 4]])).toMatchObject({ n: 1 });
  expect(premier([['2026-06-16', 4]])).toMatchObject({ n: 0 });
});

test('three communities have a mean, and two have none', () => {
  expect(
    premier([
      ['2026-01-01', 2],
      ['2026-01-01', 5],
    ]),
  ).toMatchObject({ n: 2, mean: null, lowest: 2, highest: 5 });
  expect(
    premier([
      ['2026-01-01', 2],
      ['2026-01-01', 5],
      ['2026-01-01', 5],
    ]),
  ).toMatchObject({ n: 3, mean: 4 });
});

test('a check-in without a score is no score, and a tier that is not known has a line of its own', () => {
  expect(premier([['2026-01-01', null]])).toMatchObject({ n: 0 });
  expect(valuesOf(scored([['2026-01-01', 3]], 'Gold').tables[1]!).at(-1)).toMatchObject({
    tier: 'Tier not known',
    n: 1,
    active: 1,
  });
});

test('says what stands in each place when there is nothing', () => {
  const { answer, facts, tables } = communitiesPart(inputsOf({}));
  expect(answer).toBe('HubSpot holds no community.');
  expect(facts).toEqual({ satisfaction: 'No community has given a score in the last 12 months.', chart: null });
  expect(tables[0]!.empty).toContain('hold none');
});

test('of two planned agreements the next one stands, and of a check-in of two communities neither has the score', () => {
  const { tables } = communitiesPart(
    inputsOf({
      communities: [
        { id: '1', communityId: 'reefs', shortName: 'Reefs' },
        { id: '2', communityId: 'moors', shortName: 'Moors' },
      ],
      engagements: [
        { id: 'e1', communityId: 'reefs', start: '2026-07-01', end: '2026-12-31' },
        { id: 'e2', communityId: 'reefs', start: '2027-01-01', end: '2027-12-31' },
        { id: 'e3', communityId: 'moors', start: '2026-01-01', end: '2026-12-31', status: 'Cancelled' },
      ],
      checkIns: [{ id: 'k', engagementIds: ['e1', 'e3'], date: '2026-01-01', score: 5 }],
    }),
  );
  const [moors, reefs] = valuesOf(tables[0]!);
  expect(reefs).toMatchObject({ agreement: 'planned', ends: '2026-12-31', satisfaction: null });
  expect(moors).toMatchObject({ agreement: 'none', ends: null });
});

test('the answer counts active agreements, errors among them and those that never gave a score', () => {
  expect(spaced(communitiesPart(inputsFor(sample)).answer)).toBe(
    '7 of 12 communities have an active agreement. 3 of these have an open error; each has given a score.',
  );
});

test.each([
  ['2026-06-15', '2026-12-31', 'active'],
  ['2026-01-01', '2026-06-15', 'active'],
  ['2026-01-01', '2026-06-14', 'ended'],
  ['2026-06-16', '2026-12-31', 'planned'],
  ['2026-06-16', '2026-06-15', 'dates unclear'],
  [null, '2026-12-31', 'dates unclear'],
])('an agreement from %s to %s is %s on 15 June 2026', (start, end, agreement) => {
  const { tables } = communitiesPart(
    inputsOf({
      communities: [{ id: '1', communityId: 'reefs' }],
      engagements: [{ id: 'e', communityId: 'reefs', start, end }],
    }),
  );
  expect(valuesOf(tables[0]!)).toMatchObject([{ agreement }]);
});
