import { daysBetween, type Day, type PublicDeliverable } from '../model/index.ts';
import { formatNumber } from '../charts/index.ts';
import { count } from './words.ts';

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
  /** Days after (positive) or before (negative) the due date: of the delivery, or of today when it is still open. */
  daysLate: number | null;
  onTime: boolean;
  due: boolean;
  /** Kind of the mark beside the word. */
  mark: 'delivered' | 'late' | 'due' | 'open' | 'cancelled';
  status: string;
  /** `4 days late`, `2 days early`, `due in 12 days`; empty where there is nothing to say. */
  timing: string;
  /** Evidence that is public: a link where it is an https address, else its text. */
  evidence: { url: string | null; text: string } | null;
}
type State = 'delivered' | 'in progress' | 'not started' | 'cancelled' | 'unknown';

const days = (number: number) => count(number, 'day').replace(/^\d+/, formatNumber(number));

/**
 * On time ⇔ delivered on or before the due date. Due ⇔ delivered and due on or before the as-of date, or open and due before
 * it: what is due today can still be delivered today. `stopped`: its agreement or all its projects are cancelled, and with
 * them what was not delivered.
 */
export function commitmentOf(record: PublicDeliverable, project: string, asOf: Day, stopped = false): Commitment {
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
    name: name ?? 'Unnamed deliverable',
    commitment,
    dueOn,
    deliveredOn: state === 'delivered' ? deliveredOn : null,
    state,
    daysLate,
    onTime: state === 'delivered' && daysLate !== null && daysLate <= 0,
    due,
    mark: state === 'cancelled' ? 'cancelled' : state === 'delivered' ? 'delivered' : overdue ? 'late' : 'open',
    status: overdue ? 'Overdue' : late ? 'Delivered late' : WORDS[state],
    timing: timingOf(state, daysLate),
    evidence: evidenceOf(record),
  };
}

const WORDS: Record<State, string> = {
  delivered: 'Delivered',
  'in progress': 'In progress',
  'not started': 'Not started',
  cancelled: 'Cancelled',
  unknown: 'Status not recorded',
};

/** A delivery that is dated after the as-of date had not happened by then. */
function stateOf({ status, deliveredOn }: PublicDeliverable, asOf: Day, stopped: boolean): State {
  const delivered = status === 'Delivered' && (deliveredOn === null || deliveredOn <= asOf);
  if (delivered) return 'delivered';
  if (status === 'Cancelled' || stopped) return 'cancelled';
  if (status === null) return 'unknown';
  if (status === 'Delivered') return 'in progress';
  return status === 'In progress' ? 'in progress' : 'not started';
}

function timingOf(state: State, late: number | null): string {
  if (state === 'cancelled' || late === null) return '';
  if (state === 'delivered')
    return late > 0 ? `${days(late)} late` : late < 0 ? `${days(-late)} early` : 'on its due date';
  return late > 0 ? `${days(late)} overdue` : late === 0 ? 'due today' : `due in ${days(-late)}`;
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
