import type { Loader } from 'astro/loaders';
import { readExtracts } from './extracts.ts';

/**
 * One entry for each community, after all extracts were read and found good. Astro's own loaders go on without a damaged or
 * missing file and may show what a cache remembers; this one starts from nothing and stops the build. An entry holds the
 * digest of its file only: Astro keeps entries in one script, which 1,000 extracts would make 26 MB large.
 */
export const extractLoader = (folder: () => string | undefined): Loader => ({
  name: 'plumbline-extracts',
  load: async (context) => {
    context.store.clear();
    for (const { extract, digest } of readExtracts(folder())) {
      const data = await context.parseData({ id: extract.key, data: { digest } });
      context.store.set({ id: extract.key, data, digest });
    }
  },
});
