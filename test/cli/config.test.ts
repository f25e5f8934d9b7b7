import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolder, describe as describeError, loadConfig } from '../../src/cli/index.ts';
import { PlumblineError } from '../../src/model/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('without a file the configuration is the default', async () => {
  expect((await loadConfig(root)).organisation.name).toBe('2i2c');
});

test('a file that cannot be loaded is named, with its own error', async () => {
  writeFileSync(join(root, 'plumbline.config.ts'), 'export default nothing;');
  await expect(loadConfig(root)).rejects.toThrow(/plumbline\.config\.ts cannot be loaded\. nothing is not defined\./);
});

test('.env fills what is not set, and nothing else', async () => {
  writeFileSync(join(root, '.env'), 'PLUMBLINE_TEST_ONE=from file\nPLUMBLINE_TEST_TWO=from file\n');
  process.env.PLUMBLINE_TEST_TWO = 'from the shell';
  await loadConfig(root);
  const { PLUMBLINE_TEST_ONE: one, PLUMBLINE_TEST_TWO: two } = process.env;
  delete process.env.PLUMBLINE_TEST_ONE;
  delete process.env.PLUMBLINE_TEST_TWO;
  expect([one, two]).toEqual(['from file', 'from the shell']);
});

test('the sample is used, and said, only when nothing was named or pulled', () => {
  const said: string[] = [];
  const io = { out: () => undefined, err: (text: string) => void said.push(text) };
  expect(dataFolder(root, undefined, io)).toBe(join(root, 'data/sample'));
  expect(said).toEqual([expect.stringContaining('Using the invented sample')]);
  expect(dataFolder(root, '/else/where', io)).toBe('/else/where');
  expect(said).toHaveLength(1);
});

test('an expected failure is three sentences; a fault of ours shows where', () => {
  expect(describeError(new PlumblineError({ what: 'A.', why: 'B.', fix: 'C.' }))).toBe('A.\nB.\nC.\n');
  expect(describeError(new TypeError('x is not a function'))).toMatch(
    /fault of its own\.\nTypeError: x is not a function\n\s+at /,
  );
});
