/** What changed between two snapshots, by noun and field. */
import { sortKeys } from '../format.ts';
import { diffAsMarkdown } from './markdown.ts';
import type { SnapshotDiff } from './schema.ts';
import { diffAsText } from './text.ts';

export { diffSnapshots } from './compare.ts';
export { diffSchema, type SnapshotDiff } from './schema.ts';

export const DIFF_FORMATS = {
  text: diffAsText,
  json: (diff: SnapshotDiff) => `${JSON.stringify(sortKeys(diff), null, 2)}\n`,
  markdown: diffAsMarkdown,
} as const;
