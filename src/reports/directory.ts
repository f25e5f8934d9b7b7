import { z } from 'zod';
import type { Day, Engagement, Snapshot } from '../model/index.ts';

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
export function directory({ records }: Snapshot, asOf: Day, { keys, reasons }: Site): DirectoryRow[] {
  const engagements = Map.groupBy(
    records.engagements.filter(({ status }) => status !== 'Cancelled'),
    ({ communityId }) => communityId ?? '',
  );
  const hubs = Map.groupBy(
    records.hubs.filter(({ decommissionedOn }) => decommissionedOn === null),
    ({ communityId }) => communityId ?? '',
  );
  const rows = records.communities.map((community) => {
    const id = community.communityId;
    const current = id === null ? null : currentOf(engagements.get(id) ?? [], asOf);
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

const STATES = ['active', 'planned', 'ended', 'dates unclear'] as const;

function currentOf(engagements: Engagement[], asOf: Day): Engagement | null {
  const rank = (engagement: Engagement) => STATES.indexOf(stateOf(engagement, asOf));
  const ordered = [...engagements].sort(
    (a, b) => rank(a) - rank(b) || compare(b.end ?? '', a.end ?? '') || compare(a.id, b.id),
  );
  return ordered[0] ?? null;
}

function stateOf({ start, end }: Engagement, asOf: Day): (typeof STATES)[number] {
  if (start === null || end === null || start > end) return 'dates unclear';
  return asOf < start ? 'planned' : asOf > end ? 'ended' : 'active';
}

const agreementOf = (engagement: Engagement, asOf: Day) => ({
  name: engagement.name ?? engagement.id,
  start: engagement.start,
  end: engagement.end,
  state: stateOf(engagement, asOf),
  tier: engagement.serviceTier,
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
