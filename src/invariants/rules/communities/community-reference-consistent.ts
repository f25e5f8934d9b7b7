import { isFrom, type Deal } from '../../../model/index.ts';
import { doubt } from '../../doubt.ts';
import { distinct } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, enumerate } from '../../words.ts';
import { referenceExamples } from './community-reference-consistent.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Eligible are deals from Negotiation on that have an engagement or a contract to compare with. */
function judge(deal: Deal, subject: Subject, { index }: Context): Outcome | null {
  const engagements = index.engagementsOfDeal(deal.id).filter(({ status }) => status !== 'Cancelled');
  const contracts = index.contractsOfDeal(deal.id);
  const listed = distinct(engagements.flatMap(({ contractIds }) => contractIds));
  const unreadable =
    doubt(index, 'engagements', { naming: [deal.id] }) ??
    doubt(index, 'contracts', { naming: [deal.id], named: listed }) ??
    doubt(index, 'deals', { named: distinct(contracts.flatMap(({ dealIds }) => dealIds)) });
  if (engagements.length + contracts.length === 0)
    return unreadable === null ? null : notEvaluated(subject, unreadable);
  const companies = new Set(deal.communityRecordIds);
  const communities = deal.communityRecordIds.flatMap((id) => index.byId.communities.get(id) ?? []);
  const ids = communities.flatMap(({ communityId }) => communityId ?? []);
  const folded = new Set(ids.map((id) => id.toLowerCase()));
  const uncertain = doubt(index, 'communities', { named: deal.communityRecordIds });
  if (uncertain !== null) return notEvaluated(subject, uncertain);
  if (ids.length < communities.length || ids.length === 0)
    return notEvaluated(subject, 'The deal has no community, or its community has no community_id.');

  const stated = engagements.flatMap((engagement) =>
    engagement.communityId === null ? [] : [{ engagement, id: engagement.communityId }],
  );
  const strange = stated.filter(({ id }) => !folded.has(id.toLowerCase()));
  // A contract is of the communities of all deals that it names, and nobody knows that of a deal that is not there.
  const others = contracts.filter(({ dealIds }) => {
    const own = dealIds.flatMap((id) => index.byId.deals.get(id) ?? []);
    const ofContract = own.flatMap(({ communityRecordIds }) => communityRecordIds);
    return own.length === dealIds.length && ofContract.length > 0 && !ofContract.some((id) => companies.has(id));
  });
  if (strange.length + others.length > 0) {
    const facts = [
      ...strange.map(({ engagement, id }) => `${called('engagement', engagement)} belongs to “${id}”`),
      ...others.map((contract) => `${called('contract', contract)} names a deal of another community`),
    ];
    return fail(subject, {
      severity: 'error',
      related: [
        ...related(
          'engagement',
          'engagement',
          strange.map(({ engagement }) => engagement.id),
        ),
        ...related(
          'contract',
          'contract',
          others.map(({ id }) => id),
        ),
      ],
      community: ids[0] ?? null,
      message: `${capital(calledSubject(subject))} belongs to “${enumerate(ids)}”, but ${enumerate(facts)}, so reports of one community show the work of another.`,
    });
  }
  if (unreadable !== null) return notEvaluated(subject, unreadable);
  const isCompared = stated.length > 0 || contracts.some(({ dealIds }) => dealIds.length > 0);
  return isCompared ? pass(subject) : notEvaluated(subject, 'The engagement has no Community ID to compare.');
}

export const communityReferenceConsistent: Rule = {
  id: 'community-reference-consistent',
  title: 'Deal, engagement and contract are of one community',
  statement:
    'From Negotiation on, the company of a deal, the Community ID of its engagement and the deals of its contracts are of the same community.',
  why: 'Each system joins by its own link. Where they disagree one community is shown the work, the cost or the people of another.',
  fix: 'Correct the company of the deal in HubSpot, or Community ID and contract of the engagement in Airtable.',
  severity: 'error',
  owner: 'BD',
  handbook: 'data/community-id#one-community-in-every-place',
  reads: {
    needs: [
      'deals.stageId',
      'communities.communityId',
      'engagements.communityId',
      'engagements.dealRef',
      'contracts.dealRef',
    ],
    clears: ['engagements.status', 'engagements.contractIds'],
  },
  evaluate: (context) =>
    eachDeal(
      context,
      (stage) => isFrom(stage, 'Negotiation'),
      (deal, subject) => judge(deal, subject, context),
    ),
  examples: referenceExamples,
};
