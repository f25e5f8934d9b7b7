import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * `npm run bench -- [sizes…]`: times sample, check and build of both sites for 12 and 100 communities (or the sizes given), each
 * against the time that `JSON.parse` needs for the same snapshot in the same run, so that figures of two machines compare.
 * Peak memory is the largest of the processes, as the kernel reports it.
 */
export function benchSites(sizes: readonly number[]): void {
  const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  console.log('communities  step           seconds  ÷ JSON.parse  peak MiB  detail');
  for (const size of sizes.length ? sizes : [12, 100]) measure(size, work);
}

function measure(size: number, work: string): void {
  const data = join(work, `data-${size}`);
  const sample = command(['scripts/sample.ts', '--communities', String(size), '--seed', 'bench', '--out', data]);
  const parse = timed(() => {
    for (const file of readdirSync(data)) JSON.parse(readFileSync(join(data, file), 'utf8'));
  });
  const bytes = readdirSync(data).reduce((sum, file) => sum + statSync(join(data, file)).size, 0);
  row(size, 'JSON.parse', parse, parse, null, `${(bytes / 1048576).toFixed(1)} MiB`);
  row(size, 'sample', sample.seconds, parse, sample.peak, '');
  const check = command([
    'scripts/check.ts',
    '--data',
    data,
    '--fail-on',
    'never',
    '--format',
    'json',
    '--output',
    join(work, 'check.json'),
  ]);
  row(size, 'check', check.seconds, parse, check.peak, '');
  const out = join(work, `dist-${size}`);
  const build = command(['scripts/build.ts', '--data', data, '--out', out]);
  row(
    size,
    'build',
    build.seconds,
    parse,
    build.peak,
    `${pages(out)} pages, ${(pages(out) / build.seconds).toFixed(0)} a second`,
  );
  rmSync(out, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

/** Runs one of our commands to its end, with GNU time for the peak of its largest process where that is installed. */
function command(args: string[]): { seconds: number; peak: number | null } {
  const time = '/usr/bin/time';
  const argv = existsSync(time) ? [time, '-f', 'peak %M', process.execPath, ...args] : [process.execPath, ...args];
  const began = performance.now();
  const { status, stderr } = spawnSync(argv[0] ?? '', argv.slice(1), {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  return { seconds: (performance.now() - began) / 1000, peak: peak ? Number(peak) / 1024 : null };
}

const pages = (dir: string): number =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length
    : 0;

function row(size: number, step: string, seconds: number, parse: number, peak: number | null, detail: string): void {
  console.log(
    [
      String(size).padStart(11),
      step.padEnd(12),
      seconds.toFixed(2).padStart(9),
      (seconds / parse).toFixed(1).padStart(13),
      (peak === null ? '–' : peak.toFixed(0)).padStart(9),
      detail,
    ].join('  '),
  );
}
