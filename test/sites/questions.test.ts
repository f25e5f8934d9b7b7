import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../browser/sites.ts';
import type { Cell, Row } from '../reports/recomputed/db.ts';
import { answer, fact, firstLines, plain, rows, said, sheet, type ShownRow } from './workspace/pages.ts';
import { ask, AS_OF, inWords, money, monthInWords, number, one, PROMISED, RUNNING } from './workspace/raw.ts';

/*
 * What the team wants to know of its agreements, each question answered from the sample's raw records in SQL and compared with
 * what the built pages show: the sentence, and the rows with their names, dates and values.
 */

const sorted = (lines: (string | null)[][]): string[] => lines.map((line) => line.join(' | ')).sort();
const shown = (table: ShownRow[], ...columns: string[]) => sorted(table.map((row) => firstLines(row, ...columns)));
const text = (value: Cell | undefined): string => String(value ?? '');
const days = (count: Cell | undefined): string => `${text(count)} ${count === 1 ? 'day' : 'days'}`;

describe('what must we deliver', () => {
  test('every deliverable that is promised, to whom, with its date', () => {
    const expected = ask(PROMISED).map((row) => [row.name, row.agreement, row.community, row.due, row.done].map(text));
    expect(expected.length).toBeGreaterThan(100);
    expect(
      shown(rows('deliverables/', 'deliverables'), 'deliverable', 'engagement', 'community', 'due', 'delivered'),
    ).toEqual(sorted(expected));
  });

  test('the sentence counts what is still to deliver', () => {
    const { still, late, oldest, week } =
      one(`select count(*) still, sum(overdue) late, min(case when overdue then due end) oldest,
      sum(not overdue and strftime('%G-%V', due) = strftime('%G-%V', ?1)) week from (${PROMISED}) where not delivered`);
    expect(week).toBe(0);
    expect(answer('deliverables/')).toBe(
      `${text(late)} of ${text(still)} deliverables still to deliver are overdue, the oldest since ${inWords(text(oldest))}; nothing else is due this week.`,
    );
  });
});

describe('when', () => {
  test('the weeks ahead hold what is due in them', () => {
    const weeks = rows('deliverables/', 'deliverables-weeks');
    expect(weeks[0]?.week?.lines[0]).toContain(AS_OF);
    const expected = ask(
      `with recursive w(d) as (select date(?1, 'weekday 1', case when strftime('%w', ?1) = '1' then '0 days' else '-7 days' end)
         union all select date(d, '7 days') from w limit ?2)
       select d, count(p.id) due, coalesce(sum(p.delivered), 0) delivered,
         coalesce(group_concat(case when not p.delivered then p.name || ' (' || p.due || ')' end, '; ' order by p.name), '') names
       from w left join (${PROMISED}) p on p.due >= d and p.due < date(d, '7 days') group by d order by d`,
      weeks.length,
    );
    expect(weeks.map(({ due, delivered }) => [due?.lines[0], delivered?.lines[0]])).toEqual(
      expected.map((row) => [text(row.due), text(row.delivered)]),
    );
    expect(
      weeks.map(({ names }) =>
        (names?.lines ?? [])
          .flatMap((line) => line.split('; '))
          .filter(Boolean)
          .sort(),
      ),
    ).toEqual(expected.map((row) => text(row.names).split('; ').filter(Boolean).sort()));
  });

  test('of each engagement what is next', () => {
    const expected = ask(`select agreement, count(*) promised, sum(delivered) delivered, sum(overdue) late,
      min(case when not delivered and due >= ?1 then due end) next, until from (${PROMISED}) group by engagement`);
    expect(
      shown(
        rows('deliverables/', 'deliverables-engagements'),
        'engagement',
        'promised',
        'delivered',
        'overdue',
        'next',
        'end',
      ),
    ).toEqual(
      sorted(
        expected.map((row) => [row.agreement, row.promised, row.delivered, row.late, row.next, row.until].map(text)),
      ),
    );
  });
});

