import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { TYPE_UNKNOWN } from '../../select.ts';
import { NO_DATES } from '../../standing.ts';
import { capital } from '../../words.ts';
import { otherEngagements, ownStart, type Others } from './earlier-engagements.ts';
import type { Deal } from '../../../model/index.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** A renewal without an engagement of its own is still to come, so that any other of its community is earlier. */
function judge(deal: Deal, context: Context, others: (deal: Deal) => Others): Outcome | null {
  if (deal.type === 'new') return null;
  const subject = subjectOf('deal', deal);
  if (deal.type === null) return notEvaluated(subject, TYPE_UNKNOWN);
  if (deal.previousDealId !== null && deal.previousDealId !== deal.id) return pass(subject);
  const { first, undated, doubt } = others(deal);
  const own = ownStart(context, deal);
  if (own === null && (first ?? undated)) return pass(subject);
  if (first && own && first.start < own) return pass(subject);
  if (undated || (first && own === undefined)) return notEvaluated(subject, doubt ?? NO_DATES);
  if (doubt) return notEvaluated(subject, doubt);
  return fail(subject, {
    severity: 'warning',
    community: communityOfDeal(context.index, deal),
    message: `${capital(calledSubject(subject))} is a renewal, but it names no deal that it follows and its community has no earlier engagement, so nobody can tell what it renews.`,
  });
}

export const renewalHasPredecessor: Rule = {
  id: 'renewal-has-predecessor',
  title: 'A renewal follows something',
  statement:
    'Every renewal names the deal that it follows, or its community has an earlier engagement. An engagement that was cancelled counts.',
  why: 'Retention is counted from renewals. One that renews nothing is a new deal under another name, and escapes the rules for those.',
  fix: 'Write the HubSpot id of the deal that it follows into previous_deal_id, or set the deal type to new.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/pipeline#two-types-of-deal',
  reads: {
    needs: ['deals.type', 'engagements.dealRef'],
    clears: ['deals.previousDealId', 'engagements.communityId'],
  },
  evaluate: (context) => {
    const others = otherEngagements(context, () => true);
    return context.snapshot.records.deals.flatMap((deal) => judge(deal, context, others) ?? []);
  },
  examples: [
    {
      given: 'a renewal that names the deal that it follows',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ type: 'renewal', previousDealId: '7' }] },
    },
    {
      given: 'a renewal that names none, of a community with an engagement of another deal',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '1', type: 'renewal', communityRecordIds: ['5'] }],
        engagements: [{ communityId: 'reefs', start: '2025-07-01' }],
      },
    },
    {
      given: 'a renewal that names none, of a community whose only other engagement starts on the same day as its own',
      then: 'it is a warning, because neither is earlier',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '1', type: 'renewal', communityRecordIds: ['5'] }],
        engagements: [
          { dealIds: ['1'], start: '2025-07-01' },
          { communityId: 'reefs', start: '2025-07-01' },
        ],
      },
    },
    {
      given: 'a renewal of a community without any engagement',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { communities: [{ id: '5' }], deals: [{ type: 'renewal', communityRecordIds: ['5'] }] },
    },
    {
      given: 'a deal without a type',
      then: 'it is not evaluated, because it may be new',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ type: null }] },
    },
  ],
};
