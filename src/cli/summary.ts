import { appendFile } from 'node:fs/promises';

/** Adds a section to the page of the GitHub job, when the command runs in one. */
export async function addToJobSummary(title: string, markdown: string): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file) await appendFile(file, `## ${title}\n\n${markdown.trimEnd()}\n\n`);
}

/** A text as Markdown that shows it as it is. */
export function verbatim(text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([fence]) => fence.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
