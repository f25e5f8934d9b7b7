import { daysBetween, isOpen, type Day, type Deal, type Engagement, type Records } from '../model/index.ts';
import type { Verdict } from './exit-criteria.ts';
import type { RenewalOptions, RenewalRow } from './renewals-due.ts';
import { compare } from './words.ts';

type Next = RenewalRow['next'];

/**
 * What comes after an engagement. The rules say whether anything is under way; here it only gets its name, from the
 * links that the records state.
 */
export function nextOf(engagement: Engagement & { end: Day }, records: Records, options: RenewalOptions): Next {
  const { decommissionRequestedOn: requested, end } = engagement;
  const { asOf, ask, urlOf } = options;
  if (requested !== null && requested <= asOf) return next('stopping', `Decommission requested ${requested}`);
  const verdict = end < asOf ? NOT_ASKED : ask('renewal-opportunity-open', engagement.id);
  if (verdict === null) return next('unknown', 'What comes after is not known');
  if (verdict.says === 'unknown')
    return { ...next('unknown', 'What comes after is not known'), reason: verdict.reason };
  const after = verdict.says === 'met' ? successorOf(engagement, records) : null;
  if (after) return next('renewed', `Next agreement until ${after.end}`, urlOf('engagement', after.id));
  const deal = renewalOf(engagement, records);
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

/** The engagement of the same community_id that ends last, where one ends later. */
function successorOf({ communityId, end }: Engagement & { end: Day }, { engagements }: Records) {
  const later = engagements.flatMap((one) => {
    const isOfCommunity = communityId !== null && one.communityId === communityId && one.status !== 'Cancelled';
    return isOfCommunity && one.end !== null && one.end > end ? [{ id: one.id, end: one.end }] : [];
  });
  return later.sort((a, b) => compare(b.end, a.end) || compare(a.id, b.id))[0] ?? null;
}

/** A renewal of the engagement's deal that is not lost, or an open one of its deal's community. */
function renewalOf({ dealIds }: Engagement, { deals }: Records): Deal | null {
  const companies = new Set(deals.filter(({ id }) => dealIds.includes(id)).flatMap((deal) => deal.communityRecordIds));
  const renewals = deals.filter(({ id, type, stage }) => type === 'renewal' && stage !== null && !dealIds.includes(id));
  const follows = ({ previousDealId, stage }: Deal) =>
    previousDealId !== null && dealIds.includes(previousDealId) && stage !== 'Closed Lost';
  const isOfCommunity = ({ communityRecordIds, stage }: Deal) =>
    stage !== null && isOpen(stage) && communityRecordIds.some((id) => companies.has(id));
  return renewals.find(follows) ?? renewals.find(isOfCommunity) ?? null;
}
