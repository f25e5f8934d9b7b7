import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ofSameKind, readEditionFolder, type StoredEdition } from '../../src/build/index.ts';
import { SAMPLE } from '../../src/cli/index.ts';
import { PlumblineError, type Snapshot } from '../../src/model/index.ts';
import { INPUTS } from '../../src/snapshot/index.ts';

/** Where editions stand below the root of the repository. */
export const EDITIONS = 'data/editions';

/**
 * The folder of the editions of a snapshot: the one named, else that of the repository. An invented portfolio besides the
 * committed one keeps its own among its inputs, because editions of another say nothing about it.
 */
export function editionsPlace(
  { root, dir, manifest }: { root: string; dir: string; manifest: Snapshot['manifest'] },
  named: string | undefined,
): string {
  if (named !== undefined) return resolve(named);
  const isOther = manifest.source === 'sample' && resolve(dir) !== join(root, SAMPLE);
  return isOther ? join(dir, INPUTS, 'editions') : join(root, EDITIONS);
}

/** The editions that go with a snapshot. Says how many of the other kind of data are left out. */
export async function editionsFor(
  { root, dir, snapshot }: { root: string; dir: string; snapshot: Snapshot },
  named: string | undefined,
  say: (line: string) => void,
): Promise<StoredEdition[]> {
  const place = editionsPlace({ root, dir, manifest: snapshot.manifest }, named);
  if (named !== undefined && !existsSync(place)) {
    throw new PlumblineError({
      what: `There is no folder of editions ${place}.`,
      why: '--editions names it.',
      fix: 'Name a folder that is there, or leave the option out.',
    });
  }
  const stored = await readEditionFolder(place);
  const own = ofSameKind(stored, snapshot);
  const others = stored.length - own.length;
  if (others > 0)
    say(
      `${others} ${others === 1 ? 'edition' : 'editions'} of ${snapshot.manifest.source === 'sample' ? 'real' : 'invented'} data in ${place} ${others === 1 ? 'is' : 'are'} left out: the data are ${snapshot.manifest.source === 'sample' ? 'invented' : 'real'}.\n`,
    );
  return own;
}
