import { isFrom } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { setAsideReason } from '../../doubt.ts';
import { distinct } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { STAGE_UNKNOWN, TYPE_UNKNOWN } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';
import type { Engagement } from '../../../model/index.ts';

/** An engagement on a Closed Lost deal is left to closed-lost-deal-has-no-active-engagement; a cancelled one is withdrawn. */
function judge(engagement: Engagement, subject: Subject, { index }: Context): Outcome | null {
  const [id, ...others] = distinct(engagement.dealIds);
  if (id === undefined || others.length > 0) {
    return notEvaluated(subject, 'The engagement has no single deal: engagement-has-exactly-one-deal reports it.');
  }
  const deal = index.byId.deals.get(id);
  if (!deal) {
    if (index.isSetAside('deals', id)) return notEvaluated(subject, setAsideReason('deals', id));
    return notEvaluated(
      subject,
      index.unread('deals') ?? `The deal ${id} is not there: reference-resolves reports it.`,
    );
  }
  if (deal.stage === null) return notEvaluated(subject, STAGE_UNKNOWN);
  if (deal.stage === 'Closed Lost') return null;
  if (deal.stage === 'Closed Won' || deal.type === 'renewal') return pass(subject);
  if (deal.type === null) return notEvaluated(subject, TYPE_UNKNOWN);
  const handingOver = isFrom(deal.stage, 'Contract Admin');
  const fact = `${capital(calledSubject(subject))} belongs to the new ${called('deal', deal)}, which is at ${deal.stage}`;
  return fail(subject, {
    severity: handingOver ? 'info' : 'error',
    related: related('deal', 'deal', [id]),
    community: communityOfEngagement(index, engagement),
    message: handingOver
      ? `${fact}: the hand-over is under way, and the deal is still to be closed.`
      : `${fact}, so work is planned that nobody has agreed to.`,
    ...(handingOver ? { fix: 'Move the deal to Closed Won when agreement and delivery request are complete.' } : {}),
  });
}

export const engagementDealIsClosedWon: Rule = {
  id: 'engagement-deal-is-closed-won',
  title: 'Work belongs to a won deal',
  statement:
    'The deal of an engagement is Closed Won; a new deal at Contract Admin is the hand-over under way, and a renewal may be at any open stage.',
  why: 'An engagement commits people and cloud resources. Before the deal is won there is no agreement that covers them.',
  fix: 'Move the deal to the stage that it has reached, or cancel the engagement until there is an agreement.',
  severity: 'error',
  owner: 'BD',
  handbook: 'engagements/hand-off#when-an-engagement-may-exist',
  reads: { needs: ['deals.stageId', 'engagements.dealRef'], clears: ['deals.type', 'engagements.status'] },
  evaluate: (context) =>
    context.snapshot.records.engagements
      .filter(({ status }) => status !== 'Cancelled')
      .flatMap((engagement) => judge(engagement, subjectOf('engagement', engagement), context) ?? []),
  examples: [
    {
      given: 'an engagement of a Closed Won deal',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'new' }], engagements: [{ dealIds: ['1'] }] },
    },
    {
      given: 'an engagement of a new deal at Negotiation',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Negotiation', type: 'new' }], engagements: [{ dealIds: ['1'] }] },
    },
    {
      given: 'an engagement of a new deal at Contract Admin',
      then: 'it is listed as info: the hand-over is under way',
      outcome: 'fail',
      severity: 'info',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Contract Admin', type: 'new' }], engagements: [{ dealIds: ['1'] }] },
    },
    {
      given: 'an engagement of a renewal deal at Proposal',
      then: 'the rule holds, because work goes on while a renewal is agreed',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Proposal', type: 'renewal' }], engagements: [{ dealIds: ['1'] }] },
    },
    {
      given: 'an engagement of a deal whose stage is not known',
      then: 'it is not evaluated, and stage-known reports the deal',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: null, stageId: '99', type: 'new' }], engagements: [{ dealIds: ['1'] }] },
    },
  ],
};
