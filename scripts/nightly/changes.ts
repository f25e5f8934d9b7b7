import { DIFF_FORMATS, type SnapshotDiff } from '../../src/snapshot/index.ts';

/**
 * What changed, for a terminal and for the page of a job.
 * @param diff or one sentence that says why there is nothing to compare
 * @param redact gives counts by noun, and neither records nor values
 */
export function changesFor(diff: SnapshotDiff | string, redact: boolean): { text: string; markdown: string } {
  if (typeof diff === 'string') return { text: `${diff}\n`, markdown: diff };
  if (!redact) return { text: DIFF_FORMATS.text(diff), markdown: DIFF_FORMATS.markdown(diff) };
  const lines = diff.nouns.map(
    ({ noun, before, after, added, removed, changed }) =>
      `${noun}: ${before} → ${after} (${added.length} added, ${removed.length} removed, ${changed.length} changed)`,
  );
  const all = lines.length > 0 ? lines : ['No record changed.'];
  return { text: `${all.join('\n')}\n`, markdown: all.map((line) => `- ${line}`).join('\n') };
}
