import { change } from './change.ts';
import { apart, day, days, lastOf, month, months, window, type Cell, type Row, type Scope } from './db.ts';
import { collect, type Values } from './flat.ts';
import { ask, hubsOf, usageValues, type Hub } from './usage.ts';

interface Span {
  from: string;
  to: string;
}

/** A year earlier; the last day of February stays the last. */
const yearEarlier = (some: string): string => {
  const earlier = month(some.slice(0, 7), -12);
  const isLast = some === lastOf(some.slice(0, 7));
  return isLast ? lastOf(earlier) : `${earlier}-${some.slice(8)}`;
};

const isWhole = ({ from, to }: Span): boolean => from.endsWith('-01') && to === lastOf(to.slice(0, 7));
const count = (from: string, to: string): number => months(from, to).length;

/** The days of the report, those before them and those a year earlier; and the whole months of them. */
export function spansOf({ period, through }: Scope) {
  const now: Span = { from: period.from, to: period.to < through ? period.to : through };
  const year: Span = { from: yearEarlier(now.from), to: yearEarlier(now.to) };
  const length = apart(now.from, now.to) + 1;
  const before: Span = {
    from: isWhole(now)
      ? `${month(now.from.slice(0, 7), -count(now.from.slice(0, 7), now.to.slice(0, 7)))}-01`
      : day(now.from, -length),
    to: day(now.from, -1),
  };
  const touches = day(year.to, 1);
  const all = [...new Set(days(now.from, now.to).map((one) => one.slice(0, 7)))].filter(
    (one) => `${one}-01` >= now.from && lastOf(one) <= now.to,
  );
  const [first, last] = [all[0], all.at(-1)];
  return {
    now,
    before: touches === now.from ? year : before,
    year: touches < now.from ? year : null,
    months:
      first === undefined || last === undefined
        ? null
        : { from: first, to: last, count: all.length, back: all.length, yearBack: all.length < 12 ? 12 : null },
  };
}

/** A hub's value of some months, of as many before, and whether the two can be compared. */
function compared(
  scope: Scope,
  hub: Hub,
  measure: string,
  of: (from: string, to: string) => number | null | undefined,
  back: number,
) {
  const { months } = spansOf(scope);
  const q = ask(scope);
  if (!months) return { value: null, before: null, isComparison: false };
  const [from, to] = [month(months.from, -back), month(months.to, -back)];
  const known = [q.months(hub, measure, months.from, months.to), q.months(hub, measure, from, to)];
  const [value, before] = [of(months.from, months.to) ?? null, of(from, to) ?? null];
  return { value, before, isComparison: value !== null && before !== null && known.every((n) => n === months.count) };
}

export function reachOf(scope: Scope) {
  const q = ask(scope);
  const { months, now } = spansOf(scope);
  if (!months) return [];
  return hubsOf(scope)
    .map((hub) => {
      const peak = (back: number) => compared(scope, hub, 'mau', (from, to) => q.peak(hub, from, to).value, back);
      const mean = (measure: string, back: number) =>
        compared(scope, hub, measure, (from, to) => q.mean(hub, measure, from, to), back);
      const first = scope.db.one(
        "select min(day) day from sample where namespace = ?1 and measure = 'mau' and value > 0 and month between ?2 and ?3",
        ...[hub.namespace, q.first, q.newest],
      ).day;
      const both = (one: (back: number) => ReturnType<typeof peak>) => ({
        ...one(months.back),
        yearly: months.yearBack === null ? null : one(months.yearBack),
      });
      return {
        hub,
        peak: both(peak),
        weekly: both((back) => mean('wau', back)),
        daily: both((back) => mean('dau', back)),
        first: first as string | null,
        closed: hub.closed !== null && hub.closed <= now.to ? hub.closed : null,
      };
    })
    .sort((a, b) => (b.peak.value ?? -1) - (a.peak.value ?? -1) || (a.hub.name < b.hub.name ? -1 : 1));
}

/** Deliverables with a delivery on some days. */
export const deliveredIn = ({ db, community, asOf }: Scope, { from, to }: Span): number =>
  db.one(
    "select count(*) n from d where community = ?1 and status = 'Delivered' and done between ?2 and ?3 and done <= ?4",
    ...[community, from, to, asOf],
  ).n as number;

export const scoresIn = ({ db, community }: Scope, { from, to }: Span): Row =>
  db.one(
    'select count(score) n, avg(score) mean, min(score) low, max(score) high from scores where community = ?1 and day between ?2 and ?3',
    ...[community, from, to],
  );

