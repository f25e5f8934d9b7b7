import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Config, Snapshot } from '../../src/model/index.ts';
import { readHolder, staleness } from '../../src/snapshot/lock/holder.ts';
import { thisProcess } from '../../src/snapshot/process.ts';
import { hasSnapshot, readSnapshot } from '../../src/snapshot/index.ts';
import { faultOf, freshnessLines, ok, warning, type Line } from '../../src/sources/probe/index.ts';

/** What stands in the folder of the last pull, and how fresh it is. */
export async function lookAtSnapshot(
  dir: string,
  config: Config,
  now: number,
): Promise<{ lines: Line[]; snapshot: Snapshot | null }> {
  const lock = await lockLines(dir, now);
  if (!hasSnapshot(dir)) {
    return { snapshot: null, lines: [...lock, warning('Nothing has been pulled yet.', 'Run npm run pull.')] };
  }
  try {
    const snapshot = await readSnapshot(dir);
    return { snapshot, lines: [...lock, ...freshnessLines(snapshot, config, now)] };
  } catch (error) {
    return { snapshot: null, lines: [...lock, faultOf(error)] };
  }
}

/** Whether a pull is under way, or one died and left its lock. */
async function lockLines(dir: string, now: number): Promise<Line[]> {
  const path = join(dirname(dir), `.${basename(dir)}.lock`);
  const held = await readHolder(path);
  if (held === null) return [];
  const at = new Date(now).toISOString();
  const me = { token: '', ...thisProcess(), host: hostname(), startedAt: at, endsBy: at };
  const over = held === 'unreadable' ? 'nothing in it can be read' : staleness(held, me);
  if (over === null && held !== 'unreadable') return [ok(`A pull is under way since ${held.startedAt}.`)];
  return [
    warning(
      `A pull died and left its lock ${path}: ${over ?? ''}.`,
      'See why it ended, in its log or that of the machine; the next pull takes the lock over.',
    ),
  ];
}
