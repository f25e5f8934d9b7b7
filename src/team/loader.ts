import type { Loader } from 'astro/loaders';
import { glob } from 'astro/loaders';
import { handbookPages, pageId } from '../handbook/index.ts';
import { PlumblineError } from '../model/index.ts';

/** Handbook pages from a folder. Unlike Astro's own loader it refuses an empty folder, two files with one address, and a file that gave no page. */
export function handbookLoader(base: string): Loader {
  const inner = glob({ base, pattern: '**/[^_]*.{md,mdx}', generateId: ({ entry }) => pageId(entry) });
  return {
    name: 'plumbline-handbook',
    async load(context) {
      const pages = handbookPages(base);
      context.store.clear();
      await inner.load(context);
      const missing = [...pages].filter(([id]) => !context.store.has(id)).map(([, file]) => file);
      if (missing.length === 0) return;
      throw new PlumblineError({
        what: 'The handbook was not built.',
        why: `No page came of ${missing.join(', ')}.`,
        fix: 'Correct the front matter of these files and build again.',
      });
    },
  };
}
