import { eachFreeText, type NounKey, type Records } from '../../../model/index.ts';
import type { Context } from '../../types.ts';
import type { Leak, Search } from './private-texts.ts';

/** A text that a community is shown and that gives something away. */
export interface Leaking {
  key: NounKey;
  id: string;
  field: string;
  leak: Leak;
}

/** What leaks by `community_id`, and the communities that are shown an e-mail address which no record of the team's holds. */
export interface Found {
  leaking: ReadonlyMap<string, Leaking[]>;
  withUnknownAddress: ReadonlySet<string>;
}

/** Nouns of which a community's site shows texts. */
const SHOWN = [
  'communities',
  'engagements',
  'projects',
  'deliverables',
  'hubs',
  'checkIns',
] as const satisfies NounKey[];
type ShownKey = (typeof SHOWN)[number];

/** Searches what each community's site shows: texts of public fields, and of these only what may be published. */
export function leakingTexts(context: Context, { leaksOf, holdsUnknownAddress }: Search): Found {
  const { records } = context.snapshot;
  const communityOf = owners(context);
  const leaking = new Map<string, Leaking[]>();
  const withUnknownAddress = new Set<string>();
  const search = (key: ShownKey) =>
    eachFreeText(key, records[key], 'community', (text, field, record) => {
      const unknown = holdsUnknownAddress(text);
      const leaks = leaksOf(text, { consented: field === 'quote' });
      if ((!unknown && leaks.length === 0) || isWithheld(field, record)) return;
      // Last, because nearly no text comes this far.
      const community = communityOf[key](record as never);
      if (community === null) return;
      if (unknown) withUnknownAddress.add(community);
      for (const leak of leaks) {
        const found = { key, id: record.id, field, leak };
        leaking.set(community, [...(leaking.get(community) ?? []), found]);
      }
    });
  SHOWN.forEach(search);
  return { leaking, withUnknownAddress };
}

/** Whether a public field waits for a consent that it has not. */
function isWithheld(field: string, record: object): boolean {
  if (field === 'quote' && 'mayPublish' in record) return record.mayPublish !== true;
  return field === 'githubIssueUrl' && 'isPublic' in record && record.isPublic !== true;
}

/** The `community_id` that a record is shown to. One that could belong to two communities is shown to neither. */
function owners({ index }: Context): { [Key in ShownKey]: (record: Records[Key][number]) => string | null } {
  const named = ({ communityId }: { communityId: string | null }) => communityId;
  const ofProject = ({ id }: { id: string }) => sole(index.engagementsOfProject(id).map(named));
  return {
    communities: named,
    engagements: named,
    hubs: named,
    projects: ofProject,
    deliverables: ({ id }) => sole(index.projectsOfDeliverable(id).map(ofProject)),
    checkIns: ({ engagementIds }) =>
      sole(engagementIds.flatMap((id) => index.byId.engagements.get(id) ?? []).map(named)),
  };
}

/** The one community of all of them; null where there is none or more than one, or one is not known. */
function sole(communities: readonly (string | null)[]): string | null {
  const [first = null] = communities;
  return communities.every((community) => community === first) ? first : null;
}
