import { execFileSync } from 'node:child_process';
import { changesOf, LOG, type Change } from '../handbook/index.ts';

/** What git tells of the pages of a folder. */
export interface History {
  /** The changes of a file below the folder, the latest first; null where nothing is known of any. */
  changesOf: (file: string) => Change[] | null;
  /** Why nothing is known, as a sentence; null where something is. */
  unknown: string | null;
}

/** How long git may take, in milliseconds. */
const TIMEOUT = 60_000;

/** Asks git, at most twice, for the changes below a folder as of the commit that is checked out. Does not throw. */
export function handbookHistory(folder: string): History {
  const nothing = (unknown: string): History => ({ changesOf: () => null, unknown });
  const state = git(folder, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository']);
  const [isInside, isShallow] = state?.trim().split('\n') ?? [];
  if (isInside !== 'true') return nothing('History is not known: the handbook is in no git repository.');
  // Its oldest commit would look as if it had made every page.
  if (isShallow !== 'false') return nothing('History is not known in a shallow clone.');
  const log = git(folder, LOG);
  if (log === null) return nothing('History is not known: git did not tell it.');
  const changes = changesOf(log);
  return { changesOf: (file) => changes.get(file.replaceAll('\\', '/')) ?? [], unknown: null };
}

function git(cwd: string, args: readonly string[]): string | null {
  // Within a hook git's own variables name another repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  try {
    return execFileSync('git', args, {
      ...{ cwd, env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' }, encoding: 'utf8', timeout: TIMEOUT },
      ...{ maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
    });
  } catch {
    return null;
  }
}
