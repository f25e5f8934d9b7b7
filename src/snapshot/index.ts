/** Snapshot folders: one JSON file per noun and a manifest that proves they belong together. */
export { asOfDate } from './as-of.ts';
export { compare, formatRecords, formatSnapshot, sha256, sortKeys, type SnapshotInput } from './format.ts';
export { readSnapshot } from './read.ts';
export { refuseForeign } from './target.ts';
export { writeSnapshot } from './write.ts';
