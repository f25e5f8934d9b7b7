import { daysBetween, type Day } from '../model/index.ts';
import { formatDay, formatShare, type Language } from '../charts/index.ts';
import { daysText, type Commitment } from './commitment.ts';
import { textsOf } from './texts/index.ts';
import type { Figure } from './view.ts';

/** What the deliverables of an agreement come to. */
export interface Counts {
  /** All that are recorded, the cancelled ones included. */
  all: number;
  due: number;
  /** Of those due. */
  delivered: number;
  /** Of those due and delivered. */
  onTime: number;
  /** Of those due and delivered: without a delivery date. */
  undated: number;
  /** Delivered, and not yet due or without a due date. */
  early: number;
  /** Neither delivered, cancelled nor overdue. */
  open: number;
  overdue: number;
  cancelled: number;
}

export function countsOf(commitments: Commitment[]): Counts {
  const due = commitments.filter((one) => one.due);
  const delivered = due.filter(({ state }) => state === 'delivered');
  return {
    all: commitments.length,
    due: due.length,
    delivered: delivered.length,
    onTime: delivered.filter((one) => one.onTime).length,
    undated: delivered.filter(({ deliveredOn }) => deliveredOn === null).length,
    early: commitments.filter((one) => one.state === 'delivered' && !one.due).length,
    open: commitments.filter(({ mark }) => mark === 'open' || mark === 'due').length,
    overdue: commitments.filter(({ mark }) => mark === 'late').length,
    cancelled: commitments.filter(({ state }) => state === 'cancelled').length,
  };
}

/** Delivered of due, on time of delivered, the next due date, and what was cancelled. */
export function milestoneFigures(commitments: Commitment[], asOf: Day, language: Language = 'en'): Figure[] {
  const words = textsOf(language).milestone.figures;
  const { all, due, delivered, onTime, undated, cancelled } = countsOf(commitments);
  const next = commitments.find(({ dueOn, mark }) => mark === 'open' && dueOn !== null && dueOn >= asOf);
  const nextOn = next?.dueOn ?? null;
  return [
    {
      id: 'delivered',
      label: words.delivered,
      raw: due ? delivered : null,
      value: due ? words.of(delivered, due) : words.none,
      unit: '',
      note: due ? formatShare(delivered / due, language) : words.nothingDue(all - cancelled, cancelled),
      definition: 'delivered',
    },
    {
      id: 'on-time',
      label: words.onTime,
      raw: delivered ? onTime : null,
      value: delivered ? words.of(onTime, delivered) : words.none,
      unit: '',
      note: delivered
        ? [
            ...(undated < delivered ? [formatShare(onTime / delivered, language)] : []),
            ...(undated ? [words.withoutDate(undated)] : []),
          ].join('; ')
        : due
          ? words.nothingDelivered
          : words.nothingWasDue,
      definition: 'onTime',
    },
    {
      id: 'next-due',
      label: words.nextDue,
      raw: nextOn,
      value: nextOn ? shortDay(nextOn, language) : words.none,
      unit: '',
      note:
        next && nextOn
          ? words.next(
              nextOn === asOf ? words.thatDay : words.inDays(daysText(daysBetween(asOf, nextOn), language)),
              next.name,
            )
          : words.nothingNext,
      definition: 'nextDue',
    },
    {
      id: 'cancelled',
      label: words.cancelled,
      raw: cancelled,
      value: String(cancelled),
      unit: '',
      note: words.ofRecorded(all),
      definition: 'cancelled',
    },
  ];
}

/** `15 Jun 2026`, `15 jun 2026`: a full month name does not fit a figure on a phone. */
const shortDay = (day: Day, language: Language): string =>
  formatDay(day, language)
    .replaceAll('\u00a0de\u00a0', '\u00a0')
    .replace(/(\p{L}{3})\p{L}*/u, '$1');
