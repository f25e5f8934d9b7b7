import { nameOf, replaceEdition, withoutWords, type StoredEdition } from '../../src/build/index.ts';
import type { Io } from '../../src/cli/index.ts';
import { PlumblineError, type Day } from '../../src/model/index.ts';

interface Removing {
  place: string;
  editions: readonly StoredEdition[];
  words: string;
  communityId: string;
  /** Null for all editions of the community. */
  period: string | null;
  asOf: Day;
}

/** Takes words out of the editions of a community that hold them. All or none are written. The words are not repeated in the log. */
export async function removeWords({ place, editions, words, communityId, period, asOf }: Removing, io: Io) {
  const meant = editions.filter(
    ({ edition }) => edition.communityId === communityId && (period === null || edition.period.id === period),
  );
  const changed = meant.flatMap((stored) => withoutWords(stored, words, asOf) ?? []);
  if (changed.length === 0) {
    throw new PlumblineError({
      what: 'Nothing was removed.',
      why:
        meant.length === 0
          ? `There is no edition ${period === null ? '' : `${period} `}of ${communityId} in ${place}.`
          : `None of the ${meant.length} editions of ${communityId} that were looked at holds these words.`,
      fix: 'Copy the words from the page as they stand there, and name the community_id and the period by which its folder is called.',
    });
  }
  for (const stored of changed) {
    await replaceEdition(place, stored);
    const places = stored.edition.removals?.at(-1)?.places ?? 0;
    io.out(`Removed from the edition ${nameOf(stored.edition)}: ${places} ${places === 1 ? 'place' : 'places'}\n`);
  }
  io.out(
    'The history of git keeps the words: where they must go from there too, rewrite it. Copies that others have stay theirs.\n',
  );
}
