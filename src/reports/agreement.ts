import { daysBetween, type Day, type PublicEngagement } from '../model/index.ts';
import { formatDay } from '../charts/index.ts';
import { capital, compare } from './words.ts';

export type AgreementState = 'current' | 'planned' | 'ended' | 'undated' | 'cancelled';

/** An engagement as its community knows it: an agreement with a term. */
export interface Agreement {
  id: string;
  name: string;
  start: Day | null;
  end: Day | null;
  state: AgreementState;
  /** `1 July 2025 to 30 June 2026`, and what is missing or wrong. */
  term: string;
  /** `ends in 15 days`, `ended on 14 June 2026`. */
  standing: string;
}

export function agreementOf({ id, name, start, end, status }: PublicEngagement, asOf: Day): Agreement {
  const state = status === 'Cancelled' ? 'cancelled' : stateOf(start, end, asOf);
  return {
    id,
    name: name ?? 'Agreement without a name',
    start,
    end,
    state,
    term: capital(termOf(start, end)),
    standing: standingOf(state, start, end, asOf),
  };
}

function stateOf(start: Day | null, end: Day | null, asOf: Day): AgreementState {
  if (start === null || end === null || start > end) return 'undated';
  return asOf < start ? 'planned' : asOf > end ? 'ended' : 'current';
}

function termOf(start: Day | null, end: Day | null): string {
  if (start !== null && end !== null) {
    return `${formatDay(start)} to ${formatDay(end)}${start > end ? '; the end lies before the start' : ''}`;
  }
  if (start !== null) return `from ${formatDay(start)}; the end date is not recorded`;
  return end === null ? 'the dates are not recorded' : `until ${formatDay(end)}; the start date is not recorded`;
}

function standingOf(state: AgreementState, start: Day | null, end: Day | null, asOf: Day): string {
  if (state === 'cancelled') return 'Cancelled';
  if (start === null || end === null || state === 'undated') return 'Dates to be corrected';
  if (state === 'planned') return `Starts on ${formatDay(start)}`;
  if (state === 'ended') return `Ended on ${formatDay(end)}`;
  const left = daysBetween(asOf, end);
  return left === 0
    ? 'Ends today'
    : left <= 90
      ? `Ends in ${left} ${left === 1 ? 'day' : 'days'}`
      : `Runs until ${formatDay(end)}`;
}

const ORDER: AgreementState[] = ['current', 'planned', 'undated', 'ended', 'cancelled'];

/** Current agreements first, then planned, undated, ended, cancelled; the later end first among equals. */
export const byStanding = (a: Agreement, b: Agreement): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || compare(b.end ?? '', a.end ?? '') || compare(a.id, b.id);
