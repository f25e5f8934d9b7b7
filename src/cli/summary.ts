import { appendFile } from 'node:fs/promises';

/** Adds Markdown to the page of the GitHub job, when the command runs in one. */
export async function addToJobSummary(markdown: string): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file) await appendFile(file, `${markdown.trimEnd()}\n\n`);
}
