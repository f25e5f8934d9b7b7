import { cp, mkdtemp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main as publish } from '../../scripts/publish.ts';
import { compareEditions, readEditionFolder, refuseDrift, writeEdition } from '../../src/build/index.ts';
import { readConfig } from '../../src/model/index.ts';
import type { Correction } from '../../src/reports/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { runMain } from './run-main.ts';

const SAMPLE = join(import.meta.dirname, '../../data/sample');
const PERIOD = ['--period', '2026-Q1'];
let root: string;
let dir: string;
let count = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'plumbline-publish-'));
});
beforeEach(() => {
  dir = join(root, String(count++), 'editions');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const run = (...args: string[]) => runMain(publish, ['--data', SAMPLE, '--editions', dir, ...args]);
const one = () => run(...PERIOD, '--community', 'tidewater');
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('an edition', () => {
  test('is written whole, with the hashes of what it was made from', async () => {
    const { code, out } = await one();
    expect(code).toBe(0);
    expect(out).toContain('Published 2026-Q1 of tidewater\n1 published, 0 refused\nNext: commit ');
    expect(await filesIn(dir)).toEqual(
      ['extract.json', 'edition.json', 'values.json'].map((file) => `2026-Q1/tidewater/${file}`).sort(),
    );
    const [stored] = await readEditionFolder(dir);
    const { manifest } = await readSnapshot(SAMPLE);
    expect(stored?.edition).toMatchObject({ publishedOn: '2026-06-15', notes: [], period: { to: '2026-03-31' } });
    expect(stored?.edition.inputs['usage.json']).toBe(manifest.files['usage.json']?.sha256);
    expect(stored?.edition.definitions.mau).toBeGreaterThan(0);
    expect(stored?.extract).toMatchObject({ asOf: '2026-03-31', key: 'tidewater', invented: true });
    expect(() => refuseDrift(stored ? [stored] : [])).not.toThrow();
  });

  test('has the same bytes wherever it is published', async () => {
    await one();
    const first = await readFile(join(dir, '2026-Q1/tidewater/extract.json'), 'utf8');
    dir = join(root, 'again');
    await one();
    expect(await readFile(join(dir, '2026-Q1/tidewater/extract.json'), 'utf8')).toBe(first);
  });

  test('is published once', async () => {
    await one();
    const { code, err, out } = await one();
    expect([code, out]).toEqual([1, '0 published, 1 refused\n']);
    expect(err).toContain('The edition 2026-Q1 of tidewater was published already.');
    expect(err).toContain('--corrections');
  });

  test('is published by one of two who try at once', async () => {
    const runs = await Promise.all([one(), one()]);
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(await readEditionFolder(dir)).toHaveLength(1);
  });

  test('takes no place that holds one, also without the lock', async () => {
    await one();
    const [stored] = await readEditionFolder(dir);
    if (!stored) throw new Error('none');
    await expect(writeEdition(dir, stored)).rejects.toThrow('was published already');
    expect(await filesIn(dir)).toHaveLength(3);
  });

  test('that a crash left half written is no edition, and the next run removes it', async () => {
    const half = join(dir, '2026-Q1', '.tidewater.next-99-abcd');
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'extract.json'), '{');
    expect(await readEditionFolder(dir)).toEqual([]);
    expect((await one()).code).toBe(0);
    expect(await readdir(join(dir, '2026-Q1'))).toEqual(['tidewater']);
  });

  test('with open errors on its inputs is refused, and the others are published', async () => {
    const { code, out, err } = await run(...PERIOD, '--community', 'karrowan,tidewater');
    expect([code, out]).toEqual([1, expect.stringContaining('1 published, 1 refused')]);
    expect(err).toMatch(/2026-Q1 of karrowan was not published\. Errors are open .*deliverable-not-overdue/);
    const noted = await run(...PERIOD, '--community', 'karrowan', '--with-notes');
    expect(noted.code).toBe(0);
    const stored = await readEditionFolder(dir);
    expect(stored.map(({ edition: { communityId, notes } }) => [communityId, notes.length])).toEqual([
      ['karrowan', 1],
      ['tidewater', 0],
    ]);
  });

  test('of the last agreement that ended', async () => {
    expect((await run('--period', 'agreement', '--community', 'tidewater')).code).toBe(0);
    const [stored] = await readEditionFolder(dir);
    expect(stored?.edition.period).toMatchObject({ id: 'agreement-2023-11-16', to: '2025-11-14' });
  });

  test('keeps the records of the one before', async () => {
    await run('--period', '2025-Q4', '--community', 'tidewater');
    await one();
    const [before, after] = await readEditionFolder(dir);
    expect(before?.extract.previous).toBeNull();
    expect(after?.extract.previous).toMatchObject({ period: { id: '2025-Q4' }, publishedOn: '2026-06-15' });
  });
});

