import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { executedAgreements } from '../../../src/reports/kpis/agreements.ts';
import { sumsOf } from '../../../src/reports/kpis/sums.ts';
import { kpisOf, kpisTable, type Kpi } from '../../../src/reports/kpis/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { inputsFor, spaced, valuesOf } from '../workspace/inputs.ts';

/* Every figure of the sample, recomputed in SQL over its raw files: no code of the figures takes part. */

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
const db = new DatabaseSync(':memory:');
const rows = (sql: string) => db.prepare(sql).all() as Record<string, string | number | null>[];
const one = (sql: string) => rows(sql)[0]!;

let kpis: Kpi[];
const kpi = (id: string) => kpis.find((found) => found.id === id)!;
const tableOf = (id: string) => valuesOf(kpis.flatMap(({ tables }) => tables).find((table) => table.id === id)!);

beforeAll(async () => {
  for (const file of ['deals', 'contracts', 'engagements', 'projects', 'deliverables', 'fte-log']) {
    const table = file.replace('-', '_');
    db.exec(`create table ${table} (r text)`);
    const insert = db.prepare(`insert into ${table} values (?)`);
    for (const record of JSON.parse(readFileSync(`${SAMPLE}/${file}.json`, 'utf8')) as unknown[])
      insert.run(JSON.stringify(record));
  }
  db.exec(`
    create view e as select r ->> 'id' id, r ->> 'communityId' community, r ->> 'start' start, r ->> 'end' until,
      coalesce(r ->> '$.dealIds[0]', r ->> 'id') agreement, r ->> 'fteCommitted' fte
      from engagements where r ->> 'status' is not 'Cancelled' and r ->> 'start' <= r ->> 'end';
    create view executed as select d.r ->> 'id' id, d.r ->> '$.amount.minor' minor, d.r ->> '$.amount.currency' currency,
      d.r ->> 'contractStart' start, d.r ->> 'contractEnd' until from deals d
      where d.r ->> 'stage' = 'Closed Won' and d.r ->> '$.amount.minor' > 0 and d.r ->> 'contractStart' <= d.r ->> 'contractEnd'
        and (d.r ->> 'agreementExecutedOn' <= '2026-06-15' or exists (select 1 from contracts c, json_each(c.r, '$.dealIds') l
          where l.value = d.r ->> 'id' and c.r ->> 'executedOn' <= '2026-06-15'));
    create view days as with recursive t(id, minor, d, until) as (select id, minor, start, until from executed
      union all select id, minor, date(d, '1 day'), until from t where d < until)
      select id, minor, substr(d, 1, 7) month, sum(1.0 / cast(strftime('%d', date(d, 'start of month', '1 month', '-1 day')) as integer)) weight
      from t group by id, substr(d, 1, 7);
    create view months as select id, month, minor * weight / sum(weight) over (partition by id) exact from days;
  `);
  kpis = kpisOf(inputsFor(await readSnapshot(SAMPLE), { asOf: '2026-06-15' }));
});

