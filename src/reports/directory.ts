import { z } from 'zod';
import type { Day, Engagement, Records, Snapshot } from '../model/index.ts';
import { compare } from './words.ts';

/** The team's list of communities: one row for each HubSpot company. */
export const directoryRow = z.strictObject({
  recordId: z.string(),
  communityId: z.string().nullable(),
  name: z.string(),
  agreement: z
    .strictObject({
      name: z.string(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      state: z.enum(['active', 'planned', 'ended', 'dates unclear']),
      tier: z.string().nullable(),
    })
    .nullable(),
  hubs: z.int(),
  /** Folder of the community's site; null when it has none, and then `reason` says why. */
  key: z.string().nullable(),
  reason: z.string().nullable(),
});
export type DirectoryRow = z.infer<typeof directoryRow>;

interface Site {
  /** Folder by community_id, for the communities that have a site. */
  keys: ReadonlyMap<string, string>;
  /** Why a community has none, by its HubSpot record id. */
  reasons: ReadonlyMap<string, string>;
}

/** Every community with its current agreement (else the next, else the last), sorted by name. */
export function directory({ records }: Pick<Snapshot, 'records'>, asOf: Day, { keys, reasons }: Site): DirectoryRow[] {
  const engagements = engagementsByCommunity(records);
  const hubs = Map.groupBy(
    records.hubs.filter(({ decommissionedOn }) => decommissionedOn === null || decommissionedOn > asOf),
    ({ communityId }) => communityId ?? '',
  );
  const rows = records.communities.map((community) => {
    const id = community.communityId;
    const current = currentAgreement(
      (engagements.get(community.id) ?? []).filter(({ status }) => status !== 'Cancelled'),
      asOf,
    );
    const key = (id !== null && !reasons.has(community.id) && keys.get(id)) || null;
    return {
      recordId: community.id,
      communityId: id,
      name: community.shortName ?? community.longName ?? id ?? `Company ${community.id}`,
      agreement: current && agreementOf(current, asOf),
      hubs: id === null ? 0 : (hubs.get(id)?.length ?? 0),
      key,
      reason: key === null ? (reasons.get(community.id) ?? 'It has neither an engagement nor a hub.') : null,
    };
  });
  return rows.sort((a, b) => compare(a.name, b.name) || compare(a.recordId, b.recordId));
}

/**
 * The engagements of each company in HubSpot, by its record id, cancelled ones too: of the companies with the
 * engagement's `community_id`; where none has it, of the companies of its deals.
 */
export function engagementsByCommunity({
  communities,
  engagements,
  deals,
}: Pick<Records, 'communities' | 'engagements' | 'deals'>): ReadonlyMap<string, readonly Engagement[]> {
  const named = Map.groupBy(communities, ({ communityId }) => communityId);
  const companies = new Map(deals.map(({ id, communityRecordIds }) => [id, communityRecordIds]));
  const found = new Map<string, Engagement[]>();
  for (const engagement of engagements) {
    const { communityId, dealIds } = engagement;
    const byName = communityId === null ? [] : (named.get(communityId) ?? []).map(({ id }) => id);
    const ids = byName.length > 0 ? byName : dealIds.flatMap((id) => companies.get(id) ?? []);
    for (const id of new Set(ids)) {
      const own = found.get(id);
      if (own) own.push(engagement);
      else found.set(id, [engagement]);
    }
  }
  return found;
}

const STATES = ['active', 'planned', 'ended', 'dates unclear'] as const;
export type AgreementState = (typeof STATES)[number];

/** The active engagement, else the next, else the last, of those that are given. */
export function currentAgreement(engagements: readonly Engagement[], asOf: Day): Engagement | null {
  const rank = (engagement: Engagement) => STATES.indexOf(agreementState(engagement, asOf));
  const byState = (a: Engagement, b: Engagement) => rank(a) - rank(b) || compare(a.id, b.id);
  const byDate = (a: Engagement, b: Engagement) =>
    agreementState(a, asOf) === 'planned' && agreementState(b, asOf) === 'planned'
      ? compare(a.start ?? '', b.start ?? '')
      : rank(a) === rank(b)
        ? compare(b.end ?? '', a.end ?? '')
        : 0;
  return [...engagements].sort((a, b) => byDate(a, b) || byState(a, b))[0] ?? null;
}

/** By its dates alone, both of which are in the term. */
export function agreementState({ start, end }: Pick<Engagement, 'start' | 'end'>, asOf: Day): AgreementState {
  if (start === null || end === null || start > end) return 'dates unclear';
  return asOf < start ? 'planned' : asOf > end ? 'ended' : 'active';
}

const agreementOf = (engagement: Engagement, asOf: Day) => ({
  name: engagement.name ?? engagement.id,
  start: engagement.start,
  end: engagement.end,
  state: agreementState(engagement, asOf),
  tier: engagement.serviceTier,
});
