import type { Day } from '../model/index.ts';
import { formatDay } from '../charts/index.ts';
import type { Agreement } from './agreement.ts';
import type { Commitment } from './commitment.ts';

/** The state of an agreement's deliverables as one sentence. */
export function milestoneHeadline(agreement: Agreement, commitments: Commitment[], asOf: Day): string {
  const prefix = agreement.state === 'cancelled' ? 'This agreement was cancelled. ' : '';
  return `${prefix}${sentence(agreement, commitments, asOf)}.`;
}

function sentence({ state, start }: Agreement, commitments: Commitment[], asOf: Day): string {
  const counted = commitments.filter((one) => one.state !== 'cancelled');
  if (commitments.length === 0) {
    return state === 'planned' && start !== null
      ? `The agreement starts on ${formatDay(start)}; no deliverables are recorded yet`
      : 'No deliverables are recorded for this agreement';
  }
  if (counted.length === 0) return `${all(commitments)} of this agreement ${was(commitments)} cancelled`;
  if (counted.every(({ dueOn }) => dueOn === null)) return undated(counted);
  const due = counted.filter((one) => one.due);
  const early = counted.filter((one) => one.state === 'delivered' && !one.due && one.dueOn !== null);
  const today = counted.filter((one) => one.dueOn === asOf && one.state !== 'delivered');
  if (due.length === 0) {
    if (counted.length === 1 && early.length) return 'The one deliverable was delivered ahead of its due date';
    if (counted.length === 1 && today.length) return `The one deliverable is due today, ${formatDay(asOf)}`;
    return `${noneDue(counted, today.length > 0, asOf)}; ${early.length ? ahead(early, '') : firstDue(counted)}`;
  }
  return [
    outcome(due, `due by ${formatDay(asOf)}`),
    ...(today.length ? [`${today.length} more ${today.length === 1 ? 'is' : 'are'} due today`] : []),
    ...(early.length ? [ahead(early, 'more ')] : []),
  ].join('; ');
}

/** What became of deliverables none of which has a due date. */
function undated(counted: Commitment[]): string {
  const delivered = counted.filter(({ state }) => state === 'delivered');
  const lack = counted.length === 1 ? 'no due date is recorded' : 'no due dates are recorded';
  if (delivered.length === counted.length) return `${all(counted)} ${was(counted)} delivered; ${lack}`;
  if (counted.length === 1) return `${all(counted)} was not delivered; ${lack}`;
  if (delivered.length === 0) return `${none(counted)} was delivered; ${lack}`;
  return `${delivered.length} of ${counted.length} deliverables ${was(delivered)} delivered; ${lack}`;
}

/** What became of the deliverables that were due. */
function outcome(due: Commitment[], by: string): string {
  const delivered = due.filter(({ state }) => state === 'delivered');
  const [only] = delivered;
  if (due.length === 1) return `${all(due)} ${by} ${only ? `was delivered${alone(only)}` : 'was not delivered'}`;
  if (!only) return `${none(due)} ${by} was delivered`;
  const subject = delivered.length === due.length ? all(due) : `${delivered.length} of ${due.length} deliverables`;
  return `${subject} ${by} ${was(delivered)} delivered${punctual(delivered)}`;
}

const alone = ({ onTime, daysLate, timing }: Commitment): string =>
  onTime ? ' on time' : daysLate === null ? '; the delivery date is not recorded' : `, ${timing}`;

function punctual(delivered: Commitment[]): string {
  const onTime = delivered.filter((one) => one.onTime).length;
  const dated = delivered.filter(({ deliveredOn }) => deliveredOn !== null).length;
  if (dated === 0) return `; the delivery ${delivered.length === 1 ? 'date is' : 'dates are'} not recorded`;
  if (delivered.length === 1) return onTime ? ', on time' : ', not on time';
  if (dated === 1 && delivered.length > 1) return `, the one with a delivery date ${onTime ? '' : 'not '}on time`;
  if (dated < delivered.length) return `, ${onTime || 'none'} of the ${dated} with a delivery date on time`;
  if (onTime === delivered.length) return delivered.length === 2 ? ', both on time' : ', all on time';
  return `, ${onTime || (delivered.length === 2 ? 'neither' : 'none')} of them on time`;
}

const ahead = (early: Commitment[], more: string): string =>
  `${early.length} ${more}${was(early)} delivered ahead of ${early.length === 1 ? 'its' : 'their'} due date`;

const noneDue = (counted: Commitment[], today: boolean, asOf: Day): string =>
  counted.length === 1
    ? `The one deliverable was not yet due on ${formatDay(asOf)}`
    : `${none(counted)} was due ${today ? 'before' : 'by'} ${formatDay(asOf)}`;

function firstDue(counted: Commitment[]): string {
  const [first] = counted.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return `${counted.length === 1 ? 'it' : 'the first'} is due on ${formatDay(first ?? '')}`;
}

const was = ({ length }: Commitment[]): string => (length === 1 ? 'was' : 'were');
const all = ({ length }: Commitment[]): string =>
  length === 1 ? 'The one deliverable' : length === 2 ? 'Both deliverables' : `All ${length} deliverables`;
const none = ({ length }: Commitment[]): string =>
  length === 2 ? 'Neither of the 2 deliverables' : `None of the ${length} deliverables`;
