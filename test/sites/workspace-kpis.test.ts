import { describe, expect, test } from 'vitest';
import { month as monthBy, months } from '../reports/recomputed/db.ts';
import { answer, firstLines, rows, type ShownRow } from './workspace/pages.ts';
import { ask, AS_OF, inWords, money, number, one, PROMISED } from './workspace/raw.ts';

/* The figures of the pipeline as the pages show them, from the raw records: no code of the figures takes part. */

const kpi = (id: string): ShownRow =>
  rows('pipeline/kpis/', 'kpis').find(({ kpi: name }) => name?.lines[0] === id) ?? {};
const value = (id: string): string => kpi(id).value?.lines[0] ?? '';
const table = (page: string, id: string) => rows(`pipeline/kpis/${page}/`, id);
/** Minor units of an amount as it is shown; nothing is nothing. */
const minor = (row: ShownRow | undefined, column: string): bigint =>
  BigInt(
    (row?.[column]?.lines[0] ?? '0')
      .replace(/[^\d.]/g, '')
      .replace(/^(\d+)$/, '$1.00')
      .replace(/\.(\d)$/, '.$10')
      .replace('.', '') || '0',
  );

interface Stream {
  minor: bigint;
  start: string;
  end: string;
}

/** Days of a month that a stream covers, over the days of the month, as a fraction of 377 580 parts. */
const parts = (stream: Stream, month: string): bigint => {
  const { covered, all } = one(
    `select julianday(date(?2 || '-01', '1 month')) - julianday(?2 || '-01') "all",
       max(0, julianday(min(date(?2 || '-01', '1 month', '-1 day'), ?4)) - julianday(max(?2 || '-01', ?3)) + 1) covered where ?1 <> ''`,
    month,
    stream.start,
    stream.end,
  );
  return (377_580n / BigInt(Number(all))) * BigInt(Number(covered));
};

/** What has come in by the end of each month is rounded half up, and the month has what is more than the month before. */
function spread(stream: Stream): Map<string, bigint> {
  const spanned = months(stream.start.slice(0, 7), stream.end.slice(0, 7)).map(
    (month) => [month, parts(stream, month)] as const,
  );
  const whole = spanned.reduce((sum, [, weight]) => sum + weight, 0n);
  let [weight, before] = [0n, 0n];
  return new Map(
    spanned.map(([month, own]) => {
      weight += own;
      const now = (2n * stream.minor * weight + whole) / (2n * whole);
      const part = now - before;
      before = now;
      return [month, part];
    }),
  );
}

const EXECUTED = `select r ->> 'id' id, r ->> 'name' name, r ->> '$.amount.minor' minor, r ->> 'contractStart' start, r ->> 'contractEnd' until from deals d
  where r ->> 'stage' = 'Closed Won' and r ->> '$.amount.minor' > 0 and (r ->> 'agreementExecutedOn' <= ?1
    or exists (select 1 from contracts c, json_each(c.r, '$.dealIds') l where l.value = d.r ->> 'id' and c.r ->> 'executedOn' <= ?1))`;
const streams = (sql: string): (Stream & { name: string; type: string })[] =>
  ask(sql).map(({ name, minor: amount, start, until, type }) => ({
    ...{
      name: String(name),
      type: String(type),
      minor: BigInt(Number(amount)),
      start: String(start),
      end: String(until),
    },
  }));
const inMonth = (spreads: readonly Map<string, bigint>[], month: string): bigint =>
  spreads.reduce((sum, of) => sum + (of.get(month) ?? 0n), 0n);

