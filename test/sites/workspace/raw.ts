import { readFileSync } from 'node:fs';
import { open, SAMPLE, sampleRecords, type Db, type Row } from '../../reports/recomputed/db.ts';

/*
 * The sample's raw records in SQL, with what the pages' questions need beside the communities' reports. No code of the pages, of
 * the rules or of the calendar takes part.
 */

const json = (file: string): unknown => JSON.parse(readFileSync(`${SAMPLE}/${file}.json`, 'utf8'));
const MORE = ['deals', 'contracts', 'orders', 'communities', 'capacity', 'pipelines'];
export const db: Db = open({
  ...sampleRecords(),
  ...Object.fromEntries(MORE.map((name) => [name, json(name) as unknown[]])),
});
export const AS_OF = (json('manifest') as { asOf: string }).asOf;

/** Rows of a question whose first parameter is the day of the data. */
export const ask = (sql: string, ...values: (string | number | null)[]): Row[] => db.all(sql, AS_OF, ...values);
export const one = (sql: string, ...values: (string | number | null)[]): Row => ask(sql, ...values)[0] ?? {};
export const number = (sql: string, ...values: (string | number | null)[]): number =>
  Number(Object.values(one(sql, ...values))[0] ?? 0);

/** What is promised and was not cancelled, once for each deliverable. */
export const PROMISED = `
  select w.id, w.name, w.status, w.due, w.done, w.engagement, e.name agreement, e.until,
    (select min(c.r ->> 'shortName') from communities c where c.r ->> 'communityId' = e.community) community,
    w.status = 'Delivered' delivered, w.status <> 'Delivered' and w.due < ?1 overdue
  from work w join e on e.id = w.engagement
  where w.status <> 'Cancelled' and not w.stopped and e.status <> 'Cancelled'`;

/** Engagements that run today, with the name of their community. */
export const RUNNING = `
  select e.*, g.r ->> 'rag' rag, (select min(c.r ->> 'shortName') from communities c where c.r ->> 'communityId' = e.community) who,
    julianday(e.until) - julianday(?1) days_left
  from e join engagements g on g.r ->> 'id' = e.id
  where e.status <> 'Cancelled' and e.start <= ?1 and e.until >= ?1`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** A day as prose has it: "15 June 2026". */
export const inWords = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
export const monthInWords = (month: string): string => inWords(`${month}-01`).replace(/^1 /, '');

/** An amount of minor units as prose has it: groups of three, cents where there are any. */
export function money(minor: number, currency = 'USD'): string {
  const [whole = '', cents] = (minor / 100).toFixed(2).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${groups}${cents === '00' ? '' : `.${cents ?? ''}`} ${currency}`;
}
