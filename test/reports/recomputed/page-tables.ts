import { day, type Cell, type Scope } from './db.ts';
import { reachOf, rhythmOf, scoresIn, spansOf } from './impact.ts';
import { agreementsOf, fteOf, isOverdue, sectionsOf, type Work } from './milestones.ts';
import { usageValues } from './usage.ts';

/** Cells of a row as values: undefined for a text that no value stands for, null where no number may be. */
type Cells = (Cell | undefined)[];

/** Days before the end on which something is due: the decision, the notice of shutdown, the reminder, the last day. */
const steps = ({ settings }: Scope) => [settings.decisionDays, settings.noticeDays, 2, 0];

/** The tables of a page that belong to no chart, in their order, with the values that their rows must show. */
export function pageTables(report: 'milestones' | 'impact' | 'usage', scope: Scope): Cells[][] {
  const all = { milestones: ofMilestones, impact: ofImpact, usage: ofUsage }[report](scope);
  return all.filter((rows) => rows.length > 0);
}

const commitments = (work: Work[]): Cells[] =>
  work.map((one) => {
    const late = one.state === 'Delivered' ? one.late && Math.max(0, one.late) : isOverdue(one) ? one.late : null;
    return [one.name, undefined, one.due, one.done, late, one.project];
  });

function ofMilestones(scope: Scope): Cells[][] {
  return sectionsOf(scope).flatMap(({ agreement, work }) => {
    const fte = fteOf(scope, agreement);
    const months =
      fte?.months.map(({ month, committed, delivered, remaining }) => [month, committed, delivered, remaining]) ?? [];
    return [commitments(work), fte ? [...months, [undefined, fte.committed, fte.delivered, fte.remaining]] : []];
  });
}

function ofImpact(scope: Scope): Cells[][] {
  const { now, before, year } = spansOf(scope);
  const delivered = scope.db.all(
    `select id, name, due, done, julianday(done) - julianday(due) late from d
     where community = ?1 and status = 'Delivered' and done between ?2 and ?3 and done <= ?4 order by done desc, name, id`,
    ...[scope.community, now.from, now.to, scope.asOf],
  );
  const scores = [now, before, ...(year ? [year] : [])].map((span) => scoresIn(scope, span));
  return [
    reachOf(scope).map(({ hub, peak }) => [hub.name, peak.value]),
    rhythmOf(scope).map(([hub, when, mean, known]) => [hub, when, mean, undefined, known]),
    delivered.map(({ name, due, done, late }) => [
      name,
      undefined,
      due,
      done,
      typeof late === 'number' ? Math.max(0, late) : null,
    ]),
    scores.some(({ n }) => n !== 0) ? scores.map(({ n, mean, low }) => [undefined, n, mean, low]) : [],
  ];
}

function ofUsage(scope: Scope): Cells[][] {
  const all = agreementsOf(scope);
  const renewals = all
    .filter(({ state }) => state === 'current')
    .filter(
      ({ id, until }) =>
        !all.some(
          (one) => dated(one) && one.id !== id && one.until > (until ?? '') && one.start <= day(until ?? '', 1),
        ),
    )
    .map(({ until }) => steps(scope).map((before) => [day(until ?? '', -before), undefined]));
  return [...renewals, rowsOf(scope, 'active-users-by-hub'), rowsOf(scope, 'days-with-data'), hubs(scope)];
}

const dated = <T extends { start: string | null; until: string | null; state: string }>(
  one: T,
): one is T & { start: string; until: string } =>
  one.start !== null && one.until !== null && one.state !== 'cancelled' && one.state !== 'undated';

const hubs = ({ db, community }: Scope): Cells[] =>
  db
    .all(
      "select r ->> 'name' name, r ->> 'url' url, r ->> 'decommissionedOn' closed from hubs where r ->> 'communityId' = ?1 order by rowid",
      community,
    )
    .map(({ name, url, closed }) => [name, url, undefined, closed]);

/** Rows of a table that is downloaded too. */
function rowsOf(scope: Scope, id: string): Cells[] {
  const rows: Cells[] = [];
  for (const [name, value] of usageValues(scope)) {
    const [, table, row] = /^table (\S+) \| (\d+) \| /.exec(name) ?? [];
    if (table === id) (rows[Number(row)] ??= []).push(value);
  }
  return rows;
}
