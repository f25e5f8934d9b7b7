import { addDaysWithin, type Day, type PublicDeliverable } from '../model/index.ts';
import { formatDay, formatNumber, type Language } from '../charts/index.ts';
import { termOf, type Agreement } from './agreement.ts';
import { commitmentOf, type Commitment } from './commitment.ts';
import { periodName } from './period-name.ts';
import type { CommunityExtract } from './schema.ts';
import { stoppedIn } from './commitment-stopped.ts';
import { textsOf, type Texts } from './texts/index.ts';

type Words = Texts['milestone']['changes'];
export type ChangeKind = keyof Words['words'];

/** Something of an agreement that is not as the last report had it. */
export interface Change {
  kind: ChangeKind;
  mark: 'delivered' | 'late' | 'info' | 'cancelled';
  word: string;
  /** Name of the deliverable; null for the agreement itself. */
  name: string | null;
  /** What changed, after the name: `due date moved from 1 May 2026 to 1 June 2026`. */
  text: string;
  before: string | null;
  after: string | null;
}

export interface Changes {
  heading: string;
  /** What the records are compared with. */
  intro: string;
  /** Problems first. */
  items: Change[];
  /** Said where there is nothing. */
  none: string;
}

/** Days that are looked back on where there is no last report. */
const LOOK_BACK_DAYS = 90;

const MARKS: Record<ChangeKind, Change['mark']> = {
  overdue: 'late',
  removed: 'info',
  due: 'info',
  reopened: 'info',
  cancelled: 'cancelled',
  delivered: 'delivered',
  deliveryDate: 'info',
  added: 'info',
  renamed: 'info',
  reworded: 'info',
  term: 'info',
  fte: 'info',
};
/** The order on the page: problems, then what was done, then what is called otherwise. */
const ORDER = Object.keys(MARKS) as ChangeKind[];

/**
 * Changes and problems of an agreement since the last edition. Where there is none, or it did not hold the agreement: what was
 * delivered in the last 90 days, and what is overdue. An edition that is younger than this report is no last one.
 */
export function changesOf(agreement: Agreement, commitments: Commitment[], extract: CommunityExtract): Changes {
  const { language } = extract;
  const words = textsOf(language).milestone.changes;
  const previous = extract.previous && extract.previous.asOf <= extract.asOf ? extract.previous : null;
  const record = previous?.engagements.find(({ id }) => id === agreement.id);
  if (!previous || !record) return recent(commitments, previous !== null, extract);
  const items = [
    ...ofAgreement(agreement, record, extract, words),
    ...ofDeliverables(agreement, record.status === 'Cancelled', commitments, previous, extract),
  ];
  return {
    heading: words.heading(formatDay(previous.asOf, language)),
    intro: words.since(periodName(previous.period, language), formatDay(previous.publishedOn, language)),
    items: items.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
    none: words.none,
  };
}

type Previous = NonNullable<CommunityExtract['previous']>;

function recent(commitments: Commitment[], isNew: boolean, { asOf, period, language }: CommunityExtract): Changes {
  const words = textsOf(language).milestone.changes;
  const from = addDaysWithin(asOf, -LOOK_BACK_DAYS);
  const delivered = commitments.filter(({ deliveredOn }) => deliveredOn !== null && deliveredOn > from);
  return {
    heading:
      period.kind === 'latest'
        ? words.headingWithout(LOOK_BACK_DAYS)
        : words.headingBefore(LOOK_BACK_DAYS, formatDay(asOf, language)),
    intro: isNew ? words.newAgreement(LOOK_BACK_DAYS) : words.noPrevious(LOOK_BACK_DAYS),
    items: [
      ...commitments.filter(({ mark }) => mark === 'late').map((one) => overdue(one, false, language)),
      ...delivered.map((one) => deliveredSince(one, language)),
    ],
    none: words.noneWithout(LOOK_BACK_DAYS),
  };
}

const change = (
  kind: ChangeKind,
  name: string | null,
  text: string,
  [before, after]: [string | null, string | null],
  language: Language,
): Change => ({
  kind,
  mark: MARKS[kind],
  word: textsOf(language).milestone.changes.words[kind],
  name,
  text,
  before,
  after,
});

const day = (date: Day | null, language: Language): string => (date === null ? '' : formatDay(date, language));

