import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../scripts/nightly.ts';
import { EXIT, PlumblineError } from '../../src/model/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { startWorld, TOKENS, type World } from '../servers/index.ts';

// The sites are built by the tests of `build`.
const build = vi.hoisted(() => vi.fn<() => Promise<number>>());
vi.mock('../../scripts/build.ts', () => ({ main: build }));

let dir: string;
const worlds: World[] = [];
beforeEach(async () => {
  build.mockReset().mockResolvedValue(EXIT.ok);
  dir = await mkdtemp(join(tmpdir(), 'plumbline-nightly-'));
});
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
  await rm(dir, { recursive: true, force: true });
});

async function night(dealName: string, ...more: string[]) {
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
  const args = ['--data', join(dir, 'live'), '--as-of', '2026-03-02', '--fail-on', 'never', ...more];
  const code = await main(args, { out: write, err: write });
  return { code, printed, summary: await readFile(summary, 'utf8') };
}

test('a night says what changed since the last one, on the terminal and on the page of the job', async () => {
  const first = await night('First');
  expect(first.printed).toContain('This is the first pull into this folder');
  expect(first.summary).toContain('## What changed since the last pull\n\nThis is the first pull');
  expect(first.summary).toContain('## Check as of 2026-03-02\n\n**');

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

/** What the runner takes for a command, with the silence that `stop-commands` asks for. */
function commandsIn(log: string): string[] {
  let until: string | null = null;
  return log.split('\n').flatMap((line) => {
    if (until !== null) {
      if (line === `::${until}::`) until = null;
      return [];
    }
    until = /^::stop-commands::(.+)$/.exec(line)?.[1] ?? null;
    return until === null && (line.trimStart().startsWith('::') || line.includes('##[')) ? [line] : [];
  });
}

test('on GitHub a night annotates, leaves out names, and obeys none of them', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  await night('Before');
  const hostile = 'Hidden ##[error]reef';
  const { printed, summary } = await night(hostile);
  expect(printed).toContain('deals: 2 → 2 (0 added, 0 removed, 1 changed)');
  expect(printed + summary).not.toContain('Hidden');
  const commands = commandsIn(printed);
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) expect(command).toMatch(/^::(error|warning|notice) title=/);

  const open = await night('Hidden ##[error]cliff', '--no-redact');
  expect(open.printed).toContain('"Hidden ##[error]reef" → "Hidden ##[error]cliff"');
  expect(open.summary).toContain('Hidden');
  for (const command of commandsIn(open.printed)) expect(command).toMatch(/^::(error|warning|notice) title=/);
});

test('on GitHub what a step refuses is said while the runner obeys nothing', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  const what = 'Nothing was built.\n::error::Hidden ##[error]reef';
  build.mockRejectedValue(new PlumblineError({ what, why: 'Why.', fix: 'Fix it.', exitCode: EXIT.incomplete }));
  const { code, printed } = await night('Reef');
  expect(code).toBe(EXIT.incomplete);
  expect(printed).toContain(`${what}\nWhy.\nFix it.\n`);
  for (const command of commandsIn(printed)) expect(command).toMatch(/^::(error|warning|notice) title=/);

  vi.stubEnv('GITHUB_ACTIONS', '');
  await expect(night('Reef')).rejects.toThrow('Nothing was built.');
});

test('elsewhere a night shows names unless it is told not to, and writes the files that are asked', async () => {
  const shown = await night('Hidden reef', '--outputs', join(dir, 'out'));
  expect(shown.printed).toContain('Hidden reef');
  expect(shown.printed).not.toContain('::');
  expect((await readdir(join(dir, 'out'))).sort()).toEqual([
    'check.json',
    'check.junit.xml',
    'check.md',
    'check.sarif',
  ]);
  const closed = await night('Hidden cliff', '--redact', '--outputs', join(dir, 'out'));
  expect(closed.printed + closed.summary).not.toContain('Hidden');
  for (const file of await readdir(join(dir, 'out'))) {
    expect(await readFile(join(dir, 'out', file), 'utf8')).not.toContain('Hidden');
  }
  await expect(main(['--redact', '--no-redact'], { out: () => {}, err: () => {} })).rejects.toThrow(
    'exclude each other',
  );
});

test('the night of the sample ends well whatever the check finds, unless it is told to fail', async () => {
  let printed = '';
  const write = (text: string) => void (printed += text);
  const nightOfSample = (...more: string[]) => main(more, { out: write, err: write });
  for (const name of ['HUBSPOT_ACCESS_TOKEN', 'AIRTABLE_TOKEN']) vi.stubEnv(name, '');
  expect(await nightOfSample()).toBe(EXIT.ok);
  expect(await nightOfSample('--fail-on', 'error')).toBe(EXIT.findings);
  expect(build).toHaveBeenCalledTimes(2);
  expect(printed).toMatch(/NO CREDENTIALS ARE SET/);
  expect(printed).toMatch(/\d+ errors/);
  expect(printed).toMatch(/with --fail-on error it would not/);
});
