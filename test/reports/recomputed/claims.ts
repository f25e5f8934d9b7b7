import { change } from './change.ts';
import { lastOf, month, type Scope } from './db.ts';
import { changeText, deliveredIn, reachOf, spansOf } from './impact.ts';
import { agreementsOf, countsOf, isOverdue, sectionsOf } from './milestones.ts';
import { tokens } from './read.ts';
import { ask, hubsOf, mainOf } from './usage.ts';

/** What a sentence must say: its numbers and dates in any order, and its words. */
export interface Claim {
  tokens: string[];
  /** Parts of the sentence that must stand there, and such that must not. */
  says: string[];
  not: string[];
}

const BUSIEST = { en: 'the busiest of', es: /el más (usado|activo) de/ };
export const namesBusiest = (sentence: string, language: 'en' | 'es'): boolean =>
  sentence.search(BUSIEST[language]) >= 0;

const whole = (value: number) => value.toFixed(0);
/** `up 23 % from 214` as tokens. */
export const moved = (
  from: number,
  to: number,
  language: 'en' | 'es',
  decimals = 0,
): { says: string; tokens: string[] } => {
  const [a, b] = [Number(from.toFixed(decimals)), Number(to.toFixed(decimals))];
  if (a === b) return { says: '', tokens: [] };
  const says = change(a, b, language);
  return { says, tokens: [...tokens(says, language), a.toFixed(decimals)] };
};

/** The headline of the usage report. */
export function usageClaim(scope: Scope): Claim & { isBusiest: boolean } {
  const { language } = scope;
  const q = ask(scope);
  const main = mainOf(scope);
  if (!main) return { tokens: [q.first, q.newest], says: [], not: [], isBusiest: false };
  const before = q.last(main.hub, 'mau', month(main.month, -12)).value;
  const way = before === undefined ? null : moved(before, main.value, language);
  const hubs = hubsOf(scope);
  const values = hubs.flatMap((hub) => q.last(hub, 'mau', main.month).value ?? []);
  const isBusiest = values.length > 1 && Math.max(...values) === main.value;
  const lacking = hubs.filter(
    (hub) =>
      q.last(hub, 'mau', main.month).value === undefined && (hub.closed === null || hub.closed > `${main.month}-01`),
  ).length;
  return {
    tokens: [
      ...[whole(main.value), '30', main.day, ...(way?.tokens ?? [])],
      ...(isBusiest ? [String(values.length)] : []),
      ...(lacking > 0 && !(language === 'es' && lacking === 1) ? [String(lacking)] : []),
    ],
    says: [main.hub.name, way?.says ?? ''],
    not: before === undefined ? ['%'] : [],
    isBusiest,
  };
}

/** The headline of the impact report, where no date of delivery is missing. */
export function impactClaim(scope: Scope): Claim & { isBusiest: boolean } {
  const { language } = scope;
  const { now, months } = spansOf(scope);
  const isWhole = now.from.endsWith('-01') && now.to === lastOf(now.to.slice(0, 7));
  const [from, to] = isWhole ? [now.from.slice(0, 7), now.to.slice(0, 7)] : [now.from, now.to];
  const span = from === to ? [from] : [from, to];
  const reach = reachOf(scope);
  const delivered = deliveredIn(scope, now);
  const work = delivered > 0 ? [String(delivered)] : [];
  const [top] = reach;
  if (!top || top.peak.value === null) {
    const ran = scope.db.one(
      "select count(*) n from e where community = ?1 and status is not 'Cancelled' and start <= ?3 and until >= ?2",
      ...[scope.community, now.from, now.to],
    ).n;
    const next = agreementsOf(scope)
      .flatMap(({ state, start }) => (state === 'planned' && start !== null ? [start] : []))
      .sort()[0];
    const first = delivered === 0 && ran === 0 && next !== undefined ? [next] : [];
    return { tokens: [...span, ...work, ...first], says: [], not: ['%'], isBusiest: false };
  }
  // Months without any data stand beside the number that lacks them.
  const covered = ask(scope).months(top.hub, 'mau', months?.from ?? '', months?.to ?? '');
  const coverage = months && covered < months.count ? [String(covered), String(months.count)] : [];
  const way = changeText(top.peak, language) === null ? null : moved(top.peak.before ?? 0, top.peak.value, language);
  const known = reach.filter(({ peak }) => peak.value !== null).length;
  const lacking = reach.filter(
    ({ peak, hub }) => peak.value === null && (hub.closed === null || hub.closed > now.from),
  ).length;
  return {
    tokens: [
      ...[whole(top.peak.value), ...(known > 1 ? [String(known)] : []), ...span, ...(way?.tokens ?? [])],
      ...(way && (months?.count ?? 0) > 1 ? [String(months?.count)] : []),
      ...(lacking > 0 && !(language === 'es' && lacking === 1) ? [String(lacking)] : []),
      ...[...coverage, ...work],
    ],
    says: [top.hub.name, way?.says ?? ''],
    not: way ? [] : ['%'],
    isBusiest: known > 1,
  };
}