describe('was it delivered', () => {
  test('late by how many days, and overdue for how many', () => {
    const expected = ask(`select name, agreement, case when overdue then julianday(?1) - julianday(due)
      when delivered and done > due then julianday(done) - julianday(due) end late from (${PROMISED})`);
    expect(shown(rows('deliverables/', 'deliverables'), 'deliverable', 'engagement', 'late')).toEqual(
      sorted(
        expected.map(({ name, agreement, late }) => [text(name), text(agreement), late === null ? '' : days(late)]),
      ),
    );
  });

  test('of each engagement what was promised, on time, late and open, and whether BD verified it', () => {
    const expected =
      ask(`select p.agreement, count(*) promised, sum(delivered and done <= due) punctual, sum(delivered and done > due) late,
      sum(not delivered) open, g.r ->> 'deliveryVerifiedOn' verified
      from (${PROMISED}) p join engagements g on g.r ->> 'id' = p.engagement group by p.engagement`);
    const table = rows('hand-off/delivered/', 'delivery-verified');
    expect(shown(table, 'engagement', 'promised', 'on-time', 'late', 'open', 'verified')).toEqual(
      sorted(
        expected.map((row) => [row.agreement, row.promised, row.punctual, row.late, row.open, row.verified].map(text)),
      ),
    );
    const { complete, verified, open } =
      one(`select count(*) complete, sum(g.r ->> 'deliveryVerifiedOn' <= ?1) verified,
      sum(g.r ->> 'id' in (select engagement from (${PROMISED}) where not delivered)) open
      from engagements g where g.r ->> 'status' = 'Complete'`);
    expect(verified).toBe(complete);
    expect(answer('hand-off/delivered/')).toBe(
      `All ${text(complete)} complete engagements are verified; ${text(open)} of the verified has a deliverable that is still open.`,
    );
  });
});

/** Mean FTE over the whole months so far, and how many they are; over the whole term in months once it has ended. */
const CLAUSES = `
  select e.id, e.name, e.fte, e.until, e.until < ?1 ended,
    case when strftime('%d', e.start) = '01' then e.start else date(e.start, 'start of month', '1 month') end first,
    (select total(f.fte) from fte f where f.engagement = e.id and f.month between substr(e.start, 1, 7) and substr(e.until, 1, 7)) logged,
    (with recursive t(d) as (select e.start union all select date(d, '1 day') from t where d < e.until)
      select sum(1.0 / strftime('%d', date(d, 'start of month', '1 month', '-1 day'))) from t) months
  from e where e.fte > 0 and e.status <> 'Cancelled' and e.start <= ?1`;

describe('did we honour FTE clauses', () => {
  const clauses = () =>
    ask(`select c.*, 12 * (substr(?1, 1, 4) - substr(first, 1, 4)) + substr(?1, 6, 2) - substr(first, 6, 2) whole,
      (select total(f.fte) from fte f where f.engagement = c.id and f.month >= substr(first, 1, 7) and f.month < substr(?1, 1, 7)) so_far
      from (${CLAUSES}) c`).map((row) => {
      const mean = row.ended ? Number(row.logged) / Number(row.months) : Number(row.so_far) / Number(row.whole);
      return {
        ...{ ended: row.ended, fte: row.fte },
        id: text(row.id),
        name: text(row.name),
        mean,
        isKept: mean >= 0.9 * Number(row.fte) - 1e-9,
      };
    });

  test('those that run: the mean against the clause, and whether it keeps up', () => {
    const running = clauses().filter(({ ended }) => !ended);
    expect(new Set(running.map(({ isKept }) => isKept))).toEqual(new Set([true, false]));
    const figures = rows('engagements/', 'engagements').filter(({ fte }) => fte?.lines[0] !== 'No clause');
    const cut = (value: number) => (Math.floor(value * 100 + 1e-6) / 100).toFixed(2);
    expect(
      sorted(figures.map(({ engagement, fte }) => [engagement?.lines[0] ?? '', fte?.lines[0] ?? '', fte?.note ?? ''])),
    ).toEqual(
      sorted(
        running.map(({ name, mean, fte, isKept }) => [
          name,
          `${cut(mean)} of ${cut(Number(fte))}`,
          isKept ? 'Keeps up' : 'Behind',
        ]),
      ),
    );
    expect(shown(rows('capacity/', 'capacity-clauses'), 'engagement', 'state')).toEqual(
      sorted(running.map(({ name, isKept }) => [name, isKept ? 'Keeps up' : 'Behind'])),
    );
  });

  test('of each engagement with a clause its own page says the same, of those that have ended too', () => {
    const ended = clauses().filter(({ ended: over }) => over);
    expect(ended.length).toBeGreaterThan(3);
    for (const { id, isKept } of ended)
      expect(fact(`engagements/${id}/`, 'FTE clause'), id).toMatch(isKept ? /^Honoured/ : /^Not honoured/);
  });
});