describe('recurring revenue', () => {
  const agreements = streams(EXECUTED);
  const spreads = agreements.map(spread);

  test('the months of each agreement add up to its value, to the cent', () => {
    expect(agreements.length).toBeGreaterThan(10);
    for (const [at, { minor: amount }] of agreements.entries())
      expect([...(spreads[at]?.values() ?? [])].reduce((sum, part) => sum + part, 0n)).toBe(amount);
    expect(
      table('cmrr', 'cmrr-agreements')
        .map((row) => [...firstLines(row, 'deal', 'start', 'end'), minor(row, 'value')].join(' | '))
        .sort(),
    ).toEqual(
      agreements
        .filter(({ end }) => end.slice(0, 7) >= monthBy(AS_OF.slice(0, 7), -12))
        .map(({ name, start, end, minor: amount }) => [name, start, end, amount].join(' | '))
        .sort(),
    );
  });

  test('CMRR: every month of the page is the sum of these parts, to the cent', () => {
    const shown = table('cmrr', 'cmrr-months');
    const first = monthBy(AS_OF.slice(0, 7), -12);
    expect(shown.map(({ month }) => month?.lines[0])).toEqual(months(first, monthBy(first, 24)));
    for (const row of shown) {
      const month = row.month?.lines[0] ?? '';
      expect(minor(row, 'cmrr'), month).toBe(inMonth(spreads, month));
      expect(Number(row.agreements?.lines[0]), month).toBe(spreads.filter((of) => of.has(month)).length);
    }
    expect(value('CMRR')).toBe(money(Number(inMonth(spreads, AS_OF.slice(0, 7)))));
    const inService = agreements.filter((_, at) => spreads[at]?.has(AS_OF.slice(0, 7)));
    expect(kpi('CMRR').numerator?.lines[0]).toBe(money(Number(inService.reduce((sum, each) => sum + each.minor, 0n))));
  });

  test('FMRR: CMRR, 0.8 of open renewals and 0.3 of open new deals', () => {
    const open =
      streams(`select r ->> 'name' name, r ->> 'type' type, r ->> '$.amount.minor' minor, r ->> 'contractStart' start, r ->> 'contractEnd' until
      from deals where r ->> 'stage' in ('Qualified', 'Proposal', 'Negotiation', 'Contract Admin') and r ->> '$.amount.minor' > 0 and ?1 <> ''`);
    const of = (type: string) => open.filter((one) => one.type === type).map(spread);
    const weigh = (amount: bigint, tenths: bigint) => (2n * amount * tenths + 10n) / 20n;
    const shown = table('fmrr', 'fmrr-months');
    expect(shown).toHaveLength(6);
    const sums = shown.map((row, ahead) => {
      const month = monthBy(AS_OF.slice(0, 7), ahead + 1);
      const expected = [
        inMonth(spreads, month),
        weigh(inMonth(of('renewal'), month), 8n),
        weigh(inMonth(of('new'), month), 3n),
      ];
      expect([row.month?.lines[0], minor(row, 'cmrr'), minor(row, 'renewals'), minor(row, 'new')]).toEqual([
        month,
        ...expected,
      ]);
      const total = expected.reduce((sum, part) => sum + part, 0n);
      expect(minor(row, 'fmrr'), month).toBe(total);
      return expected;
    });
    const sum = (at: number) => sums.reduce((all, month) => all + (month[at] ?? 0n), 0n);
    expect(sum(1)).toBeGreaterThan(0n);
    expect(value('FMRR')).toBe(`${money(Number(sum(0) + sum(1) + sum(2)))} in 6 months`);
    expect(kpi('FMRR').numerator?.lines[0]).toBe(
      `CMRR: ${money(Number(sum(0)))}, Renewals: ${money(Number(sum(1)))} and New deals: ${money(Number(sum(2)))}`,
    );
  });
});

const share = (part: unknown, base: unknown, of: string): string =>
  `${String(part)} of ${String(base)} ${of}, ${Math.round((100 * Number(part)) / Number(base))} %`;

test('retention: communities of six months ago that stopped', () => {
  const communities =
    ask(`select community, max(until >= ?1) stays, (select min(c.r ->> 'shortName') from communities c where c.r ->> 'communityId' = a.community) name
    from (select e.community, (select max(l.until) from e l where l.community = e.community and l.start <= ?1 and l.status <> 'Cancelled') until from e
      where e.status <> 'Cancelled' and e.start <= date(?1, '-6 months') and e.until >= date(?1, '-6 months')) a group by community`);
  const stopped = communities.filter(({ stays }) => !stays);
  expect(value('Retention')).toBe(share(communities.length - stopped.length, communities.length, 'communities'));
  expect(answer('pipeline/kpis/retention/')).toBe(
    `Of ${communities.length} communities with an active engagement on ${inWords(String(one("select date(?1, '-6 months') d").d))}, ${stopped.length} has stopped: ${String(stopped[0]?.name)}.`,
  );
  const shown = table('retention', 'retention-communities');
  expect(shown.map((row) => firstLines(row, 'community', 'now').join(' ')).sort()).toEqual(
    communities.map(({ name, stays }) => `${String(name)} ${stays ? 'Stayed' : 'Stopped'}`).sort(),
  );
});

