import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { mystParse } from 'myst-parser';
import { generatedPages, generatedToc } from './pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="teal"/></svg>';

/**
 * `npm run bench -- handbook [pages]`: builds the team site with a handbook of 500 invented MyST pages (or as many as given)
 * that hold every construct, each about 600 words. Beside the seconds stands the processor time of all processes, which other
 * work on the machine changes less, and the ratio to what the MyST project's parser alone needs for the same texts.
 */
export function benchHandbook(options: readonly string[]): void {
  const count = Number(options[0] ?? 500);
  const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  const folder = join(work, 'handbook');
  const pages = generatedPages(count);
  const parse = timed(() => {
    for (const { text } of pages) mystParse(text);
  });
  for (const { file, text } of [
    ...pages,
    { file: 'myst.yml', text: generatedToc(count) },
    { file: 'picture.svg', text: PICTURE },
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const out = join(work, 'dist');
  const args = ['scripts/build.ts', '--site', 'team', '--data', 'data/sample', '--handbook', folder, '--out', out];
  const { seconds, cpu, peak } = command(args);
  const built = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;
  const words = pages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  console.log(`${count} MyST pages of ${Math.round(words / count)} words; ${built} pages in all`);
  console.log(`MyST's parser alone  ${parse.toFixed(2)} s`);
  console.log(
    `build                ${seconds.toFixed(2)} s, ${(seconds / parse).toFixed(1)} times that, ${(built / seconds).toFixed(0)} pages a second`,
  );
  if (cpu !== null) console.log(`processor time       ${cpu.toFixed(2)} s, largest process ${peak?.toFixed(0)} MiB`);
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

/** Runs one of our commands to its end; GNU time tells processor time and peak, where it is installed. */
function command(args: string[]): { seconds: number; cpu: number | null; peak: number | null } {
  const time = '/usr/bin/time';
  const node = [process.execPath, '--max-semi-space-size=64', ...args];
  const [program = '', ...rest] = existsSync(time) ? [time, '-f', 'used %U %S %M', ...node] : node;
  const began = performance.now();
  const { status, stderr } = spawnSync(program, rest, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  const [, user, system, peak] = /used ([\d.]+) ([\d.]+) (\d+)/.exec(stderr) ?? [];
  return {
    seconds: (performance.now() - began) / 1000,
    cpu: user === undefined ? null : Number(user) + Number(system),
    peak: peak === undefined ? null : Number(peak) / 1024,
  };
}
