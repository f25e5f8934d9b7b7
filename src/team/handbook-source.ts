import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { sitePageSchema, type SitePage } from '../handbook/site-page.ts';
import { PlumblineError } from '../model/error.ts';
import { parse } from '../model/parse.ts';

/** Where the pages of the handbook come from. */
export interface HandbookSource {
  /** The folder in which Astro finds the pages that it compiles. */
  base: string;
  /** The folder in which they are written, which is another one where pages come from elsewhere. */
  folder: string;
  pages: () => Promise<SitePage[]>;
  /** The pages after something in the folder changed. One from elsewhere that Astro compiles stays as it was prepared. */
  again: (before: readonly SitePage[]) => Promise<SitePage[]>;
}

/** What the command prepared; without a command, such as for a type check, the handbook as it stands in the repository. */
export function handbookSource({ PLUMBLINE_TEAM_DATA, PLUMBLINE_HANDBOOK, PLUMBLINE_FOLDER }: NodeJS.ProcessEnv) {
  const own = fileURLToPath(new URL('../../content/handbook', import.meta.url));
  const base = PLUMBLINE_HANDBOOK ?? own;
  const folder = PLUMBLINE_FOLDER ?? base;
  const fresh = async () => {
    // A build does not come here: what the command prepared spares it the parsers.
    const { navigationOf, readGlossary, readHandbook, sitePagesOf } = await import('../handbook/index.ts');
    const { RULES } = await import('../invariants/index.ts');
    const rules = new Map(RULES.map(({ id, title }) => [id, title]));
    const pages = readHandbook(folder, { root: '', glossary: readGlossary(folder)?.entries ?? null, rules });
    return sitePagesOf(pages, { isOwn: base === folder, navigation: navigationOf(folder, pages), root: '' });
  };
  // Nothing prepared the pages of other sites for Astro.
  const unprepared = async () => (await fresh()).filter(({ source, isStrict }) => source === null || isStrict);
  const source: HandbookSource = {
    ...{ base, folder },
    pages: PLUMBLINE_TEAM_DATA === undefined ? unprepared : () => prepared(join(PLUMBLINE_TEAM_DATA, 'pages.json')),
    again: async (before) => {
      const kept = new Map(before.map((page) => [page.id, page]));
      return (await fresh()).map((page) =>
        page.source === null || page.isStrict ? page : (kept.get(page.id) ?? page),
      );
    },
  };
  return source;
}

async function prepared(file: string): Promise<SitePage[]> {
  const result = parse(z.array(sitePageSchema), JSON.parse(await readFile(file, 'utf8')));
  if (result.ok && result.value.length > 0) return result.value;
  throw new PlumblineError({
    what: 'The handbook was not built.',
    why: `The pages that the build prepared in ${file} are damaged or none.`,
    fix: 'Build again with `npm run build`.',
  });
}
