import { apart, day, lastOf, months, type Cell, type Scope } from './db.ts';
import { collect, type Collected, type Values } from './flat.ts';

export interface Agreement {
  id: string;
  name: string;
  start: string | null;
  until: string | null;
  fte: number | null;
  state: 'current' | 'planned' | 'undated' | 'ended' | 'cancelled';
}

/** Agreements: those that run, are to come, are over; of each the one that ends last first. */
export const agreementsOf = ({ db, community, asOf }: Scope) =>
  db.all(
    `with stated as (select *, case when status = 'Cancelled' then 'cancelled' when start is null or until is null or start > until then 'undated'
       when start > ?2 then 'planned' when until < ?2 then 'ended' else 'current' end state from e where community = ?1)
     select id, name, start, until, fte, state from stated
     order by instr('current planned undated ended cancelled', state), coalesce(until, '') desc, id`,
    ...[community, asOf],
  ) as unknown as Agreement[];

export interface Work {
  id: string;
  name: string;
  project: string;
  due: string | null;
  done: string | null;
  state: 'Delivered' | 'Cancelled' | 'In progress' | 'Not started' | '';
  /** Days after the due date: of the delivery, or of the day of the report. */
  late: number | null;
  [other: string]: Cell;
}

/** Deliverables of an agreement on a day, the first due first. A delivery that is dated later has not happened. */
export const workOf = ({ db, language }: Scope, agreement: string, on: string): Work[] =>
  db
    .all(
      `with known as (select work.*, r ->> 'commitment' commitment, r ->> 'isPublic' public, r ->> 'githubIssueUrl' url,
         case when work.status = 'Delivered' and coalesce(work.done, '') <= ?2 then 'Delivered'
           when work.status = 'Cancelled' or stopped then 'Cancelled' when work.status = 'Delivered' then 'In progress' else coalesce(work.status, '') end state
         from work join deliverables on r ->> 'id' = id where engagement = ?1)
       select id, name, project, commitment, due, state, iif(state = 'Delivered', done, null) done, iif(public, url, null) url,
         julianday(case state when 'Delivered' then done when 'Cancelled' then null else ?2 end) - julianday(due) late
       from known order by coalesce(due, '9999'), name, id`,
      ...[agreement, on],
    )
    .map((row) => ({
      ...row,
      project: String(row.project).replace(' + ', language === 'es' ? ' y ' : ' and '),
    })) as Work[];

export const isOpen = ({ state }: Work): boolean => state !== 'Delivered' && state !== 'Cancelled';
export const isOverdue = (one: Work): boolean => isOpen(one) && one.late !== null && one.late > 0;
/** Delivered and due by the day, or open and due before it. */
export const isDue = (one: Work, on: string): boolean =>
  isOverdue(one) || (one.state === 'Delivered' && one.due !== null && one.due <= on);
const isPunctual = ({ state, late }: Work): boolean => state === 'Delivered' && late !== null && late <= 0;

/** The agreement that the report is about comes first. */
export function sectionsOf(scope: Scope): { agreement: Agreement; work: Work[] }[] {
  const all = agreementsOf(scope).map((agreement) => ({ agreement, work: workOf(scope, agreement.id, scope.asOf) }));
  const main =
    ['current', 'ended', 'planned'].flatMap((state) =>
      all.filter((one) => one.work.length > 0 && one.agreement.state === state),
    )[0] ?? all[0];
  return [...(main ? [main] : []), ...all.filter((one) => one !== main)];
}

export interface Counts {
  all: number;
  due: number;
  delivered: number;
  onTime: number;
  cancelled: number;
  next: string | null;
}

export function countsOf(work: Work[], on: string): Counts {
  const due = work.filter((one) => isDue(one, on));
  const delivered = due.filter(({ state }) => state === 'Delivered');
  return {
    all: work.length,
    due: due.length,
    delivered: delivered.length,
    onTime: delivered.filter(isPunctual).length,
    cancelled: work.filter(({ state }) => state === 'Cancelled').length,
    next: work.find((one) => isOpen(one) && one.due !== null && one.due >= on)?.due ?? null,
  };
}

