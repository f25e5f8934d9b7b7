import type { Community } from '../../../model/index.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachCommunity } from '../../reached.ts';
import { capital, inWords } from '../../words.ts';
import { immutableExamples } from './community-id-immutable.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

const NO_PREVIOUS = 'There is no earlier snapshot whose community_ids are known.';

/** A record that had no id in the last snapshot has nothing that could have changed. */
function judge({ id, communityId }: Community, subject: Subject, { snapshot }: Context): Outcome {
  const { previous } = snapshot.manifest;
  if (!previous?.communityIds) return notEvaluated(subject, NO_PREVIOUS);
  const before = Object.hasOwn(previous.communityIds, id) ? previous.communityIds[id] : undefined;
  if (before === undefined || before === communityId) return pass(subject);
  const then = inWords(previous.pulledAt.slice(0, 10));
  const now = communityId === null ? 'has none' : `has “${communityId}”`;
  return fail(subject, {
    severity: 'error',
    community: communityId ?? before,
    message: `${capital(calledSubject(subject))} had the community_id “${before}” in the snapshot of ${then} and now ${now}, so its hubs, costs and reports are no longer found.`,
    fix: `Restore the community_id “${before}” on the company in HubSpot.`,
  });
}

export const communityIdImmutable: Rule = {
  id: 'community-id-immutable',
  title: 'A community id never changes',
  statement: 'From Negotiation on, a community has the community_id that it had in the snapshot before.',
  why: 'Clusters, cloud accounts, databases and reports keep the old id. A change cuts the community off from its own history.',
  fix: 'Restore the community_id that stood there before on the company in HubSpot.',
  severity: 'error',
  owner: 'BD',
  handbook: 'data/community-id#permanence',
  reads: { needs: ['deals.stageId', 'communities.communityId'], clears: [] },
  evaluate: (context) => eachCommunity(context, (community, subject) => judge(community, subject, context)),
  examples: immutableExamples,
};
