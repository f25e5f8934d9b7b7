import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import settings from '../../plumbline.config.ts';
import { readConfig } from '../../src/model/index.ts';
import { communityReports, extractCommunities } from '../../src/reports/index.ts';
import { asOfDate, readSnapshot } from '../../src/snapshot/index.ts';

/*
 * Every figure of the sample's reports, recomputed from the raw files in SQL: no code of the reports, of the extract or of
 * the model's calendar takes part.
 */
const SAMPLE = resolve(import.meta.dirname, '../../data/sample');
const config = readConfig(settings);
const snapshot = await readSnapshot(SAMPLE);
const asOf = asOfDate(snapshot.manifest, config);
const { extracts } = extractCommunities(snapshot, { asOf, config, key: (id) => id });
const communities = extracts.map((extract) => ({
  id: extract.communityId,
  extract,
  reports: communityReports(extract),
}));

const db = new DatabaseSync(':memory:');
for (const table of ['engagements', 'projects', 'deliverables', 'check-ins', 'hubs', 'usage', 'costs']) {
  const name = table.replace('-', '_');
  db.exec(`create table ${name} (r text)`);
  const insert = db.prepare(`insert into ${name} values (?)`);
  for (const record of JSON.parse(readFileSync(`${SAMPLE}/${table}.json`, 'utf8')) as unknown[])
    insert.run(JSON.stringify(record));
}
db.exec(`
  create view work as select d.r ->> 'id' id, e.r ->> 'id' engagement, e.r ->> 'communityId' community,
    case when d.r ->> 'status' <> 'Delivered' and (e.r ->> 'status' = 'Cancelled' or min(p.r ->> 'status' = 'Cancelled'))
      then 'Cancelled' else d.r ->> 'status' end status, d.r ->> 'dueOn' due, d.r ->> 'deliveredOn' delivered
  from deliverables d, json_each(d.r, '$.projectIds') dp, projects p, json_each(p.r, '$.engagementIds') pe, engagements e
  where p.r ->> 'id' = dp.value and e.r ->> 'id' = pe.value
  group by d.r ->> 'id', e.r ->> 'id';
  create view samples as select h.r ->> 'communityId' community, h.r ->> 'name' hub, u.r ->> 'month' month,
    m.column1 measure, s.key + 1 day, s.value value
  from hubs h join usage u on u.r ->> 'namespace' = h.r ->> 'namespace', (values ('mau'), ('wau'), ('dau')) m, json_each(u.r, '$.' || m.column1) s
  where s.value >= 0 and cast(s.value as integer) = s.value;
`);
type Row = Record<string, string | number | null>;
const all = (sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[];
const one = (sql: string, ...values: (string | number)[]) => all(sql, ...values)[0] ?? {};

/** The month `back` months before the one of asOf. */
const month = (back: number) =>
  one("select strftime('%Y-%m', date(? || '-01', ?)) m", asOf.slice(0, 7), `-${back} months`).m as string;
const [from24, from12, to] = [month(24), month(12), month(1)];
const number = (text: string | undefined) => Number(text?.replace(/[\u202f\s]/g, ''));

describe.each(communities)('$id', ({ id, extract, reports }) => {
  it('has the counts of its deliverables', () => {
    for (const { agreement, figures, commitments } of reports.milestones.sections) {
      const row = one(
        `select count(*) total, coalesce(sum(status = 'Cancelled'), 0) cancelled,
          coalesce(sum(status <> 'Cancelled' and (due < ?1 or status = 'Delivered' and due = ?1)), 0) due,
          coalesce(sum(status = 'Delivered' and due <= ?1 and coalesce(delivered, '') <= ?1), 0) done,
          coalesce(sum(status = 'Delivered' and due <= ?1 and delivered <= ?1 and delivered <= due), 0) punctual,
          min(case when status not in ('Cancelled', 'Delivered') and due >= ?1 then due end) next
        from work where engagement = ?2`,
        asOf,
        agreement.id,
      );
      const value = (figure: string) => figures.find((other) => other.id === figure)?.value;
      expect(commitments.length).toBe(row.total);
      expect(value('cancelled')).toBe(String(row.cancelled));
      expect(value('delivered')).toBe(row.due ? `${row.done} of ${row.due}` : 'None');
      expect(value('on-time')).toBe(row.done ? `${row.punctual} of ${row.done}` : 'None');
      const late = all(
        "select id, julianday(coalesce(delivered, ?)) - julianday(due) days from work where engagement = ? and status = 'Delivered' and due is not null",
        asOf,
        agreement.id,
      );
      for (const { id: deliverable, days } of late)
        expect(commitments.find((other) => other.id === deliverable)?.daysLate).toBe(days);
      expect(
        commitments.filter(({ dueOn }) => dueOn !== null && dueOn >= asOf).find(({ mark }) => mark === 'open')?.dueOn ??
          null,
      ).toBe(row.next);
    }
    expect(reports.milestones.sections.length).toBe(
      one("select count(*) n from engagements where r ->> 'communityId' = ?", id).n,
    );
  });

  it('has the monthly values of its hubs', () => {
    const sql = {
      'monthly-active-users':
        "select value from samples where community = ? and hub = ? and month = ? and measure = 'mau' order by day desc limit 1",
      'weekly-active-users':
        "select value from samples where community = ? and hub = ? and month = ? and measure = 'wau' order by day desc limit 1",
      'daily-active-users':
        "select avg(value) value from samples where community = ? and hub = ? and month = ? and measure = 'dau'",
    };
    const measured = all(
      'select distinct hub from samples where community = ? and month between ? and ?',
      id,
      from24,
      to,
    ).map(({ hub }) => hub);
    for (const [chart, query] of Object.entries(sql)) {
      const spec = reports.usage.charts.find((other) => other.id === chart);
      expect(spec?.series.map(({ label }) => label).sort() ?? []).toEqual(measured.toSorted());
      for (const { label, values } of spec?.series ?? []) {
        const expected = spec?.x.values.map((position) => one(query, id, label, position).value ?? null);
        expect(values.map((value) => value && Number(value.toFixed(9)))).toEqual(
          expected?.map((value) => value && Number(Number(value).toFixed(9))),
        );
      }
      expect([spec?.x.values[0], spec?.x.values.at(-1), spec?.x.values.length]).toEqual(
        spec ? [from24, to, 24] : [undefined, undefined, undefined],
      );
    }
  });

  it('has the peaks, means and deliveries of its impact report', () => {
    for (const { name, peak, weekly, daily } of reports.impact.reach) {
      const row = one(
        `select max(case when measure = 'mau' and month >= ?3 then value end) now, max(case when measure = 'mau' and month < ?3 then value end) before,
          avg(case when measure = 'wau' and month >= ?3 then value end) weekly, avg(case when measure = 'dau' and month >= ?3 then value end) daily
        from samples where community = ?1 and hub = ?2 and month between ?4 and ?5`,
        id,
        name,
        from12,
        from24,
        to,
      );
      expect([peak.value, peak.before]).toEqual([row.now ?? null, row.before ?? null]);
      expect([weekly.value ?? 0, daily.value ?? 0].map((value) => value.toFixed(6))).toEqual(
        [row.weekly, row.daily].map((value) => Number(value ?? 0).toFixed(6)),
      );
    }
    const delivered =
      "select count(distinct id) n from work where community = ? and status = 'Delivered' and substr(delivered, 1, 7) between ? and ?";
    expect(reports.impact.delivered.length).toBe(one(delivered, id, from12, to).n);
    const figure = reports.impact.figures.find((other) => other.id === 'delivered');
    expect(figure?.value).toBe(String(one(delivered, id, from12, to).n));
    if (!figure?.note.startsWith('No comparison'))
      expect(figure?.note).toMatch(new RegExp(`^${one(delivered, id, from24, month(13)).n} in`));
  });

  it('quotes every publishable sentence of two years and no other', () => {
    const quotes = all(
      `select distinct c.r ->> 'quote' text from check_ins c, json_each(c.r, '$.engagementIds') l, engagements e
       where e.r ->> 'id' = l.value and e.r ->> 'communityId' = ? and c.r ->> 'mayPublish' and c.r ->> 'quote' is not null
         and c.r ->> 'date' between ? || '-01' and ?`,
      id,
      from24,
      asOf,
    );
    expect(reports.impact.quotes.map(({ text }) => text).sort()).toEqual(
      quotes.map(({ text }) => text as string).sort(),
    );
  });

  it('shows cost only in the months of an agreement whose tier pays it', () => {
    const tiers = JSON.stringify(config.audiences.cloudCost.tiers);
    const rows = all(
      `select c.r ->> 'month' month, (c.r ->> '$.amount.minor') / 100.0 amount from costs c
       where c.r ->> 'communityId' = ?1 and c.r ->> 'month' between ?2 and ?3 and exists (
         select 1 from engagements e where e.r ->> 'communityId' = ?1 and e.r ->> 'status' <> 'Cancelled'
           and lower(e.r ->> 'serviceTier') in (select value from json_each(?4))
           and c.r ->> 'month' between substr(e.r ->> 'start', 1, 7) and substr(e.r ->> 'end', 1, 7))
       order by 1`,
      id,
      from24,
      to,
      tiers,
    );
    const [spec] = reports.usage.cost.charts;
    const shown =
      spec?.x.values.flatMap((position, i) =>
        spec.series[0]?.values[i] == null ? [] : [{ month: position, amount: spec.series[0].values[i] }],
      ) ?? [];
    expect(shown).toEqual(rows.map((row) => ({ ...row })));
    const figure = reports.usage.figures.find((other) => other.id === 'cost');
    if (rows.length) expect(number(figure?.value)).toBe(Math.round(Number(rows.at(-1)?.amount)));
    else expect(figure).toBeUndefined();
  });

  it('has nothing that is not in the extract of its own', () => {
    expect(extract.communityId).toBe(id);
    expect(extract.hubs.length).toBe(one("select count(*) n from hubs where r ->> 'communityId' = ?", id).n);
  });
});

it('covers communities with usage, without usage, and with cost', () => {
  const charts = communities.map(({ reports }) => reports.usage.charts.length);
  expect(Math.max(...charts)).toBe(4);
  expect(Math.min(...charts)).toBe(0);
});
