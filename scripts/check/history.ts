import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findingHistory, NO_HISTORY, type FindingHistory } from '../../src/invariants/index.ts';
import { PlumblineError, type Day, type Journal, type Manifest } from '../../src/model/index.ts';
import {
  findingsBeside,
  FINDINGS_FILE,
  inventedBeside,
  lockSnapshot,
  openFindings,
  openJournal,
} from '../../src/snapshot/index.ts';

export interface HistoryOptions {
  /** What --history names. */
  history: string | undefined;
  /** What --as-of names. */
  asOf: string | undefined;
}

/** The folder of the history, and what stands in it. */
export interface Kept {
  dir: string;
  history: FindingHistory;
  /** What was noted night by night; null before the first night. */
  journal: Journal | null;
  /** Whether it was invented with the data, and stays as it is. */
  isInvented: boolean;
}

interface Dated {
  dir: string;
  manifest: Manifest;
  asOf: Day;
}

/** No check takes longer; whoever holds the lock of a history beyond that on another machine is gone. */
const DEADLINE_MS = 1_800_000;
/** How long a check waits for another one that writes the same history. */
const WAIT_MS = 10_000;

/**
 * The folder of the history that a check takes part in; null when it takes part in none: a check for a given date, and
 * invented data unless a folder is named.
 */
export function historyPlace({ dir, manifest }: Dated, { history, asOf }: HistoryOptions): string | null {
  if (asOf !== undefined) {
    if (history === undefined) return null;
    throw new PlumblineError({
      what: '--history and --as-of exclude each other.',
      why: 'A check for a given date neither reads nor writes the history.',
      fix: 'Leave one of them out.',
    });
  }
  if (history === '') {
    throw new PlumblineError({
      what: '--history names no folder.',
      why: 'Its value is empty, which would be the folder that the command runs in.',
      fix: 'Name a folder, or leave the option out.',
    });
  }
  if (history === undefined && manifest.source === 'sample') return null;
  return resolve(history ?? findingsBeside(dir));
}

/** The history that was invented with invented data, where it lies beside them. */
function inventedPlace({ dir, manifest }: Dated, { asOf }: HistoryOptions): string | null {
  const place = inventedBeside(dir);
  return manifest.source === 'sample' && asOf === undefined && existsSync(place) ? place : null;
}

/** What stands in the history that a check takes part in. Data that are older than the last check that was recorded take no part, which is said. */
export async function historyOf(
  snapshot: Dated,
  options: HistoryOptions,
  say: (line: string) => void,
): Promise<Kept | null> {
  const own = historyPlace(snapshot, options);
  const dir = own ?? inventedPlace(snapshot, options);
  if (dir === null) return null;
  const history: FindingHistory = (await openFindings(dir, findingHistory)) ?? NO_HISTORY;
  if (history.asOf !== null && snapshot.asOf < history.asOf) {
    say(`The history in ${dir} is of ${history.asOf}, later than this check: it takes no part.`);
    return null;
  }
  const journal = await openJournal(dir);
  if (journal === null && history.asOf !== null)
    say(
      `There is no journal beside the history in ${dir}: what deals and deliverables go through is noted from now on.`,
    );
  return { dir, history, journal, isInvented: own === null };
}

/**
 * Does work that reads and writes a history while no other check does: one that reads in between would write over what the
 * first one found. Waits a little for another check, then throws.
 */
export async function alone<T>(
  place: string | null,
  say: (line: string) => void,
  work: () => Promise<T>,
  { now = Date.now(), waitMs = WAIT_MS }: { now?: number; waitMs?: number } = {},
): Promise<T> {
  if (place === null) return work();
  const release = await lockSnapshot(join(place, FINDINGS_FILE), { now, deadlineMs: DEADLINE_MS, waitMs, say });
  try {
    return await work();
  } finally {
    await release();
  }
}
