import { NO_HISTORY, type FindingHistory } from '../../src/invariants/index.ts';
import { addDays, readConfig, type Journal } from '../../src/model/index.ts';
import { earlier } from '../../src/sample/index.ts';
import {
  advanceJournal,
  formatSnapshot,
  writeFindings,
  writeJournal,
  type SnapshotInput,
} from '../../src/snapshot/index.ts';
import { judge } from '../check/judge.ts';

/** Nights that were noted before the portfolio's own: six weeks, so that a trend can be seen. */
export const NIGHTS = 42;

export interface InventedHistory {
  findings: FindingHistory;
  journal: Journal;
}

/**
 * The history that nightly checks would have kept of an invented portfolio: each night is derived from what the records say
 * had come about by then, and judged by the rules, those about the handbook aside.
 */
export function inventedHistory(input: SnapshotInput, nights = NIGHTS): InventedHistory {
  const config = readConfig({});
  let findings: FindingHistory = NO_HISTORY;
  let journal: Journal | null = null;
  const last = input.asOf ?? input.pulledAt.slice(0, 10);
  for (let back = nights; back > 0; back--) {
    const asOf = addDays(last, -back);
    const night = earlier(input, asOf);
    const snapshot = { manifest: formatSnapshot(night).manifest, records: night.records };
    const options = { asOf, config, now: null, nowReason: 'An invented night has no time of day.' };
    const asked = { history: findings, filter: null, failOn: 'never', acceptLost: undefined } as const;
    const { result, next } = judge(snapshot, options, asked);
    if (next === null) throw new RangeError(`The data of the invented night ${asOf} cannot be trusted.`);
    journal = advanceJournal(journal, { snapshot, summary: result.summary, findings: result.findings, asOf });
    findings = next;
  }
  if (journal === null) throw new RangeError(`Expected at least one night, found ${nights}.`);
  return { findings, journal };
}

/** Writes it to the folder that the site of the sample reads. */
export async function writeInvented(dir: string, { findings, journal }: InventedHistory): Promise<void> {
  await writeJournal(dir, journal);
  await writeFindings(dir, findings);
}
