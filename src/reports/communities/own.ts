import type { CheckIn, Community, Day, Deal, Engagement, Hub, Usage } from '../../model/index.ts';
import { engagementsByCommunity } from '../directory.ts';
import { compare } from '../words.ts';
import type { WorkFinding, WorkInputs } from '../workspace/inputs.ts';
import { placementOf } from '../workspace/use.ts';

/** What belongs to a community, by whatever way it is found. */
export interface Own {
  community: Community;
  /** The newest first. */
  deals: Deal[];
  /** The one that ends last first; cancelled ones are in it. */
  engagements: Engagement[];
  hubs: Hub[];
  /** Dated and up to the day of the data, the newest first; those that name another community too are left out. */
  checkIns: CheckIn[];
  /** Use of its hubs; of a namespace that it shares with another community there is none. */
  usage: Usage[];
  /** Findings about it, those that are waived left out. */
  findings: WorkFinding[];
  /** Companies in HubSpot with the same `community_id`, which share everything that is found by it. */
  namesakes: Community[];
}

/** Finds what belongs to each community: once for all of them, so that the time grows with the records alone. */
export function ownOf(inputs: WorkInputs): (community: Community) => Own {
  const { look, snapshot, asOf } = inputs;
  const engagementsOf = engagementsByCommunity(snapshot.records);
  const placement = placementOf(inputs);
  const open = inputs.findings.filter(({ waiver }) => waiver === null);
  const findingsOf = Map.groupBy(open, ({ community }) => community);
  const aboutCompany = Map.groupBy(
    open.filter(({ community, subject }) => community === null && subject.type === 'community'),
    ({ subject }) => subject.id,
  );
  return (community) => {
    const { id, communityId } = community;
    const engagements = [...(engagementsOf.get(id) ?? [])].sort(byEnd);
    return {
      ...{ community, engagements },
      deals: [...look.dealsOfCommunity(id)].sort(
        (a, b) => compare(b.createdOn ?? '', a.createdOn ?? '') || compare(a.id, b.id),
      ),
      hubs: communityId === null ? [] : [...look.hubsOfCommunity(communityId)],
      checkIns: checkInsOf(engagements, inputs, asOf),
      usage: communityId === null ? [] : placement.of('usage', communityId),
      findings: [...(communityId === null ? [] : (findingsOf.get(communityId) ?? [])), ...(aboutCompany.get(id) ?? [])],
      namesakes: communityId === null ? [] : look.communitiesNamed(communityId).filter((other) => other.id !== id),
    };
  };
}

const byEnd = (a: Engagement, b: Engagement) => compare(b.end ?? '', a.end ?? '') || compare(a.id, b.id);

function checkInsOf(engagements: readonly Engagement[], { look }: WorkInputs, asOf: Day): CheckIn[] {
  const own = new Set(engagements.map(({ id }) => id));
  const found = new Map(
    engagements
      .flatMap(({ id }) => look.checkInsOfEngagement(id))
      .filter(({ date, engagementIds }) => date !== null && date <= asOf && engagementIds.every((id) => own.has(id)))
      .map((checkIn) => [checkIn.id, checkIn]),
  );
  return [...found.values()].sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id));
}

export const isRunning = ({ decommissionedOn }: Pick<Hub, 'decommissionedOn'>, asOf: Day): boolean =>
  decommissionedOn === null || decommissionedOn > asOf;

export const isCounted = ({ status }: { status: string | null }): boolean => status !== 'Cancelled';

/** Facts of the hand-off packet are looked for on its deals that are not lost. */
export const livingDeals = ({ deals }: Pick<Own, 'deals'>): Deal[] =>
  deals.filter(({ stage }) => stage !== 'Closed Lost');
