import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch, type FSWatcher } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main as verify } from '../../scripts/verify.ts';
import { stream } from '../../src/sample/random.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { startWorld, type World } from '../servers/index.ts';
import { pull, type Outcome } from '../sources/helpers.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const KILLS = 50;
const STOPS = 12;
const SIDE_BY_SIDE = 6;
/** About as many changes of files as a pull makes. */
const FILE_CHANGES = 44;
/** Many processes start; a machine that has other work is no fault. */
const TIMEOUT_MS = 900_000;

/** A place where pulls happen one after the other: a folder, and two worlds that take turns, so that old and new differ. */
interface Place {
  dir: string;
  worlds: { world: World; id: string }[];
  /** Hears of every request that the stand-ins get. */
  onRequest: () => void;
  /** Which of the two worlds the snapshot comes from. */
  turn: number;
}

const places: Place[] = [];

beforeAll(async () => {
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, async () => void places.push(await newPlace())));
});
afterAll(async () => {
  await Promise.all(
    places.map(async ({ dir, worlds }) => {
      await Promise.all(worlds.map(({ world }) => world.close()));
      await rm(dir, { recursive: true, force: true });
    }),
  );
});

async function newPlace(): Promise<Place> {
  const place: Place = {
    dir: await mkdtemp(join(tmpdir(), 'plumbline-kill-')),
    worlds: [],
    onRequest: () => {},
    turn: 1,
  };
  const heard = () => {
    place.onRequest();
    return undefined;
  };
  for (const name of ['Halvorsund: renewal', 'Halvorsund: renewed']) {
    const records = small();
    records.deals[0]!.name = name;
    const served = await startWorld(records, { faults: { hubspot: heard, airtable: heard, costs: heard } });
    // Days of usage depend on the clock of the child; without them equal records have equal ids.
    const world = { ...served, env: { ...served.env, PROMETHEUS_URL: '', PROMETHEUS_TOKEN: '' } };
    const { code, printed } = await pullHere(world, place.dir);
    expect({ code, printed }).toMatchObject({ code: 0 });
    place.worlds.push({ world, id: (await readSnapshot(join(place.dir, 'live'))).manifest.id });
  }
  expect(place.worlds[0]!.id).not.toBe(place.worlds[1]!.id);
  return place;
}

let last: Promise<unknown> = Promise.resolve();
/** A pull in this process, after the one before it: at its end a pull closes the connections of the whole process. */
function pullHere({ env }: World, dir: string): Promise<Outcome> {
  const outcome = last.then(() => pull({ env, dir }));
  last = outcome.catch(() => undefined);
  return outcome;
}

/** When a pull is hit: at the k-th request that it makes, or the k-th change of a file beside and below the target. */
interface Moment {
  at: 'request' | 'file';
  k: number;
}

interface Hit {
  hit: boolean;
  code: number | null;
  stderr: string;
}

