import { execFileSync } from 'node:child_process';
import type * as fs from 'node:fs/promises';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PlumblineError } from '../../src/model/index.ts';
import { lockSnapshot, readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { snapshotInput } from './small.ts';

/** Calls that change something, in the order in which they were made; the one at `failAt` fails. */
const disk = vi.hoisted(() => ({ calls: [] as string[], failAt: -1, code: 'ENOSPC' }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  const step = (name: string) => {
    if (disk.calls.push(name) - 1 === disk.failAt)
      throw Object.assign(new Error(`${disk.code}: invented, ${name}`), { code: disk.code });
  };
  // What comes after a call that fails fails no more: the disk is full once, and what was removed has made room.
  const failing =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      step(name);
      return call(...args);
    };
  return {
    ...real,
    mkdir: failing('mkdir', real.mkdir as (...args: unknown[]) => Promise<unknown>),
    rename: failing('rename', real.rename),
    link: failing('link', real.link),
    open: async (path: string, flags: string) => {
      step('open');
      const handle = await real.open(path, flags);
      handle.writeFile = failing('write', handle.writeFile.bind(handle) as never);
      handle.sync = failing('sync', handle.sync.bind(handle));
      return handle;
    },
  };
});

let folder: string;
beforeEach(async () => {
  disk.failAt = -1;
  folder = await mkdtemp(join(tmpdir(), 'plumbline-disk-'));
});
afterEach(async () => {
  disk.failAt = -1;
  await rm(folder, { recursive: true, force: true });
});

const outcome = (job: Promise<unknown>) =>
  job.then(
    () => null,
    (error: unknown) => error,
  );

async function callsOf(job: () => Promise<unknown>): Promise<string[]> {
  disk.calls = [];
  await job();
  return disk.calls;
}

describe('a disk that fails, at every call in turn', () => {
  test('leaves the last good snapshot, or the new one whole, and nothing beside it', async () => {
    const dir = join(folder, 'live');
    await writeSnapshot(dir, snapshotInput('old'));
    const calls = await callsOf(() => writeSnapshot(dir, snapshotInput('old')));
    expect(calls.filter((name) => name === 'write')).toHaveLength(16);
    const inPlace = calls.lastIndexOf('rename') - 3;
    expect(calls.slice(inPlace - 1, inPlace + 1)).toEqual(['rename', 'rename']);
    for (let place = 0; place < calls.length; place++) {
      disk.calls = [];
      disk.failAt = place;
      const error = await outcome(writeSnapshot(dir, snapshotInput('new')));
      disk.failAt = -1;
      const [person] = (await readSnapshot(dir)).records.people;
      expect({ place, id: person?.id }).toEqual({ place, id: place <= inPlace ? 'old' : 'new' });
      if (place <= inPlace) {
        expect(error).toBeInstanceOf(PlumblineError);
        expect((error as PlumblineError).message).toMatch(/The disk is full \(ENOSPC\); \d\.\d kB are needed for /);
        expect(await readdir(folder)).toEqual(['live']);
      } else {
        expect(error).toBeNull();
        await rm(folder, { recursive: true });
        await writeSnapshot(dir, snapshotInput('old'));
      }
    }
  });

  test('leaves no lock', async () => {
    const target = join(folder, 'live');
    const options = { now: 0, deadlineMs: 1000, say: () => {} };
    const calls = await callsOf(async () => (await lockSnapshot(target, options))());
    expect(calls).toEqual(['mkdir', 'open', 'write', 'sync', 'link']);
    for (let place = 0; place < calls.length; place++) {
      disk.calls = [];
      disk.failAt = place;
      expect(await outcome(lockSnapshot(target, options))).toMatchObject({ exitCode: 2 });
      expect(await readdir(folder)).toEqual([]);
    }
  });

  test.each([
    ['ENOSPC', /The disk is full.*Free disk space/],
    ['EDQUOT', /quota is used up.*quota raised/],
    ['EFBIG', /larger than the file system or the limit.*ulimit -f/],
    ['EROFS', /read-only.*Mount it for writing/],
    ['EACCES', /may not write there.*permissions/],
    ['EPERM', /may not write there.*permissions/],
    ['EIO', /refused to write: EIO: invented, open;.*Correct the cause/],
  ])('%s has its own reason and remedy', async (code, words) => {
    const dir = join(folder, 'live');
    const calls = await callsOf(() => writeSnapshot(dir, snapshotInput('old')));
    Object.assign(disk, { calls: [], failAt: calls.indexOf('open'), code });
    const error = (await outcome(writeSnapshot(dir, snapshotInput('new')))) as PlumblineError;
    disk.code = 'ENOSPC';
    expect(error.exitCode).toBe(2);
    expect(`${error.why} ${error.fix}`).toMatch(words);
    expect(error.fix).toContain('the last good snapshot is untouched');
  });
});

/** Mounts a file system of 128 kB; false where this machine or user cannot, or where the kernel does not keep to the size. */
async function mountTiny(dir: string): Promise<boolean> {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return false;
  }
  const probe = join(dir, 'probe');
  const isKept = await writeFile(probe, 'x'.repeat(256 * 1024)).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOSPC',
  );
  await rm(probe, { force: true });
  if (!isKept) execFileSync('umount', [dir]);
  return isKept;
}

test('a disk that is really full', async ({ skip }) => {
  if (!(await mountTiny(folder))) {
    process.stderr.write('SKIPPED: a full disk. Run the tests as root on Linux, where a small tmpfs can be mounted.\n');
    skip();
  }
  try {
    const dir = join(folder, 'live');
    const before = await writeSnapshot(dir, snapshotInput('old'));
    // A tmpfs counts whole pages: what is free now is less than the pages of a second snapshot.
    await outcome(writeFile(join(folder, 'ballast'), 'x'.repeat(128 * 1024)));
    const error = (await outcome(writeSnapshot(dir, snapshotInput('new')))) as PlumblineError;
    expect(error.message).toContain('The disk is full (ENOSPC)');
    expect((await readSnapshot(dir)).manifest).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual(['ballast', 'live']);
  } finally {
    execFileSync('umount', [folder]);
  }
});
