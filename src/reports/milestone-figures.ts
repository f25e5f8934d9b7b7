import { daysBetween, type Day } from '../model/index.ts';
import { formatDay, formatPercent } from '../charts/index.ts';
import type { Commitment } from './commitment.ts';
import type { Figure } from './view.ts';
import { count } from './words.ts';

/** Delivered of due, on time of delivered, the next due date, and what was cancelled. */
export function milestoneFigures(commitments: Commitment[], asOf: Day): Figure[] {
  const due = commitments.filter((one) => one.due);
  const delivered = due.filter(({ state }) => state === 'delivered');
  const onTime = delivered.filter((one) => one.onTime);
  const undated = delivered.filter(({ deliveredOn }) => deliveredOn === null).length;
  const cancelled = commitments.filter(({ state }) => state === 'cancelled');
  const [next] = commitments.filter(
    ({ dueOn, state }) => dueOn !== null && dueOn >= asOf && state !== 'delivered' && state !== 'cancelled',
  );
  return [
    {
      id: 'delivered',
      label: 'Delivered of those due',
      raw: due.length ? delivered.length : null,
      value: due.length ? `${delivered.length} of ${due.length}` : 'None',
      unit: '',
      note: due.length
        ? share(delivered.length, due.length)
        : `Nothing is due yet; ${count(commitments.length - cancelled.length, 'deliverable')} in all`,
      definition: 'delivered',
    },
    {
      id: 'on-time',
      label: 'On time of those delivered',
      raw: delivered.length ? onTime.length : null,
      value: delivered.length ? `${onTime.length} of ${delivered.length}` : 'None',
      unit: '',
      note: delivered.length
        ? [
            ...(undated < delivered.length ? [share(onTime.length, delivered.length)] : []),
            ...(undated ? [`${undated} without a delivery date`] : []),
          ].join('; ')
        : due.length
          ? 'Nothing that was due was delivered'
          : '',
      definition: 'onTime',
    },
    {
      id: 'next-due',
      label: 'Next due date',
      raw: next?.dueOn ?? null,
      value: next?.dueOn ? shortDay(next.dueOn) : 'None',
      unit: '',
      note: next?.dueOn
        ? `${next.name}, ${next.dueOn === asOf ? 'today' : `in ${count(daysBetween(asOf, next.dueOn), 'day')}`}`
        : 'No open deliverable has a due date to come',
      definition: 'nextDue',
    },
    {
      id: 'cancelled',
      label: 'Cancelled',
      raw: cancelled.length,
      value: String(cancelled.length),
      unit: '',
      note: `of ${count(commitments.length, 'deliverable')} recorded`,
      definition: 'cancelled',
    },
  ];
}

/** `15 Jun 2026`: a full month name does not fit a figure on a phone. */
const shortDay = (day: Day): string => formatDay(day).replace(/([A-Z][a-z]{2})[a-z]*/, '$1');

/** The percentage alone: its base stands in the figure's value. */
const share = (part: number, whole: number): string => formatPercent(part, whole).replace(/^.*, /, '');
