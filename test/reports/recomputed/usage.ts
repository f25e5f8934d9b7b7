import { apart, day, days, lastOf, month, months, window, type Cell, type Scope } from './db.ts';
import { change } from './change.ts';
import { collect, type Collected, type Values } from './flat.ts';

export interface Hub {
  name: string;
  namespace: string;
  closed: string | null;
}

export const hubsOf = ({ db, community, language }: Scope): Hub[] =>
  db.all('select name, namespace, closed from hub where community = ?1 order by n', community).map((row) => ({
    ...row,
    name: String(row.name).replace(' + ', language === 'es' ? ' y ' : ' and '),
  })) as unknown as Hub[];

/** Questions about the samples that a report holds: those of 24 months. */
export function ask({ db, through }: Scope) {
  const { first, last } = window(through);
  const bounds = `namespace = ?1 and measure = ?2 and month between max(?3, '${first}') and min(?4, '${last}')`;
  return {
    last: (hub: Hub, measure: string, from: string, to = from) => {
      const row = db.one(
        `select value, day from sample where ${bounds} order by day desc limit 1`,
        hub.namespace,
        measure,
        from,
        to,
      );
      return { value: row.value as number | undefined, day: row.day as string | undefined };
    },
    peak: (hub: Hub, from: string, to: string) => {
      const row = db.one(
        `select value, day from sample where ${bounds} order by value desc, day limit 1`,
        ...[hub.namespace, 'mau', from, to],
      );
      return { value: row.value as number | undefined, day: row.day as string | undefined };
    },
    mean: (hub: Hub, measure: string, from: string, to = from) =>
      db.one(`select avg(value) value from sample where ${bounds}`, hub.namespace, measure, from, to).value as
        number | null,
    months: (hub: Hub, measure: string, from: string, to: string) =>
      db.one(`select count(distinct month) n from sample where ${bounds}`, hub.namespace, measure, from, to)
        .n as number,
    on: (hub: Hub, measure: string, from: string, to: string) =>
      new Map(
        db
          .all(
            `select day, value from sample where namespace = ?1 and measure = ?2 and day between ?3 and ?4 and month between '${first}' and '${last}'`,
            ...[hub.namespace, measure, from, to],
          )
          .map((row) => [row.day as string, row.value as number]),
      ),
    first,
    newest: last,
  };
}

/** What the sum over hubs is in a month: null where a hub that ran lacks a value. */
export function sumIn(scope: Scope, month: string): { value: number | null; hubs: number } {
  const q = ask(scope);
  let [sum, known, lacking] = [0, 0, 0];
  for (const hub of hubsOf(scope)) {
    const { value } = q.last(hub, 'mau', month);
    const begun = scope.db.one(
      "select min(month) m from sample where namespace = ?1 and measure = 'mau' and month between ?2 and ?3",
      ...[hub.namespace, q.first, q.newest],
    ).m as string | null;
    if (value !== undefined) [sum, known] = [sum + value, known + 1];
    else if ((hub.closed === null || hub.closed > `${month}-01`) && (begun === null || begun < month)) lacking += 1;
  }
  return { value: known > 0 && lacking === 0 ? sum : null, hubs: known + lacking };
}

/** The hub that the report is about, its newest sample of monthly active users and the month of it. */
export function mainOf(scope: Scope) {
  const q = ask(scope);
  for (const back of [-11, -23]) {
    const from = month(q.newest, back);
    const peaks = hubsOf(scope).flatMap((hub) => {
      const { value } = q.peak(hub, from, q.newest);
      return value === undefined ? [] : [{ hub, value }];
    });
    // A hub that still runs comes before one that was decommissioned.
    const running = peaks.filter(({ hub }) => hub.closed === null || hub.closed > lastOf(q.newest));
    const top = (running.length ? running : peaks).toSorted((a, b) => b.value - a.value)[0];
    if (!top) continue;
    const { value, day } = q.last(top.hub, 'mau', from, q.newest);
    if (value !== undefined && day !== undefined) return { hub: top.hub, value, day, month: day.slice(0, 7) };
  }
  return null;
}

/** Months in which an agreement passes the cost through, and what is billed in them. */
export function costsOf({ db, community, through, settings }: Scope) {
  const { first, last } = window(through);
  const passed = months(first, last).filter(
    (month) =>
      db.one(
        `select count(*) n from e where community = ?1 and status is not 'Cancelled' and start <= ?3 and until >= ?2 || '-01'
         and lower(tier) in (select value from json_each(?4))`,
        ...[community, month, lastOf(month), JSON.stringify(settings.tiers)],
      ).n !== 0,
  );
  const billed = db.all(
    `select r ->> 'month' month, (r ->> '$.amount.minor') / 100.0 amount from costs where r ->> 'communityId' = ?1
     and r ->> 'month' in (select value from json_each(?2)) order by 1`,
    ...[community, JSON.stringify(passed)],
  ) as { month: string; amount: number }[];
  return { passed, billed };
}