/** What the English headline of the milestone report says, read word by word; null for a sentence of another form. */
export function milestoneCounts(sentence: string) {
  const number = (text: string | undefined) =>
    ({ Both: 2, both: 2, Neither: 0, None: 0, none: 0, neither: 0 })[text ?? ''] ?? Number(text);
  const some =
    /(?:(\d+) of (\d+) deliverables|All (\d+) deliverables|(Both) deliverables|The (one) deliverable) due by .*? (?:was|were) delivered(?: on time)?(.*?)\./.exec(
      sentence,
    );
  const others = /(One|\d+) deliverables? of (?:another|other) agreements? (?:is|are) overdue/.exec(sentence);
  const elsewhere = others ? (others[1] === 'One' ? 1 : Number(others[1])) : 0;
  const ahead = /(\d+) (?:more )?(?:was|were) delivered ahead of|The one deliverable (was delivered ahead)/.exec(
    sentence,
  );
  const early = ahead ? Number(ahead[1] ?? 1) : 0;
  if (some) {
    const [, part, of, all, both, one] = some;
    const due = one ? 1 : both ? 2 : Number(of ?? all);
    const delivered = part ? Number(part) : due;
    const [, timely] = /, (all|both|neither|none|\d+)(?: of them)? on time/.exec(sentence) ?? [];
    const alone = delivered === 1 && /(, on time| delivered on time)/.test(sentence) ? 1 : 0;
    const onTime = timely === 'all' ? delivered : timely ? number(timely) : alone;
    return { due, delivered, onTime, early, elsewhere };
  }
  const none =
    /None of the (\d+) deliverables due by .* was delivered|Neither of the (2) deliverables due by .* was delivered|The (one) deliverable due by .* was not delivered/.exec(
      sentence,
    );
  if (none) return { due: none[3] ? 1 : Number(none[1] ?? none[2]), delivered: 0, onTime: 0, early, elsewhere };
  return /not yet due|was due (?:by|before)|No agreement|No deliverables|starts on|ahead of its/.test(sentence)
    ? { due: 0, delivered: 0, onTime: 0, early, elsewhere }
    : null;
}

/** The same, recomputed. */
export function milestoneFacts(scope: Scope) {
  const [main, ...others] = sectionsOf(scope);
  const { due, delivered, onTime } = countsOf(main?.work ?? [], scope.asOf);
  const early = (main?.work ?? []).filter(
    ({ state, due }) => state === 'Delivered' && due !== null && due > scope.asOf,
  ).length;
  return { due, delivered, onTime, early, elsewhere: others.flatMap(({ work }) => work.filter(isOverdue)).length };
}

/** Changes that stand below figures: by id of the figure, the words and what they are on; null where nothing is compared. */
export function changesOfFigures(scope: Scope): Map<string, { from: number; to: number; decimals: number } | null> {
  const q = ask(scope);
  const main = mainOf(scope);
  const found = new Map<string, { from: number; to: number; decimals: number } | null>();
  const add = (id: string, to: number | null | undefined, from: number | null | undefined, decimals = 0) => {
    if (to != null) found.set(id, from == null ? null : { from, to, decimals });
  };
  if (main) {
    const year = month(main.month, -12);
    add('mau', main.value, q.last(main.hub, 'mau', year).value);
    add('wau', q.last(main.hub, 'wau', main.month).value, q.last(main.hub, 'wau', year).value);
    add('dau', q.mean(main.hub, 'dau', main.month), q.mean(main.hub, 'dau', year), 1);
  }
  const [top] = reachOf(scope);
  const reached = (id: string, one: NonNullable<typeof top>['peak'] | undefined, decimals = 0) => {
    if (one && top?.peak.value != null) add(id, one.value, one.isComparison ? one.before : null, decimals);
  };
  reached('people-reached', top?.peak);
  reached('weekly', top?.weekly);
  reached('daily', top?.daily, 1);
  return found;
}
