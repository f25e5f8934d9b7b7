import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from '../../scripts/check.ts';
import { portfolio, snapshotOf } from '../../src/invariants/index.ts';
import { writeSnapshot } from '../../src/snapshot/index.ts';
import { runMain } from './run-main.ts';

let dir: string;
let data: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-outputs-'));
  data = join(dir, 'data');
  const { manifest, records } = snapshotOf(
    portfolio({
      deals: [{ id: '1', name: 'Secret reef', stage: null }],
      engagements: [{ status: 'Cancelled', dealRef: '1', dealIds: ['1'] }],
    }),
    '2026-06-15',
  );
  await writeSnapshot(data, { ...manifest, records });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const check = (...args: string[]) => runMain(main, ['--data', data, '--as-of', '2026-06-15', ...args]);
const written = (file: string) => readFile(join(dir, file), 'utf8');

it('writes the same check in several formats', async () => {
  const files = ['json=a.json', 'sarif=deep/b.sarif', 'junit=c.xml', 'markdown=d.md', 'github=e.txt'];
  const also = files.flatMap((file) => ['--also', file.replace('=', `=${dir}/`)]);
  const { code, out, err } = await check(...also);
  expect(code).toBe(1);
  const print = /stage-known ([0-9a-f]{16})/.exec(out)![1]!;
  for (const file of ['a.json', 'deep/b.sarif', 'c.xml', 'd.md', 'e.txt']) {
    expect(await written(file)).toContain(print);
    expect(err).toContain(`Wrote ${join(dir, file)}: 1 error, `);
  }
  expect(await written('d.md')).toMatch(/^## Check as of 2026-06-15\n/);
});

it('leaves out names everywhere when that is asked', async () => {
  const { out } = await check('--redact', '--also', `json=${join(dir, 'redacted.json')}`);
  for (const output of [out, await written('redacted.json')]) {
    expect(output).not.toContain('Secret');
    expect(output).toContain('deal 1');
  }
});

it('fails a test of JUnit on what the check fails on', async () => {
  expect((await check('--format', 'junit')).out).toContain('<failure type="error"');
  expect((await check('--format', 'junit', '--fail-on', 'never')).out).not.toContain('<failure');
});

it('prints in colour where the terminal takes it, and never into a file', async () => {
  let out = '';
  const io = { out: (words: string) => (out += words), err: () => {}, colour: true };
  const file = join(dir, 'plain.txt');
  await main(['--data', data, '--as-of', '2026-06-15', '--also', `text=${file}`], io);
  expect(out).toContain('\u001b[31merror\u001b[0m');
  expect(await readFile(file, 'utf8')).not.toContain('\u001b');
});

it.each([
  [['--also', 'sarif'], '--also "sarif" is not understood'],
  [['--also', 'sarif='], '--also "sarif=" is not understood'],
  [['--also', 'xml=a.xml'], '--format does not know "xml"'],
  [['--output', 'a.txt', '--also', 'json=./a.txt'], 'Two outputs name the same file'],
  [['--output', 'a.txt', '--coverage', './a.txt'], 'Two outputs name the same file'],
  [['--explain', '0123456789abcdef', '--output', 'a.txt'], '--output and --explain exclude each other'],
  [['--explain', '0123456789abcdef', '--also', 'json=a.json'], '--also and --explain exclude each other'],
  [['--explain', '0123456789abcdef', '--coverage', 'a.json'], '--coverage and --explain exclude each other'],
  [['--explain', '0123456789abcdef', '--format', 'json'], '--format and --explain exclude each other'],
  [['--waivers', 'no-such.yaml'], 'There is no file of waivers'],
  [['--comment'], '--comment is for Markdown'],
  [['--redact', '--explain', '0123456789abcdef'], '--redact and --explain exclude each other'],
])('refuses %j before anything is written', async (args, words) => {
  const before = await readdir(dir);
  const { code, out, err } = await check(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(words);
  expect(await readdir(dir)).toEqual(before);
});
