import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptional } from '../../src/cli/index.ts';
import {
  bindingsOf,
  factsOf,
  HANDBOOK,
  readHandbook,
  recordOf,
  refuseUnbound,
  type Bindings,
  type HandbookRecord,
  type HandbookText,
} from '../../src/handbook/index.ts';
import { readWaivers, RULES, type WaiverFile } from '../../src/invariants/index.ts';
import { PlumblineError, type HandbookFacts, type Manifest } from '../../src/model/index.ts';
import { INPUTS } from '../../src/snapshot/index.ts';

/** Where the words that a check goes with stand. */
export interface InputPlaces {
  /** The file of waivers. */
  waivers: string;
  /** The folder of the handbook. */
  handbook: string;
}

/**
 * Of the repository, unless an invented portfolio brings its own (`npm run sample -- --faults` writes them), which is said.
 * @param named what --waivers names
 */
export function inputPlaces(
  { root, dir, manifest }: { root: string; dir: string; manifest: Manifest },
  say: (line: string) => void,
  named?: string,
): InputPlaces {
  const place = (own: string, usual: string) => {
    const beside = join(dir, INPUTS, own);
    if (manifest.source !== 'sample' || !existsSync(beside)) return join(root, usual);
    say(`Using ${beside} of the invented sample instead of ${usual}.\n`);
    return beside;
  };
  return {
    waivers: named === undefined ? place('waivers.yaml', 'content/waivers.yaml') : resolve(named),
    handbook: place('handbook', HANDBOOK),
  };
}

/**
 * What the rules look at besides the snapshot. Without a file of waivers nothing is waived.
 * @param named the file of waivers that --waivers names, which must be there
 */
export async function readInputs(
  places: InputPlaces,
  named?: string,
): Promise<{ waivers: WaiverFile; handbook: HandbookFacts }> {
  if (named !== undefined && !existsSync(places.waivers)) {
    throw new PlumblineError({
      what: `There is no file of waivers ${places.waivers}.`,
      why: '--waivers names it, and without it every waived finding would be open.',
      fix: 'Name a file that is there, or leave the option out.',
    });
  }
  return {
    waivers: readWaivers(await readOptional(places.waivers, 'The file of waivers')),
    handbook: factsOf(readHandbook(places.handbook), RULES, null),
  };
}

/** A handbook that holds its rules. Throws PlumblineError when it does not. */
export function boundHandbook({ handbook }: InputPlaces): { bindings: Bindings; record: HandbookRecord } {
  const pages = readHandbook(handbook);
  const bindings = bindingsOf(pages);
  refuseUnbound(pages, bindings, RULES, handbook);
  return { bindings, record: recordFor(pages, bindings, handbook) };
}

/** What the site is told of the handbook. */
export const recordFor = (pages: readonly HandbookText[], bindings: Bindings, folder: string): HandbookRecord =>
  recordOf(pages, bindings, { folder, isOwn: true, changesOf: () => null, editUrlOf: () => null });
