import { mkdir, readdir, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PlumblineError } from '../../model/index.ts';
import { isRunning, readProcessTag, thisProcess } from '../process.ts';
import { storageError } from '../storage-error.ts';
import { readHolder, type Holder } from './holder.ts';
import { Busy, release, take, type Taker } from './take.ts';

/** How long after its deadline a run on another machine may still be ending. */
const MARGIN_MS = 300_000;
/** How often one that waits looks whether the lock is free. */
const LOOK_MS = 100;

export interface LockOptions {
  /** Milliseconds since 1970. */
  now: number;
  /** How long the holder may take. */
  deadlineMs: number;
  /** How long to wait for a run that still goes on; without it, not at all. */
  waitMs?: number;
  /** Hears that the lock of a run that ended was taken over. */
  say: (line: string) => void;
}

/**
 * Takes the lock of a snapshot folder, a file beside it, so that one run at a time writes there. Throws when a run that
 * still goes on holds it. The lock of a run that was killed is taken over, by one of those who try.
 * @param target the folder, as an absolute path
 * @returns lets the lock go
 */
export async function lockSnapshot(
  target: string,
  { now, deadlineMs, waitMs = 0, say }: LockOptions,
): Promise<() => Promise<void>> {
  const path = join(dirname(target), `.${basename(target)}.lock`);
  const me: Holder = {
    token: randomBytes(8).toString('hex'),
    ...thisProcess(),
    host: hostname(),
    startedAt: new Date(now).toISOString(),
    endsBy: new Date(now + deadlineMs + MARGIN_MS).toISOString(),
  };
  try {
    await mkdir(dirname(target), { recursive: true });
    await takeWithin(waitMs, path, { me, say });
    await sweep(path);
  } catch (cause) {
    if (cause instanceof PlumblineError) throw cause;
    throw storageError(`${target} could not be locked.`, path, cause, JSON.stringify(me).length);
  }
  return () => release(path, me);
}

/** Takes the lock, or waits for it as long as it may. */
async function takeWithin(waitMs: number, path: string, taker: Taker): Promise<void> {
  for (let waited = 0; ; waited += LOOK_MS) {
    try {
      await take(path, taker);
      return;
    } catch (error) {
      if (!(error instanceof Busy) || waited >= waitMs) throw error;
      await setTimeout(LOOK_MS);
    }
  }
}

/** Removes what runs left that were killed while they took a lock. Only the holder does it. */
async function sweep(path: string): Promise<void> {
  const name = basename(path);
  for (const other of await readdir(dirname(path))) {
    const file = join(dirname(path), other);
    if (other.startsWith(`${name}.new-`)) {
      const writer = readProcessTag(other.slice(`${name}.new-`.length));
      if (writer && !isRunning(writer)) await rm(file, { force: true });
    } else if (other.startsWith(`${name}.over-`)) {
      const held = await readHolder(file);
      if (held === 'unreadable' || (held && held.host === hostname() && !isRunning(held)))
        await rm(file, { force: true });
    }
  }
}
