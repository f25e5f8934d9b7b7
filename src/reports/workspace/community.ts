import type { Community, Deal, Engagement } from '../../model/index.ts';
import { communityPage } from './addresses.ts';
import type { WorkInputs } from './inputs.ts';
import { link, type Cell } from './table.ts';

/** A community as the team speaks of it. */
export interface CommunityRef {
  /** HubSpot record id; null where only a `community_id` is known. */
  recordId: string | null;
  communityId: string | null;
  name: string;
}

const refOf = ({ id, communityId, shortName, longName }: Community): CommunityRef => ({
  recordId: id,
  communityId,
  name: shortName ?? longName ?? communityId ?? `Company ${id}`,
});

const bareRef = (communityId: string | null): CommunityRef | null =>
  communityId === null ? null : { recordId: null, communityId, name: communityId };

export const communityRef = refOf;

/** The community of a deal: of its first company that was read. Null where it names none. */
export function communityOfDeal(
  { communityRecordIds }: Pick<Deal, 'communityRecordIds'>,
  { look }: WorkInputs,
): CommunityRef | null {
  const [found] = communityRecordIds.flatMap((id) => look.byId.communities.get(id) ?? []);
  return found ? refOf(found) : null;
}

/** The community with the engagement's `community_id`, else that of its deal's company, else the bare id. */
export function communityOfEngagement(
  { communityId, dealIds }: Pick<Engagement, 'communityId' | 'dealIds'>,
  inputs: WorkInputs,
): CommunityRef | null {
  const { look } = inputs;
  const [named] = communityId === null ? [] : look.communitiesNamed(communityId);
  if (named) return refOf(named);
  const communityRecordIds = dealIds.flatMap((id) => look.byId.deals.get(id)?.communityRecordIds ?? []);
  return communityOfDeal({ communityRecordIds }, inputs) ?? bareRef(communityId);
}

/** The community with a `community_id`, as findings and hubs name it; the bare id where no company has it. */
export function communityNamed(communityId: string | null, { look }: WorkInputs): CommunityRef | null {
  const [named] = communityId === null ? [] : look.communitiesNamed(communityId);
  return named ? refOf(named) : bareRef(communityId);
}

/** The community as a cell that leads to its page. */
export const communityCell = (ref: CommunityRef | null): Cell =>
  ref === null
    ? { value: null, shown: [{ text: 'Not known' }] }
    : link(ref.name, ref.recordId === null ? null : communityPage(ref.recordId), noteOf(ref));

const noteOf = ({ communityId, name }: CommunityRef) => (communityId === name ? null : communityId);