export interface Fte {
  months: { month: string; committed: number; delivered: number | null; remaining: number | null; state: number }[];
  committed: number;
  delivered: number;
  remaining: number;
  mean: number | null;
}

/** FTE of an agreement by month; state 0: over, 1: running, 2: to come. */
export function fteOf({ db, asOf, through }: Scope, { id, start, until, fte }: Agreement): Fte | null {
  if (fte === null || start === null || until === null || start > until) return null;
  const share = (one: string): number => {
    const [first, last] = [`${one}-01`, lastOf(one)];
    const [from, to] = [start > first ? start : first, until < last ? until : last];
    return (apart(from, to) + 1) / (apart(first, last) + 1);
  };
  const logged = new Map(
    db
      .all(
        'select month, sum(fte) fte from fte where engagement = ?1 and month <= ?2 and fte is not null group by month',
        id,
        asOf.slice(0, 7),
      )
      .map((row) => [row.month as string, row.fte as number]),
  );
  // An agreement of 0 FTE without an entry owes nothing and shows nothing.
  if (fte === 0 && logged.size === 0) return null;
  const all = months(start.slice(0, 7), until.slice(0, 7));
  const committed = all.reduce((sum, one) => sum + fte * share(one), 0);
  let given = 0;
  const rows = all.map((one) => {
    const delivered = logged.get(one) ?? null;
    const end = until < lastOf(one) ? until : lastOf(one);
    const state = end <= through ? 0 : start <= asOf && one <= asOf.slice(0, 7) ? 1 : 2;
    given += delivered ?? 0;
    return {
      month: one,
      committed: fte * share(one),
      delivered,
      remaining: state === 2 ? null : Math.max(0, committed - given),
      state,
    };
  });
  const base = until <= through ? rows : rows.filter((row) => row.state === 0 && share(row.month) === 1);
  const length = base.reduce((sum, row) => sum + share(row.month), 0);
  const isEmpty = base.every(({ delivered }) => delivered === null);
  return {
    months: rows,
    committed,
    delivered: given,
    remaining: Math.max(0, committed - given),
    mean: length === 0 || isEmpty ? null : base.reduce((sum, { delivered }) => sum + (delivered ?? 0), 0) / length,
  };
}

/** Part of ids: the day on which an agreement starts, with a number for the second of two. */
export const slugOf = (agreement: Agreement, all: Agreement[]): string => {
  const same = all.filter(({ start }) => start === agreement.start).sort((a, b) => (a.id < b.id ? -1 : 1));
  const place = same.indexOf(agreement);
  return `${agreement.start ?? 'undated'}${place > 0 ? `-${place + 1}` : ''}`;
};

const WORDS = {
  en: {
    status: {
      Delivered: 'Delivered',
      Cancelled: 'Cancelled',
      'In progress': 'In progress',
      'Not started': 'Not started',
      '': 'Status not recorded',
    },
    overdue: 'Overdue',
    late: 'Delivered late',
    yes: ['no', 'yes'],
    months: ['over', 'running', 'to come', 'no entry'],
    fte: 'Delivered',
  },
  es: {
    status: {
      Delivered: 'Entregado',
      Cancelled: 'Cancelado',
      'In progress': 'En curso',
      'Not started': 'Sin empezar',
      '': 'Estado sin registrar',
    },
    overdue: 'Atrasado',
    late: 'Entregado con retraso',
    yes: ['no', 'sí'],
    months: ['terminado', 'en curso', 'por venir', 'sin anotación'],
    fte: 'Entregados',
  },
};

const statusOf = (one: Work, language: Scope['language']): string => {
  const words = WORDS[language];
  return isOverdue(one)
    ? words.overdue
    : one.state === 'Delivered' && (one.late ?? 0) > 0
      ? words.late
      : words.status[one.state];
};

