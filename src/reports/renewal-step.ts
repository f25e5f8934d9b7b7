import type { Engagement } from '../model/index.ts';
import type { RenewalOptions, RenewalRow } from './renewals-due.ts';

type Step = RenewalRow['step'];

const OFFBOARDING = 'renewals/offboarding#steps';
const LAPSED = 'renewals/offboarding#a-lapsed-agreement-that-still-costs-money';
const NOTICE = 'renewals/sixty-day-notice#send-the-notice';
const DECIDE = 'renewals/sixty-day-notice#renewal-or-decommission';
const HAND_OFF = 'sales/closed-won#engagement';
const PIPELINE = 'sales/pipeline#move-a-deal';

/** What is to be done next about an engagement that ends, and where the handbook says how. */
export function stepOf(
  { days, notice, next }: Omit<RenewalRow, 'step'>,
  { shutdownNoticeSentOn }: Engagement,
  { asOf, decisionDays }: RenewalOptions,
): Step {
  if (days < -decisionDays) return { words: 'The BD lead decides', at: LAPSED };
  if (days < 0) return { words: 'Renew, extend by two weeks or shut down', at: LAPSED };
  if (next.state === 'stopping') {
    const isTold = shutdownNoticeSentOn !== null && shutdownNoticeSentOn <= asOf;
    return { words: isTold ? 'Go on with the shutdown' : 'Prepare the shutdown', at: OFFBOARDING };
  }
  if (notice.state === 'missing') return { words: 'Send the notice', at: NOTICE };
  if (next.state === 'renewed') return { words: 'Nothing: the next agreement is recorded', at: null };
  if (next.state === 'won') return { words: 'Create the next engagement', at: HAND_OFF };
  if (next.state === 'renewing') return { words: 'See the renewal through', at: PIPELINE };
  if (next.state === 'later') return { words: 'Nothing yet', at: null };
  if (next.state === 'none') return { words: 'Open a renewal deal, or request the decommission', at: DECIDE };
  return { words: 'Clear up what is not known', at: DECIDE };
}
