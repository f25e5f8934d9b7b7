import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, PlumblineError } from '../../src/model/index.ts';

export const REPORTS = ['milestones', 'impact', 'usage'] as const;

/**
 * The folder of a community's reports of one period, below that of the communities' sites.
 * @throws PlumblineError that names the editions which there are, when this period has none
 */
export async function folderOf(
  dir: string,
  { id, key, period }: { id: string; key: string; period: string },
): Promise<string> {
  if (period === 'latest') return key;
  const editions = (await readdir(join(dir, key, 'editions')).catch(() => [])).sort();
  if (editions.includes(period)) return `${key}/editions/${period}`;
  throw new PlumblineError({
    what: `There is no edition ${period} of ${id} to print.`,
    why: editions.length ? `Published are: ${editions.join(', ')}.` : 'Nothing was published of it yet.',
    fix: `Publish it with \`npm run publish -- --period ${period} --community ${id}\`, or print the rolling report with --period latest.`,
    exitCode: EXIT.fault,
  });
}