describe('is refused', () => {
  test.each<[string, string[], string]>([
    ['a period that is not over', ['--period', '2026-Q2'], 'Publish it with data of 2026-07-01 or later.'],
    ['one that is over only by --as-of', ['--period', '2026-Q2', '--as-of', '2026-09-01'], 'is not over'],
    ['no such period', ['--period', '2026-summer'], 'it names autumn, spring'],
    [
      'no such agreement',
      ['--period', 'agreement-2001-01-01'],
      'No engagement of these communities begins on 2001-01-01',
    ],
    ['no such community', [...PERIOD, '--community', 'nowhere'], 'There is nothing to publish of nowhere.'],
    ['nothing at all', [], 'It was not said what to publish.'],
    ['both at once', [...PERIOD, '--corrections'], 'exclude each other'],
    ['an empty list', [...PERIOD, '--community='], '--community names no community.'],
  ])('%s', async (_, args, message) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('a community without anything in the period, when it was asked for', async () => {
    const { code, err } = await run('--period', '2019', '--community', 'tidewater');
    expect([code, err]).toEqual([1, expect.stringContaining('Nothing of the community belongs to this period')]);
  });
});

describe('words that should not have been published', () => {
  const remove = (words: string, ...args: string[]) => run('--remove', words, '--community', 'tidewater', ...args);
  const texts = async () => JSON.stringify(await readEditionFolder(dir));

  test('are taken out of all editions of the community, with a dated note and no figure changed', async () => {
    await run('--period', '2025-Q4', '--community', 'tidewater');
    await one();
    const before = await readEditionFolder(dir);
    const named = before[0]?.extract.deliverables.find(({ name }) => name !== null)?.name ?? '';
    expect(await texts()).toContain(JSON.stringify(named));
    const { code, out } = await remove(named);
    expect([code, out]).toEqual([0, expect.stringContaining('Removed from the edition 2026-Q1 of tidewater: ')]);
    expect(out).not.toContain(named);
    expect(await texts()).not.toContain(named);
    const after = await readEditionFolder(dir);
    expect(after.map(({ edition }) => edition.removals)).toMatchObject(
      before.map(({ edition }) => [{ on: '2026-06-15', extract: edition.extract }]),
    );
    expect(Object.values(after[0]?.values ?? {})).toEqual(Object.values(before[0]?.values ?? {}));
    expect(() => refuseDrift(after)).not.toThrow();
    // The records differ from what was published, and a removed name is no correction.
    const snapshot = await readSnapshot(SAMPLE);
    const compared = compareEditions(after, snapshot, { config: readConfig({}), asOf: '2026-06-15' });
    expect(compared.map(({ found }) => found)).toEqual([[], []]);
    expect(JSON.stringify(compared)).not.toContain(named);
  });

  test('of a series and of a correction are taken out of their names too', async () => {
    await one();
    const hub = (await readEditionFolder(dir))[0]?.extract.hubs[0]?.name ?? '';
    const path = join(dir, '2026-Q1/tidewater/corrections.json');
    const told = { noticedOn: '2026-06-15', report: 'usage', id: `usage/chart/x/${hub}/2026-03`, cause: 'data' };
    await writeFile(path, JSON.stringify([{ ...told, what: `Users: ${hub}`, before: '1', after: '2' }]));
    expect((await remove(hub)).code).toBe(0);
    expect(await texts()).not.toContain(hub);
  });

  test.each<[string, string[], string]>([
    ['that stand nowhere', ['Nobody At All', '--community', 'tidewater'], 'holds these words'],
    ['that are too short', ['Ti', '--community', 'tidewater'], 'shorter than 4 characters'],
    ['that are part of a day', ['2026-03-31', '--community', 'tidewater'], 'part of an id, a day'],
    ['that are part of the id', ['tidewater', '--community', 'tidewater'], 'part of an id, a day'],
    ['of nobody', ['Nobody At All'], 'It was not said from whose editions.'],
    ['of two', ['Nobody At All', '--community', 'tidewater,karrowan'], 'It was not said from whose editions.'],
    ['of one without editions', ['Nobody At All', '--community', 'karrowan'], 'There is no edition of karrowan'],
  ])('%s are refused, and nothing changes', async (_, args, message) => {
    await one();
    const before = await texts();
    const { code, err } = await run('--remove', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(await texts()).toBe(before);
  });

  test('leave the edition as it was when the run ends in between', async () => {
    await one();
    const before = await texts();
    await rename(join(dir, '2026-Q1/tidewater'), join(dir, '2026-Q1/.tidewater.previous-99-abcd'));
    await mkdir(join(dir, '2026-Q1/.tidewater.next-99-abcd'));
    expect((await run('--corrections')).code).toBe(0);
    expect(await texts()).toBe(before);
    expect(await readdir(join(dir, '2026-Q1'))).toEqual(['tidewater']);
  });
});

describe('a folder of editions', () => {
  test.each(['extract.json', 'values.json', 'edition.json'])('whose %s was edited is refused', async (file) => {
    await one();
    const path = join(dir, '2026-Q1/tidewater', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace('2', '3'));
    await expect(readEditionFolder(dir)).rejects.toThrow(
      /Its SHA-256 was [0-9a-f]{64} when it was published, and is [0-9a-f]{64}\./,
    );
  });

  test('in which an edition stands at the place of another is refused', async () => {
    await one();
    await cp(join(dir, '2026-Q1'), join(dir, '2025-Q1'), { recursive: true });
    await expect(readEditionFolder(dir)).rejects.toThrow('It is the edition 2026-Q1 of tidewater.');
  });

  test('that is no folder is refused as that', async () => {
    await mkdir(join(dir, '..'), { recursive: true });
    await writeFile(dir, '');
    const { code, err } = await run('--corrections');
    expect([code, err]).toEqual([3, expect.stringContaining('It is no folder.')]);
    dir = join(dir, 'below');
    const below = await run(...PERIOD);
    expect([below.code, below.err]).toEqual([2, expect.stringContaining('name another folder with --editions')]);
  });

  test('in which a file is missing is refused', async () => {
    await one();
    await rm(join(dir, '2026-Q1/tidewater/values.json'));
    await expect(readEditionFolder(dir)).rejects.toThrow('The file is not there.');
  });
});

test('values that the code computes otherwise stop the build, with both', async () => {
  await one();
  const [stored] = await readEditionFolder(dir);
  if (!stored) throw new Error('none');
  const values = { ...stored.values, 'usage/figure/mau': 1 };
  expect(() => refuseDrift([{ ...stored, values }])).toThrow(
    /usage\/figure\/mau \(.*\) was published as 1, and the code now computes \d+/,
  );
});

test('corrections are recorded once, dated with the day of the data', async () => {
  await one();
  const data = join(root, 'changed');
  const { manifest, records } = await readSnapshot(SAMPLE);
  const hub = records.hubs.find(({ communityId }) => communityId === 'tidewater');
  const month = records.usage.find((one) => one.namespace === hub?.namespace && one.month === '2026-03');
  if (!month) throw new Error('no usage');
  month.mau = month.mau.map((value) => value && value + 7);
  await writeSnapshot(data, { ...manifest, records });
  const record = (...args: string[]) => runMain(publish, ['--data', data, '--editions', dir, '--corrections', ...args]);
  const first = await record('--as-of', '2026-07-01');
  expect(first.out).toMatch(/^Edition 2026-Q1 of tidewater: \d+ corrections recorded\n/);
  const [stored] = await readEditionFolder(dir);
  expect(stored?.corrections.find(({ id }) => id === 'usage/figure/mau')).toMatchObject({ noticedOn: '2026-07-01' });
  expect((await record()).out).toBe('1 edition looked at, 0 corrections recorded\n');
  // What is recorded stays, and that it is as published again is one more.
  const back = await run('--corrections');
  expect(back.out).toMatch(/corrections recorded/);
  const [after] = await readEditionFolder(dir);
  expect(after?.corrections.slice(0, stored?.corrections.length)).toEqual(stored?.corrections);
  expect(after?.corrections.at(-1)?.noticedOn).toBe('2026-06-15');
});

test('data that are older than an edition, and a community that is gone, correct nothing', async () => {
  await one();
  const editions = await readEditionFolder(dir);
  const snapshot = await readSnapshot(SAMPLE);
  const config = readConfig({});
  const older = { ...snapshot, manifest: { ...snapshot.manifest, pulledAt: '2026-05-01T00:00:00.000Z' } };
  expect(compareEditions(editions, older, { config, asOf: '2026-06-15' })).toMatchObject([
    { found: [], notCompared: ['2026-Q1 of tidewater: the data are older than the edition'] },
  ]);
  const communities = snapshot.records.communities.filter(({ communityId }) => communityId !== 'tidewater');
  const without = { ...snapshot, records: { ...snapshot.records, communities } };
  expect(compareEditions(editions, without, { config, asOf: '2026-06-15' })).toMatchObject([
    { found: [], notCompared: ['2026-Q1 of tidewater: the community is not among the data'] },
  ]);
});

test('what was withdrawn stays so when the community is gone from the data', async () => {
  await one();
  const [stored] = await readEditionFolder(dir);
  const quoted = stored?.extract.checkIns.find(({ quote }) => quote !== null);
  if (!stored || !quoted) throw new Error('The sample has no quote.');
  const snapshot = await readSnapshot(SAMPLE);
  const communities = snapshot.records.communities.filter(({ communityId }) => communityId !== 'tidewater');
  const without = { ...snapshot, records: { ...snapshot.records, communities } };
  const withdrawn: Correction = {
    noticedOn: '2026-06-15',
    report: 'impact',
    id: `withdrawn/${quoted.id}`,
    cause: 'data',
    what: 'A quote',
    before: 'shown',
    after: 'withdrawn',
  };
  const [shown] = compareEditions([{ ...stored, corrections: [withdrawn] }], without, {
    ...{ config: readConfig({}), asOf: '2026-06-15' },
  });
  expect(JSON.stringify(stored.extract)).toContain(JSON.stringify(quoted.quote));
  expect(JSON.stringify(shown?.shown)).not.toContain(JSON.stringify(quoted.quote));
});