/** Agreements that end, with what the records say that comes after. */
const ENDING = `
  select g.r ->> 'id' id, g.r ->> 'name' name, r.who, r.until, r.days_left, r.community, g.r ->> 'renewalNoticeSentOn' notice,
    g.r ->> 'decommissionRequestedOn' stopped,
    (select max(later.until) from e later where later.community = r.community and later.until > r.until and later.status <> 'Cancelled') successor,
    (select d.r ->> 'stage' from deals d, json_each(g.r, '$.dealIds') own
      where d.r ->> 'previousDealId' = own.value and d.r ->> 'type' = 'renewal' and d.r ->> 'stage' <> 'Closed Lost'
        and d.r ->> 'id' not in (select value from json_each(g.r, '$.dealIds')) limit 1) renewal
  from (${RUNNING}) r join engagements g on g.r ->> 'id' = r.id where r.days_left <= 180`;
const afterwards = ({ stopped, successor, renewal }: Row): string =>
  stopped
    ? `Decommission requested ${text(stopped)}`
    : successor
      ? `Next agreement until ${text(successor)}`
      : renewal
        ? `Renewal deal at ${text(renewal)}`
        : 'Nothing recorded that comes after';

test('can the relationship be extended: what is recorded that comes after each agreement that ends', () => {
  const expected = ask(ENDING);
  expect(new Set(expected.map(afterwards)).size).toBeGreaterThan(2);
  expect(shown(rows('renewals/', 'renewals'), 'community', 'after')).toEqual(
    sorted(expected.map((row) => [text(row.who), afterwards(row)])),
  );
});

describe('are we delivering value', () => {
  const USED = `select h.community, count(*) hubs, sum((select max(value) from sample s where s.namespace = h.namespace and measure = 'wau'
    and day >= date(?1, '-14 days') and day < ?1) >= 5) used from hub h where closed is null or closed > ?1 group by h.community`;

  test('each agreement that runs shows how many of its hubs are used', () => {
    const running = ask(`select r.id, hubs, used from (${RUNNING}) r left join (${USED}) using (community)`);
    for (const { id, hubs, used } of running) {
      const row = sheet(`engagements/${text(id)}/`, 'Health by factor').find(
        ({ Factor }) => Factor?.lines[0] === 'Hubs of use',
      );
      expect(row?.['What is recorded']?.lines[0], text(id)).toMatch(
        new RegExp(`^${text(used)} of ${text(hubs)} live hubs? had at least 5 `),
      );
    }
  });

  test('and the list of agreements says it of each in one look', () => {
    const listed = rows('engagements/', 'engagements');
    const running = ask(`select r.id, hubs, used from (${RUNNING}) r left join (${USED}) using (community)`);
    expect(listed.length).toBe(running.length);
    for (const { id, hubs, used } of running) {
      const row = listed.find(({ engagement }) => engagement?.links.some((link) => link.includes(text(id))));
      expect(row?.['of-use']?.lines[0], text(id)).toBe(used === hubs ? 'Used' : 'Little used');
    }
  });

  test('monthly active users and their change stand beside each agreement that ends', () => {
    const month = text(one("select strftime('%Y-%m', ?1, 'start of month', '-1 month') m").m);
    const expected = ask(ENDING).map((row) => {
      const at = (back: number) =>
        number(
          `select sum(v) from (select value v, max(day) from sample join hub using (namespace) where community = ?2 and measure = 'mau'
             and month = strftime('%Y-%m', ?1, 'start of month', ?3) group by namespace)`,
          text(row.community),
          `-${back} months`,
        );
      const [now, ...before] = [1, 2, 3, 4].map(at);
      const change = (now ?? 0) / (before.reduce((sum, each) => sum + each, 0) / 3) - 1;
      const hubs = number(
        'select count(*) from hub where community = ?2 and (closed is null or closed > ?1)',
        text(row.community),
      );
      return [
        text(row.who),
        change,
        `${text(now)} MAU, ${monthInWords(month)}${hubs > 1 ? `, ${hubs} hubs` : ''}`,
      ] as const;
    });
    for (const [who, change, note] of expected) {
      const use = rows('renewals/', 'renewals').find(({ community }) => community?.lines[0] === who)?.['use-change'];
      const [, way, percent] = /^(Up|Down) (\d+) %$/.exec(use?.lines[0] ?? '') ?? [];
      expect(way, who).toBe(change > 0 ? 'Up' : 'Down');
      expect(Math.abs(Number(percent) - Math.abs(change) * 100), who).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(use?.note).toBe(note);
    }
  });
});