export function milestoneValues(scope: Scope): Values {
  const { asOf, language } = scope;
  const out = collect();
  const { put, line, table } = out;
  const words = WORDS[language];
  const sections = sectionsOf(scope);
  const agreements = sections.map(({ agreement }) => agreement);
  const [main] = sections;
  if (main) {
    const { due, delivered, onTime, cancelled, next } = countsOf(main.work, asOf);
    put('figure delivered', due ? delivered : null);
    put('figure on-time', delivered ? onTime : null);
    put('figure next-due', next);
    put('figure cancelled', cancelled);
    const fte = fteOf(scope, main.agreement);
    if (fte) put('figure fte-delivered', fte.mean);
  }
  for (const { agreement, work } of sections) {
    timeline(agreement, work, slugOf(agreement, agreements), out);
    const fte = fteOf(scope, agreement);
    if (!fte) continue;
    const shown = fte.months.filter(({ state, delivered }) => state === 0 || delivered !== null);
    const id = `fte-${slugOf(agreement, agreements)}`;
    line(
      id,
      words.fte,
      shown.map(({ month, delivered }) => [month, delivered]),
    );
    if (agreement.fte && shown.some(({ delivered }) => delivered !== null)) put(`chart ${id} | target`, agreement.fte);
  }
  table(
    'commitments',
    'agreement project deliverable commitment due delivered late_by status days_late on_time evidence'.split(' '),
    sections.flatMap(({ agreement, work }) =>
      work.map((one) => [
        ...[agreement.name, one.project, one.name, one.commitment, one.due, one.done],
        one.state === 'Delivered' ? one.late && Math.max(0, one.late) : isOverdue(one) ? one.late : null,
        ...[statusOf(one, language), one.late],
        one.state === 'Delivered' && one.late !== null ? (words.yes[Number(isPunctual(one))] ?? null) : null,
        one.url,
      ]),
    ),
  );
  table(
    'fte-by-month',
    ['agreement', 'month', 'committed', 'delivered', 'remaining', 'state'],
    sections.flatMap(({ agreement }) =>
      (fteOf(scope, agreement)?.months ?? []).map(({ month, committed, delivered, remaining, state }) => {
        const word = words.months[state === 0 && delivered === null ? 3 : state];
        return [agreement.name, month, committed, delivered, remaining, word];
      }),
    ),
  );
  return out.values;
}

function timeline({ start, state }: Agreement, work: Work[], slug: string, { put }: Collected): void {
  if (work.every(({ due, done }) => due === null && done === null)) return;
  for (const one of work) {
    const from = state !== 'undated' && start !== null && one.due !== null && start <= one.due ? start : null;
    const mark =
      one.state === 'Cancelled'
        ? 'cancelled'
        : one.state === 'Delivered'
          ? 'delivered'
          : isOverdue(one)
            ? 'late'
            : 'open';
    put(`chart timeline-${slug} | ${one.id} | from`, from);
    put(`chart timeline-${slug} | ${one.id} | to`, one.due);
    put(`chart timeline-${slug} | ${one.id} | doneOn`, one.done);
    put(`chart timeline-${slug} | ${one.id} | mark`, mark);
  }
}

/** What is told as changed: overdue, and delivered in 90 days or, with an earlier edition, since. Word by agreement and deliverable. */
export function changesOf(
  scope: Scope,
): { agreement: string; kind: 'overdue' | 'delivered'; name: string; date: string | null }[] {
  const { asOf, previous = null } = scope;
  return sectionsOf(scope).flatMap(({ agreement, work }) => {
    if (agreement.state === 'planned') return [];
    const before =
      previous === null ? null : new Map(workOf(scope, agreement.id, previous).map((one) => [one.id, one]));
    const delivered = work.filter(
      (one) =>
        one.state === 'Delivered' &&
        (before ? before.get(one.id)?.state !== 'Delivered' : one.done !== null && one.done > day(asOf, -90)),
    );
    return [
      ...work
        .filter(isOverdue)
        .map(({ name, due }) => ({ agreement: agreement.name, kind: 'overdue' as const, name, date: due })),
      ...delivered.map(({ name, done }) => ({
        agreement: agreement.name,
        kind: 'delivered' as const,
        name,
        date: done,
      })),
    ];
  });
}
