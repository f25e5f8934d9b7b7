import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/*
 * The raw records in SQL. What stands in this folder recomputes the reports from them: no code of the reports, of the
 * extract or of the model's calendar takes part.
 */

export const SAMPLE = resolve(import.meta.dirname, '../../../data/sample');
const TABLES = 'engagements projects deliverables check-ins fte-log hubs usage costs'.split(' ');
export type Raw = Record<string, unknown[]>;

/** The sample's records as they stand in its files. */
export const sampleRecords = (): Raw =>
  Object.fromEntries(
    TABLES.map((name) => [name, JSON.parse(readFileSync(`${SAMPLE}/${name}.json`, 'utf8')) as unknown[]]),
  );

/** A report to recompute. */
export interface Scope {
  db: Db;
  community: string;
  language: 'en' | 'es';
  asOf: string;
  /** Last day that is over. */
  through: string;
  period: { from: string; to: string };
  /** Last day of the edition that the milestone report is compared with. */
  previous?: string | null;
  /** Of the configuration. */
  settings: Settings;
}

export interface Settings {
  terms: { from: string; to: string }[];
  /** Tiers whose cost is passed through. */
  tiers: string[];
  weeklyUsers: number;
  /** Complete months in which a cost is set against the alert of today. */
  alertMonths: number;
  decisionDays: number;
  noticeDays: number;
}

export type Cell = string | number | null;
export type Row = Record<string, Cell>;
export interface Db {
  all(sql: string, ...values: Cell[]): Row[];
  one(sql: string, ...values: Cell[]): Row;
}

export function open(records: Raw): Db {
  const db = new DatabaseSync(':memory:');
  for (const [table, rows] of Object.entries(records)) {
    const name = table.replace('-', '_');
    db.exec(`create table ${name} (r text)`);
    const insert = db.prepare(`insert into ${name} values (?)`);
    for (const record of rows) insert.run(JSON.stringify(record));
  }
  db.exec(VIEWS);
  const known = new Map<string, (values: Cell[]) => Row[]>();
  const all = (sql: string, ...values: Cell[]) => {
    const ask = known.get(sql) ?? asker(db.prepare(sql));
    known.set(sql, ask);
    return ask(values);
  };
  return { all, one: (sql, ...values) => all(sql, ...values)[0] ?? {} };
}

/** Asks each question once: the records do not change, and many reports ask the same. */
function asker(statement: StatementSync): (values: Cell[]) => Row[] {
  const answers = new Map<string, Row[]>();
  return (values) => {
    const question = JSON.stringify(values);
    const answer = answers.get(question) ?? (statement.all(...values) as Row[]);
    answers.set(question, answer);
    // A list of its own for each who asks, of rows that nobody may change.
    return answer.map((row) => Object.freeze(row));
  };
}

/** A record whose links lead to two communities, or to none, is of none; use of a namespace of two communities is of neither. */
const VIEWS = `
  create table e as select rowid n, r ->> 'id' id, r ->> 'name' name, r ->> 'communityId' community, r ->> 'start' start,
    r ->> 'end' until, r ->> 'status' status, r ->> 'fteCommitted' fte, r ->> 'serviceTier' tier from engagements;
  create table pe as select p.r ->> 'id' project, l.value engagement from projects p, json_each(p.r, '$.engagementIds') l
    union select l.value, e.r ->> 'id' from engagements e, json_each(e.r, '$.projectIds') l;
  create table dp as select deliverable, project, min(place) place from (
      select d.r ->> 'id' deliverable, l.value project, l.key place from deliverables d, json_each(d.r, '$.projectIds') l
      union all select l.value, p.r ->> 'id', 1000 + p.rowid from projects p, json_each(p.r, '$.deliverableIds') l) group by 1, 2;
  create table p as select r ->> 'id' id, r ->> 'name' name, r ->> 'status' status from projects;
  create table d as select d.r ->> 'id' id, d.r ->> 'name' name, d.r ->> 'status' status, d.r ->> 'dueOn' due,
      d.r ->> 'deliveredOn' done, min(e.community) community
    from deliverables d join dp on dp.deliverable = d.r ->> 'id' join pe using (project) join e on e.id = pe.engagement
    group by d.r ->> 'id' having count(distinct e.community) = 1 and count(e.community) = count(*);
  create table work as select d.*, pe.engagement, min(p.status = 'Cancelled') or e.status = 'Cancelled' stopped,
      group_concat(p.name, ' + ' order by dp.place) project
    from d join dp on dp.deliverable = d.id join pe using (project) join p on p.id = pe.project join e on e.id = pe.engagement
    group by d.id, pe.engagement;
  create table scores as select c.r ->> 'id' id, c.r ->> 'date' day, c.r ->> 'score' score, c.r ->> 'quote' quote,
      c.r ->> 'mayPublish' consent, min(e.community) community
    from check_ins c, json_each(c.r, '$.engagementIds') l join e on e.id = l.value
    group by 1 having count(distinct e.community) = 1 and count(e.community) = count(*);
  create table fte as select f.r ->> 'id' id, f.r ->> 'month' month, f.r ->> 'fte' fte, l.value engagement
    from fte_log f, json_each(f.r, '$.engagementIds') l
    where 1 = (select count(distinct e.community) from json_each(f.r, '$.engagementIds') m join e on e.id = m.value)
    group by 1, l.value;
  create table hub as select min(h.rowid) n, r ->> 'communityId' community, group_concat(r ->> 'name', ' + ') name,
      case when (select count(distinct o.r ->> 'communityId') from hubs o where o.r ->> 'namespace' = h.r ->> 'namespace') = 1
        then r ->> 'namespace' else 'not told apart' end namespace,
      case when count(*) = count(r ->> 'decommissionedOn') then max(r ->> 'decommissionedOn') end closed
    from hubs h group by r ->> 'communityId', coalesce(r ->> 'namespace', r ->> 'id');
  create table sample as select u.r ->> 'namespace' namespace, u.r ->> 'month' month, m.column1 measure,
      date(u.r ->> 'month' || '-01', s.key || ' days') day, s.value value
    from usage u, (values ('mau'), ('wau'), ('dau')) m, json_each(u.r, '$.' || m.column1) s
    where s.value >= 0 and cast(s.value as integer) = s.value;
  create index by_day on sample (namespace, measure, day);
`;

const calendar = open(Object.fromEntries(TABLES.map((name) => [name, []])));
/** The month so many months later. */
export const month = (from: string, by: number): string =>
  calendar.one("select strftime('%Y-%m', ?1 || '-01', ?2 || ' months') m", from, by).m as string;
export const day = (from: string, by: number): string =>
  calendar.one("select date(?1, ?2 || ' days') d", from, by).d as string;
export const lastOf = (some: string): string =>
  calendar.one("select date(?1 || '-01', '1 months', '-1 days') d", some).d as string;
export const apart = (from: string, to: string): number =>
  calendar.one('select julianday(?2) - julianday(?1) n', from, to).n as number;
/** Days from one to another, both included. */
export const days = (from: string, to: string): string[] =>
  calendar
    .all(
      "with recursive t(d) as (select ?1 where ?1 <= ?2 union all select date(d, '1 days') from t where d < ?2) select d from t",
      from,
      to,
    )
    .map(({ d }) => d as string);
export const months = (from: string, to: string): string[] => [
  ...new Set(days(`${from}-01`, `${to}-01`).map((one) => one.slice(0, 7))),
];

/** The last month that is over, and the first of the 24 that a report holds. */
export const window = (through: string): { first: string; last: string } => {
  const last = month(day(through, 1).slice(0, 7), -1);
  return { first: month(last, -23), last };
};