test('how satisfied are communities, per tier: the newest score of each within a year, by the tier of its engagement', () => {
  const newest = `select community, score, day, (select lower(e.tier) from check_ins c, json_each(c.r, '$.engagementIds') l join e on e.id = l.value
      where c.r ->> 'id' = s.id limit 1) tier
    from scores s where score is not null and day <= ?1
      and not exists (select 1 from scores t where t.community = s.community and t.score is not null and t.day <= ?1 and t.day > s.day)`;
  const active = (tier: string) =>
    number(`select count(distinct community) from (${RUNNING}) where lower(tier) = ?2`, tier);
  const expected = ['Essential', 'Advanced', 'Premier'].map((label) => {
    const tier = label.toLowerCase();
    const { n, mean, low, high } = one(
      `select count(*) n, avg(score) mean, min(score) low, max(score) high from (${newest}) where tier = ?2 and day > date(?1, '-365 days')`,
      tier,
    );
    const words = Number(n) >= 3 ? Number(mean).toFixed(1) : 'Too few for a mean';
    return [label, words, text(n), text(low), text(high), text(active(tier))];
  });
  expect(
    shown(rows('communities/', 'satisfaction-by-tier'), 'tier', 'mean', 'n', 'lowest', 'highest', 'active'),
  ).toEqual(sorted(expected));
  const means = expected.filter(([, , n]) => Number(n) >= 3).map(([label, mean]) => `${label ?? ''} ${mean ?? ''}`);
  expect(means.length).toBeGreaterThan(1);
  expect(said('communities/')).toContain(`Satisfaction of 5, by tier: ${means.join(' and ')}`);
  const scored = ask(
    `select (select min(c.r ->> 'shortName') from communities c where c.r ->> 'communityId' = n.community) who, score, day from (${newest}) n`,
  );
  const table = rows('communities/', 'communities').filter(({ satisfaction }) => satisfaction?.lines[0] !== 'No score');
  expect(
    sorted(
      table.map(({ community, satisfaction }) => [
        community?.lines[0] ?? '',
        satisfaction?.lines[0] ?? '',
        satisfaction?.note ?? '',
      ]),
    ),
  ).toEqual(sorted(scored.map(({ who, score, day }) => [text(who), `${text(score)} of 5`, text(day)])));
});

describe('is there capacity for the proposals in the pipeline', () => {
  /** Days of each month by engagement, as a share of the month. */
  const CLAIMS = `with recursive t(id, fte, d, until) as (select id, fte, start, until from e where fte > 0 and status <> 'Cancelled' and start <= until
      union all select id, fte, date(d, '1 day'), until from t where d < until)
    select substr(d, 1, 7) month, sum(fte / strftime('%d', date(d, 'start of month', '1 month', '-1 day'))) fte from t group by 1`;

  test('each month: available, committed, logged, and what is left', () => {
    const expected =
      ask(`select m.month, m.available, coalesce(c.fte, 0) committed, (select total(l.r ->> 'fte') from fte_log l where l.r ->> 'month' = m.month) logged,
        m.month >= substr(?1, 1, 7) ahead, m.month < substr(?1, 1, 7) past
      from (select r ->> 'month' month, sum(r ->> 'fteAvailable') available from capacity
        where r ->> 'month' >= strftime('%Y-%m', ?1, 'start of month', '-6 months') group by 1) m
      left join (${CLAIMS}) c using (month) order by 1`);
    const table = rows('capacity/', 'capacity-months');
    expect(table.map(({ month }) => month?.lines[0])).toEqual(expected.map(({ month }) => monthInWords(text(month))));
    for (const [at, { available, committed, logged, ahead, past }] of expected.entries()) {
      const row = table[at] ?? {};
      const near = (column: string, value: number) => {
        expect(Math.abs(Number(row[column]?.lines[0]) - value), `${column} of row ${at}`).toBeLessThanOrEqual(
          0.005 + 1e-9,
        );
      };
      near('available', Number(available));
      near('committed', Number(committed));
      if (past) near('logged', Number(logged));
      if (ahead) near('left', Number(available) - Number(committed));
      expect(row.state?.lines[0]).toBe(past ? 'Past' : Number(committed) > Number(available) ? 'Short' : 'Covered');
    }
    expect(answer('capacity/')).toBe(
      `There is capacity for what is promised and proposed in ${expected.filter(({ ahead }) => ahead).length} months ahead.`,
    );
  });

  test('no deal from Proposal on asks for FTE without an engagement, and the page says so', () => {
    expect(
      ask(`select r ->> 'name' name from deals d where r ->> 'stage' in ('Proposal', 'Negotiation', 'Contract Admin', 'Closed Won') and r ->> 'fteCommitted' > 0
        and not exists (select 1 from engagements e, json_each(e.r, '$.dealIds') l where l.value = d.r ->> 'id') and ?1 <> ''`),
    ).toEqual([]);
    expect(rows('capacity/', 'capacity-proposals')).toEqual([]);
    expect(said('capacity/')).toContain(
      'A deal from Proposal on that states FTE stands here until it has an engagement. At present there is none.',
    );
  });
});

