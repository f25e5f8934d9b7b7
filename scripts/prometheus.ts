import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseCommand, run, type Io } from '../src/cli/index.ts';
import { EXIT, type ExitCode } from '../src/model/index.ts';

const command = promisify(execFile);

/**
 * `npm run prometheus`: gets the Debian package of Prometheus for the tests and unpacks it to `.plumbline/prometheus`,
 * without installing anything. Where that cannot be done, it says so and the tests that need it are skipped.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  parseCommand(argv, {});
  const target = resolve(import.meta.dirname, '..', '.plumbline', 'prometheus');
  const binary = join(target, 'usr', 'bin', 'prometheus');
  if (existsSync(binary)) {
    io.out(`Prometheus is there: ${binary}\n`);
    return EXIT.ok;
  }
  const work = await mkdtemp(join(tmpdir(), 'plumbline-prometheus-'));
  try {
    await command('apt-get', ['download', 'prometheus'], { cwd: work });
    const [file] = (await readdir(work)).filter((name) => name.endsWith('.deb'));
    if (file === undefined) throw new Error('apt-get gave no package');
    await command('dpkg', ['-x', join(work, file), join(work, 'root')]);
    await rm(target, { recursive: true, force: true });
    await mkdir(resolve(target, '..'), { recursive: true });
    await place(join(work, 'root'), target);
    io.out(`Unpacked Prometheus to ${target}\n`);
  } catch (error) {
    const [why] = (error as Error).message.trim().split('\n').toReversed();
    io.err(`Prometheus is not available (${why}); tests that need it are skipped.\n`);
    io.err('To run them, put prometheus and promtool into PATH, or run this on Debian or Ubuntu with a network.\n');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return EXIT.ok;
}

/** Moves a folder, by copying where it lies on another file system. */
async function place(from: string, to: string): Promise<void> {
  await rename(from, to).catch(() => command('cp', ['-a', from, to]));
}

if (import.meta.main) await run(main);
