import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-count-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const counted = (...args: string[]) =>
  execFileSync(process.execPath, [join(ROOT, 'scripts/ci-count.ts'), ...args], { cwd: ROOT, encoding: 'utf8' });

interface One {
  status: string;
  fullName: string;
  failureMessages?: string[];
}

/** Vitest's JSON report of a run with these tests. */
async function report(tests: One[], message = ''): Promise<string> {
  const of = (status: string) => tests.filter((one) => one.status === status).length;
  const file = join(dir, 'results.json');
  const status = of('failed') > 0 || message !== '' ? 'failed' : 'passed';
  const results = { name: join(ROOT, 'test/a.test.ts'), status, message, assertionResults: tests };
  const counts = { numPassedTests: of('passed'), numFailedTests: of('failed') };
  await writeFile(file, JSON.stringify({ ...counts, testResults: [results] }));
  return file;
}
const passed = { status: 'passed', fullName: 'adds up' };
const failed = { status: 'failed', fullName: 'rounds a cent', failureMessages: ['Error: expected 1\n  at a.ts:3'] };

test('a run that is green ends with its count', async () => {
  expect(counted(await report([passed, passed]))).toBe('2 passed, 0 failed\n');
});

test('each test that failed is named with its message before the count', async () => {
  expect(counted(await report([passed, failed]), 'npm test')).toBe(
    [
      'FAILED test/a.test.ts > rounds a cent\n    Error: expected 1\n      at a.ts:3\n',
      'FAILED npm test\n',
      '1 passed, 1 failed\n',
    ].join('\n'),
  );
});

test('a step that failed beside green tests counts as one failure', async () => {
  expect(counted(await report([passed]), 'npm run lint')).toBe('FAILED npm run lint\n\n1 passed, 1 failed\n');
});

test('a file that failed as a whole is named', async () => {
  expect(counted(await report([passed], 'No hook'), 'npm test')).toContain('FAILED test/a.test.ts\n    No hook\n');
});

test('a run without results has failed', () => {
  expect(counted(join(dir, 'nothing.json'))).toBe('0 passed, 1 failed\n');
});
