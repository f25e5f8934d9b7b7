import { isFrom } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { group } from '../../group.ts';
import { called, calledSubject, communitySubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import type { Community } from '../../../model/index.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

const folded = ({ communityId }: Community) => (communityId === null ? [] : [communityId.toLowerCase()]);

/** Eligible are communities that have an id, at whatever stage, and those that should have one. Each that shares an id fails. */
function evaluate({ snapshot, index }: Context): Outcome[] {
  const { communities } = snapshot.records;
  const sharing = group(communities, folded);
  // A community that could not be read may have any id.
  const [unreadable] = index.setAsideOf('communities');
  const uncertain = index.unread('communities') ?? (unreadable ? setAsideReason('communities', unreadable.id) : null);
  return communities.flatMap((community) => {
    const subject = communitySubject(community);
    const [id] = folded(community);
    if (id === undefined) {
      const isDue = index
        .dealsOfCommunity(community.id)
        .some(({ stage }) => stage !== null && isFrom(stage, 'Negotiation'));
      return isDue ? notEvaluated(subject, 'The community has no community_id.') : [];
    }
    const others = (sharing.get(id) ?? []).filter((other) => other.id !== community.id);
    if (others.length === 0) return uncertain === null ? pass(subject) : notEvaluated(subject, uncertain);
    const names = enumerate(
      others.map((other) => `${called('community', communitySubject(other))} (record ${other.id})`),
    );
    return fail(subject, {
      severity: 'error',
      related: related(
        'same-id',
        'community',
        others.map((other) => other.id),
      ),
      community: community.communityId,
      message: `${capital(calledSubject(subject))} shares the community_id “${community.communityId}” with ${names}, so their hubs, costs and reports are mixed up.`,
    });
  });
}

export const communityIdUnique: Rule = {
  id: 'community-id-unique',
  title: 'A community id belongs to one community',
  statement: 'No two communities have the same community_id; capital and small letters count as the same.',
  why: 'Hubs, costs and reports are joined by this id. Two communities with one id would see the figures of each other.',
  fix: 'Give one of the two companies another community_id in HubSpot, or merge them if they are the same community.',
  severity: 'error',
  owner: 'BD',
  handbook: 'data/community-id#uniqueness',
  reads: { needs: ['communities.communityId'], clears: [] },
  evaluate,
  examples: [
    {
      given: 'two communities with the ids “reefs” and “dunes”',
      then: 'the rule holds for both',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { communities: [{ communityId: 'reefs' }, { communityId: 'dunes' }] },
    },
    {
      given: 'two communities with the id “reefs”',
      then: 'it is an error on each, which names the other',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { communities: [{ communityId: 'reefs' }, { communityId: 'reefs' }] },
    },
    {
      given: 'two communities with the ids “reefs” and “Reefs”',
      then: 'it is an error on each, because case does not count',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { communities: [{ communityId: 'reefs' }, { communityId: 'Reefs' }] },
    },
    {
      given: 'a community with a Closed Won deal and no community_id',
      then: 'it is not evaluated, because there is nothing to compare',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { communities: [{ id: '5' }], deals: [{ stage: 'Closed Won', communityRecordIds: ['5'] }] },
    },
  ],
};
