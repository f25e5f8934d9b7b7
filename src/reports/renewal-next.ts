import { daysBetween, type Day, type Engagement } from '../model/index.ts';
import type { Verdict } from './exit-criteria.ts';
import type { Around } from './renewal-around.ts';
import type { RenewalOptions, RenewalRow } from './renewals-due.ts';

type Next = RenewalRow['next'];

/**
 * What comes after an engagement. The rules say whether anything is under way; here it only gets its name, from the
 * links that the records state.
 */
export function nextOf(
  engagement: Engagement & { end: Day },
  { successorOf, renewalOf }: Around,
  options: RenewalOptions,
): Next {
  const { decommissionRequestedOn: requested, end } = engagement;
  const { asOf, ask, urlOf } = options;
  if (requested !== null && requested <= asOf) return next('stopping', `Decommission requested ${requested}`);
  const verdict = end < asOf ? NOT_ASKED : ask('renewal-opportunity-open', engagement.id);
  if (verdict === null) return next('unknown', 'What comes after is not known');
  if (verdict.says === 'unknown')
    return { ...next('unknown', 'What comes after is not known'), reason: verdict.reason };
  const after = verdict.says === 'met' ? successorOf(engagement) : null;
  if (after) return next('renewed', `Next agreement until ${after.end}`, urlOf('engagement', after.id));
  const deal = renewalOf(engagement);
  if (deal?.stage) {
    const state = deal.stage === 'Closed Won' ? 'won' : 'renewing';
    return next(state, `Renewal deal at ${deal.stage}`, urlOf('deal', deal.id));
  }
  if (verdict.says === 'met') return next('renewing', 'Under way');
  const isDue = daysBetween(asOf, end) <= options.noticeDays;
  return next(isDue ? 'none' : 'later', 'Nothing recorded that comes after');
}

/** What has ended and is listed has no successor, or the rule would not have found it: only its deals are looked at. */
const NOT_ASKED: Verdict = { says: 'lacking', severity: 'info', isWaived: false };

const next = (state: Next['state'], words: string, url: string | null = null): Next => ({
  ...{ state, words, url },
  reason: null,
});