const isInTerm = (some: string, terms: Scope['settings']['terms']): boolean =>
  terms.some(({ from, to }) => {
    const date = some.slice(5);
    return from <= to ? from <= date && date <= to : date >= from || date <= to;
  });

/** Weekly active users in term and between terms, this period and the same dates a year before. */
export function rhythmOf(scope: Scope) {
  const q = ask(scope);
  const { now } = spansOf(scope);
  const all = days(now.from, now.to);
  const isWithinYear = day(yearEarlier(now.to), 1) <= now.from;
  const mean = (samples: Map<string, number>, own: string[]) => {
    const known = own.filter((one) => samples.has(one));
    return [
      known.length ? known.reduce((sum, one) => sum + (samples.get(one) ?? 0), 0) / known.length : null,
      known.length,
    ] as const;
  };
  return hubsOf(scope).flatMap((hub) => {
    const samples = q.on(hub, 'wau', '0001-01-01', '9999-12-31');
    return [true, false].flatMap((term) => {
      const own = all.filter((one) => isInTerm(one, scope.settings.terms) === term);
      const [value, known] = mean(samples, own);
      const [before, knownBefore] = isWithinYear ? mean(samples, [...new Set(own.map(yearEarlier))]) : [null, null];
      return value === null
        ? []
        : [[hub.name, WORDS[scope.language].terms[Number(term)], value, known, own.length, before, knownBefore]];
    });
  });
}

const WORDS = {
  en: { terms: ['Between terms', 'In term'], before: 'before', year: 'a year before' },
  es: { terms: ['Fuera de período lectivo', 'En período lectivo'] },
};

/** Of a change, what can be told of numbers: `up 17 % from 229`. Null where it says why there is none. */
export const changeText = (
  { value, before, isComparison }: { value: number | null; before: number | null; isComparison: boolean },
  language: Scope['language'],
  decimals = 0,
) => {
  if (value === null || before === null || !isComparison) return null;
  const [now, then] = [Number(value.toFixed(decimals)), Number(before.toFixed(decimals))];
  return now === then ? '' : change(then, now, language);
};

export function impactValues(scope: Scope): Values {
  const { put, table, values } = collect();
  const { now, before, year, months } = spansOf(scope);
  const reach = reachOf(scope);
  const [top] = reach;
  if (top && top.peak.value !== null) {
    put('figure people-reached', top.peak.value);
    if (top.weekly.value !== null) put('figure weekly', top.weekly.value);
    if (top.daily.value !== null) put('figure daily', top.daily.value);
  }
  put('figure delivered', deliveredIn(scope, now));
  const scores = scoresIn(scope, now);
  if (scores.n !== 0) put('figure satisfaction', scores.mean);

  for (const [name, value] of usageValues(scope)) if (name.startsWith('chart monthly-active-users |')) put(name, value);
  const history = { from: `${window(scope.through).first}-01`, to: scope.through };
  const scored = scope.db.all(
    'select score from scores where community = ?1 and score is not null and day between ?2 and ?3 order by day, id',
    ...[scope.community, history.from, history.to],
  );
  if (scored.length >= 3)
    scored.forEach(({ score }, i) => {
      put(`chart satisfaction-scores | ${i} | value`, score);
      put(`chart satisfaction-scores | ${i} | target`, 5);
    });

  const isTwice = months?.yearBack != null;
  table(
    'people-reached',
    [
      'hub',
      'peak',
      'peak_before',
      ...(isTwice ? ['peak_year_before'] : []),
      'weekly_mean',
      'daily_mean',
      'first_use',
      'decommissioned',
    ],
    reach.map(({ hub, peak, weekly, daily, first, closed }): Cell[] => [
      ...[hub.name, peak.value, peak.before, ...(isTwice ? [peak.yearly?.before ?? null] : [])],
      ...[weekly.value, daily.value, first, closed],
    ]),
  );
  table(
    'term-rhythm',
    'hub when weekly_mean days_with_data days weekly_mean_year_before days_with_data_year_before'.split(' '),
    rhythmOf(scope),
  );
  const rows = [now, before, ...(year ? [year] : [])].map((span) => scoresIn(scope, span));
  if (rows.some(({ n }) => n !== 0))
    table(
      'satisfaction',
      ['n', 'mean', 'lowest', 'highest'],
      rows.map(({ n, mean, low, high }) => [n ?? 0, mean ?? null, low ?? null, high ?? null]),
    );
  return values;
}
