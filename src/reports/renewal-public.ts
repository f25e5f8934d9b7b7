import { formatDay } from '../charts/index.ts';
import { addDays, addDaysWithin, daysBetween, REMINDER_DAYS, type Day } from '../model/index.ts';
import { agreementOf, byStanding, type Agreement } from './agreement.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** What is due at the end of an agreement, told from its dates alone: what the team has sent or decided takes no part. */
export interface PublicRenewal {
  agreement: Agreement;
  /** Days to the last day, 0 on it; null where the agreement does not run. */
  daysLeft: number | null;
  /** What is due, or why nothing is. */
  due: string;
  /** What happens up to the end, unless the agreement is renewed; empty where it does not run or another follows. */
  steps: { day: Day; what: string; isPast: boolean }[];
}

type Dated = Agreement & { start: Day; end: Day };
const isDated = (one: Agreement): one is Dated => one.state !== 'undated' && one.start !== null && one.end !== null;

/** Agreements that run or are to come, as `byStanding` has them, and where none runs the one that ended last. Cancelled ones are left out. */
export function renewalsFor(extract: CommunityExtract): PublicRenewal[] {
  const { engagements, asOf, language } = extract;
  const agreements = engagements
    .map((engagement) => agreementOf(engagement, asOf, language))
    .filter(({ state }) => state !== 'cancelled')
    .sort(byStanding);
  const open = agreements.filter(({ state }) => state !== 'ended');
  const last = agreements.find(({ state }) => state === 'ended');
  const isRunning = open.some(({ state }) => state === 'current');
  return [...open, ...(last && !isRunning ? [last] : [])].map((one) => renewalOf(one, agreements, extract));
}

/** The agreement that runs and ends last; null where none runs. */
export const mainRenewal = (renewals: readonly PublicRenewal[]): PublicRenewal | null =>
  renewals.find(({ agreement }) => agreement.state === 'current') ?? null;

function renewalOf(agreement: Agreement, all: Agreement[], extract: CommunityExtract): PublicRenewal {
  const { asOf, language } = extract;
  const words = textsOf(language).usage.renewal;
  const nothing = (due: string): PublicRenewal => ({ agreement, daysLeft: null, due, steps: [] });
  if (!isDated(agreement)) return nothing(words.undated);
  if (agreement.state === 'planned') return nothing(words.planned(formatDay(agreement.start, language)));
  const later = all.filter(isDated).filter(({ id, end }) => id !== agreement.id && end > agreement.end);
  const goesOn = later.filter(({ start }) => start <= addDays(agreement.end, 1));
  const follows = goesOn.find((one) => isSuccessor(one, agreement.end, extract));
  const [beside] = goesOn;
  const next = later.toSorted((a, b) => daysBetween(b.start, a.start)).find(({ start }) => start > agreement.end);
  const after = next ? ` ${words.gap(next.name, formatDay(next.start, language))}` : '';
  const daysLeft = agreement.state === 'current' ? daysBetween(asOf, agreement.end) : null;
  if (follows) {
    return { ...nothing(words.continued(follows.name, formatDay(follows.end, language))), daysLeft };
  }
  if (daysLeft === null) return nothing(words.ended + after);
  return {
    agreement,
    daysLeft,
    due:
      dueOf(agreement.end, daysLeft, extract) +
      (beside ? ` ${words.beside(beside.name, formatDay(beside.end, language))}` : '') +
      after,
    steps: stepsOf(agreement.end, extract),
  };
}

/** A renewal, or an agreement that starts when renewing is decided or later: one that has run for long beside another may be about other work. */
function isSuccessor({ id, start }: Dated, end: Day, { engagements, renewalDays }: CommunityExtract): boolean {
  const type = engagements.find((one) => one.id === id)?.type;
  return type === 'Renewal' || start >= addDaysWithin(end, -renewalDays.decision);
}

/** What is due on the as-of date. */
function dueOf(end: Day, daysLeft: number, { renewalDays, language }: CommunityExtract): string {
  const words = textsOf(language).usage.renewal;
  const day = (before: number) => formatDay(addDaysWithin(end, -before), language);
  const { decision, shutdownNotice } = renewalDays;
  if (daysLeft <= REMINDER_DAYS) return words.reminder(formatDay(end, language));
  if (daysLeft <= shutdownNotice) return words.notice(formatDay(end, language));
  return daysLeft <= decision ? words.decide(day(shutdownNotice)) : words.later(day(decision), decision);
}

function stepsOf(end: Day, { renewalDays, asOf, language }: CommunityExtract): PublicRenewal['steps'] {
  const words = textsOf(language).usage.renewal.steps;
  return [
    { before: renewalDays.decision, what: words.decision },
    { before: renewalDays.shutdownNotice, what: words.shutdownNotice },
    { before: REMINDER_DAYS, what: words.reminder },
    { before: 0, what: words.lastDay },
  ]
    .sort((a, b) => b.before - a.before)
    .map(({ before, what }) => ({ day: addDaysWithin(end, -before), what }))
    .map((step) => ({ ...step, isPast: step.day < asOf }));
}