/** Starts the command as a person would, from the world whose turn it is not, and sends the signal at the moment. */
async function pullUntil(place: Place, { at, k }: Moment, signal: NodeJS.Signals): Promise<Hit> {
  const next = place.worlds[1 - place.turn]!;
  let [seen, hit, stderr] = [0, false, ''];
  let child: ChildProcess | null = null;
  const count = () => {
    if (++seen === k) hit = child?.kill(signal) ?? false;
  };
  const watchers = at === 'file' ? watchAll(place.dir, count) : [];
  if (at === 'request') place.onRequest = count;
  child = spawn(process.execPath, [join(ROOT, 'scripts/pull.ts'), '--out', join(place.dir, 'live')], {
    cwd: ROOT,
    env: { ...process.env, ...next.world.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  watchers.forEach((watcher) => watcher.close());
  place.onRequest = () => {};
  return { hit, code, stderr };
}

/** Hears of changes in a folder, and in every folder that appears in it meanwhile. */
function watchAll(dir: string, onChange: () => void): FSWatcher[] {
  const watchers: FSWatcher[] = [];
  const below = new Set<string>();
  watchers.push(
    watch(dir, (_, name) => {
      onChange();
      if (!name?.includes('.next-') || below.has(name)) return;
      below.add(name);
      try {
        watchers.push(watch(join(dir, name), onChange).on('error', () => {}));
      } catch {
        // It is gone already.
      }
    }),
  );
  return watchers;
}

/** What `npm run verify` says, and which snapshot is there. */
async function verified(dir: string): Promise<{ code: number; id: string }> {
  let out = '';
  const code = await verify(['--data', join(dir, 'live'), '--format', 'json'], {
    out: (text) => void (out += text),
    err: () => {},
  });
  return { code, id: (JSON.parse(out) as { id: string }).id };
}

const leftIn = async (dir: string) => (await readdir(dir)).filter((name) => name.startsWith('.live.'));

/** Works off a queue in all places at once; each job says whether it counts. */
async function hits(name: string, wanted: number, job: (place: Place, moment: Moment) => Promise<boolean>) {
  const random = stream(name);
  let [done, tried] = [0, 0];
  await Promise.all(
    places.map(async (place) => {
      while (done < wanted && tried < wanted * 3) {
        const at = tried++ % 2 === 0 ? 'request' : 'file';
        if (await job(place, { at, k: random.int(1, at === 'request' ? requestsOfPull(place) : FILE_CHANGES) })) done++;
      }
    }),
  );
  expect(done).toBeGreaterThanOrEqual(wanted);
}

const requestsOfPull = ({ worlds }: Place) => {
  const { hubspot, airtable, costs } = worlds[0]!.world;
  // The first pull of the place was the only one that was not hit when this is first asked; later ones only add.
  return (firstPull ??= hubspot.calls.length + airtable.calls.length + costs.calls.length);
};
let firstPull: number | undefined;

test(
  `kill -9 at ${KILLS} random moments of a pull: what is there is whole, and the next pull goes on`,
  { timeout: TIMEOUT_MS },
  async () => {
    const seen = { old: 0, new: 0 };
    await hits('kill', KILLS, async (place, moment) => {
      const { hit } = await pullUntil(place, moment, 'SIGKILL');
      const now = await verified(place.dir);
      const [old, young] = [place.worlds[place.turn]!, place.worlds[1 - place.turn]!];
      expect(now.code).toBe(0);
      expect([old.id, young.id]).toContain(now.id);
      if (hit) seen[now.id === old.id ? 'old' : 'new']++;

      const { code, printed } = await pullHere(young.world, place.dir);
      expect({ code, printed }).toMatchObject({ code: 0 });
      expect(await verified(place.dir)).toEqual({ code: 0, id: young.id });
      expect(await leftIn(place.dir)).toEqual([]);
      place.turn = 1 - place.turn;
      return hit;
    });
    expect(seen.old).toBeGreaterThan(0);
  },
);

test(
  'SIGTERM and SIGINT at random moments leave a whole snapshot and nothing beside it',
  { timeout: TIMEOUT_MS },
  async () => {
    await hits('stop', STOPS, async (place, moment) => {
      const signal = moment.k % 3 === 0 ? 'SIGINT' : 'SIGTERM';
      const { hit, code, stderr } = await pullUntil(place, moment, signal);
      const now = await verified(place.dir);
      const [old, young] = [place.worlds[place.turn]!, place.worlds[1 - place.turn]!];
      expect(await leftIn(place.dir)).toEqual([]);
      if (now.id === young.id) place.turn = 1 - place.turn;
      // A signal that comes before the handler is there, or when it has gone, ends the process as the system does.
      if (!hit || code === null || code === 0) return false;
      expect({ code, stderr }).toMatchObject({ code: signal === 'SIGINT' ? 130 : 143 });
      expect(stderr).toContain(
        `Stopped; the ${now.id === old.id ? 'last good snapshot is untouched' : 'new snapshot is in place'}.`,
      );
      return true;
    });
  },
);
