import { join, relative, resolve } from 'node:path';
import { hasSnapshot } from '../snapshot/index.ts';
import type { Io } from './run.ts';

export const LIVE = 'data/live';
export const SAMPLE = 'data/sample';

/** The snapshot folder to read: the one named, else the last pull, else the invented sample, and then that is said. */
export function dataFolder(root: string, named: string | undefined, io: Io): string {
  if (named !== undefined) return resolve(named);
  const live = join(root, LIVE);
  if (hasSnapshot(live)) return live;
  const sample = join(root, SAMPLE);
  io.err(`Using the invented sample in ${relative(process.cwd(), sample) || '.'}: nothing has been pulled yet.\n`);
  return sample;
}
