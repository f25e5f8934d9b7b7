import type { Config, Day, Snapshot } from '../../model/index.ts';
import {
  editionExtracts,
  newCorrections,
  withoutWithdrawn,
  type CommunityExtract,
  type Correction,
} from '../../reports/index.ts';
import { nameOf, type StoredEdition } from './stored.ts';

/** An edition beside today's data. */
export interface ComparedEdition extends StoredEdition {
  /** What is to be shown: without what a consent no longer covers. */
  shown: CommunityExtract;
  /** Corrections that are not recorded yet. */
  found: Correction[];
  /** What could not be compared, in words for the log; empty when all was. */
  notCompared: string[];
}

/** Compares editions with what the data say of the same periods by now. */
export function compareEditions(
  editions: readonly StoredEdition[],
  snapshot: Snapshot,
  { config, asOf }: { config: Config; asOf: Day },
): ComparedEdition[] {
  // Period by period: what today's data say of all communities is large, and of one period at a time it is enough.
  const compared = [...Map.groupBy(editions, ({ edition: { period } }) => periodKey(period)).values()].flatMap(
    (group) => {
      const [first] = group;
      if (!first) return [];
      const extracts = editionExtracts(snapshot, first.edition.period, { config, key: plain });
      const today = new Map(extracts.map((extract) => [extract.communityId, extract]));
      return group.map((stored) => besideToday(stored, today.get(stored.edition.communityId), snapshot, asOf));
    },
  );
  const places = new Map(editions.map(({ edition }, place) => [nameOf(edition), place]));
  const place = ({ edition }: StoredEdition) => places.get(nameOf(edition)) ?? 0;
  return compared.sort((a, b) => place(a) - place(b));
}

function besideToday(
  stored: StoredEdition,
  now: CommunityExtract | undefined,
  { manifest }: Snapshot,
  asOf: Day,
): ComparedEdition {
  const { edition, extract } = stored;
  return now === undefined || manifest.pulledAt < extract.pulledAt || asOf < edition.publishedOn
    ? notCompared(stored, now !== undefined, asOf)
    : compared(stored, now, asOf);
}

/** Folder names are no concern of what is compared. */
const plain = (id: string): string => id;

/** Terms of agreements and academic terms of one id may have other days, where the configuration changed. */
const periodKey = ({ id, from, to }: { id: string; from: Day; to: Day }): string => `${id} ${from} ${to}`;

/** What was withdrawn before stays withdrawn, whatever the data are. */
function notCompared(stored: StoredEdition, isThere: boolean, asOf: Day): ComparedEdition {
  const { edition, extract, corrections } = stored;
  const why = isThere ? 'the data are older than the edition' : 'the community is not among the data';
  return {
    ...stored,
    shown: withoutWithdrawn(extract, null, corrections, asOf).extract,
    found: [],
    notCompared: [`${nameOf(edition)}: ${why}`],
  };
}

function compared(stored: StoredEdition, today: CommunityExtract, asOf: Day): ComparedEdition {
  const { edition, extract, corrections: recorded } = stored;
  const { corrections, kept } = newCorrections(extract, today, recorded, asOf);
  const consents = { ...today, isWhole: !kept.includes('delivery') };
  const withdrawn = withoutWithdrawn(extract, consents, recorded, asOf);
  return {
    ...stored,
    shown: withdrawn.extract,
    found: [...withdrawn.corrections, ...corrections],
    notCompared: kept.length === 0 ? [] : [`${nameOf(edition)}: ${kept.join(', ')} in part or in whole`],
  };
}
