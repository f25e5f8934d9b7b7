import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NOUN_KEYS, NOUNS, type Manifest, type NounKey } from '../../src/model/index.ts';
import type { Baseline } from './baseline.ts';
import type { Cost } from './meter.ts';
import type { Begin, End, Ready, SeenBySystem } from './servers.ts';

const root = resolve(import.meta.dirname, '../..');

/** What a pull took, what the stand-ins have seen of it and what it wrote. */
export interface Outcome {
  cost: Cost;
  seen: SeenBySystem;
  manifest: Manifest;
}

export interface Run {
  entry: string;
  limits: boolean;
  latencyMs?: number;
  nodeOptions?: string[];
  answersTo?: string;
}

/** The next message of the stand-ins. */
export function heard(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The stand-ins ended with ${code}.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

/** One pull from the stand-ins into `live` of the folder `work`. */
export async function pullOnce(run: Run, servers: ChildProcess, ready: Ready, work: string): Promise<Outcome> {
  const begin: Begin = { say: 'begin', limits: run.limits, latencyMs: run.latencyMs ?? 0 };
  servers.send(begin);
  await heard(servers);
  const out = join(work, 'live');
  const cost = await command([...(run.nodeOptions ?? []), run.entry, '--out', out], { ...ready.env }, work);
  const end: End = { say: 'end', ...(run.answersTo === undefined ? {} : { answersTo: run.answersTo }) };
  servers.send(end);
  const seen = (await heard(servers)) as SeenBySystem;
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  verify(manifest, ready.counts);
  return { cost, seen, manifest };
}

/** Runs a command of ours to its end. */
async function command(args: string[], env: Record<string, string>, work: string): Promise<Cost> {
  const meter = join(work, 'cost.json');
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'meter.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env, PLUMBLINE_BENCH_METER: meter },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The pull ended with ${code}:\n${errors}`);
  return JSON.parse(readFileSync(meter, 'utf8')) as Cost;
}

/** Every record must have arrived; usage is cut to the configured days, so its records may be fewer. */
function verify({ files, setAside }: Manifest, counts: Record<NounKey, number>): void {
  for (const key of NOUN_KEYS.filter((noun) => noun !== 'usage')) {
    const found = files[NOUNS[key].file]?.records;
    if (found !== counts[key]) throw new Error(`The snapshot has ${found} ${key} of ${counts[key]}.`);
  }
  if (setAside.length > 0) throw new Error(`${setAside.length} records were set aside.`);
}

/** In a fresh process; `previous` tells whether there was a snapshot to replace. */
export async function baseline(answers: string, snapshot: string, previous: boolean): Promise<Baseline> {
  const args = [join(import.meta.dirname, 'baseline.ts'), answers, snapshot, ...(previous ? ['previous'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await once(child, 'close');
  return JSON.parse(text) as Baseline;
}
