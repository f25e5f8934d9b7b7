import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { HANDBOOK } from '../handbook/index.ts';
import { EXIT, PlumblineError } from '../model/index.ts';
import { limitKept } from '../pictures/index.ts';

export type Site = 'team' | 'communities';

/** A folder of this build's own, so that two builds at once do not meet. What builds left that ended early is removed. */
export async function workFolder(root: string): Promise<string> {
  const base = join(root, '.plumbline');
  for (const name of await readdir(base).catch((): string[] => [])) {
    const [, pid] = /^build-(\d+)$/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) await rm(join(base, name), { recursive: true, force: true });
  }
  return join(base, `build-${process.pid}`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where one build keeps its inputs, Astro's cache and its output until all of it has been inspected. */
export const workFolders = (work: string, site: Site) => ({
  data: join(work, site, 'data'),
  cache: join(work, site, 'cache'),
  out: join(work, site, 'out'),
});

/** Runs Astro for one site, always cold: the cache of an earlier build is removed first. */
export async function renderSite(
  request: Sources & { pdf: string | null; log: (line: string) => void },
  work: string,
  site: Site,
): Promise<string> {
  const { root, log } = request;
  const { data, cache, out } = workFolders(work, site);
  await Promise.all([cache, out].map((dir) => rm(dir, { recursive: true, force: true })));
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  // Astro keeps files of its own below its root, which two builds at once must not share.
  const own = join(work, site);
  const pictures = join(root, '.plumbline', 'pictures');
  limitKept(pictures);
  const env = {
    ...process.env,
    PLUMBLINE_SITE: site,
    PLUMBLINE_WORK: work,
    PLUMBLINE_TEAM_DATA: data,
    PLUMBLINE_EXTRACTS: data,
    PLUMBLINE_HANDBOOK: await sourceFolder(request, own),
    PLUMBLINE_PICTURES: pictures,
    PLUMBLINE_PDF: request.pdf === null ? '' : '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  };
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=64',
      astro,
      'build',
      '--root',
      own,
      '--config',
      relative(own, join(root, 'astro.config.mjs')),
    ],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\n').filter(Boolean)) {
        lines.push(line);
        log(line);
      }
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code === 0) return out;
  throw new (site === 'team' ? RenderError : PlumblineError)({
    what: `The ${site} site was not built.`,
    why: `Astro ended with code ${code}:\n${lines.slice(-25).join('\n')}`,
    fix: 'Correct what the lines above name and build again; the site in dist/ is the one of the last good build.',
    exitCode: EXIT.fault,
  });
}

/** The team site could not be rendered; the end of what Astro said is the reason. */
export class RenderError extends PlumblineError {}

interface Sources {
  root: string;
  handbook: string;
  sources: ReadonlyMap<string, string> | null;
}

/**
 * A folder from which Astro compiles pages and finds the packages that they need: one from elsewhere is copied to below the
 * root.
 */
export async function sourceFolder({ root, handbook, sources }: Sources, work: string): Promise<string> {
  if (sources === null && handbook === resolve(root, HANDBOOK)) return handbook;
  const copy = join(work, 'handbook');
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  if (sources === null) await cp(handbook, copy, { recursive: true });
  for (const [file, text] of sources ?? []) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await writeFile(join(copy, file), text);
  }
  return copy;
}
