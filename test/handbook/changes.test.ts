import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handbookHistory } from '../../src/build/changes.ts';
import { changesOf, editUrl } from '../../src/handbook/index.ts';

let dir: string;
let hours: number;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-history-'));
  hours = 0;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Git with an author of its own and nothing of the machine's configuration. */
function git(where: string, args: string[], author = 'Ada Öst <ada@example.org>'): void {
  const [, name = '', email = ''] = /(.*) <(.*)>/.exec(author) ?? [];
  const day = `2026-05-${String(10 + hours).padStart(2, '0')}T12:00:00Z`;
  execFileSync('git', args, {
    cwd: where,
    stdio: 'ignore',
    env: {
      ...{ PATH: process.env.PATH, HOME: dir, GIT_CONFIG_NOSYSTEM: '1' },
      ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: day },
      ...{ GIT_COMMITTER_NAME: 'Someone', GIT_COMMITTER_EMAIL: 's@example.org', GIT_COMMITTER_DATE: day },
    },
  });
}

const LINES = 'one\ntwo\nthree\nfour\nfive\nsix\n';

/** A repository, and what commits everything in it under a subject, a day after the commit before. */
function repository() {
  const root = join(dir, 'repository');
  const folder = join(root, 'content', 'hand book');
  mkdirSync(folder, { recursive: true });
  git(root, ['init', '-q', '-b', 'main']);
  const commit = (subject: string, author?: string) => {
    hours++;
    git(root, ['add', '-A']);
    git(root, ['commit', '-q', '-m', subject], author);
  };
  const write = (file: string, text: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  return { root, folder, commit, write };
}

const told = (folder: string, file: string) =>
  handbookHistory(folder)
    .changesOf(file)
    ?.map(({ day, author, subject }) => `${day} ${author}: ${subject}`);

test('the changes of a page, the latest first, from under its earlier name too', () => {
  const { folder, commit, write } = repository();
  write('sales/old name.md', LINES);
  write('other.md', 'x\n');
  commit('Begin');
  write('sales/old name.md', `${LINES}seven\n`);
  commit('Say more');
  renameSync(join(folder, 'sales/old name.md'), join(folder, 'sales/straße.md'));
  commit('Give it its name', 'Ben <ben@example.org>');
  write('sales/old name.md', 'Another page\n');
  commit('A new page at the old address');
  expect(told(folder, 'sales/straße.md')).toEqual([
    '2026-05-13 Ben: Give it its name',
    '2026-05-12 Ada Öst: Say more',
    '2026-05-11 Ada Öst: Begin',
  ]);
  expect(told(folder, 'sales/old name.md')).toEqual(['2026-05-14 Ada Öst: A new page at the old address']);
  expect(told(folder, 'other.md')).toEqual(['2026-05-11 Ada Öst: Begin']);
});

test('a page that is not committed has no changes', () => {
  const { folder, commit, write } = repository();
  write('a.md', 'x\n');
  commit('Begin');
  write('b.md', 'x\n');
  expect(told(folder, 'b.md')).toEqual([]);
});

test('merges and changes elsewhere in the repository are left out', () => {
  const { root, folder, commit, write } = repository();
  write('a.md', 'x\n');
  commit('Begin');
  git(root, ['checkout', '-q', '-b', 'side']);
  write('b.md', 'x\n');
  commit('On the side');
  git(root, ['checkout', '-q', 'main']);
  writeFileSync(join(root, 'elsewhere.txt'), 'x\n');
  commit('Elsewhere');
  git(root, ['merge', '-q', '--no-ff', '-m', 'Merge the side', 'side']);
  expect(told(folder, 'b.md')).toEqual(['2026-05-12 Ada Öst: On the side']);
  expect(told(folder, 'a.md')).toEqual(['2026-05-11 Ada Öst: Begin']);
});

test('at most ten changes, and no e-mail address', () => {
  const { folder, commit, write } = repository();
  for (let n = 1; n <= 12; n++) {
    write('a.md', `${n}\n`);
    commit(`Change ${n}, asked for by tom@example.org`, 'eve@example.org <eve@example.org>');
  }
  const changes = handbookHistory(folder).changesOf('a.md') ?? [];
  expect(changes).toHaveLength(10);
  expect(changes[0]).toMatchObject({ day: '2026-05-22', author: '', subject: 'Change 12, asked for by' });
  expect(changes[0]?.commit).toMatch(/^[0-9a-f]{10}$/);
  expect(JSON.stringify(changes)).not.toContain('@');
});

test('settings of the user do not change what is told', () => {
  const { root, folder, commit, write } = repository();
  write('ä.md', LINES);
  commit('Begin');
  renameSync(join(folder, 'ä.md'), join(folder, 'ö.md'));
  commit('Rename');
  const before = told(folder, 'ö.md');
  for (const [key, value] of [
    ...[
      ['core.quotepath', 'true'] as const,
      ['diff.renames', 'false'] as const,
      ['log.showSignature', 'true'] as const,
    ],
    ...[['color.ui', 'always'] as const, ['log.date', 'relative'] as const, ['diff.relative', 'false'] as const],
  ])
    git(root, ['config', key, value]);
  expect(before).toHaveLength(2);
  expect(told(folder, 'ö.md')).toEqual(before);
});

test('a folder in no repository, and a repository without a commit', () => {
  mkdirSync(join(dir, 'plain'));
  const plain = handbookHistory(join(dir, 'plain'));
  expect(plain.unknown).toBe('History is not known: the handbook is in no git repository.');
  expect(plain.changesOf('a.md')).toBeNull();
  const { folder, write } = repository();
  write('a.md', 'x\n');
  expect(handbookHistory(folder)).toMatchObject({ unknown: 'History is not known: git did not tell it.' });
  expect(handbookHistory(join(dir, 'not there')).changesOf('a.md')).toBeNull();
});

test('a shallow clone says so, because its oldest commit seems to have made every page', () => {
  const { root, commit, write } = repository();
  write('a.md', 'x\n');
  commit('Begin');
  write('a.md', 'y\n');
  commit('Go on');
  git(dir, ['clone', '-q', '--depth', '1', `file://${root}`, 'clone']);
  const history = handbookHistory(join(dir, 'clone', 'content', 'hand book'));
  expect(history.unknown).toBe('History is not known in a shallow clone.');
  expect(history.changesOf('a.md')).toBeNull();
});

test('a log without commits, and one that breaks off', () => {
  expect(changesOf('')).toEqual(new Map());
  expect(changesOf('\0abc\x002026-01-01\0Ada').size).toBe(0);
});

test('the address at which a page is edited', () => {
  const template = 'https://example.org/ORG/edit/main/{path}?x=1';
  expect(editUrl(template, "content/hand book/a&b#$&'.md")).toBe(
    "https://example.org/ORG/edit/main/content/hand%20book/a%26b%23%24%26'.md?x=1",
  );
  expect(editUrl(template, null)).toBeNull();
  expect(editUrl(null, 'a.md')).toBeNull();
});
