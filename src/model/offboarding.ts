import type { ArtefactId } from './artefacts.ts';
import type { Config } from './config.ts';
import type { Party } from './handbook.ts';

/** Days before the end of service on which the reminder is sent. */
export const REMINDER_DAYS = 2;

/** Something that happens around the end of an agreement. */
export interface OffboardingStep {
  /** Days from the last day of the agreement, negative before it; null where only the order is given. */
  day: number | null;
  who: Party;
  /** One sentence without a full stop. */
  what: string;
  artefacts: readonly ArtefactId[];
}

type Days = Pick<Config['thresholds'], 'renewalNoticeDays' | 'shutdownNoticeDays'>;

/** What leads up to the last day, the earliest first. */
export const beforeTheEnd = ({ renewalNoticeDays, shutdownNoticeDays }: Days): readonly OffboardingStep[] =>
  [
    {
      day: -renewalNoticeDays,
      who: 'BD',
      what: 'The renewal notice is sent, and the community decides whether it renews',
      artefacts: ['renewal-notice', 'renewal-deal', 'decommission-request'],
    },
    {
      day: -shutdownNoticeDays,
      who: 'P&S',
      what: 'If it does not renew, the shutdown notice goes to the community',
      artefacts: ['shutdown-notice'],
    },
    { day: -REMINDER_DAYS, who: 'P&S', what: 'The reminder is sent', artefacts: ['reminder'] },
    { day: 0, who: 'P&S', what: 'The last day of the agreement, and of the service', artefacts: [] },
  ].sort((a, b) => a.day - b.day) as OffboardingStep[];

/** What is done once the last day is over, in this order and without a fixed day. */
export const AFTER_THE_END: readonly OffboardingStep[] = [
  { day: null, who: 'P&S', what: 'The hub is deleted', artefacts: ['hub'] },
  { day: null, who: 'P&S', what: 'The deletion is confirmed to the community', artefacts: ['deletion-confirmation'] },
  { day: null, who: 'P&S', what: 'The final cost and MAU are recorded', artefacts: ['final-record'] },
  {
    day: null,
    who: 'P&S',
    what: 'The cluster is deleted, only when the usage data is safe',
    artefacts: ['usage-data'],
  },
];

/** What is done with service that goes on although the agreement has ended and nobody has decided. */
export const whenLapsed = ({
  lapsedWarningDays,
  lapsedDecisionDays,
}: Pick<Config['thresholds'], 'lapsedWarningDays' | 'lapsedDecisionDays'>): readonly OffboardingStep[] => [
  {
    day: 1,
    who: 'BD',
    what: `Service that goes on is extended, ${span(lapsedWarningDays)} at a time`,
    artefacts: ['running-notes'],
  },
  { day: lapsedDecisionDays, who: 'BD', what: 'The BD lead decides: renew or shut down', artefacts: [] },
];

/** "2 weeks", "10 days". */
export const span = (days: number): string =>
  days > 0 && days % 7 === 0 && days <= 56
    ? `${days / 7} ${days === 7 ? 'week' : 'weeks'}`
    : `${days} ${days === 1 ? 'day' : 'days'}`;

/** "60 days before the end", "the last day", "6 weeks after the end". */
export function dayInWords(day: number): string {
  if (day === 0) return 'the last day';
  return day < 0 ? `${span(-day)} before the end` : `${span(day)} after the end`;
}
