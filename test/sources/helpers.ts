import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { main } from '../../scripts/pull.ts';
import { describe as inWords } from '../../src/cli/index.ts';
import { EXIT, NOUN_KEYS, PlumblineError, type Records } from '../../src/model/index.ts';
import { formatRecords } from '../../src/snapshot/index.ts';
import { systemEffects, type Effects } from '../../src/sources/index.ts';
import type { Limiter, Rate } from '../../src/sources/transport/index.ts';
import { NOW } from '../fixtures/sources/records.ts';

export interface FakeEffects extends Effects {
  /** Waits before further attempts, in milliseconds. */
  waits: number[];
  /** Turns taken, in their order. */
  turns: { rate: Rate; priority: number }[];
  /** How long requests were held back for, in milliseconds. */
  holds: number[];
}

/** Real requests and real limits of time; waits take none and rates are kept by nobody, but both are written down. */
export function fakeEffects(now = NOW): FakeEffects {
  const waits: number[] = [];
  const turns: FakeEffects['turns'] = [];
  const holds: number[] = [];
  const limiter = (rate: Rate): Limiter => ({
    run: (task, { priority }) => {
      turns.push({ rate, priority });
      return task();
    },
    hold: (ms) => void holds.push(ms),
  });
  const log = (line: string) => {
    const wait = /again in (\d+) ms/.exec(line)?.[1];
    if (wait !== undefined) waits.push(Number(wait));
  };
  const real = systemEffects({ now: () => now, random: () => 0.5 }, log);
  return { ...real, limiter, sleep: () => Promise.resolve(), waits, turns, holds };
}

export interface Outcome {
  code: number;
  /** Everything that was printed. */
  printed: string;
  /** Every file of the folder that was written to, by name. */
  files: Record<string, string>;
  dir: string;
  waits: number[];
}

interface PullRun {
  env: Record<string, string | undefined>;
  dir?: string;
  args?: string[];
  effects?: FakeEffects;
}

const folders: string[] = [];
afterAll(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A new folder, which goes when the tests of the file are over. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-pull-'));
  folders.push(folder);
  return folder;
}

/** Runs the pull command as the terminal would, against stand-ins. */
export async function pull({ env, dir, args = [], effects = fakeEffects() }: PullRun): Promise<Outcome> {
  const parent = dir ?? (await newFolder());
  const out = join(parent, 'live');
  let printed = '';
  const write = (text: string) => void (printed += text);
  const code = await main(['--out', out, ...args], { out: write, err: write }, { env, effects }).catch(
    (error: unknown) => {
      printed += inWords(error);
      return error instanceof PlumblineError ? error.exitCode : EXIT.fault;
    },
  );
  return { code, printed, files: await filesOf(parent), dir: parent, waits: effects.waits };
}

/** Files below a folder, hidden ones included. */
async function filesOf(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(dir.length + 1), await readFile(file, 'utf8')] as const)),
  );
}

/** Records as a snapshot would write them, with the contacts of deals in the puller's order. */
export const written = (records: Records): Record<string, string> =>
  Object.fromEntries(
    NOUN_KEYS.map((key) => [key, formatRecords(key === 'deals' ? records.deals.map(sortContacts) : records[key])]),
  );

const sortContacts = (deal: Records['deals'][number]) => ({
  ...deal,
  contacts: [...deal.contacts].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
});

/** A token's bits that may stand nowhere. */
export const without = (texts: Iterable<string>, secrets: Iterable<string>): string[] => {
  const all = [...texts].join('\n');
  return [...secrets].filter((secret) => all.includes(secret));
};
