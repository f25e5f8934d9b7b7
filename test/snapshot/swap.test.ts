import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasSnapshot, readSnapshot, tidy, writeSnapshot } from '../../src/snapshot/index.ts';
import { snapshotInput } from './small.ts';

let folder: string;
let dir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-swap-'));
  dir = join(folder, 'live');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Each writes and syncs a whole snapshot, which a busy disk takes its time for. */
const ROUNDS = 20;

// No process has this number on any system we know.
const GONE = '4194399-0123456789ab-00ff00ff';

test('who reads while another writes gets one whole snapshot or the other', async () => {
  await writeSnapshot(dir, snapshotInput('0'));
  let writing = true;
  const writer = (async () => {
    try {
      for (let round = 1; round <= ROUNDS; round++) await writeSnapshot(dir, snapshotInput(String(round)));
    } finally {
      writing = false;
    }
  })();
  const seen: number[] = [];
  const read = async () => {
    while (writing) seen.push(Number((await readSnapshot(dir)).records.people[0]?.id));
  };
  await Promise.all([writer, read(), read()]);
  expect(new Set(seen).size).toBeGreaterThan(1);
  expect((await readSnapshot(dir)).records.people[0]?.id).toBe(String(ROUNDS));
  expect(await readdir(folder)).toEqual(['live']);
});

test('a damaged snapshot that nobody replaces is still damaged', async () => {
  await writeSnapshot(dir, snapshotInput());
  await rm(join(dir, 'deals.json'));
  await expect(readSnapshot(dir)).rejects.toMatchObject({ exitCode: 3 });
});

test('after the end of a writer between its two renames readers find the old one, and move nothing', async () => {
  const before = await writeSnapshot(dir, snapshotInput('old'));
  const left = join(folder, `.live.previous-${GONE}`);
  await rename(dir, left);
  await mkdir(join(folder, `.live.next-${GONE}`));
  expect(hasSnapshot(dir)).toBe(true);
  expect((await readSnapshot(dir)).manifest).toEqual(before);
  expect((await readdir(folder)).sort()).toEqual([`.live.next-${GONE}`, `.live.previous-${GONE}`]);
  await tidy(dir);
  expect(await readdir(folder)).toEqual(['live']);
  expect((await readSnapshot(dir)).manifest).toEqual(before);
});

test('what a writer left after its two renames goes, and is not taken for a snapshot', async () => {
  await writeSnapshot(dir, snapshotInput('new'));
  for (const kind of ['previous', 'gone', 'next']) {
    await mkdir(join(folder, `.live.${kind}-${GONE}`));
    await writeFile(join(folder, `.live.${kind}-${GONE}`, 'people.json'), '[]\n');
  }
  expect((await readSnapshot(dir)).records.people[0]?.id).toBe('new');
  await tidy(dir);
  expect(await readdir(folder)).toEqual(['live']);
});

test('what a running writer has beside the snapshot stays', async () => {
  await writeSnapshot(dir, snapshotInput());
  const mine = `.live.next-${process.pid}-`;
  await mkdir(join(folder, mine));
  await tidy(dir);
  expect(await readdir(folder)).toContain(mine);
});

test('a writer that is told to stop leaves the old one and nothing beside it, up to the last moment', async () => {
  await writeSnapshot(dir, snapshotInput('old'));
  const reason = new Error('stopped');
  let wasWhole = false;
  /** Aborts when it is looked at for the n-th time, and notes whether all files were written then. */
  const stoppingAt = (n: number) => {
    const stop = new AbortController();
    let looks = 0;
    const throwIfAborted = () => {
      if (++looks === n) {
        stop.abort(reason);
        wasWhole = readdirSync(folder).some(
          (name) => existsSync(join(folder, name, 'manifest.json')) && name !== 'live',
        );
      }
      if (stop.signal.aborted) throw reason;
    };
    return Object.defineProperty(stop.signal, 'throwIfAborted', { value: throwIfAborted });
  };
  const written = (n: number) =>
    writeSnapshot(dir, snapshotInput('new'), stoppingAt(n)).then(
      () => true,
      (error: unknown) => {
        expect(error).toBe(reason);
        return false;
      },
    );
  for (let n = 1; !(await written(n)); n++) {
    expect((await readSnapshot(dir)).records.people[0]?.id).toBe('old');
    expect(await readdir(folder)).toEqual(['live']);
  }
  expect(wasWhole).toBe(true);
  expect((await readSnapshot(dir)).records.people[0]?.id).toBe('new');
});
