import type { CheckResult } from '../invariants/index.ts';
import type { Config, Day, Snapshot } from '../model/index.ts';
import type { CommunityExtract, CommunityWords, ReportPeriod } from '../reports/index.ts';
import {
  compareEditions,
  previousOf,
  refuseDrift,
  type ComparedEdition,
  type StoredEdition,
} from './editions/index.ts';
import { readEvents } from './events.ts';
import { readLogos } from './logos.ts';
import { readNarratives } from './narratives.ts';
import { openErrorsOf } from './open-errors.ts';
import type { ReadFor } from './written.ts';

/** What the communities' reports hold besides the snapshot. */
export interface ReportInputs {
  words: ReadonlyMap<string, Partial<CommunityWords>>;
  organisationLogo: CommunityExtract['logo'];
}

export interface WordsRequest {
  root: string;
  config: Config;
  snapshot: Snapshot;
  check: Pick<CheckResult, 'findings'>;
  /** Of the same kind of data: invented ones with invented data only. */
  editions: readonly StoredEdition[];
  /** Null for the rolling reports. */
  period: ReportPeriod | null;
  asOf: Day;
}

/** Logos, events, narratives, open errors and the last edition of each community, for the reports of a period. */
export async function communityWords({
  root,
  config,
  snapshot,
  check,
  editions,
  period,
  asOf,
}: WordsRequest): Promise<ReportInputs> {
  const logos = await readLogos(root, config);
  const errors = openErrorsOf(check);
  const previous = previousOf(editions, period, asOf);
  const readFor = readForOf(snapshot, editions, config);
  const narratives = await readNarratives(root, period ?? { id: 'latest' }, readFor);
  const events = await readEvents(root, readFor);
  const all = [logos.communities, errors, previous, narratives, events];
  const ids = new Set(all.flatMap((map): string[] => [...map.keys()]));
  return {
    words: new Map(
      [...ids].map((id) => [
        id,
        {
          logo: logos.communities.get(id) ?? null,
          events: events.get(id) ?? [],
          narrative: narratives.get(id) ?? null,
          openErrors: errors.get(id) ?? [],
          previous: previous.get(id) ?? null,
        },
      ]),
    ),
    organisationLogo: logos.organisation,
  };
}

/** Which words are a mistake. With invented data beside real words no community is: the words are for the real ones. */
function readForOf({ manifest, records }: Snapshot, editions: readonly StoredEdition[], config: Config): ReadFor {
  const terms = config.calendar.terms.map(({ id }) => id);
  if (manifest.source === 'sample') return { terms, invented: true };
  const current = records.communities.flatMap(({ communityId }) => communityId ?? []);
  return { terms, invented: false, communities: [...current, ...editions.map(({ edition }) => edition.communityId)] };
}

/** What the communities' site is given besides the snapshot. */
export interface CommunityInputs extends ReportInputs {
  editions: ComparedEdition[];
}

/**
 * As `communityWords` for the rolling reports, with the editions beside today's data.
 * @throws PlumblineError when the code would show an edition with other values than were published
 */
export async function communityInputs(request: Omit<WordsRequest, 'period'>): Promise<CommunityInputs> {
  const { snapshot, editions } = request;
  refuseDrift(editions);
  return {
    ...(await communityWords({ ...request, period: null })),
    editions: compareEditions(editions, snapshot, request),
  };
}

/** Those of a kind of data: an edition of the invented sample is never shown with live data, nor the other way round. */
export const ofSameKind = (editions: readonly StoredEdition[], { manifest }: Pick<Snapshot, 'manifest'>) =>
  editions.filter(({ extract }) => extract.invented === (manifest.source === 'sample'));
