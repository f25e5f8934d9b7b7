import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '../../.github/data-branch');
let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'plumbline-branch-'));
  git(work, 'init', '-q', '--bare', 'remote.git');
  git(work, 'clone', '-q', 'remote.git', 'night');
  writeFileSync(join(work, 'night/.gitignore'), 'data/\n');
  git(join(work, 'night'), 'add', '-A');
  git(join(work, 'night'), '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'Begin');
  git(join(work, 'night'), 'push', '-q', 'origin', 'HEAD:main');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
const run = (cwd: string, what: string) => {
  const { status, stdout, stderr } = spawnSync(SCRIPT, [what], { cwd, encoding: 'utf8' });
  return { status, printed: stdout + stderr };
};

function pull(night: string, pulledAt: string, month: string): void {
  mkdirSync(join(night, 'data/live'), { recursive: true });
  mkdirSync(join(night, 'data/history/usage'), { recursive: true });
  writeFileSync(join(night, 'data/live/manifest.json'), `{\n  "pulledAt": "${pulledAt}"\n}\n`);
  writeFileSync(join(night, `data/history/usage/${month}.json`), '[]\n');
}

test('the data of a night is there in the next one, in a clone of its own', () => {
  const night = join(work, 'night');
  expect(run(night, 'restore')).toMatchObject({ status: 0, printed: expect.stringContaining('the first night') });
  expect(run(night, 'save')).toMatchObject({ status: 0, printed: expect.stringContaining('no snapshot to keep') });
  pull(night, '2026-06-15T04:10:00Z', '2026-05');
  expect(run(night, 'save')).toMatchObject({ status: 0, printed: expect.stringContaining('Kept') });
  expect(run(night, 'save')).toMatchObject({ status: 0, printed: expect.stringContaining('Nothing changed') });

  git(work, 'clone', '-q', '--depth=1', '-b', 'main', `file://${join(work, 'remote.git')}`, 'next');
  const next = join(work, 'next');
  expect(run(next, 'restore').status).toBe(0);
  expect(readFileSync(join(next, 'data/history/usage/2026-05.json'), 'utf8')).toBe('[]\n');
  pull(next, '2026-06-16T04:10:00Z', '2026-06');
  expect(run(next, 'save').status).toBe(0);
  const remote = join(work, 'remote.git');
  expect(git(remote, 'log', '--format=%s', 'plumbline-data').trim().split('\n')).toEqual([
    'Night of 2026-06-16T04:10:00Z',
    'Night of 2026-06-15T04:10:00Z',
  ]);
  const files = git(remote, 'ls-tree', '-r', '--name-only', 'plumbline-data').trim().split('\n');
  expect(files).toEqual(['history/usage/2026-05.json', 'history/usage/2026-06.json', 'live/manifest.json']);
  expect(git(next, 'status', '--short') + git(next, 'branch', '--list', 'new-*')).toBe('');
});

test('corrections of editions that a night found come back, and a longer list is not put back to a shorter one', () => {
  const clone = (name: string) => {
    git(work, 'clone', '-q', '--depth=1', '-b', 'main', `file://${join(work, 'remote.git')}`, name);
    return join(work, name);
  };
  const file = (night: string, id: string) => join(night, 'data/editions/2026-Q1', id, 'corrections.json');
  const edition = (night: string, id: string, corrections?: string) => {
    mkdirSync(join(night, 'data/editions/2026-Q1', id), { recursive: true });
    if (corrections !== undefined) writeFileSync(file(night, id), corrections);
  };
  const night = clone('found');
  expect(run(night, 'restore').status).toBe(0);
  edition(night, 'lumen', '[1, 2]\n');
  edition(night, 'alpha', '[1]\n');
  edition(night, 'gone', '[1]\n');
  expect(run(night, 'save').status).toBe(0);

  const next = clone('after');
  edition(next, 'lumen');
  edition(next, 'alpha', '[1, 2, 3]\n');
  expect(run(next, 'restore').status).toBe(0);
  expect(readFileSync(file(next, 'lumen'), 'utf8')).toBe('[1, 2]\n');
  expect(readFileSync(file(next, 'alpha'), 'utf8')).toBe('[1, 2, 3]\n');
  expect(existsSync(file(next, 'gone'))).toBe(false);
});

test('a remote that cannot be asked is no first night', () => {
  git(work, 'clone', '-q', 'remote.git', 'lost');
  git(join(work, 'lost'), 'remote', 'set-url', 'origin', join(work, 'nowhere'));
  expect(run(join(work, 'lost'), 'restore')).toMatchObject({
    status: 1,
    printed: expect.stringContaining('nothing was pulled'),
  });
});
