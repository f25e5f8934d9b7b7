import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { readOptional } from '../../src/cli/index.ts';
import { handbookHistory } from '../../src/build/index.ts';
import {
  bindingsOf,
  editUrl,
  factsOf,
  HANDBOOK,
  navigationOf,
  recordOf,
  type Bindings,
  type HandbookRecord,
} from '../../src/handbook/index.ts';
import { readWaivers, RULES, type WaiverFile } from '../../src/invariants/index.ts';
import { PlumblineError, type Config, type HandbookFacts, type Manifest } from '../../src/model/index.ts';
import { INPUTS } from '../../src/snapshot/index.ts';
import { readWords, refuseNoFolder, type Words } from './words.ts';

/** Where the words that a check goes with stand. */
export interface InputPlaces {
  /** The file of waivers. */
  waivers: string;
  /** The folder of the handbook. */
  handbook: string;
  /** Whether the rules were written for this handbook, which must hold them then. One that --handbook names is read as it is. */
  isOwn: boolean;
}

/** What the options of a command name. */
export interface Named {
  waivers?: string | undefined;
  handbook?: string | undefined;
}

/**
 * Of the repository, unless an invented portfolio brings its own (`npm run sample -- --faults` writes them), which is said,
 * or an option names another place.
 * @throws PlumblineError when the folder of a handbook that is named is not there, exit code 2
 */
export function inputPlaces(
  { root, dir, manifest }: { root: string; dir: string; manifest: Manifest },
  say: (line: string) => void,
  named: Named = {},
): InputPlaces {
  const place = (own: string, usual: string) => {
    const beside = join(dir, INPUTS, own);
    if (manifest.source !== 'sample' || !existsSync(beside)) return join(root, usual);
    say(`Using ${beside} of the invented sample instead of ${usual}.\n`);
    return beside;
  };
  if (named.handbook !== undefined) refuseNoFolder(named.handbook);
  const handbook = named.handbook === undefined ? place('handbook', HANDBOOK) : resolve(named.handbook);
  return {
    waivers: named.waivers === undefined ? place('waivers.yaml', 'content/waivers.yaml') : resolve(named.waivers),
    handbook,
    isOwn: named.handbook === undefined || handbook === join(root, HANDBOOK),
  };
}

/**
 * What the rules look at besides the snapshot. Without a file of waivers nothing is waived.
 * @param named the file of waivers that --waivers names, which must be there
 */
export async function readInputs(
  places: InputPlaces,
  named?: string,
  { pages, glossary }: Words = readWords(places),
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
    handbook: factsOf(pages, RULES, glossary),
  };
}

/** What the site is told of a handbook besides its text. */
export function tellHandbook(
  { handbook, isOwn }: InputPlaces,
  { pages }: Words,
  { root, config }: { root: string; config: Config },
): { bindings: Bindings; record: HandbookRecord } {
  const bindings = bindingsOf(pages);
  const history = handbookHistory(handbook);
  const record = recordOf(pages, bindings, {
    ...{ folder: below(root, handbook) ?? handbook, isOwn, navigation: navigationOf(handbook, pages) },
    ...{ historyUnknown: history.unknown, changesOf: history.changesOf },
    editUrlOf: (file) => editUrl(config.handbook.editUrl, below(root, join(handbook, file))),
  });
  return { bindings, record };
}

/** The way from the root to a path below it; null for one that stands elsewhere. */
function below(root: string, path: string): string | null {
  const way = relative(root, path);
  return way.startsWith('..') || resolve(root, way) !== path || way === '' ? null : way.split(sep).join('/');
}