describe('did everything BD knew reach P&S', () => {
  const NAMED = `(select count(*) from engagements e, json_each(e.r, '$.dealIds') l where l.value = d.r ->> 'id' and e.r ->> 'status' is not 'Cancelled')`;
  const DEALS = `select d.r ->> 'id' id, d.r ->> 'name' name, d.r ->> 'stage' stage, ${NAMED} engagements, d.r ->> 'closedOn' won, d.r, 
    julianday(?1) - julianday(d.r ->> 'stageEnteredOn') days from deals d`;

  test('the sentence counts the won deals without an engagement and the open ones', () => {
    const { all, without, oldest, early } = one(`select count(*) "all", sum(engagements = 0) without,
      max(case when engagements = 0 then julianday(?1) - julianday(won) end) oldest,
      sum(engagements = 0 and julianday(?1) - julianday(won) < 7) early from (${DEALS}) where stage = 'Closed Won'`);
    const open = number(`select count(*) from (${DEALS}) where stage in ('Proposal', 'Negotiation', 'Contract Admin')`);
    expect(answer('hand-off/')).toMatch(
      new RegExp(
        `^${text(without)} of ${text(all)} closed-won deals have no engagement; the oldest was won ${days(oldest)} ago; ${text(early)} of them is not due yet\\. \\d+ of ${open} open deals from Proposal on lack something\\.$`,
      ),
    );
    const lacking = rows('hand-off/', 'hand-off').filter(
      ({ stage, lacks }) =>
        ['Proposal', 'Negotiation', 'Contract Admin'].includes(stage?.lines[0] ?? '') && Number(lacks?.lines[0]) > 0,
    );
    expect(answer('hand-off/')).toContain(` ${lacking.length} of ${open} open deals`);
  });

  test('every open deal from Proposal on, every deal won within a year and every one without an engagement is listed', () => {
    const table = rows('hand-off/', 'hand-off');
    const listed =
      ask(`select * from (${DEALS}) where stage in ('Proposal', 'Negotiation', 'Contract Admin') or stage is null
      or (stage = 'Closed Won' and (won >= date(?1, '-365 days') or engagements <> 1))`);
    for (const { name, stage, engagements, days: since } of listed) {
      const row = table.find(({ deal }) => deal?.lines[0] === name);
      expect(row && firstLines(row, 'stage', 'days'), text(name)).toEqual([
        stage === null ? expect.any(String) : stage,
        text(since),
      ]);
      expect(row?.agreement?.lines[0] === 'No engagement', text(name)).toBe(engagements === 0);
    }
  });

  test('the packet of each deal holds the facts that HubSpot holds', () => {
    const facts =
      'shortName longName communityId website githubOrg logoUrl cloudProvider cloudRegion contextGoals contextCommunity contextInfrastructure contextData';
    const count = facts
      .split(' ')
      .map((field) => `(c.r ->> '${field}' is not null)`)
      .join(' + ');
    const known =
      ask(`select d.name, ${count} + (json_array_length(c.r, '$.githubRepos') > 0) + (d.r ->> 'serviceTier' is not null)
        + exists (select 1 from json_each(d.r, '$.contacts') p where json_array_length(p.value, '$.roles') > 0) known
      from (${DEALS}) d left join communities c on c.r ->> 'id' = d.r ->> '$.communityRecordIds[0]'`);
    const of = new Map(known.map((row) => [row.name, Number(row.known)]));
    for (const { deal, packet } of rows('hand-off/', 'hand-off')) {
      const facts = of.get(deal?.lines[0] ?? '') ?? -1;
      expect([packet?.lines[0], packet?.note]).toEqual([`${Math.floor((facts * 100) / 15)} %`, `${facts} of 15`]);
    }
  });

  test('each field of a deal stands beside that of its engagement', () => {
    const pairs =
      ask(`select d.id deal, e.name engagement, d.r ->> 'contractStart' start, d.r ->> 'contractEnd' until, e.start e_start, e.until e_end,
        d.r ->> 'serviceTier' tier, e.tier e_tier from (${DEALS}) d join engagements g on d.id in (select value from json_each(g.r, '$.dealIds'))
        join e on e.id = g.r ->> 'id' where d.engagements = 1`);
    expect(pairs.length).toBeGreaterThan(10);
    for (const { deal, engagement, start, until, e_start, e_end, tier, e_tier } of pairs) {
      const address = `hand-off/${text(deal)}/`;
      const table = sheet(address, `The deal beside ${text(engagement)}`);
      const line = (field: string) => {
        const row = table.find(({ Field }) => Field?.lines[0] === field) ?? {};
        return [row.Deal?.lines[0], row.Engagement?.lines[0], row.Comparison?.lines[0] === 'Same'];
      };
      expect(line('Start'), address).toEqual([start, e_start, start === e_start]);
      expect(line('End'), address).toEqual([until, e_end, until === e_end]);
      expect(line('Service tier'), address).toEqual([tier, e_tier, text(tier) === text(e_tier).toLowerCase()]);
    }
  });
});

