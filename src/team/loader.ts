import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { load } from 'js-yaml';
// From the files that hold them, as in handbook-source.ts: Astro transforms all that a collection imports at each start.
import { partsOf } from '../handbook/front.ts';
import type { SitePage } from '../handbook/site.ts';
import { OWNERS } from '../invariants/types.ts';
import { isDay } from '../model/date.ts';
import type { HandbookSource } from './handbook-source.ts';

/** Puts the pages of the handbook into the collection. In development they are read again when a file of the folder changes. */
export const handbookLoader = ({ base, folder, pages, again }: HandbookSource): Loader => ({
  name: 'plumbline-handbook',
  async load(context) {
    let last = await pages();
    await put(last, base, context);
    context.watcher?.add(folder);
    context.watcher?.on('all', (_, changed) => {
      if (relative(folder, changed).startsWith('..')) return;
      again(last)
        .then((next) => put((last = next), base, context))
        .catch((error: Error) => context.logger.error(error.message));
    });
  },
});

async function put(pages: readonly SitePage[], base: string, { store, ...context }: LoaderContext): Promise<void> {
  const entries = await Promise.all(pages.map((page) => entryOf(page, base, context)));
  store.clear();
  for (const entry of entries) store.set(entry);
}

async function entryOf(
  page: SitePage,
  base: string,
  { parseData, generateDigest, config }: Pick<LoaderContext, 'parseData' | 'generateDigest' | 'config'>,
) {
  const id = page.id === '' ? 'handbook' : `handbook/${page.id}`;
  if (page.source === null) {
    const data = await parseData({ id, data: dataOf(page) });
    const rendered = { html: page.html ?? '', metadata: { headings: page.headings } };
    return { id, data, digest: generateDigest(JSON.stringify(page)), rendered };
  }
  const file = join(base, page.source);
  const text = readFileSync(file, 'utf8');
  const given = page.isStrict ? load(partsOf(text).yaml) : dataOf(page);
  const data = await parseData({ id, data: given as Record<string, unknown>, filePath: file });
  // Compiled when it is rendered, as Astro's own loader has it.
  const filePath = relative(fileURLToPath(config.root), file);
  return { id, data, filePath, digest: generateDigest(text), deferredRender: true };
}

/** Front matter that the collection takes, whatever stands in the file. */
const dataOf = (page: SitePage) => ({
  ...{ title: page.title, description: page.description ?? undefined, status: page.status },
  owner: OWNERS.find((owner) => owner === page.owner),
  reviewed: page.reviewed !== null && isDay(page.reviewed) ? page.reviewed : undefined,
  ...{ reviewEvery: page.reviewEvery, audience: page.audience, who: page.who },
  ...{ makes: page.makes, uses: page.uses, movedFrom: page.movedFrom },
});
