import type { Day, Engagement } from '../../model/index.ts';
import { compare } from '../words.ts';
import { communityOfEngagement, type CommunityRef } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { intervalOf, type Interval } from './spread.ts';

/** A community with the terms of its engagements that are not cancelled. */
export interface Served {
  /** HubSpot record id, else the `community_id`; null for an engagement whose community is not known. */
  key: string;
  ref: CommunityRef | null;
  terms: { engagement: Engagement; interval: Interval }[];
  /** Engagements whose dates are missing or out of order: they may be active on any day. */
  undated: Engagement[];
}

/** The communities that engagements are of, by name. Engagements of no known community stand each by itself. */
export function servedCommunities(inputs: WorkInputs): Served[] {
  const all = new Map<string, Served>();
  for (const engagement of inputs.snapshot.records.engagements) {
    if (engagement.status === 'Cancelled') continue;
    const ref = communityOfEngagement(engagement, inputs);
    const key = keyOf(ref, engagement);
    const served = all.get(key) ?? { key, ref, terms: [], undated: [] };
    all.set(key, served);
    const interval = intervalOf(engagement.start, engagement.end);
    if (interval) served.terms.push({ engagement, interval });
    else served.undated.push(engagement);
  }
  return [...all.values()].sort((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.key, b.key));
}

const keyOf = (ref: CommunityRef | null, { id }: Engagement): string =>
  ref === null
    ? `engagement ${id}`
    : ref.recordId === null
      ? `id ${ref.communityId ?? ref.name}`
      : `record ${ref.recordId}`;

export const nameOf = ({ ref }: Served): string => ref?.name ?? 'Not known';

/** The engagements of a community that are active on a day. */
export const activeOn = ({ terms }: Served, day: Day): Engagement[] =>
  terms.flatMap(({ engagement, interval }) => (interval.start <= day && day <= interval.end ? [engagement] : []));
