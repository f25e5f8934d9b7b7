import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { EXIT, PlumblineError } from '../../model/index.ts';
import { processTag, thisProcess } from '../process.ts';
import { readHolder, staleness, type Holder } from './holder.ts';

/** Tries to take a lock that is let go or taken over just then. */
const MAX_TRIES = 20;

export interface Taker {
  me: Holder;
  /** Hears that the lock of a run that ended was taken over. */
  say: (line: string) => void;
}

/** Creates the file at `path`, whole from the first moment on. */
export async function take(path: string, { me, say }: Taker): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const draft = await writeDraft(path, me);
    try {
      await link(draft, path);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') continue;
      if (code !== 'EEXIST') throw error;
      const held = await readHolder(path);
      if (held === null) continue;
      const stale = held === 'unreadable' ? 'nothing in it can be read' : staleness(held, me);
      if (stale === null) throw busy(path, held as Holder);
      if (await takeOver(path, held, draft, { me, say })) {
        say(`Took over the lock ${path}: ${stale}.`);
        return;
      }
    } finally {
      await rm(draft, { force: true });
    }
  }
  throw new PlumblineError({
    what: `${path} could not be taken.`,
    why: `It changed hands ${MAX_TRIES} times meanwhile.`,
    fix: 'See that only one schedule runs the pull, then start it again.',
  });
}

/**
 * Puts the draft in the place of a stale lock. The right to do so is a lock of its own, named after the hold that is over:
 * only who has it replaces that hold, and looks again before. So one wins, and one that is killed here is taken over in turn.
 */
async function takeOver(
  path: string,
  held: Holder | 'unreadable',
  draft: string,
  { me, say }: Taker,
): Promise<boolean> {
  const token = held === 'unreadable' ? held : held.token;
  const right = `${path}.over-${token}`;
  await take(right, { me, say });
  try {
    const still = await readHolder(path);
    if (still === null || (still === 'unreadable' ? still : still.token) !== token) return false;
    await rename(draft, path);
    return true;
  } finally {
    await release(right, me);
  }
}

/** Removes the lock if it is still the holder's. */
export async function release(path: string, me: Holder): Promise<void> {
  const held = await readHolder(path).catch(() => null);
  if (held !== null && held !== 'unreadable' && held.token === me.token) await rm(path, { force: true });
}

async function writeDraft(path: string, me: Holder): Promise<string> {
  const draft = `${path}.new-${processTag(thisProcess())}-${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(`${JSON.stringify(me)}\n`);
    // A machine that loses power must not leave a lock that says nothing.
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return draft;
}

/** Says that a run which still goes on holds the lock. */
export class Busy extends PlumblineError {}

const busy = (path: string, { pid, host, startedAt }: Holder) =>
  new Busy({
    what: 'Another run is under way, so this one did not start.',
    why: `Process ${pid} on ${host} has held ${path} since ${startedAt}.`,
    fix: 'Wait until it ends, or stop it; a run that was killed needs nothing, its lock is taken over.',
    exitCode: EXIT.fault,
  });