describe('which agreements end in 60 days', () => {
  test('the sentence, the buckets and the rows', () => {
    const ending = ask(`${ENDING} order by r.until`);
    const soon = ending.filter((row) => Number(row.days_left) <= 60);
    const silent = soon.filter((row) => row.notice === null && row.successor === null).length;
    const undecided = soon.filter((row) => afterwards(row).startsWith('Nothing')).length;
    expect(answer('renewals/')).toMatch(
      new RegExp(
        `^${soon.length} agreements end within 60 days, ${silent} without a notice and ${undecided} with nothing recorded that comes after; `,
      ),
    );
    const bucket = ({ days_left: left }: (typeof ending)[number]) =>
      ['0 to 30', '31 to 60', '61 to 90', '91 to 180'][[30, 60, 90, 180].findIndex((most) => Number(left) <= most)] ??
      '';
    expect(
      rows('renewals/', 'renewals').map((row) => [...firstLines(row, 'community', 'end', 'bucket'), row.end?.note]),
    ).toEqual(
      ending.map((row) => [text(row.who), text(row.until), `${bucket(row)} days`, `in ${days(row.days_left)}`]),
    );
    const counted = rows('renewals/', 'renewal-buckets')
      .slice(1)
      .map((row) => firstLines(row, 'bucket', 'agreements'));
    expect(counted).toEqual(
      ['0 to 30', '31 to 60', '61 to 90', '91 to 180'].map((label) => [
        `${label} days`,
        String(ending.filter((row) => bucket(row) === label).length),
      ]),
    );
  });

  test('each with the value of the deals that were won for it: an open one is what may follow', () => {
    for (const row of rows('renewals/', 'renewals')) {
      const minor = number(
        `select sum(d.r ->> '$.amount.minor') from engagements g, json_each(g.r, '$.dealIds') l join deals d on d.r ->> 'id' = l.value where g.r ->> 'name' = ?2 and d.r ->> 'stage' = 'Closed Won'`,
        row.agreement?.lines[0] ?? '',
      );
      expect(row.value?.lines[0]).toBe(money(minor));
    }
  });
});