test('renewal rate: agreements that ended within a year and were followed', () => {
  const ended =
    ask(`with a as (select g.r ->> '$.dealIds[0]' deal, e.community, max(e.until) until from e join engagements g on g.r ->> 'id' = e.id
      where e.status <> 'Cancelled' group by 1)
    select deal, until, exists (select 1 from a l where l.community = a.community and l.deal <> a.deal and l.until > a.until)
      or exists (select 1 from deals d where d.r ->> 'previousDealId' = a.deal and d.r ->> 'stage' = 'Closed Won') renewed
    from a where until >= date(?1, '-1 year') and until < ?1`);
  expect(value('Renewal rate')).toBe(share(ended.filter(({ renewed }) => renewed).length, ended.length, 'agreements'));
  expect(
    table('renewal-rate', 'renewal-rate-agreements')
      .map(({ end }) => end?.lines[0])
      .sort(),
  ).toEqual(ended.map(({ until }) => until).sort());
});

test('qualified leads: of the deals of a year, those that reached Qualified', () => {
  const leads =
    ask(`select r ->> 'name' name, case when r ->> 'stage' = 'Lead' then 'not yet' when r ->> 'stage' is null then 'not known'
      when r ->> 'stage' <> 'Closed Lost' or r ->> 'scopeDecision' = 'in_scope' then 'qualified'
      when r ->> 'scopeDecision' = 'out_of_scope' then 'not qualified' else 'not known' end "is"
    from deals where r ->> 'createdOn' > date(?1, '-1 year') and r ->> 'createdOn' <= ?1`);
  const of = (word: string) => leads.filter((row) => row.is === word).length;
  expect(value('Qualified leads')).toBe(share(of('qualified'), leads.length - of('not known'), 'leads'));
  expect(
    table('qualified-leads', 'qualified-leads')
      .map((row) => firstLines(row, 'deal', 'qualified').join(' | ').toLowerCase())
      .sort(),
  ).toEqual(leads.map((row) => `${String(row.name)} | ${String(row.is)}`.toLowerCase()).sort());
});

test('delivered on time: of what fell due within a year', () => {
  const due = `select * from (${PROMISED}) where due > date(?1, '-1 year') and due <= ?1 and (delivered or overdue)`;
  const [base, punctual] = [
    number(`select count(*) from (${due})`),
    number(`select sum(delivered and done <= due) from (${due})`),
  ];
  expect(value('Delivered on time')).toBe(share(punctual, base, 'deliverables'));
  expect(
    table('on-time', 'on-time-deliverables')
      .map((row) => firstLines(row, 'deliverable', 'due', 'delivered').join(' | '))
      .sort(),
  ).toEqual(
    ask(due)
      .map(({ name, due: on, done }) => `${String(name)} | ${String(on)} | ${String(done ?? '')}`)
      .sort(),
  );
});

test('FTE delivered: logged against committed over the last twelve months that are over', () => {
  const window = `r ->> 'month' >= strftime('%Y-%m', ?1, 'start of month', '-12 months') and r ->> 'month' < substr(?1, 1, 7)`;
  const delivered =
    number(`select total(r ->> 'fte') from fte_log f where ${window} and exists (select 1 from json_each(f.r, '$.engagementIds') l join e on e.id = l.value
    where e.fte > 0 and e.status <> 'Cancelled' and f.r ->> 'month' between substr(e.start, 1, 7) and substr(e.until, 1, 7))`);
  const committed =
    number(`with recursive a as (select g.r ->> '$.dealIds[0]' deal, max(e.fte) fte, min(e.start) start, max(e.until) until from e
      join engagements g on g.r ->> 'id' = e.id where e.fte > 0 and e.status <> 'Cancelled' group by 1),
    t(fte, d, until) as (select fte, start, until from a union all select fte, date(d, '1 day'), until from t where d < until)
    select sum(fte / strftime('%d', date(d, 'start of month', '1 month', '-1 day'))) from t
    where substr(d, 1, 7) >= strftime('%Y-%m', ?1, 'start of month', '-12 months') and substr(d, 1, 7) < substr(?1, 1, 7)`);
  const [, shown, of, percent] = /^([\d.]+) of ([\d.]+) FTE-months, (\d+) %$/.exec(value('FTE delivered')) ?? [];
  expect(Math.abs(Number(shown) - delivered)).toBeLessThanOrEqual(0.005 + 1e-9);
  expect(Math.abs(Number(of) - committed)).toBeLessThanOrEqual(0.005 + 1e-9);
  expect(Number(percent)).toBe(Math.round((100 * delivered) / committed));
});
