import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NOUN_KEYS } from '../../src/model/index.ts';
import { limited, ownCost, say } from './report.ts';
import { baseline, heard, pullOnce, type Run } from './run.ts';
import type { Ready } from './servers.ts';

/**
 * `npm run bench -- pull [--deals 10000] [--no-limits | --limits] [--latency MS] [--repeat 3] [--cpu-prof DIR]`: a pull of so
 * many deals, as many engagements and three times as many deliverables, from stand-ins in a process of their own.
 * - Own cost: without limits, against the time that `JSON.parse` and zod need for the same bytes (bench/pull/baseline.ts);
 *   of several runs the one that took the least processor time, since whatever else the machine does only adds to it.
 * - With the vendors' limits: against the floor that they set, which is requests ÷ allowed rate of the slower source.
 *
 * Both replace a snapshot of the same records, as a nightly pull does; own cost is told without one, too. Ends with 1 when
 * a measure is missed, a request was refused or the snapshot does not hold every record.
 */
export async function benchPull(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      deals: { type: 'string', default: '10000' },
      limits: { type: 'boolean' },
      'no-limits': { type: 'boolean' },
      latency: { type: 'string', default: '0' },
      repeat: { type: 'string', default: '3' },
      'cpu-prof': { type: 'string' },
    },
  });
  const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const servers = fork(join(import.meta.dirname, 'servers.ts'), [values.deals], { execArgv: [] });
  try {
    const ready = (await heard(servers)) as Ready;
    say(NOUN_KEYS.map((key) => `${ready.counts[key]} ${key}`).join(', '));
    const pull = (run: Run) => pullOnce(run, servers, ready, work);
    const unlimited = { entry: 'bench/pull/unlimited.ts', limits: false };
    const answers = join(work, 'answers.json');
    const repeat = Number(values.repeat);
    // The first pull leaves the snapshot that the others replace, and fills the memory of the stand-ins.
    await pull(unlimited);
    if (!values.limits) {
      const fresh = await least(
        repeat,
        ({ cost }) => cost.cpuMs,
        async () => {
          for (const name of ['live', 'history']) rmSync(join(work, name), { recursive: true });
          return pull({ ...unlimited, answersTo: answers });
        },
      );
      const parsing = (previous: boolean) =>
        least(
          repeat,
          ({ all }) => all.cpuMs,
          () => baseline(answers, join(work, 'live'), previous),
        );
      ownCost('into an empty folder', fresh, await parsing(false));
      const nightly = await least(
        repeat,
        ({ cost }) => cost.cpuMs,
        () => pull(unlimited),
      );
      ownCost('over a snapshot', nightly, await parsing(true));
      const profile = values['cpu-prof'];
      if (profile !== undefined) {
        await pull({ ...unlimited, nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`] });
      }
    }
    if (!values['no-limits']) {
      const latencyMs = Number(values.latency);
      limited(latencyMs, await pull({ entry: 'scripts/pull.ts', limits: true, latencyMs }));
    }
  } finally {
    servers.disconnect();
    rmSync(work, { recursive: true, force: true });
  }
}

async function least<T>(times: number, of: (result: T) => number, work: () => Promise<T>): Promise<T> {
  let best = await work();
  for (let i = 1; i < times; i++) {
    const next = await work();
    if (of(next) < of(best)) best = next;
  }
  return best;
}