describe('who is consuming cloud without an agreement', () => {
  test('nobody: no hub that runs and no cost of a year is without an agreement that has begun, and none that has ended is served', () => {
    const consuming = `select community from hub where closed is null or closed > ?1
      union select r ->> 'communityId' from costs where r ->> '$.amount.minor' > 0 and r ->> 'month' >= strftime('%Y-%m', ?1, 'start of month', '-12 months')`;
    expect(
      ask(
        `select community from (${consuming}) where community not in (select community from e where start <= ?1 and status <> 'Cancelled')`,
      ),
    ).toEqual([]);
    expect(rows('renewals/', 'renewals-without-agreement')).toEqual([]);
    const served = `select last.community from (select community, max(until) until from e where status <> 'Cancelled' group by 1) last
      where until < ?1 and (community in (select community from hub where closed is null or closed > ?1)
        or exists (select 1 from costs c where c.r ->> 'communityId' = last.community and c.r ->> '$.amount.minor' > 0 and c.r ->> 'month' > substr(last.until, 1, 7)))`;
    expect(ask(served)).toEqual([]);
    expect(rows('renewals/', 'renewals-served')).toEqual([]);
    expect(answer('renewals/')).toMatch(/; none that has ended is known to be served still\.$/);
    expect(plain(said('renewals/'))).toContain(
      'without any agreement of its community would stand here. There is none.',
    );
  });
});

describe('what changed since yesterday', () => {
  const changed = (kind: string) => rows('', 'changes').filter((row) => row.kind?.lines[0] === kind);

  test('every deliverable that was delivered, and every deal that moved, in the last week', () => {
    const week = `between date(?1, '-7 days') and ?1`;
    const delivered = ask(`select name, done from (${PROMISED}) where delivered and done ${week}`);
    expect(delivered.length).toBeGreaterThan(0);
    const shownNow = changed('Deliverable delivered').map((row) => [
      row.record?.lines[0] ?? '',
      /\d{4}-\d\d-\d\d/.exec(row.detail?.lines[0] ?? '')?.[0] ?? '',
    ]);
    expect(sorted(shownNow)).toEqual(sorted(delivered.map((row) => [row.name, row.done].map(text))));
    const moved = ask(
      `select r ->> 'name' name, r ->> 'stage' stage, r ->> 'stageEnteredOn' day from deals where r ->> 'stageEnteredOn' ${week}`,
    );
    expect(moved.length).toBeGreaterThan(1);
    const stages = changed('Deal moved').map((row) => [
      row.record?.lines[0] ?? '',
      /(Lead|Qualified|Proposal|Negotiation|Contract Admin|Closed Won|Closed Lost)\.?$/.exec(
        row.detail?.lines[0] ?? '',
      )?.[1] ?? '',
      row.day?.lines[0] ?? '',
    ]);
    expect(sorted(stages)).toEqual(sorted(moved.map((row) => [row.name, row.stage, row.day].map(text))));
  });

  test('the sentence counts what came about since the night before', () => {
    const fresh = rows('', 'changes').filter((row) => row.day?.note === 'Since the last night');
    const of = (kind: string) => fresh.filter((row) => row.kind?.lines[0] === kind).length;
    const eve = one(`select date(?1, '-1 day') day`).day;
    const gone = number(`select count(*) from (${PROMISED}) where delivered and done = date(?1, '-1 day')`);
    expect([of('Resolved finding'), of('Deliverable delivered'), fresh.length]).toEqual([gone, gone, 2 * gone]);
    expect(gone).toBe(1);
    expect(plain(said(''))).toContain(
      `Since ${inWords(text(eve))}: 1 resolved finding and 1 deliverable delivered. What changed`,
    );
  });
});

test('what was published of a community stands on its page, as the folders of editions have it', () => {
  const folder = join(ROOT, 'data/editions');
  const stored = readdirSync(folder).flatMap((period) =>
    readdirSync(join(folder, period)).map((id) => {
      const { publishedOn } = JSON.parse(readFileSync(join(folder, period, id, 'edition.json'), 'utf8')) as Row;
      return { period, id, publishedOn: text(publishedOn) };
    }),
  );
  expect(stored.length).toBeGreaterThan(3);
  for (const { record, id } of ask("select r ->> 'id' record, r ->> 'communityId' id from communities where ?1")) {
    const expected = stored
      .filter((one) => one.id === id)
      .map(({ period, publishedOn }) => [`../../../communities/${text(id)}/editions/${period}/`, publishedOn]);
    const listed = sheet(`communities/${text(record)}/`, 'Editions').map((row) => [
      row.Edition?.links[0],
      row['Published on']?.lines[0],
    ]);
    expect(listed, text(id)).toEqual(expected.sort().reverse());
  }
});
