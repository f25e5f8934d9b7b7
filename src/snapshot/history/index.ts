/** The history of usage, which outlives what the endpoints keep. */
import { basename, dirname, join } from 'node:path';

export { accumulate, type Accumulated } from './accumulate.ts';
export { EMPTY as EMPTY_HISTORY, type History } from './history.ts';
export { joinHistory } from './join.ts';
export { openHistory } from './open.ts';
export { refuseRewriting } from './rewriting.ts';
export { refuseSilence } from './silence.ts';
export { writeHistory } from './write.ts';

/**
 * The history folder that belongs to a snapshot folder: `data/history/usage` for `data/live`, and for `data/trial` one of
 * its own, `data/history/usage-of-trial`: what was pulled for a trial must not get into what is published.
 */
export function historyBeside(snapshot: string): string {
  const name = basename(snapshot);
  return join(dirname(snapshot), 'history', name === 'live' ? 'usage' : `usage-of-${name}`);
}
