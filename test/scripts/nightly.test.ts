import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../scripts/nightly.ts';
import { EXIT } from '../../src/model/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { startWorld, TOKENS, type World } from '../servers/index.ts';

// The sites are built by the tests of `build`.
vi.mock('../../scripts/build.ts', () => ({ main: () => Promise.resolve(EXIT.ok) }));

let dir: string;
const worlds: World[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-nightly-'));
});
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
  await rm(dir, { recursive: true, force: true });
});

async function night(dealName: string) {
  const records = small();
  records.deals[0]!.name = dealName;
  const world = await startWorld(records);
  worlds.push(world);
  // Which days of usage there are depends on the clock.
  for (const [name, value] of Object.entries(world.env)) vi.stubEnv(name, name.startsWith('PROMETHEUS') ? '' : value);
  const summary = join(dir, `summary-${worlds.length}.md`);
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
  let printed = '';
  const write = (text: string) => void (printed += text);
  const args = ['--data', join(dir, 'live'), '--as-of', '2026-03-02', '--fail-on', 'never'];
  const code = await main(args, { out: write, err: write });
  return { code, printed, summary: await readFile(summary, 'utf8') };
}

test('a night says what changed since the last one, on the terminal and on the page of the job', async () => {
  const first = await night('First');
  expect(first.printed).toContain('This is the first pull into this folder');
  expect(first.summary).toContain('## What changed since the last pull\n\nThis is the first pull');
  expect(first.summary).toContain('## Plumbline\n\n````text\n');

  const same = await night('First');
  expect(same.printed).toContain('Nothing changed.');

  const third = await night('Third');
  expect(third.printed).toContain('deals: 2 → 2 (1 changed)');
  expect(third.printed).toContain('name: "First" → "Third"');
  expect(third.summary).toContain('| deals | 2 | 2 | 0 | 0 | 1 | name 1 |');

  await rm(join(dir, 'live', 'deals.json'));
  const damaged = await night('Third');
  expect(damaged.summary).toMatch(/There is nothing to compare with: The snapshot file .*deals\.json is damaged\./);
  for (const { printed, summary } of [first, same, third, damaged])
    for (const token of Object.values(TOKENS)) expect(printed + summary).not.toContain(token);
  expect((await readdir(dir)).filter((name) => name.startsWith('.live'))).toEqual([]);
});
