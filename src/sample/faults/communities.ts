import { isFrom, type Community, type Stage } from '../../model/index.ts';
import { isEngaged, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

/** Gives a community another id wherever it stands, as if it had been so from the beginning. */
export function renameCommunity(draft: Draft, { id, communityId }: Community, to: string): void {
  const { records } = draft;
  draft.change('communities', id, { communityId: to });
  if (communityId === null) return;
  const isOwn = (record: { communityId: string | null }) => record.communityId === communityId;
  for (const engagement of records.engagements.filter(isOwn))
    draft.change('engagements', engagement.id, { communityId: to });
  for (const { id: hubId, budgetAlertAddress } of records.hubs.filter(isOwn)) {
    const address = budgetAlertAddress?.replace(`+${communityId}@`, `+${to}@`) ?? null;
    draft.change('hubs', hubId, { communityId: to, budgetAlertAddress: address });
  }
  for (const cost of records.costs.filter(isOwn)) {
    draft.change('costs', cost.id, { communityId: to, id: `${to}/${cost.month}` });
  }
}

/** Nothing but a name so far: no engagement, no hub. */
const isYoung = ({ records }: Draft, { communityId }: Community): boolean =>
  ![...records.engagements, ...records.hubs].some((record) => record.communityId === communityId);

const unlike = (community: Community) => (other: Community) =>
  other.id !== community.id && other.communityId !== community.communityId;

const isAtLeast =
  (from: Stage) =>
  ({ deal }: Chain): boolean =>
    deal.stage !== null && isFrom(deal.stage, from);

const isWon = ({ deal, others }: Chain): boolean => [deal, ...others].some(({ stage }) => stage === 'Closed Won');

/** The ids that everything else is joined by, and what is known of a community besides. */
export const communityFaults = [
  fault({
    id: 'community-id-format',
    title: 'The community_id of a community holds a capital and a hyphen.',
    touches: 'community',
    fits: isAtLeast('Negotiation'),
    apply(draft, { community }) {
      const id = community.communityId ?? 'community';
      renameCommunity(draft, community, `${id.charAt(0).toUpperCase()}${id.slice(1)}-Hub`);
    },
  }),
  fault({
    id: 'community-id-unique',
    title: 'Two communities that are still being talked with have the same community_id.',
    touches: 'community',
    fits: ({ community }, draft) =>
      isYoung(draft, community) &&
      draft.records.communities.filter(unlike(community)).some((other) => isYoung(draft, other)),
    apply(draft, { community }) {
      const other = draft.records.communities.filter(unlike(community)).find((candidate) => isYoung(draft, candidate));
      if (other?.communityId) renameCommunity(draft, community, other.communityId);
    },
  }),
  fault({
    id: 'community-id-immutable',
    title: 'The community_id of a community was another one the night before.',
    touches: 'names',
    fits: isAtLeast('Negotiation'),
    apply: ({ idsBefore }, { community }) => idsBefore.set(community.id, `${community.communityId ?? ''}archive`),
  }),
  fault({
    id: 'community-names-present',
    title: 'A community that is about to sign has no long name.',
    touches: 'names',
    // Where a deal is won the name is required, and its absence breaks two rules.
    fits: (chain) => isAtLeast('Negotiation')(chain) && !isWon(chain),
    apply: (draft, { community }) => draft.change('communities', community.id, { longName: null }),
  }),
  fault({
    id: 'community-intake-complete',
    title: 'Little of what BD knows about a community that is about to sign is written down.',
    touches: 'intake',
    fits: (chain) => isAtLeast('Negotiation')(chain) && !isWon(chain),
    apply(draft, { community }) {
      const unsaid = { contextGoals: null, contextCommunity: null, contextInfrastructure: null, contextData: null };
      draft.change('communities', community.id, { ...unsaid, githubRepos: [], logoUrl: null, website: null });
    },
  }),
  fault({
    id: 'community-roles-filled',
    title: 'A deal that was won names nobody as technical contact.',
    touches: 'people',
    fits: isAtLeast('Closed Won'),
    apply(draft, { deal }) {
      const contacts = deal.contacts.map(({ personId, roles }) => ({
        personId,
        roles: roles.filter((role) => role !== 'Technical Contact'),
      }));
      draft.change('deals', deal.id, { contacts });
    },
  }),
  fault({
    id: 'contact-identifiers-present',
    title: 'A technical lead has no GitHub handle.',
    touches: 'people',
    fits: (chain) => isAtLeast('Negotiation')(chain) && leadOf(chain) !== undefined,
    apply(draft, chain) {
      const id = leadOf(chain);
      if (id !== undefined) draft.change('people', id, { githubHandle: null });
    },
  }),
  fault({
    id: 'service-tier-valid',
    title: 'A deal and its engagement have a service tier that is not offered.',
    touches: 'tier',
    fits: isAtLeast('Contract Admin'),
    apply(draft, { deal, engagement }) {
      draft.change('deals', deal.id, { serviceTier: 'bespoke' });
      if (engagement) draft.change('engagements', engagement.id, { serviceTier: 'Bespoke' });
    },
  }),
  fault({
    id: 'service-tier-consistent',
    title: 'An engagement has a higher service tier than its deal.',
    touches: 'tier',
    fits: (chain) => isEngaged(chain) && isAtLeast('Closed Won')(chain) && chain.deal.serviceTier !== 'premier',
    apply(draft, { engagement }) {
      if (engagement) draft.change('engagements', engagement.id, { serviceTier: 'Premier' });
    },
  }),
  fault({
    id: 'cloud-region-known-before-delivery',
    title: 'Delivery was ordered for a community whose cloud region nobody has asked for.',
    touches: 'cloud',
    // Where a deal is won the region is required, and its absence breaks two rules.
    fits: (chain) => chain.orders.length > 0 && !isWon(chain),
    apply: (draft, { community }) => draft.change('communities', community.id, { cloudRegion: null }),
  }),
  fault({
    id: 'community-urls-valid',
    title: 'The website of a community is an address without https.',
    touches: 'intake',
    fits: isAtLeast('Negotiation'),
    apply: (draft, { community }) =>
      draft.change('communities', community.id, { website: `www.${community.domain ?? 'community.example'}` }),
  }),
  fault({
    id: 'community-reference-consistent',
    title: 'The contract of an engagement names the deal of another community.',
    touches: 'agreement',
    fits: (chain, draft) => isEngaged(chain) && chain.contracts.length > 0 && strangeDeal(draft, chain) !== undefined,
    apply(draft, chain) {
      const id = strangeDeal(draft, chain);
      const [contract] = chain.contracts;
      if (contract && id !== undefined) draft.change('contracts', contract.id, { dealRef: id, dealIds: [id] });
    },
  }),
];

const leadOf = ({ deal }: Chain): string | undefined =>
  deal.contacts.find(({ roles }) => roles.includes('Technical Lead'))?.personId;

/** A deal of another community that is so young that nothing is asked of its contracts. */
const strangeDeal = ({ records }: Draft, { community }: Chain): string | undefined =>
  records.deals.find(
    ({ stage, communityRecordIds }) =>
      (stage === 'Lead' || stage === 'Qualified') && !communityRecordIds.includes(community.id),
  )?.id;
