import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Laps, Span } from './lap.ts';

/** The options with which the scripts of package.json start Node. */
const [HEAP, NEW_SPACE] = ['--max-old-space-size-percentage=75', '--max-semi-space-size=64'];

const RUNS = 3;
const STEPS = ['JSON.parse', 'load and verify', 'check', 'print'] as const;

interface Measured {
  communities: number;
  parse: Laps;
  whole: Laps;
}

/**
 * `npm run bench -- check [N …]`: a check of N communities (10,000) against `JSON.parse` of the same files, each in
 * processes of its own that take turns, the best of three; the largest of several sizes also by how the time grows. `N=DIR`
 * measures a snapshot that is there, instead of making one.
 */
export async function benchCheck(args: readonly string[]): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  const all: Measured[] = [];
  for (const arg of args.length ? args : ['10000']) {
    const [size = '', given] = arg.split('=');
    const dir = given ?? join(work, size);
    if (given === undefined) await run('make.ts', [size, dir], [HEAP]);
    const measured = { communities: Number(size), ...(await measure(dir)) };
    all.push(measured);
    print(measured);
    if (given === undefined) rmSync(dir, { recursive: true, force: true });
  }
  const [small] = all;
  for (const large of all.slice(1)) if (small) grown(small, large);
}

async function measure(dir: string): Promise<Omit<Measured, 'communities'>> {
  const parses: Laps[] = [];
  const wholes: Laps[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    parses.push(await run('parse.ts', [dir], [HEAP]));
    wholes.push(await run('whole.ts', [dir], [HEAP, NEW_SPACE]));
  }
  return { parse: best(parses), whole: best(wholes) };
}

/** The shortest time of each step, and the largest peak. */
function best(runs: readonly Laps[]): Laps {
  const least = (step: string): Span => ({
    wall: Math.min(...runs.map(({ steps }) => steps[step]?.wall ?? Infinity)),
    cpu: Math.min(...runs.map(({ steps }) => steps[step]?.cpu ?? Infinity)),
  });
  const steps = Object.fromEntries(Object.keys(runs[0]?.steps ?? {}).map((step) => [step, least(step)]));
  return { steps, peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)), counts: runs[0]?.counts ?? {} };
}

function run(file: string, args: string[], execArgv: string[]): Promise<Laps> {
  return new Promise((done, failed) => {
    const child = fork(join(import.meta.dirname, file), args, { execArgv });
    let told: Laps = { steps: {}, peakMiB: 0, counts: {} };
    child.on('message', (laps) => (told = laps as Laps));
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done(told) : failed(new Error(`${file} ended with ${code}.`))));
  });
}

const total = (laps: Laps, kind: keyof Span) =>
  STEPS.reduce((sum, step) => sum + (laps.steps[step]?.[kind] ?? 0), 0) / 1000;

function print({ communities, parse, whole }: Measured): void {
  const { records = 0, outcomes = 0, findings = 0 } = whole.counts;
  console.log(`\n${communities} communities: ${records} records, ${outcomes} outcomes, ${findings} findings`);
  console.log('step             seconds  ÷ JSON.parse  CPU seconds  ÷ JSON.parse  peak MiB');
  const row = (name: string, span: Span, peak?: number) =>
    console.log(
      [
        name.padEnd(15),
        span.wall.toFixed(2).padStart(8),
        (span.wall / total(parse, 'wall')).toFixed(2).padStart(13),
        span.cpu.toFixed(2).padStart(12),
        (span.cpu / total(parse, 'cpu')).toFixed(2).padStart(13),
        (peak?.toFixed(0) ?? '').padStart(9),
      ].join(' '),
    );
  for (const laps of [parse, whole]) {
    for (const step of STEPS) {
      const span = laps.steps[step];
      if (span) row(step, { wall: span.wall / 1000, cpu: span.cpu / 1000 });
    }
    row('together', { wall: total(laps, 'wall'), cpu: total(laps, 'cpu') }, laps.peakMiB);
  }
}

function grown(small: Measured, large: Measured): void {
  const times = (kind: keyof Span) => (total(large.whole, kind) / total(small.whole, kind)).toFixed(1);
  const size = (large.communities / small.communities).toFixed(1);
  console.log(`\n${size} times the communities: ${times('wall')} times the time, ${times('cpu')} times the CPU time`);
}
