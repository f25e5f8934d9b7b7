/** Snapshot folders: one JSON file per noun and a manifest that proves they belong together. */
export { asOfDate } from './as-of.ts';
export { hasSnapshot, tidy } from './beside.ts';
export { DIFF_FORMATS, diffSchema, diffSnapshots, type SnapshotDiff } from './diff/index.ts';
export { findingsBeside, inventedBeside, FINDINGS_FILE, openFindings, writeFindings } from './finding-history.ts';
export { compare, formatRecords, formatSnapshot, partsOf, sha256, sortKeys, type SnapshotInput } from './format.ts';
export { historyBeside, joinHistory, openHistory, writeHistory } from './history/index.ts';
export { advanceJournal, JOURNAL_DAYS, type Night } from './journal-advance.ts';
export { JOURNAL_FILE, openJournal, writeJournal } from './journal-file.ts';
export { readKept, writeKept } from './kept-file.ts';
export { asPrevious, lastSnapshot } from './last.ts';
export { lockSnapshot, type LockOptions } from './lock/index.ts';
export { readSnapshot } from './read.ts';
export { INPUTS, refuseForeign } from './target.ts';
export { writeSnapshot } from './write.ts';
