import type { Day } from '../model/index.ts';
import { formatDay, type Language } from '../charts/index.ts';
import type { Agreement } from './agreement.ts';
import { daysText, type Commitment } from './commitment.ts';
import { textsOf } from './texts/index.ts';

/** The state of an agreement's deliverables as one sentence. */
export function milestoneHeadline(
  agreement: Agreement,
  commitments: Commitment[],
  asOf: Day,
  language: Language = 'en',
): string {
  const prefix = agreement.state === 'cancelled' ? `${textsOf(language).milestone.headline.cancelledAgreement} ` : '';
  return `${prefix}${sentence(agreement, commitments, asOf, language)}.`;
}

function sentence({ state, start }: Agreement, commitments: Commitment[], asOf: Day, language: Language): string {
  const words = textsOf(language).milestone.headline;
  const day = formatDay(asOf, language);
  const counted = commitments.filter((one) => one.state !== 'cancelled');
  if (commitments.length === 0) {
    return state === 'planned' && start !== null ? words.startsOn(formatDay(start, language)) : words.nothing;
  }
  if (counted.length === 0) return words.allCancelled(commitments.length);
  if (counted.every(({ dueOn }) => dueOn === null)) {
    return words.undated(counted.filter(({ state }) => state === 'delivered').length, counted.length);
  }
  const due = counted.filter((one) => one.due);
  const early = counted.filter((one) => one.state === 'delivered' && !one.due && one.dueOn !== null);
  const onDay = counted.filter((one) => one.dueOn === asOf && one.state !== 'delivered');
  if (due.length === 0) {
    if (counted.length === 1 && early.length) return words.onlyAhead;
    if (counted.length === 1 && onDay.length) return words.onlyOnDay(day);
    const first = early.length
      ? words.ahead(early.length, false)
      : words.firstDue(counted.length, firstDue(counted, language));
    return `${words.noneDue(counted.length, day, onDay.length > 0)}; ${first}`;
  }
  return [
    outcome(due, day, language),
    ...(onDay.length ? [words.moreOnDay(onDay.length)] : []),
    ...(early.length ? [words.ahead(early.length, true)] : []),
  ].join('; ');
}

/** What became of the deliverables that were due. */
function outcome(due: Commitment[], day: string, language: Language): string {
  const words = textsOf(language).milestone.headline;
  const delivered = due.filter(({ state }) => state === 'delivered');
  const [only] = delivered;
  if (due.length === 1) return words.oneDue(day, only !== undefined, only ? alone(only, language) : '');
  if (!only) return words.noneDelivered(due.length, day);
  const onTime = delivered.filter((one) => one.onTime).length;
  const dated = delivered.filter(({ deliveredOn }) => deliveredOn !== null).length;
  return words.delivered(delivered.length, due.length, day, words.punctual(onTime, dated, delivered.length));
}

function alone({ onTime, lateBy }: Commitment, language: Language): string {
  const words = textsOf(language).milestone.headline.alone;
  if (onTime) return words.onTime;
  return lateBy === null ? words.undated : words.late(daysText(lateBy, language));
}

const firstDue = (counted: Commitment[], language: Language): string =>
  formatDay(counted.flatMap(({ dueOn }) => dueOn ?? []).sort()[0] ?? '', language);