/** The budget alert: of hubs that run, all of which have one; the same amount on several is one. */
export function alertOf({ db, community, asOf }: Scope, passed: string[]): number | null {
  const row = db.one(
    `select count(*) hubs, count(r ->> '$.budgetAlert.minor') alerts, sum(distinct r ->> '$.budgetAlert.minor') / 100.0 amount
     from hubs where r ->> 'communityId' = ?1 and coalesce(r ->> 'decommissionedOn', '9999') > ?2`,
    ...[community, asOf],
  );
  return passed.length > 0 && row.hubs !== 0 && row.hubs === row.alerts ? (row.amount as number) : null;
}

/** The current agreement that ends last. */
export const runningOf = ({ db, community, asOf }: Scope) =>
  db.one(
    `select id, name, start, until from e where community = ?1 and status is not 'Cancelled' and start <= ?2 and until >= ?2
     order by until desc, id limit 1`,
    ...[community, asOf],
  ) as { id?: string; name?: string; until?: string };

/** Mondays of the whole weeks between two days. */
export function mondays(from: string, to: string): string[] {
  return days(from, to).filter((one) => new Date(`${one}T00:00:00Z`).getUTCDay() === 1 && day(one, 6) <= to);
}

const mean = (values: (number | undefined)[]): number | null => {
  const known = values.filter((value) => value !== undefined);
  return known.length ? known.reduce((a, b) => a + b, 0) / known.length : null;
};

export function usageValues(scope: Scope): Values {
  const out = collect();
  const { put, line, values } = out;
  const q = ask(scope);
  const hubs = hubsOf(scope);
  const all = months(q.first, q.newest);
  const main = mainOf(scope);
  const { passed, billed } = costsOf(scope);
  const used = hubs.filter((hub) =>
    ['mau', 'wau', 'dau'].some((one) => q.last(hub, one, q.first, q.newest).value !== undefined),
  );

  if (main) {
    put('figure mau', main.value);
    if (hubs.length > 1) put('figure sum', sumIn(scope, main.month).value);
    put('figure peak-mau', q.peak(main.hub, q.first, q.newest).value);
    const wau = q.last(main.hub, 'wau', main.month).value;
    if (wau !== undefined) put('figure wau', wau);
    const dau = q.mean(main.hub, 'dau', main.month);
    if (dau !== null) put('figure dau', dau);
  }
  const { until } = runningOf(scope);
  if (until !== undefined) put('figure agreement-days', apart(scope.asOf, until));

  const cost = new Map(billed.map((one) => [one.month, one.amount]));
  const each = new Map(
    all.map((month): [string, Cell] => {
      const [amount, sum] = [cost.get(month), sumIn(scope, month).value];
      return [month, amount === undefined || !sum ? null : amount / sum];
    }),
  );
  const newest = billed.at(-1);
  if (newest) put('figure cost', newest.amount);
  const perUser = all.findLast((month) => each.get(month) != null);
  if (perUser) put('figure cost-per-user', each.get(perUser));

  const words = LABELS[scope.language];
  for (const hub of hubs) {
    const byMonth = (measure: string) =>
      all.map((month): [string, Cell | undefined] => [month, q.last(hub, measure, month).value]);
    line('monthly-active-users', hub.name, byMonth('mau'));
    line('weekly-active-users', hub.name, byMonth('wau'));
    line(
      'daily-active-users',
      hub.name,
      all.map((month) => [month, q.mean(hub, 'dau', month)]),
    );
    if (hubs.length > 1) {
      const sums = all.map((month): [string, Cell] => [
        month,
        sumIn(scope, month).value === null ? null : (q.last(hub, 'mau', month).value ?? 0),
      ]);
      if (sums.some(([, value]) => value)) line('sum-over-hubs', hub.name, sums);
    }
    const year = { from: `${month(q.newest, -11)}-01`, to: lastOf(q.newest) };
    const weekly = q.on(hub, 'wau', year.from, year.to);
    line(
      'weeks-of-value',
      hub.name,
      mondays(year.from, year.to).map((monday) => {
        const newest = days(monday, day(monday, 6)).findLast((one) => weekly.has(one));
        return [monday, newest === undefined ? null : Number((weekly.get(newest) ?? 0) >= scope.settings.weeklyUsers)];
      }),
    );
  }
  for (const hub of used) {
    for (const measure of used.length === 1 ? (['mau', 'wau', 'dau'] as const) : (['dau'] as const)) {
      const label = used.length === 1 ? words[measure] : hub.name;
      const to = lastOf(q.newest);
      const samples = q.on(hub, measure, `${q.first}-01`, to);
      line(
        'last-90-days',
        label,
        days(day(to, -89), to).map((one) => [one, samples.get(one)]),
      );
      line(
        'week-by-week',
        label,
        mondays(`${q.first}-01`, to).map((monday) => [
          monday,
          mean(days(monday, day(monday, 6)).map((one) => samples.get(one))),
        ]),
      );
    }
  }
  line(
    'cloud-cost',
    words.cost,
    all.map((month) => [month, cost.get(month)]),
  );
  line(
    'cost-per-user',
    words.perUser,
    all.map((month) => [month, each.get(month)]),
  );
  const alert = alertOf(scope, passed);
  if (alert !== null && newest) {
    put('chart cloud-cost | target', alert);
    if (newest.month > month(q.newest, -scope.settings.alertMonths)) {
      put('chart cost-against-alert | 0 | value', newest.amount);
      put('chart cost-against-alert | 0 | target', alert);
    }
  }
  tables(scope, out);
  return values;
}

