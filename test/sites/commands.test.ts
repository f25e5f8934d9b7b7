import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkResultSchema } from '../../src/findings/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { startWorld } from '../servers/index.ts';
import { command, ROOT } from '../browser/sites.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-commands-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('without credentials the night goes to its end on the sample, says what it did and what to do next, and fails where it is told to', async () => {
  const { status, stdout } = await command('nightly.ts', ['--fail-on', 'error']);
  expect(stdout).toMatch(/NO CREDENTIALS ARE SET/);
  expect(stdout).toMatch(/\d+ errors/);
  expect(stdout).toMatch(/Built team: \d+ pages/);
  expect(stdout).toMatch(/Built communities: \d+ pages/);
  expect(stdout).toMatch(/Next: npm run preview/);
  expect(status).toBe(1);
});

test('with --live it refuses to fall back on the sample', async () => {
  const { status, stdout, stderr } = await command('nightly.ts', ['--live']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('neither HUBSPOT_ACCESS_TOKEN nor AIRTABLE_TOKEN is set');
});

test('pull, check and build work on what the stand-ins serve', async () => {
  const { records } = await readSnapshot(join(ROOT, 'data/sample'));
  const servers = await startWorld(records);
  try {
    const live = join(folder, 'live');
    const pulled = await command('pull.ts', ['--out', live], servers.env);
    expect(pulled).toMatchObject({ status: 0 });
    const checked = await command('check.ts', [
      '--data',
      live,
      '--format',
      'json',
      '--as-of',
      '2026-06-15',
      '--fail-on',
      'never',
    ]);
    expect(checked.status).toBe(0);
    expect(checkResultSchema.parse(JSON.parse(checked.stdout)).snapshot.source).toBe('live');
    const out = join(folder, 'dist');
    const options = ['--data', live, '--as-of', '2026-06-15', '--community', 'tidewater', '--out', out];
    const built = await command('build.ts', options);
    expect(built.status).toBe(0);
    for (const page of ['team', 'communities/tidewater'])
      expect(readFileSync(join(out, page, 'index.html'), 'utf8')).not.toContain('Invented sample');
  } finally {
    await servers.close();
  }
});

test('an option that does not exist is answered with the one that was meant', async () => {
  const { status, stderr } = await command('build.ts', ['--dta', 'x']);
  expect(status).toBe(2);
  expect(stderr).toContain('Did you mean --data?');
});
