import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PlumblineError } from '../model/index.ts';
import type { Site } from './render.ts';

/** A file that every site of the kind has, by which one of ours is known. */
const SIGN: Record<Site, string> = { team: 'findings.json', communities: '404.html' };

/** Refuses to put a site in place of a folder that holds something else; asked before anything is built. */
export async function refuseForeignSite(dist: string, site: Site): Promise<void> {
  const target = join(dist, site);
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw refusal(target, `${error.message}.`);
  });
  if (dist.trim() === '') throw refusal(target, '--out is an empty text.');
  if (names.length > 0 && !names.includes(SIGN[site])) {
    throw refusal(target, `It holds something else, which would be replaced: ${names.slice(0, 3).join(', ')}.`);
  }
}

const refusal = (target: string, why: string) =>
  new PlumblineError({
    what: `No site can be put into ${resolve(target)}.`,
    why,
    fix: 'Name another folder with --out, or empty this one yourself.',
  });

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
  const [next, previous] = [`${target}.next`, `${target}.previous`];
  for (const left of [next, previous]) await rm(left, { recursive: true, force: true });
  // A rename does not cross file systems; the last step is one within the target's.
  await rename(out, next).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    return cp(out, next, { recursive: true });
  });
  await rename(target, previous).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(next, target);
  await rm(previous, { recursive: true, force: true });
}
