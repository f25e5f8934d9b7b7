import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** An English community, a Spanish one, and the one with the longest name, of the sample. */
export const COMMUNITIES = ['tidewater', 'pedralvia', 'karrowan'];

/** Pages of some communities of the built sample, as addresses below it: of the latest reports and of their newest edition. */
export function reportPages(dir: string, communities: readonly string[] = COMMUNITIES): string[] {
  return communities.flatMap((id) => {
    const editions = join(dir, 'communities', id, 'editions');
    const [newest] = existsSync(editions) ? readdirSync(editions).sort().reverse() : [];
    const folders = ['', ...(newest === undefined ? [] : [`editions/${newest}/`])];
    return folders.flatMap((folder) => pagesBelow(dir, `communities/${id}/${folder}`));
  });
}

const pagesBelow = (dir: string, folder: string): string[] =>
  readdirSync(join(dir, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html') && !file.startsWith('editions/'))
    .map((file) => `${folder}${file.slice(0, -'index.html'.length)}`)
    .sort();
