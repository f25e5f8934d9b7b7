import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Puts an inspected site in place of the last one. With `keep`, folders of the last one that the new one lacks stay:
 * that is a build of some communities only.
 */
export async function publishSite(out: string, target: string, { keep }: { keep: boolean }): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  if (keep) {
    await mkdir(target, { recursive: true });
    for (const entry of await readdir(out, { withFileTypes: true })) {
      const to = join(target, entry.name);
      if (entry.isDirectory() && entry.name !== '_astro') await rm(to, { recursive: true, force: true });
      await cp(join(out, entry.name), to, { recursive: true });
    }
    return;
  }
  const previous = `${target}.previous`;
  await rm(previous, { recursive: true, force: true });
  await rename(target, previous).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(out, target);
  await rm(previous, { recursive: true, force: true });
}
