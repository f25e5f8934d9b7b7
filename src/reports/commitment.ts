import { daysBetween, type Day, type PublicDeliverable } from '../model/index.ts';
import { formatDay, formatNumber, type Language } from '../charts/index.ts';
import { textsOf } from './texts/index.ts';

/** Where a deliverable stands on a day. */
export interface Commitment {
  id: string;
  project: string;
  name: string;
  commitment: string | null;
  dueOn: Day | null;
  /** Null also when the date lies after the as-of date. */
  deliveredOn: Day | null;
  state: State;
  /** Days after (positive) or before (negative) the due date: of the delivery, or of the as-of date when it is still open. */
  daysLate: number | null;
  /** Days that it was delivered after its due date, or that it is overdue; 0 for a delivery in time; null where nothing is to be said. */
  lateBy: number | null;
  onTime: boolean;
  due: boolean;
  /** Kind of the mark beside the word. */
  mark: 'delivered' | 'late' | 'due' | 'open' | 'cancelled';
  status: string;
  /** `4 days late`, `2 days early`, `due in 12 days`, `due on 30 September 2026`; empty where there is nothing to say. */
  timing: string;
  /** Evidence that is public: a link where it is an https address, else its text. */
  evidence: { url: string | null; text: string } | null;
}
export type State = 'delivered' | 'in progress' | 'not started' | 'cancelled' | 'unknown';

/** `1 200 days`. */
export const daysText = (number: number, language: Language): string =>
  textsOf(language)
    .common.days(number)
    .replace(/^\d+/, formatNumber(number, 0, language));

/**
 * On time ⇔ delivered on or before the due date. Due ⇔ delivered and due on or before the as-of date, or open and due before
 * it: what is due on the day itself can still be delivered on it. `stopped`: its agreement or all its projects are cancelled, and with
 * them what was not delivered.
 */
export function commitmentOf(
  record: PublicDeliverable,
  project: string,
  asOf: Day,
  stopped = false,
  language: Language = 'en',
): Commitment {
  const { status: words, unnamedDeliverable } = textsOf(language).milestone;
  const { id, name, commitment, dueOn } = record;
  const deliveredOn = record.deliveredOn !== null && record.deliveredOn <= asOf ? record.deliveredOn : null;
  const state = stateOf(record, asOf, stopped);
  const open = state !== 'delivered' && state !== 'cancelled';
  const until = state === 'delivered' ? deliveredOn : open ? asOf : null;
  const daysLate = dueOn === null || until === null ? null : daysBetween(dueOn, until);
  const overdue = open && daysLate !== null && daysLate > 0;
  const due = overdue || (state === 'delivered' && dueOn !== null && dueOn <= asOf);
  const late = state === 'delivered' && daysLate !== null && daysLate > 0;
  return {
    id,
    project,
    name: name ?? unnamedDeliverable,
    commitment,
    dueOn,
    deliveredOn: state === 'delivered' ? deliveredOn : null,
    state,
    daysLate,
    lateBy: daysLate === null ? null : overdue ? daysLate : state === 'delivered' ? Math.max(0, daysLate) : null,
    onTime: state === 'delivered' && daysLate !== null && daysLate <= 0,
    due,
    mark: state === 'cancelled' ? 'cancelled' : state === 'delivered' ? 'delivered' : overdue ? 'late' : 'open',
    status: words[overdue ? 'overdue' : late ? 'deliveredLate' : state],
    timing: timingOf(state, daysLate, asOf, language),
    evidence: evidenceOf(record),
  };
}

/** A delivery that is dated after the as-of date had not happened by then. */
function stateOf({ status, deliveredOn }: PublicDeliverable, asOf: Day, stopped: boolean): State {
  const delivered = status === 'Delivered' && (deliveredOn === null || deliveredOn <= asOf);
  if (delivered) return 'delivered';
  if (status === 'Cancelled' || stopped) return 'cancelled';
  if (status === null) return 'unknown';
  if (status === 'Delivered') return 'in progress';
  return status === 'In progress' ? 'in progress' : 'not started';
}

/** Whether nobody can tell if it is delivered: without a status, or marked delivered on a day that is still to come. */
export const maybeDelivered = (
  { status, deliveredOn }: Pick<PublicDeliverable, 'status' | 'deliveredOn'>,
  asOf: Day,
): boolean => status === null || (status === 'Delivered' && deliveredOn !== null && deliveredOn > asOf);

/** Days are counted to the as-of date; what is due on it is named by its date, which stays true on paper. */
function timingOf(state: State, late: number | null, asOf: Day, language: Language): string {
  const { timing } = textsOf(language).milestone;
  if (state === 'cancelled' || late === null) return '';
  const days = daysText(Math.abs(late), language);
  if (state === 'delivered') return late > 0 ? timing.late(days) : late < 0 ? timing.early(days) : timing.punctual;
  return late > 0 ? timing.overdue(days) : late === 0 ? timing.dueOn(formatDay(asOf, language)) : timing.dueIn(days);
}

function evidenceOf({ isPublic, githubIssueUrl }: PublicDeliverable): Commitment['evidence'] {
  if (!isPublic || githubIssueUrl === null) return null;
  const url = httpsUrl(githubIssueUrl);
  const [, repository, number] =
    /^https:\/\/github\.com\/[\w.-]+\/([\w.-]+)\/(?:issues|pull)\/(\d+)$/.exec(url ?? '') ?? [];
  return { url, text: repository && number ? `${repository}#${number}` : githubIssueUrl };
}

/** The address when it is a well-formed https one without credentials, for links from data; null otherwise. */
export function httpsUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  return protocol === 'https:' && !username && !password ? href : null;
}
