import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../scripts/import.ts';
import { readHandbook } from '../../src/handbook/index.ts';

const LINKED = resolve(import.meta.dirname, '../fixtures/handbook/linked');
const BROKEN = resolve(import.meta.dirname, '../fixtures/handbook/broken');

const fresh = () => mkdtempSync(join(tmpdir(), 'plumbline-import-'));

function put(base: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), text);
  }
  return base;
}

const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(dir, file)).isFile())
    .sort();

async function imported(...argv: string[]) {
  let out = '';
  const code = await main(argv, { out: (text) => void (out += text), err: () => {} });
  return { code, out };
}

test('copies pages, what they show and their order, and nothing else', async () => {
  const out = join(fresh(), 'new');
  const { code } = await imported(LINKED, '--out', out);
  expect(code).toBe(0);
  expect(filesIn(out)).toEqual([
    'guide/first steps.md',
    'guide/index.md',
    'guide/plan.pdf',
    'guide/Übergabe.md',
    'img/a plan.png',
    'index.md',
    'myst.yml',
    'notes/README.md',
    'notes/deep/one.md',
    'notes/deep/two.md',
    'notes/other.mdx',
  ]);
  for (const file of filesIn(out)) expect(readFileSync(join(out, file))).toEqual(readFileSync(join(LINKED, file)));
  expect(readHandbook(out).map(({ html }) => html)).toEqual(readHandbook(LINKED).map(({ html }) => html));
});

test('says what needs a hand by file and line, and counts it by kind', async () => {
  const out = join(fresh(), 'new');
  const { code, out: said } = await imported(BROKEN, '--out', out);
  expect(code).toBe(0);
  const lines = said.split('\n');
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^\S+\/new\/index\.md:12: The file is not in the folder: img\/not-there\.png; .* Put the file there/,
    ),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^\S+\/section\/noparse\.mdx:5: The page section\/noparse\.mdx cannot be read/),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^\S+\/section\/yaml\.md:1: Its front matter lacks owner and reviewed\./),
  );
  const problems = readHandbook(BROKEN).flatMap((page) => page.problems);
  for (const kind of new Set(problems.map((problem) => problem.kind))) {
    const count = problems.filter((problem) => problem.kind === kind).length;
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^  ${kind} +${count}$`)));
  }
});

test('does nothing twice, and nothing at all on trial', async () => {
  const out = join(fresh(), 'new');
  const trial = await imported(LINKED, '--out', out, '--dry-run');
  expect(trial.out).toMatch(/^Would copy 11 files into .*; the folder holds 8 pages\.\n/);
  expect(existsSync(out)).toBe(false);
  await imported(LINKED, '--out', out);
  expect((await imported(LINKED, '--out', out)).out).toMatch(/^Copied 0 files into .*\nThere already: 11\.\n/);
});

test('leaves its order behind where the handbook has one', async () => {
  const out = put(fresh(), { 'myst.yml': 'project: { toc: [] }\n' });
  expect((await imported(LINKED, '--out', out)).out).toContain('myst.yml was left behind');
  expect(readFileSync(join(out, 'myst.yml'), 'utf8')).toBe('project: { toc: [] }\n');
});

test.each([
  ['another file of that name', { 'notes/deep/two.md': 'mine' }, 'notes/deep/two.md'],
  ['a page of that address', { 'index.mdx': '---\ntitle: Mine\n---\n' }, 'index.md (as index.mdx)'],
  ['a file where a folder would be', { notes: 'mine' }, 'notes/README.md'],
])('writes nothing where there is %s', async (_, files, named) => {
  const out = put(fresh(), files);
  await expect(imported(LINKED, '--out', out)).rejects.toMatchObject({
    ...{ what: 'Nothing was imported.', why: expect.stringContaining(named) as string, exitCode: 2 },
  });
  expect(filesIn(out)).toEqual(Object.keys(files));
});

test('refuses links that lead out of the folder or to nothing', async () => {
  const from = put(fresh(), { 'index.md': '# Start', 'a/b.md': '# B' });
  symlinkSync(put(fresh(), { 'secret.md': 'secret' }), join(from, 'a/away'));
  symlinkSync(join(from, 'gone'), join(from, 'lost.md'));
  const out = join(fresh(), 'new');
  await expect(imported(from, '--out', out)).rejects.toMatchObject({
    why: expect.stringMatching(/a\/away.*lost\.md|lost\.md.*a\/away/) as string,
    exitCode: 2,
  });
  expect(existsSync(out)).toBe(false);
});

test('refuses a folder that is not there, that is none, that is empty, or in which it would write', async () => {
  const from = put(fresh(), { 'index.md': '# Start' });
  const code = { exitCode: 2 };
  await expect(imported('/no/such/folder', '--out', fresh())).rejects.toMatchObject(code);
  await expect(imported(join(from, 'index.md'), '--out', fresh())).rejects.toMatchObject(code);
  await expect(imported(fresh(), '--out', fresh())).rejects.toMatchObject(code);
  await expect(imported(from, '--out', join(from, 'in'))).rejects.toMatchObject(code);
  await expect(imported()).rejects.toMatchObject(code);
});