const LABELS = {
  en: {
    mau: 'Monthly active users',
    wau: 'Weekly active users',
    dau: 'Daily active users',
    cost: 'Cloud cost',
    perUser: 'Cost per active user',
  },
  es: {
    mau: 'Usuarios activos por mes',
    wau: 'Usuarios activos por semana',
    dau: 'Usuarios activos por día',
    cost: 'Coste de la nube',
    perUser: 'Coste por usuario activo',
  },
};
const STATES = { en: ['no data', 'partial', 'complete'], es: ['sin datos', 'parcial', 'completo'] };

/** Runs of months of a hub that are alike: with data on every day, on some days, on none. */
function runsOf(scope: Scope, hub: Hub): Cell[][] {
  const q = ask(scope);
  const to = lastOf(q.newest);
  const samples = ['mau', 'wau', 'dau'].map((measure) => q.on(hub, measure, `${q.first}-01`, to));
  const all = days(`${q.first}-01`, to);
  const first = all.find((one) => samples.some((of) => of.has(one)));
  if (first === undefined) return [];
  const runs: { from: string; to: string; known: number; days: number; state: number }[] = [];
  for (const month of months(first.slice(0, 7), q.newest)) {
    const own = all.filter((one) => one.startsWith(month) && one >= first && (hub.closed === null || one < hub.closed));
    const [begin, end] = [own[0], own.at(-1)];
    if (begin === undefined || end === undefined) continue;
    const known = own.filter((one) => samples.every((of) => of.has(one))).length;
    const state = known === own.length ? 2 : known === 0 ? 0 : 1;
    const last = runs.at(-1);
    if (last?.state === state)
      Object.assign(last, { to: end, known: last.known + known, days: last.days + own.length });
    else runs.push({ from: begin, to: end, known, days: own.length, state });
  }
  const states = STATES[scope.language];
  return runs.map(({ from, to, known, days, state }) => [hub.name, from, to, known, days, states[state] ?? null]);
}

function tables(scope: Scope, { table }: Collected): void {
  const q = ask(scope);
  const hubs = hubsOf(scope);
  const byHub = hubs.flatMap((hub) => {
    const { value, day: on } = q.last(hub, 'mau', q.first, q.newest);
    if (value === undefined || on === undefined) return [];
    const at = on.slice(0, 7);
    const before = q.last(hub, 'mau', month(at, -12)).value;
    const peak = q.peak(hub, q.first, q.newest);
    const [wau, dau] = [q.last(hub, 'wau', at).value, q.mean(hub, 'dau', at)];
    const changed = before === undefined ? null : change(before, value, scope.language);
    return [[hub.name, value, on, before, changed, peak.value, peak.day, wau, dau]];
  });
  table(
    'active-users-by-hub',
    'hub mau mau_on mau_year_before change highest_mau highest_on wau dau_mean'.split(' '),
    byHub.toSorted((a, b) => Number(b[1]) - Number(a[1]) || (String(a[0]) < String(b[0]) ? -1 : 1)),
  );
  table(
    'days-with-data',
    ['hub', 'from', 'to', 'days_with_data', 'days', 'state'],
    hubs.flatMap((hub) => runsOf(scope, hub)),
  );
  const daily = hubs.flatMap((hub) => {
    const samples = ['mau', 'wau', 'dau'].map((measure) => q.on(hub, measure, `${q.first}-01`, lastOf(q.newest)));
    const known = samples.flatMap((of) => [...of.keys()]).sort();
    return days(known[0] ?? '9999', known.at(-1) ?? '').map((one) => [
      hub.name,
      one,
      ...samples.map((of) => of.get(one)),
    ]);
  });
  table('daily-samples', ['hub', 'day', 'mau', 'wau', 'dau'], daily);
}
