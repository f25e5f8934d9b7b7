import {
  alreadyPublished,
  communityWords,
  makeEdition,
  nameOf,
  writeEdition,
  type StoredEdition,
} from '../../src/build/index.ts';
import type { Io } from '../../src/cli/index.ts';
import type { CheckResult } from '../../src/invariants/index.ts';
import { PlumblineError, type Config, type Day, type Snapshot } from '../../src/model/index.ts';
import {
  doubtQuality,
  editionExtracts,
  extractCommunities,
  hasSomething,
  siteKey,
  type CommunityExtract,
} from '../../src/reports/index.ts';
import { periodsAsked } from './periods.ts';

interface Context {
  root: string;
  /** The folder of editions. */
  place: string;
  /** What stands there already. */
  editions: readonly StoredEdition[];
  snapshot: Snapshot;
  config: Config;
  asOf: Day;
  check: CheckResult;
}

interface Asking {
  period: string;
  /** Ids of communities; empty for all. */
  only: readonly string[];
  withNotes: boolean;
}

/** Publishes the editions that are asked for and may be published, and says why the others may not. */
export async function publishEditions(
  context: Context,
  { period, only, withNotes }: Asking,
  io: Io,
): Promise<{ published: number; refused: number }> {
  const { root, place, editions, snapshot, config, asOf, check } = context;
  const extracts = extractCommunities(snapshot, { asOf, config, key: plain }).extracts;
  refuseUnknown(only, extracts);
  const chosen = extracts.filter(({ communityId }) => only.length === 0 || only.includes(communityId));
  let [published, refused] = [0, 0];
  const refuse = ({ what, why, fix }: PlumblineError) => {
    refused++;
    io.err(`${what} ${why} ${fix}\n`);
  };
  for (const { period: asked, communityIds } of periodsAsked(period, chosen, context)) {
    const words = await communityWords({ root, config, snapshot, check, editions, period: asked, asOf });
    const made = editionExtracts(snapshot, asked, { config, key: plain, ...words }).filter(({ communityId }) =>
      communityIds.includes(communityId),
    );
    for (const extract of made) {
      const stored = makeEdition(extract, {
        manifest: snapshot.manifest,
        publishedOn: asOf,
        notes: extract.openErrors.length > 0 ? doubtQuality(extract) : [],
      });
      if (!hasSomething(extract)) {
        if (only.length > 0) refuse(nothingToReport(stored));
        continue;
      }
      try {
        const isThere = editions.some(({ edition }) => nameOf(edition) === nameOf(stored.edition));
        if (isThere) throw alreadyPublished(stored);
        refuseDoubtful(stored, withNotes);
        refuseUnsafe(stored);
        await writeEdition(place, stored);
      } catch (error) {
        if (!(error instanceof PlumblineError)) throw error;
        refuse(error);
        continue;
      }
      published++;
      const notes = stored.edition.notes.length > 0 ? ', with a note on what is doubtful' : '';
      io.out(`Published ${nameOf(stored.edition)}${notes}\n`);
    }
  }
  io.out(`${published} published, ${refused} refused\n`);
  return { published, refused };
}

/** An edition holds no address of a site: that comes from a secret, which may change. */
const plain = (communityId: string): string => communityId;

type Made = Omit<StoredEdition, 'corrections'>;

function refuseDoubtful({ edition, extract }: Made, withNotes: boolean): void {
  if (withNotes || extract.openErrors.length === 0) return;
  const rules = extract.openErrors.map(({ rule, noun, records }) => `${rule} (${noun}: ${records})`);
  throw new PlumblineError({
    what: `The edition ${nameOf(edition)} was not published.`,
    why: `Errors are open on records that its figures come from: ${[...new Set(rules)].join(', ')}.`,
    fix: 'Correct or waive them as `npm run check` says and pull again, or publish with --with-notes, which says it on the pages.',
  });
}

function refuseUnsafe({ edition }: Made): void {
  if (siteKey.safeParse(edition.communityId).success) return;
  throw new PlumblineError({
    what: `The edition ${nameOf(edition)} was not published.`,
    why: 'Its community_id cannot name a folder.',
    fix: 'Correct the community_id in HubSpot and pull again.',
  });
}

const nothingToReport = ({ edition }: Made) =>
  new PlumblineError({
    what: `The edition ${nameOf(edition)} was not published.`,
    why: 'Nothing of the community belongs to this period: no agreement, no deliverable and no use.',
    fix: 'Name another period or community.',
  });

function refuseUnknown(only: readonly string[], extracts: readonly CommunityExtract[]): void {
  const known = new Set(extracts.map(({ communityId }) => communityId));
  const unknown = only.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new PlumblineError({
    what: `There is nothing to publish of ${unknown.join(', ')}.`,
    why: 'No community with an engagement or a hub has this community_id.',
    fix: 'See the list on the team site under Communities, and name one of its ids.',
  });
}
