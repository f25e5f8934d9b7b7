import { communityOfDeal } from '../../community.ts';
import { called, calledSubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { TYPE_UNKNOWN } from '../../select.ts';
import { isCancelled, NO_DATES } from '../../standing.ts';
import { capital, inWords } from '../../words.ts';
import { otherEngagements, ownStart, type Others } from './earlier-engagements.ts';
import type { Deal } from '../../../model/index.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** Earlier is what starts before the deal's own engagement, or before its contract or its close date while it has none. */
function judge(deal: Deal, context: Context, others: (deal: Deal) => Others): Outcome | null {
  if (deal.type === 'renewal') return null;
  const subject = subjectOf('deal', deal);
  if (deal.type === null) return notEvaluated(subject, TYPE_UNKNOWN);
  const { first, undated, doubt } = others(deal);
  const own = ownStart(context, deal);
  const begins = own === null ? (deal.contractStart ?? deal.closedOn) : own;
  if (first && begins && first.start < begins) {
    return fail(subject, {
      severity: 'info',
      related: related('earlier', 'engagement', [first.id]),
      community: communityOfDeal(context.index, deal),
      message: `${capital(calledSubject(subject))} is new, but its community has had ${called('engagement', first)} since ${inWords(first.start)}, so it may be a renewal.`,
    });
  }
  if (undated) return notEvaluated(subject, NO_DATES);
  if (first && !begins) {
    return notEvaluated(
      subject,
      own === undefined ? (doubt ?? NO_DATES) : 'The deal has neither a contract start nor a close date.',
    );
  }
  return doubt ? notEvaluated(subject, doubt) : pass(subject);
}

export const newDealWithoutPredecessor: Rule = {
  id: 'new-deal-without-predecessor',
  title: 'A new deal is the first',
  statement:
    'The community of a new deal has no earlier engagement; new deals whose community has one are listed. Cancelled engagements do not count.',
  why: 'Most second deals with a community are renewals. Counted as new, they make retention too low and new business too high.',
  fix: 'Set the deal type to renewal and previous_deal_id to the deal that it follows; leave it as it is if the work is another.',
  severity: 'info',
  owner: 'BD',
  handbook: 'sales/pipeline#two-types-of-deal',
  reads: {
    needs: ['deals.type', 'deals.contractStart', 'deals.closedOn', 'engagements.dealRef', 'engagements.start'],
    clears: ['engagements.status'],
  },
  evaluate: (context) => {
    const others = otherEngagements(context, (engagement) => !isCancelled(engagement));
    return context.snapshot.records.deals.flatMap((deal) => judge(deal, context, others) ?? []);
  },
  examples: [
    {
      given: 'a new deal of a community with no engagement but the one of this deal',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '1', type: 'new', communityRecordIds: ['5'] }],
        engagements: [{ dealIds: ['1'], communityId: 'reefs', start: '2025-07-01' }],
      },
    },
    {
      given: 'a new deal from 1 July 2026 on, of a community with an engagement from 30 June on',
      then: 'it is listed as info',
      outcome: 'fail',
      severity: 'info',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '1', type: 'new', contractStart: '2026-07-01', communityRecordIds: ['5'] }],
        engagements: [{ communityId: 'reefs', start: '2026-06-30' }],
      },
    },
    {
      given: 'the same deal, and an engagement that starts on the same day',
      then: 'the rule holds, because it is not earlier',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '1', type: 'new', contractStart: '2026-07-01', communityRecordIds: ['5'] }],
        engagements: [{ communityId: 'reefs', start: '2026-07-01' }],
      },
    },
    {
      given: 'a new deal that names no community',
      then: 'it is not evaluated',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ type: 'new' }] },
    },
  ],
};
