import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../scripts/verify.ts';
import { sha256, writeSnapshot } from '../../src/snapshot/index.ts';
import { snapshotInput } from '../snapshot/small.ts';
import { runMain } from './run-main.ts';

let dir: string;
let data: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-verify-'));
  data = join(dir, 'live');
  await writeSnapshot(data, {
    ...snapshotInput('7'),
    setAside: [
      { noun: 'hubs', id: 'recX', name: 'Hub', field: 'URL', expected: 'a text', found: '"tom@sea"', links: [] },
    ],
  });
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const verify = (...args: string[]) => runMain(main, args);

test('a whole snapshot: what is in it', async () => {
  const { code, out } = await verify('--data', data);
  expect(code).toBe(0);
  expect(out).toMatch(/live is whole\.\nSnapshot [0-9a-f]{16}, live, pulled at 2026-06-15T04:10:00Z\n/);
  expect(out).toMatch(/ {2}people +1\n/);
  expect(out).toContain('Set aside: 1\n  hubs recX, field URL\n');
  const json = await verify('--data', data, '--format', 'json');
  expect(JSON.parse(json.out)).toMatchObject({
    schemaVersion: 1,
    source: 'live',
    records: { people: 1, deals: 0 },
    setAside: [{ noun: 'hubs', id: 'recX', field: 'URL' }],
  });
});

test('the sample of this repository', async () => {
  expect(await verify('--data', 'data/sample')).toMatchObject({ code: 0 });
});

test('no snapshot ends with 2', async () => {
  expect(await verify('--data', join(dir, 'none'))).toMatchObject({ code: 2, out: '' });
});

test('a damaged one ends with 3 and names file and record', async () => {
  const file = join(data, 'people.json');
  const text = (await readFile(file, 'utf8')).replace('"lastName":"Example"', '"lastName":""');
  await writeFile(file, text);
  const changed = await verify('--data', data);
  expect(changed).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('people.json is damaged. Its hash is not'),
  });
  const manifest = JSON.parse(await readFile(join(data, 'manifest.json'), 'utf8'));
  Object.assign(manifest.files['people.json'], { sha256: sha256(text), bytes: text.length });
  await writeFile(join(data, 'manifest.json'), JSON.stringify(manifest));
  const wrong = await verify('--data', data);
  expect(wrong).toMatchObject({
    code: 3,
    err: expect.stringContaining('people.json is damaged. person 7: field lastName: '),
  });
});

test('one that a killed writer left under its other name is whole', async () => {
  await rename(data, join(dir, '.live.previous-4194399-0123456789ab-00ff00ff'));
  expect(await verify('--data', data)).toMatchObject({ code: 0 });
});
