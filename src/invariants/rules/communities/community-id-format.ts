import { isFrom } from '../../../model/index.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, communitySubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { STAGE_UNKNOWN } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Community } from '../../../model/index.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

const FORM = /^[a-z]+$/;

/** Eligible are communities with a deal from Negotiation on. One without an id has no form to judge. */
function judge(community: Community, { index, config }: Context): Outcome | null {
  const deals = index.dealsOfCommunity(community.id);
  const subject = communitySubject(community);
  if (!deals.some(({ stage }) => stage !== null && isFrom(stage, 'Negotiation'))) {
    if (deals.some(({ stage }) => stage === null)) return notEvaluated(subject, STAGE_UNKNOWN);
    const uncertain = doubt(index, 'deals', { naming: [community.id] });
    return uncertain ? notEvaluated(subject, uncertain) : null;
  }
  const { communityId } = community;
  if (communityId === null) return notEvaluated(subject, 'The community has no community_id.');
  if (FORM.test(communityId) || config.thresholds.grandfatheredCommunityIds.includes(communityId)) return pass(subject);
  const fact = `has the community_id “${communityId}”, which is not one word of the letters a to z`;
  return fail(subject, {
    severity: 'error',
    community: communityId,
    message: `${capital(calledSubject(subject))} ${fact}, so clusters, accounts and reports cannot be named after it.`,
  });
}

export const communityIdFormat: Rule = {
  id: 'community-id-format',
  title: 'A community id is one lower-case word',
  statement:
    'From Negotiation on, the community_id of a community is one word of the letters a to z; the configuration lists older ids that may differ.',
  why: 'The id names clusters, cloud accounts, mail addresses and database keys, none of which take anything else everywhere.',
  fix: 'Set community_id on the company in HubSpot to one word of lower-case letters, or list an id that is in use under thresholds.grandfatheredCommunityIds.',
  severity: 'error',
  owner: 'BD',
  handbook: 'data/community-id#format',
  reads: { needs: ['deals.stageId', 'communities.communityId'], clears: [] },
  evaluate: (context) => context.snapshot.records.communities.flatMap((community) => judge(community, context) ?? []),
  examples: [
    {
      given: 'a community with the community_id “Bad Id”, whose only deal could not be read',
      then: 'it is not evaluated, because the deal may be at Negotiation',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { communities: [{ id: '5', communityId: 'Bad Id' }] },
      setAside: [
        { noun: 'deals', id: '9', name: null, field: 'amount', expected: 'an amount', found: '"1,000"', links: ['5'] },
      ],
    },
    {
      given: 'a community at Negotiation with the community_id “reefs”',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ stage: 'Negotiation', communityRecordIds: ['5'] }],
      },
    },
    {
      given: 'a community with a Closed Won deal and the community_id “Coral-Reefs2”',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'Coral-Reefs2' }],
        deals: [{ stage: 'Closed Won', communityRecordIds: ['5'] }],
      },
    },
    {
      given: 'a community at Negotiation without a community_id',
      then: 'it is not evaluated, because there is no form to judge',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { communities: [{ id: '5' }], deals: [{ stage: 'Negotiation', communityRecordIds: ['5'] }] },
    },
    {
      given: 'a community with the community_id “Coral-Reefs2”, whose only deal is at a stage that is not known',
      then: 'it is not evaluated, because the id is due from Negotiation on',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'Coral-Reefs2' }],
        deals: [{ stage: null, communityRecordIds: ['5'] }],
      },
    },
  ],
};
