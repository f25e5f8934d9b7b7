import { addDays, type CheckIn } from '../../model/index.ts';
import { isActive, isBroken, isEnded, type Chain } from './chain.ts';
import { isActiveSince, overdue } from './delivery.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

/** Active, and with no other fault that sets the status. */
const hasRag = (chain: Chain, draft: Draft) => isActive(chain) && !isBroken('work', chain, draft);

/** The community's check-ins of the last year and a week, so that none is left within twelve months. */
function recentCheckIns({ records, asOf }: Draft, { community }: Chain): CheckIn[] {
  const own = records.engagements.filter(({ communityId }) => communityId === community.communityId);
  const ids = new Set(own.map(({ id }) => id));
  return records.checkIns.filter(
    ({ date, engagementIds }) =>
      date !== null && date > addDays(asOf, -372) && engagementIds.some((engagement) => ids.has(engagement)),
  );
}

/** What DE and BD say of how an engagement goes, and what the community says. */
export const progressFaults = [
  fault({
    id: 'delivery-verified',
    title: 'An engagement was closed and BD has not verified its delivery.',
    touches: 'progress',
    fits: isEnded,
    apply: (draft, { engagement }) =>
      engagement && draft.change('engagements', engagement.id, { deliveryVerifiedOn: null }),
  }),
  fault({
    id: 'rag-present',
    title: 'An active engagement has no RAG status.',
    touches: 'progress',
    fits: hasRag,
    apply: (draft, { engagement }) =>
      engagement && draft.change('engagements', engagement.id, { rag: null, ragNote: null }),
  }),
  fault({
    id: 'rag-action-recorded',
    title: 'An engagement is Amber and nobody says what is done about it.',
    touches: 'progress',
    fits: hasRag,
    apply: (draft, { engagement }) =>
      engagement && draft.change('engagements', engagement.id, { rag: 'Amber', ragNote: null }),
  }),
  fault({
    id: 'rag-consistent-with-delivery',
    title: 'An engagement is Green with a deliverable that is seven weeks late.',
    touches: 'work',
    companions: ['deliverable-not-overdue'],
    fits: (chain, draft) => isActiveSince(60)(chain, draft) && !isBroken('progress', chain, draft),
    apply(draft, chain) {
      overdue(draft, chain, 47);
      if (chain.engagement) draft.change('engagements', chain.engagement.id, { rag: 'Green', ragNote: null });
    },
  }),
  fault({
    id: 'satisfaction-checked',
    title: 'A community was not asked for more than a year.',
    touches: 'talks',
    fits: (chain, draft) =>
      isActiveSince(200)(chain, draft) && chain.others.every((deal) => !isBroken('talks', { ...chain, deal }, draft)),
    apply(draft, chain) {
      draft.remove(
        'checkIns',
        recentCheckIns(draft, chain).map(({ id }) => id),
      );
      // A check-in that could not be read would leave it open whether there was one.
      for (const { id } of chain.others) draft.broken.set(id, (draft.broken.get(id) ?? new Set()).add('talks'));
    },
  }),
];