const overdue = ({ name, dueOn, status }: Commitment, still: boolean, language: Language): Change => {
  const words = textsOf(language).milestone.changes;
  const text = still ? words.overdueStill(day(dueOn, language)) : words.overdueNew(day(dueOn, language));
  return change('overdue', name, text, [still ? status : null, status], language);
};

const deliveredSince = ({ name, deliveredOn, timing }: Commitment, language: Language): Change => {
  const text = textsOf(language).milestone.changes.delivered(day(deliveredOn, language), timing);
  return change('delivered', name, text, [null, deliveredOn], language);
};

/** Changes of the agreement itself: its dates and its FTE clause. */
function ofAgreement(
  { id, start, end }: Agreement,
  record: Previous['engagements'][number],
  { engagements, language }: CommunityExtract,
  words: Words,
): Change[] {
  const now = engagements.find((one) => one.id === id);
  const terms: [string, string] = [termOf(record.start, record.end, language), termOf(start, end, language)];
  const fte = [record.fteCommitted, now?.fteCommitted ?? null].map((value) =>
    value === null ? '' : formatNumber(value, 2, language),
  );
  const [before = '', after = ''] = fte;
  return [
    ...(record.start !== start || record.end !== end
      ? [change('term', null, words.term(...terms), terms, language)]
      : []),
    ...(before !== after ? [change('fte', null, words.fte(before, after), [before, after], language)] : []),
    ...(now?.status === 'Cancelled' && record.status !== 'Cancelled'
      ? [change('cancelled', null, words.cancelled, [null, null], language)]
      : []),
  ];
}

function ofDeliverables(
  agreement: Agreement,
  wasCancelled: boolean,
  commitments: Commitment[],
  previous: Previous,
  { language }: CommunityExtract,
): Change[] {
  const words = textsOf(language).milestone.changes;
  const projects = previous.projects.filter(({ engagementIds }) => engagementIds.includes(agreement.id));
  const stopped = stoppedIn(projects, wasCancelled);
  const own = new Set(projects.map(({ id }) => id));
  const before = new Map(
    previous.deliverables
      .filter(({ projectIds }) => projectIds.some((id) => own.has(id)))
      .map((record: PublicDeliverable) => [
        record.id,
        commitmentOf(record, '', previous.asOf, stopped(record.projectIds), language),
      ]),
  );
  const now = new Set(commitments.map(({ id }) => id));
  return [
    ...commitments.flatMap((one) => compared(one, before.get(one.id), words, language)),
    ...[...before.values()]
      .filter(({ id }) => !now.has(id))
      .map(({ name, status }) => change('removed', name, words.removed, [status, null], language)),
  ];
}

/** What is different of one deliverable, each difference by itself. */
function compared(one: Commitment, old: Commitment | undefined, words: Words, language: Language): Change[] {
  const { name, state, dueOn, deliveredOn, status } = one;
  const due = day(dueOn, language);
  const news: Change[] = old ? [] : [change('added', name, words.added(due), [null, status], language)];
  const add = (kind: ChangeKind, text: string, ...values: [string | null, string | null]) =>
    news.push(change(kind, name, text, values, language));
  if (one.mark === 'late') news.push(overdue(one, old?.mark === 'late', language));
  if (state === 'delivered' && old?.state !== 'delivered') news.push(deliveredSince(one, language));
  if (state === 'cancelled' && old && old.state !== 'cancelled') add('cancelled', words.cancelled, old.status, status);
  if (!old) return news;
  if (isClosed(old) && !isClosed(one)) add('reopened', words.reopened(old.status), old.status, status);
  if (old.dueOn !== dueOn) add('due', words.due(day(old.dueOn, language), due), old.dueOn, dueOn);
  if (old.state === 'delivered' && state === 'delivered' && old.deliveredOn !== deliveredOn) {
    const dates = [old.deliveredOn, deliveredOn].map((date) => day(date, language));
    add('deliveryDate', words.deliveryDate(dates[0] ?? '', dates[1] ?? ''), old.deliveredOn, deliveredOn);
  }
  if (old.name !== name) add('renamed', words.renamed(old.name), old.name, name);
  if (old.commitment !== one.commitment)
    add('reworded', words.reworded(old.commitment ?? ''), old.commitment, one.commitment);
  return news;
}

const isClosed = ({ state }: Commitment) => state === 'delivered' || state === 'cancelled';
