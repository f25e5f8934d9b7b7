import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Runs one of our commands to its end. No credential of the machine reaches it. */
export function command(script: string, args: string[], env: Record<string, string> = {}) {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const own = { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env };
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
