import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '../../src/cli/serve.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Runs one of our commands to its end. No credential of the machine reaches it. */
export function command(script: string, args: string[], env: Record<string, string> = {}) {
  const own = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env };
  const options = { cwd: ROOT, maxBuffer: 1 << 28, env: own };
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'scripts', script), ...args], options, (_, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

/** Builds both sites from a snapshot into a folder of its own. */
export async function buildInto(dir: string, data: string, env: Record<string, string> = {}): Promise<void> {
  const { status, stderr } = await command('build.ts', ['--data', data, '--out', dir], env);
  if (status !== 0) throw new Error(`The build ended with ${status}:\n${stderr}`);
}

/** Both sites of the sample, served below a path, as a host would that serves other things too. */
export async function servedSample(): Promise<{ url: string; dir: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-sites-'));
  const dir = join(folder, 'some/where');
  await buildInto(dir, join(ROOT, 'data/sample'));
  const { url, close } = await serve(folder, 0);
  return {
    url: `${url}some/where/`,
    dir,
    stop: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
