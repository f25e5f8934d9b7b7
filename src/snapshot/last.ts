import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  communityIdsOf,
  EXIT,
  NOUN_KEYS,
  PlumblineError,
  SYSTEM_OF,
  volumeOfPart,
  type Manifest,
  type NounKey,
  type PartOfSnapshot,
  type System,
} from '../model/index.ts';
import { hasSnapshot } from './beside.ts';
import { readNouns } from './read.ts';

const ALWAYS: readonly NounKey[] = ['usage', 'communities'];

/**
 * The snapshot that a pull takes the place of: usage, which its history is joined with, communities, whose ids are compared,
 * and the nouns of the systems that are kept from it. Null when there is none, or what is read of it is damaged and nothing is kept. Invented data is not
 * overwritten by real data, nor mixed with it.
 * @param kept systems that are not read this time
 * @param say hears that there is one which is damaged, so that nothing is compared with it
 */
export async function lastSnapshot(
  dir: string,
  kept: readonly System[],
  say: (line: string) => void = () => {},
): Promise<PartOfSnapshot | null> {
  const keys = NOUN_KEYS.filter((key) => ALWAYS.includes(key) || kept.includes(SYSTEM_OF[key]));
  const snapshot = await readNouns(dir, keys).catch(async (error: unknown) => {
    if (await isSample(dir)) throw overSample(dir);
    if (!(error instanceof PlumblineError)) throw error;
    const { what, why } = error;
    if (kept.length === 0) {
      // Why is not said: it may quote a record.
      if (hasSnapshot(dir))
        say(`${what} So whether tables shrank or published usage changed is not checked this time.`);
      return null;
    }
    throw hasSnapshot(dir)
      ? new PlumblineError({
          what,
          why,
          fix: 'Run `npm run pull` without --only, which replaces it.',
          exitCode: error.exitCode,
        })
      : new PlumblineError({
          what,
          why,
          fix: 'Run `npm run pull` without --only first, or name the folder with --out.',
          exitCode: EXIT.fault,
        });
  });
  if (snapshot?.manifest.source !== 'sample') return snapshot;
  throw overSample(dir);
}

/** What the next manifest says of this snapshot. */
export const asPrevious = (snapshot: PartOfSnapshot | null): Manifest['previous'] =>
  snapshot && {
    id: snapshot.manifest.id,
    pulledAt: snapshot.manifest.pulledAt,
    records: volumeOfPart(snapshot),
    ...(snapshot.records.communities && { communityIds: communityIdsOf(snapshot.records.communities) }),
  };

/** Whether the manifest, whatever else is wrong with the folder, says that its data are invented. */
const isSample = (dir: string): Promise<boolean> =>
  readFile(join(dir, 'manifest.json'), 'utf8').then(
    (text) => /"source"\s*:\s*"sample"/.test(text),
    () => false,
  );

const overSample = (dir: string) =>
  new PlumblineError({
    what: `${dir} holds the invented sample.`,
    why: 'A pull would overwrite it with real data, or mix the two.',
    fix: 'Name another folder with --out.',
  });
