import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { pageFacts } from '../../src/build/html.ts';
import { hostileNames, HOSTILE } from '../../src/sample/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { buildInto, command, ROOT } from '../browser/sites.ts';

const SAMPLE = join(ROOT, 'data/sample');
const first = inject('sample').dir;
let folder: string;
/** Where hostile names are built with a secret, and after them the sample without one. */
let second: string;
/** Files before that build. */
let before: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-build-'));
  second = join(folder, 'second');
  const { manifest, records } = await readSnapshot(SAMPLE);
  const data = join(folder, 'hostile');
  await writeSnapshot(data, { ...manifest, records: hostileNames(records) });
  before = filesOf(folder).length;
  const secret = { PLUMBLINE_LINK_SECRET: 'of the test' };
  const { status, stderr } = await command('build.ts', ['--data', data, '--out', second], secret);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const hashes = (dir: string) =>
  Object.fromEntries(
    filesOf(dir).map((file) => [file.slice(dir.length), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#34;', '"')
    .replaceAll('&amp;', '&');

describe('hostile names', () => {
  test('are shown as text, downloaded as text, and write nothing outside their folder', () => {
    const built = filesOf(second);
    expect(filesOf(folder).length - before).toBe(built.length);
    const pages = built.filter((file) => file.endsWith('.html')).map((file) => readFileSync(file, 'utf8'));
    for (const { handlers, links } of pages.map(pageFacts)) {
      expect(handlers).toEqual([]);
      expect(links.filter(({ tag, value }) => tag === 'img' && value === 'x')).toEqual([]);
    }
    for (const name of HOSTILE)
      expect(
        pages.some((html) => decoded(html).includes(name)),
        name,
      ).toBe(true);
    const tables = built.filter((file) => file.endsWith('.csv')).map((file) => readFileSync(file, 'utf8'));
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table).not.toMatch(/(^|,|\n)"?[=+@]/);
  });
});

test('with a secret the folders cannot be guessed', () => {
  const folders = readdirSync(join(second, 'communities'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== '_astro',
  );
  expect(folders.length).toBeGreaterThan(5);
  for (const { name } of folders) expect(name).toMatch(/^[0-9a-f]{32}$/);
});

describe('the sample', () => {
  test('builds to the same bytes twice, and nothing of an earlier build shows through', async () => {
    // The build of other data would leave its pages in a cache that is not cleared.
    expect(hashes(second)).not.toEqual(hashes(first));
    await buildInto(second, SAMPLE);
    expect(hashes(second)).toEqual(hashes(first));
  });

  test("a community's folder holds no e-mail address, deal amount or internal comment of the snapshot", async () => {
    const dir = join(first, 'communities');
    const { records } = await readSnapshot(SAMPLE);
    const content = filesOf(dir)
      .filter((file) => !/\.(woff2|png)$/.test(file))
      .map((file) => decoded(readFileSync(file, 'utf8')))
      .join('\n');
    const emails = records.people.flatMap(({ email }) => email ?? []);
    const comments = [
      ...records.checkIns.map(({ comment }) => comment),
      ...records.engagements.map(({ ragNote }) => ragNote),
    ].filter((text) => text !== null);
    const unpublished = records.checkIns.filter(({ mayPublish }) => !mayPublish).flatMap(({ quote }) => quote ?? []);
    const amounts = records.deals.flatMap(({ amount }) => {
      if (amount === null) return [];
      const whole = String(Math.trunc(amount.minor / 100));
      const grouped = [',', ' ', '\u202f', '\u00a0', '.'].map((separator) =>
        whole.replace(/\B(?=(\d{3})+$)/g, separator),
      );
      return [String(amount.minor), whole, ...grouped].filter((text) => text.replace(/\D/g, '').length >= 5);
    });
    expect([emails.length, comments.length, unpublished.length, amounts.length].every((count) => count > 0)).toBe(true);
    const found = [...emails, ...comments, ...unpublished].filter((text) => content.includes(text));
    const foundAmounts = amounts.filter((text) =>
      new RegExp(`(?<![\\d.,])${text.replaceAll('.', '\\.')}(?![\\d])`).test(content),
    );
    expect({ found, foundAmounts }).toEqual({ found: [], foundAmounts: [] });
  });

  test("a community's folder names no other community", async () => {
    const dir = join(first, 'communities');
    const { records } = await readSnapshot(SAMPLE);
    const names = records.communities.map(({ communityId, longName, shortName }) => ({
      id: communityId,
      names: [longName, shortName].flatMap((name) => name ?? []),
    }));
    for (const key of readdirSync(dir).filter((name) => existsSync(join(dir, name, 'index.html')))) {
      const content = filesOf(join(dir, key))
        .map((file) => decoded(readFileSync(file, 'utf8')))
        .join('\n');
      const others = names
        .filter(({ id }) => id !== key)
        .flatMap(({ names: all }) => all.filter((name) => name.length > 6));
      expect({ key, others: others.filter((name) => content.includes(name)) }).toEqual({ key, others: [] });
    }
  });
});

describe('fail closed', () => {
  const damaged = async (name: string, change: (dir: string) => void) => {
    const dir = join(folder, name);
    cpSync(SAMPLE, dir, { recursive: true });
    change(dir);
    const out = join(folder, `${name}-dist`);
    const result = await command('build.ts', ['--data', dir, '--out', out]);
    expect(existsSync(out)).toBe(false);
    return result;
  };

  test('one line deleted from deals.json', async () => {
    const { status, stderr } = await damaged('line', (dir) => {
      const file = join(dir, 'deals.json');
      writeFileSync(file, readFileSync(file, 'utf8').split('\n').toSpliced(3, 1).join('\n'));
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/deals\.json is damaged\./);
    expect(stderr).toMatch(/Restore the folder .* or pull again/);
  });

  test.each([
    ['missing', (dir: string) => rmSync(join(dir, 'engagements.json')), 3],
    ['empty', (dir: string) => writeFileSync(join(dir, 'hubs.json'), ''), 3],
    ['no-manifest', (dir: string) => rmSync(join(dir, 'manifest.json')), 2],
  ])('a snapshot with a file %s', async (name, change, code) => {
    const { status, stderr } = await damaged(name, change);
    expect(status).toBe(code);
    expect(stderr.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(3);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a community that is not there', async () => {
    const { status, stderr } = await command('build.ts', [
      '--data',
      SAMPLE,
      '--site',
      'communities',
      '--community',
      'nobody',
      '--out',
      join(folder, 'nobody'),
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no site to build for nobody.');
  });
});
