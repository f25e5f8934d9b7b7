import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlumblineError } from '../../src/model/index.ts';
import { lockSnapshot } from '../../src/snapshot/index.ts';
import { NOW, small } from '../fixtures/sources/records.ts';
import { startWorld, type World } from '../servers/index.ts';
import { pull } from '../sources/helpers.ts';

let dir: string;
let target: string;
let world: World | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-lock-'));
  target = join(dir, 'live');
});
afterEach(async () => {
  await world?.close();
  await rm(dir, { recursive: true, force: true });
});

const said: string[] = [];
const take = (now = NOW) => {
  said.length = 0;
  return lockSnapshot(target, { now, deadlineMs: 900_000, say: (line) => void said.push(line) });
};
const busy = async (job: Promise<unknown>) => {
  const error = await job.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlumblineError);
  expect(error).toMatchObject({ exitCode: 2 });
  return (error as PlumblineError).message;
};

// No process has this number on any system we know.
const DEAD = 4_194_399;
const holder = (change: object = {}) => ({
  token: '00112233445566aa',
  pid: DEAD,
  start: null,
  host: hostname(),
  startedAt: '2026-03-02T04:00:00.000Z',
  endsBy: '2026-03-02T04:20:00.000Z',
  ...change,
});
const leave = (content: unknown, name = '.live.lock') =>
  writeFile(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));

describe('a pull', () => {
  test('ends with 2 while another is under way, asks nothing, and says who and since when', async () => {
    world = await startWorld(small());
    const unlock = await take();
    const refused = await pull({ env: world.env, dir });
    expect(refused.code).toBe(2);
    expect(refused.printed).toContain(
      `Process ${process.pid} on ${hostname()} has held ${target.replace('live', '.live.lock')} since 2026-03-02T05:00:00.000Z.`,
    );
    expect(world.hubspot.calls).toEqual([]);
    await unlock();
    expect(await pull({ env: world.env, dir })).toMatchObject({ code: 0 });
    expect(await readdir(dir)).not.toContain('.live.lock');
  });

  test('lets the lock go when it fails', async () => {
    world = await startWorld(small(), { faults: { hubspot: () => ({ status: 400, body: 'no' }) } });
    expect(await pull({ env: world.env, dir })).toMatchObject({ code: 3, files: {} });
  });

  test('leaves the lock alone that another run has taken over meanwhile', async () => {
    const unlock = await take();
    await leave(holder());
    await unlock();
    expect(await readdir(dir)).toEqual(['.live.lock']);
  });

  test('takes over from one that was killed, and says so', async () => {
    world = await startWorld(small());
    await leave(holder());
    const { code, printed } = await pull({ env: world.env, dir });
    expect(printed).toContain(`Took over the lock ${join(dir, '.live.lock')}: process ${DEAD} no longer runs.`);
    expect(code).toBe(0);
  });
});

describe('a lock is taken over', () => {
  test.each([
    ['when its process is gone', holder()],
    ['when its number belongs to another process', holder({ pid: process.pid, start: '0123456789ab' })],
    ['when it is of another machine, which must have ended', holder({ host: 'elsewhere', pid: 1 })],
    ['when nothing in it can be read', '{"pid":'],
  ])('%s', async (_, content) => {
    await leave(content);
    const unlock = await take();
    expect(said).toEqual([expect.stringContaining('Took over the lock')]);
    expect(JSON.parse(await readFile(join(dir, '.live.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await unlock();
    expect(await readdir(dir)).toEqual([]);
  });

  test('also from one that was killed while it took over', async () => {
    await leave(holder());
    await leave(holder({ token: 'ffeeddccbbaa9988' }), '.live.lock.over-00112233445566aa');
    await leave('', `.live.lock.new-${DEAD}--01020304`);
    await (
      await take()
    )();
    expect(await readdir(dir)).toEqual([]);
  });

  test.each([
    ['when its process runs', holder({ pid: process.pid })],
    [
      'when it is of another machine, which may still run',
      holder({ host: 'elsewhere', endsBy: '2026-03-02T05:00:01.000Z' }),
    ],
  ])('but not %s', async (_, content) => {
    await leave(content);
    expect(await busy(take())).toContain('has held');
    expect(JSON.parse(await readFile(join(dir, '.live.lock'), 'utf8'))).toEqual(content);
  });
});

describe('of many that find the same stale lock one wins', () => {
  test('within a process, round after round', async () => {
    for (let round = 0; round < 20; round++) {
      await leave(holder({ token: round.toString(16).padStart(16, '0') }));
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => take()));
      const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(won).toHaveLength(1);
      await won[0]!();
      expect(await readdir(dir)).toEqual([]);
    }
  });

  test('among processes', async () => {
    await leave(holder());
    const module = resolve(import.meta.dirname, '../../src/snapshot/index.ts');
    // Each waits for the word, tries, says how it went, and holds on until its input ends.
    const script = `
      import { once } from 'node:events';
      const { lockSnapshot } = await import(${JSON.stringify(module)});
      process.stdout.write('ready\\n');
      await once(process.stdin, 'data');
      const options = { now: ${NOW}, deadlineMs: 1000, say: () => {} };
      const result = await lockSnapshot(${JSON.stringify(target)}, options).then(() => 'won', (error) => 'lost ' + error.exitCode);
      process.stdout.write(result + '\\n');
      await once(process.stdin.resume(), 'end');`;
    const children = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const line = async (child: (typeof children)[number]) => String((await once(child.stdout, 'data'))[0]).trim();
    expect(await Promise.all(children.map(line))).toEqual(children.map(() => 'ready'));
    const answers = children.map(line);
    for (const child of children) child.stdin.write('go\n');
    expect((await Promise.all(answers)).sort()).toEqual([...Array.from({ length: 7 }, () => 'lost 2'), 'won']);
    const ended = children.map((child) => once(child, 'close'));
    for (const child of children) child.stdin.end();
    await Promise.all(ended);
    // The winner ended without a word, so its lock is stale in turn.
    await (
      await take()
    )();
    expect(await readdir(dir)).toEqual([]);
  });
});
