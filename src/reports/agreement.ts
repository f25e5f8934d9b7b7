import { daysBetween, type Day, type PublicEngagement } from '../model/index.ts';
import { formatDay, type Language } from '../charts/index.ts';
import { daysText } from './commitment.ts';
import { textsOf } from './texts/index.ts';
import { compare } from './words.ts';

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
  /** `Ends on 30 June 2026, in 15 days`, `Ended on 14 June 2026`. */
  standing: string;
}

export function agreementOf(
  { id, name, start, end, status }: PublicEngagement,
  asOf: Day,
  language: Language = 'en',
): Agreement {
  const state = status === 'Cancelled' ? 'cancelled' : stateOf(start, end, asOf);
  return {
    id,
    name: name ?? textsOf(language).milestone.agreement.unnamed,
    start,
    end,
    state,
    term: termOf(start, end, language),
    standing: standingOf(state, start, end, asOf, language),
  };
}

function stateOf(start: Day | null, end: Day | null, asOf: Day): AgreementState {
  if (start === null || end === null || start > end) return 'undated';
  return asOf < start ? 'planned' : asOf > end ? 'ended' : 'current';
}

/** `1 July 2025 to 30 June 2026`, and what is missing or wrong. */
export function termOf(start: Day | null, end: Day | null, language: Language): string {
  const words = textsOf(language).milestone.agreement;
  const [from, to] = [start && formatDay(start, language), end && formatDay(end, language)];
  if (start !== null && end !== null) {
    const term = words.term(from ?? '', to ?? '');
    return start > end ? words.reversed(term) : term;
  }
  if (from !== null) return words.from(from);
  return to === null ? words.undated : words.until(to);
}

function standingOf(state: AgreementState, start: Day | null, end: Day | null, asOf: Day, language: Language): string {
  const words = textsOf(language).milestone.agreement.standing;
  if (state === 'cancelled') return words.cancelled;
  if (start === null || end === null || state === 'undated') return words.undated;
  if (state === 'planned') return words.planned(formatDay(start, language));
  const last = formatDay(end, language);
  if (state === 'ended') return words.ended(last);
  const left = daysBetween(asOf, end);
  if (left === 0) return words.endsOn(last);
  return left <= SOON_DAYS ? words.endsIn(last, daysText(left, language)) : words.current(last);
}

/** What stands beside the term, and so repeats no date of it: `152 days left`, `Ended`; empty where the term says it. */
export function stateBeside({ state, start, end }: Agreement, asOf: Day, language: Language): string {
  const words = textsOf(language).milestone.agreement;
  if (state === 'cancelled') return words.standing.cancelled;
  if (state === 'ended') return words.beside.ended;
  const day = state === 'planned' ? start : state === 'current' ? end : null;
  if (day === null) return '';
  const days = daysBetween(asOf, day);
  const inWords = daysText(days, language);
  if (state === 'planned') return words.beside.startsIn(inWords);
  return days === 0 ? words.beside.lastDay : words.beside.left(days, inWords);
}

/** So many days before the end, and the days are counted. */
const SOON_DAYS = 90;

const ORDER: AgreementState[] = ['current', 'planned', 'undated', 'ended', 'cancelled'];

/** Current agreements first, then planned, undated, ended, cancelled; the later end first among equals. */
export const byStanding = (a: Agreement, b: Agreement): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || compare(b.end ?? '', a.end ?? '') || compare(a.id, b.id);
