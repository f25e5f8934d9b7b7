import type { Records, Snapshot } from '../model/index.ts';
import { PLACED, placesOfSetAside, type PlacedKey } from './set-aside.ts';

/** Communities (`community_id`) that a record belongs to, as far as its links say. */
export interface Place {
  communities: ReadonlySet<string>;
  /** True when it links to nothing, or to a record that names no community or could not be read: that may be another one's. */
  unclear: boolean;
}

/** Records by the one community that they certainly belong to, and how many of each community are left out. */
export interface Placement {
  of<K extends PlacedKey>(noun: K, communityId: string): Records[K];
  /** Ids of hubs whose namespace stands on a hub of another community too. */
  sharedHubIds(communityId: string): string[];
  missing(communityId: string): number;
}

type Group = { [K in PlacedKey]: Records[K] } & { missing: number };

/** Finds each record's community once, for all communities. What could belong to two is given to neither, and is counted. */
export function placeRecords({ records, manifest }: Snapshot): Placement {
  const placeOf = placer(records, manifest.setAside);
  const groups = new Map<string, Group>();
  const group = (communityId: string): Group => {
    const found = groups.get(communityId) ?? emptyGroup();
    groups.set(communityId, found);
    return found;
  };
  const assign = (noun: PlacedKey) => {
    for (const record of records[noun]) {
      const place = placeOf[noun](record as never);
      for (const communityId of place.communities) {
        if (isCertain(place)) (group(communityId)[noun] as unknown[]).push(record);
        // The usage of a shared namespace is reported once a hub instead of once a month.
        else if (noun !== 'usage') group(communityId).missing += 1;
      }
    }
  };
  PLACED.forEach(assign);
  for (const { communities } of placeOf.setAside)
    for (const communityId of communities) group(communityId).missing += 1;
  return {
    of: <K extends PlacedKey>(noun: K, communityId: string) => (groups.get(communityId)?.[noun] ?? []) as Records[K],
    missing: (communityId) => groups.get(communityId)?.missing ?? 0,
    sharedHubIds: (communityId) =>
      (groups.get(communityId)?.hubs ?? [])
        .filter(({ namespace }) => namespace !== null && !isCertain(placeOf.namespace(namespace)))
        .map(({ id }) => id),
  };
}

const isCertain = ({ communities, unclear }: Place): boolean => communities.size === 1 && !unclear;

const emptyGroup = (): Group => ({
  engagements: [],
  projects: [],
  deliverables: [],
  checkIns: [],
  fteLog: [],
  hubs: [],
  usage: [],
  costs: [],
  missing: 0,
});

/** For each noun, where a record belongs. */
function placer(records: Records, aside: Snapshot['manifest']['setAside']) {
  const unread = placesOfSetAside(records, aside);
  const known = new Map<string, Place>(unread.map(({ id, communities }) => [id, { communities, unclear: true }]));
  const under = (parents: readonly string[]): Place => join(parents.flatMap((parent) => known.get(parent) ?? []));
  const listing = {
    projects: parentsOf(records.engagements, ({ projectIds }) => projectIds),
    deliverables: parentsOf(records.projects, ({ deliverableIds }) => deliverableIds),
  };
  const engagements = ({ communityId }: Records['engagements'][number]) => named(communityId);
  const projects = ({ id, engagementIds }: Records['projects'][number]) =>
    under([...engagementIds, ...(listing.projects.get(id) ?? [])]);
  for (const engagement of records.engagements) known.set(engagement.id, engagements(engagement));
  for (const project of records.projects) known.set(project.id, projects(project));

  const holders = Map.groupBy(records.hubs, ({ namespace }) => namespace);
  const namespace = (name: string) => join((holders.get(name) ?? []).map(({ communityId }) => named(communityId)));
  return {
    engagements,
    projects,
    deliverables: ({ id, projectIds }: Records['deliverables'][number]) =>
      under([...projectIds, ...(listing.deliverables.get(id) ?? [])]),
    checkIns: ({ engagementIds }: Records['checkIns'][number]) => under(engagementIds),
    fteLog: ({ engagementIds }: Records['fteLog'][number]) => under(engagementIds),
    hubs: ({ communityId }: Records['hubs'][number]) => named(communityId),
    usage: (usage: Records['usage'][number]) => namespace(usage.namespace),
    costs: ({ communityId }: Records['costs'][number]) => named(communityId),
    namespace,
    setAside: unread,
  };
}

const named = (communityId: string | null): Place =>
  communityId === null
    ? { communities: new Set(), unclear: true }
    : { communities: new Set([communityId]), unclear: false };

const join = (places: readonly Place[]): Place => ({
  communities: new Set(places.flatMap(({ communities }) => [...communities])),
  unclear: places.length === 0 || places.some(({ unclear }) => unclear),
});

/** Ids of the parents that list a child, by the child's id: the other direction of a link. */
export function parentsOf<T extends { id: string }>(
  parents: readonly T[],
  children: (parent: T) => string[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const parent of parents) {
    for (const child of children(parent)) {
      const listed = found.get(child);
      if (listed) listed.push(parent.id);
      else found.set(child, [parent.id]);
    }
  }
  return found;
}
