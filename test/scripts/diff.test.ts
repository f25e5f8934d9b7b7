import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../scripts/diff.ts';
import { diffSchema, writeSnapshot } from '../../src/snapshot/index.ts';
import { snapshotInput } from '../snapshot/small.ts';
import { runMain } from './run-main.ts';

let dir: string;
let a: string;
let b: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-diff-'));
  [a, b] = [join(dir, 'a'), join(dir, 'b')];
  await writeSnapshot(a, snapshotInput('1'));
  await writeSnapshot(b, snapshotInput('2'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const diff = (...args: string[]) => runMain(main, args);

test('two folders, in every format', async () => {
  expect(await diff(a, b)).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('people: 1 → 1 (1 added, 1 removed)'),
  });
  const { out } = await diff(a, b, '--format', 'json');
  expect(diffSchema.parse(JSON.parse(out))).toMatchObject({ equal: false, nouns: [{ noun: 'people' }] });
  expect(await diff(a, b, '--format=markdown')).toMatchObject({
    out: expect.stringContaining('| people | 1 | 1 | 1 | 1 | 0 |'),
  });
  expect(await diff(a, a)).toMatchObject({ code: 0, out: expect.stringContaining('Nothing changed.') });
});

test('--output writes a file and nothing else', async () => {
  const file = join(dir, 'deep', 'diff.md');
  expect(await diff(a, b, '--format', 'markdown', '--output', file)).toMatchObject({ code: 0, out: '' });
  expect(await readFile(file, 'utf8')).toContain('| people |');
});

test('what it cannot read or understand', async () => {
  await rm(join(b, 'deals.json'));
  expect(await diff(a, b)).toMatchObject({ code: 3, out: '', err: expect.stringContaining('deals.json is damaged') });
  expect(await diff(a, join(dir, 'c'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no snapshot in'),
  });
  expect(await diff(a)).toMatchObject({
    code: 2,
    err: expect.stringContaining('It needs A and B, and 1 word was given.'),
  });
  expect(await diff(a, b, a)).toMatchObject({ code: 2, err: expect.stringContaining('3 words were given') });
  expect(await diff(a, a, '--format', 'html')).toMatchObject({
    code: 2,
    err: expect.stringContaining('text, json, markdown'),
  });
  expect(await diff(a, a, '--fromat', 'json')).toMatchObject({ code: 2, err: expect.stringContaining('--format') });
});