describe('the sample, in SQL', () => {
  test('CMRR of each month, to a cent for each agreement', () => {
    const expected = new Map(
      rows('select month, sum(exact) exact, count(*) n from months group by month').map((row) => [row.month, row]),
    );
    const found = tableOf('cmrr-months');
    expect(found.map(({ month }) => month)).toEqual(
      rows(
        "with recursive t(m) as (select '2025-06-01' union all select date(m, '1 month') from t where m < '2027-06-01') select substr(m, 1, 7) m from t",
      ).map(({ m }) => m),
    );
    for (const { month, cmrr, agreements } of found) {
      const row = expected.get(month);
      expect(agreements, String(month)).toBe(row?.n ?? 0);
      expect(Math.abs(Number(cmrr) * 100 - Number(row?.exact ?? 0)), String(month)).toBeLessThanOrEqual(
        Number(row?.n ?? 0),
      );
    }
  });

  test('the months of all agreements add up to their amounts, to the cent', async () => {
    const { agreements } = executedAgreements(inputsFor(await readSnapshot(SAMPLE), { asOf: '2026-06-15' }));
    const found = [...(sumsOf(agreements, '0001-01', '9999-12').get('USD')?.values() ?? [])];
    expect(found.reduce((sum, minor) => sum + minor, 0n)).toBe(
      BigInt(one('select sum(minor) minor from executed').minor as number),
    );
    expect(agreements).toHaveLength(one('select count(*) n from executed').n as number);
  });

  test('FMRR is CMRR and the weighed open deals', () => {
    const renewal = one("select r ->> '$.amount.minor' minor from deals where r ->> 'id' = '11167448405'")
      .minor as number;
    const fresh = one("select r ->> '$.amount.minor' minor from deals where r ->> 'id' = '13103174451'")
      .minor as number;
    const open = rows(
      "select r ->> 'id' id from deals where r ->> 'stage' in ('Qualified', 'Proposal', 'Negotiation', 'Contract Admin') and r ->> 'amount' is not null",
    );
    expect(open.map(({ id }) => id).sort()).toEqual(['11167448405', '13103174451']);
    const found = tableOf('fmrr-months');
    const cmrr = new Map(tableOf('cmrr-months').map((row) => [row.month, row.cmrr]));
    expect(found.map(({ month }) => month)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
    for (const row of found) {
      expect(row.cmrr).toBe(cmrr.get(row.month as string));
      expect(Math.round(Number(row.fmrr) * 100)).toBe(
        Math.round(Number(row.cmrr) * 100) + Math.round(Number(row.renewals) * 100) + Math.round(Number(row.new) * 100),
      );
    }
    // From 3 August 2026 to 2 August 2027, and from 14 July 2026 to 13 July 2027: twelve months in weights.
    const september = found.find(({ month }) => month === '2026-09')!;
    expect(Number(september.renewals)).toBeCloseTo((0.8 * renewal) / 12 / 100, 1);
    expect(Number(september.new)).toBeCloseTo((0.3 * fresh) / 12 / 100, 1);
    expect(Number(found[0]?.renewals)).toBe(0);
    expect(Number(found[0]?.new)).toBeCloseTo((0.3 * fresh * (18 / 31)) / (11 + 18 / 31 + 13 / 31) / 100, 1);
  });

  test('retention', () => {
    const { stayed, base } = one(`select sum(stays) stayed, count(*) base from (select community,
      max(start <= '2026-06-15' and until >= '2026-06-15') stays from e group by community
      having max(start <= '2025-12-15' and until >= '2025-12-15'))`);
    expect([kpi('retention').share, kpi('retention').denominator.value]).toEqual([
      Number(stayed) / Number(base),
      String(base),
    ]);
    expect(spaced(kpi('retention').value)).toBe(`${stayed} of ${base} communities, 88 %`);
    expect(
      tableOf('retention-communities')
        .filter(({ now }) => now === 'Stopped')
        .map(({ community }) => community),
    ).toEqual(["Merrow's End"]);
  });

  test('renewal rate', () => {
    const { renewed, base } =
      one(`select count(*) base, sum(exists (select 1 from e later where later.community = a.community
        and later.agreement <> a.agreement and later.until > a.until)
        or exists (select 1 from deals d where d.r ->> 'previousDealId' = a.agreement and d.r ->> 'stage' = 'Closed Won')) renewed
      from (select agreement, community, max(until) until from e group by agreement) a
      where until >= '2025-06-15' and until < '2026-06-15'`);
    expect(kpi('renewal-rate').share).toBe(Number(renewed) / Number(base));
    expect(spaced(kpi('renewal-rate').value)).toBe(`${renewed} of ${base} agreements, 80 %`);
    expect(tableOf('renewal-rate-agreements')).toHaveLength(Number(base));
  });

  test('qualified leads', () => {
    const { qualified, base } = one(`select count(*) base, sum(r ->> 'stage' <> 'Lead') qualified from deals
      where r ->> 'createdOn' > '2025-06-15' and r ->> 'createdOn' <= '2026-06-15' and r ->> 'stage' is not null
        and (r ->> 'stage' <> 'Closed Lost' or r ->> 'scopeDecision' is not null)`);
    expect(kpi('qualified-leads').numerator.value).toBe(String(qualified));
    expect(kpi('qualified-leads').denominator.value).toBe(String(base));
  });

  test('deliverables on time', () => {
    const { base, punctual } = one(`select count(*) base, sum(done is not null and done <= due) punctual from (
      select d.r ->> 'dueOn' due, case when d.r ->> 'status' = 'Delivered' then d.r ->> 'deliveredOn' end done
      from deliverables d where d.r ->> 'status' <> 'Cancelled' and d.r ->> 'dueOn' > '2025-06-15' and d.r ->> 'dueOn' <= '2026-06-15'
        and exists (select 1 from json_each(d.r, '$.projectIds') l join projects p on p.r ->> 'id' = l.value
          join json_each(p.r, '$.engagementIds') m join e on e.id = m.value where p.r ->> 'status' <> 'Cancelled'))
      where done is not null or due < '2026-06-15'`);
    expect(kpi('on-time').share).toBe(Number(punctual) / Number(base));
    expect(tableOf('on-time-deliverables')).toHaveLength(Number(base));
  });

  test('FTE logged against committed', () => {
    const { delivered } = one(`select sum(f.r ->> 'fte') delivered from fte_log f
      where exists (select 1 from json_each(f.r, '$.engagementIds') l join e on e.id = l.value
        where e.fte > 0 and f.r ->> 'month' between substr(e.start, 1, 7) and substr(e.until, 1, 7))
      and f.r ->> 'month' between '2025-06' and '2026-05'`);
    const { committed } = one(`with recursive t(agreement, fte, d, until) as (
        select agreement, max(fte), min(start), max(until) from e where fte > 0 group by agreement
        union all select agreement, fte, date(d, '1 day'), until from t where d < until)
      select sum(fte / cast(strftime('%d', date(d, 'start of month', '1 month', '-1 day')) as integer)) committed
      from t where d between '2025-06-01' and '2026-05-31'`);
    const found = tableOf('fte-agreements');
    expect(found.reduce((sum, row) => sum + Number(row.delivered), 0)).toBeCloseTo(Number(delivered), 6);
    expect(found.reduce((sum, row) => sum + Number(row.committed), 0)).toBeCloseTo(Number(committed), 6);
    expect(kpi('fte').share).toBeCloseTo(Number(delivered) / Number(committed), 9);
  });

  test('the table of all figures', async () => {
    const lines = valuesOf(kpisTable(kpis)).map((row) =>
      spaced(
        Object.values(row)
          .map((value) => value ?? '–')
          .join(' | '),
      ),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/kpis.txt');
  });
});
