import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as check } from '../../scripts/check.ts';
import { alone } from '../../scripts/check/history.ts';
import { inputPlaces, readInputs } from '../../scripts/check/inputs.ts';
import { checkForSite } from '../../scripts/check/site.ts';
import { loadConfig } from '../../src/cli/index.ts';
import { checkResultSchema, json } from '../../src/findings/index.ts';
import { coverageSchema, findingHistory, portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import type { Manifest } from '../../src/model/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { runMain } from './run-main.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Holds a process for good before it puts the file named by HELD_AT in its place, and says so. */
const HELD = resolve(import.meta.dirname, 'held-at-rename.ts');
const NOBODY = () => {};

let dir: string;
let history: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-findings-'));
  history = join(dir, 'history');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A snapshot in which exactly the named deals have no stage. Invented data have a date of their own, so that no clock takes part. */
async function folder(name: string, broken: string[], asOf = '2026-06-15', more: Partial<Manifest> = {}) {
  const ids = ['1', '2', '3'];
  const deals = ids.map((id) => ({ id, stage: broken.includes(id) ? null : ('Lead' as const), stageId: '1' }));
  const engagements: Example['records']['engagements'] = [{ status: 'Cancelled', dealRef: '1', dealIds: ['1'] }];
  const { manifest, records } = snapshotOf(portfolio({ deals, engagements }), asOf, {
    source: 'sample',
    asOf,
    ...more,
  });
  await writeSnapshot(join(dir, name), { ...manifest, records });
  return join(dir, name);
}
const run = (data: string, ...more: string[]) =>
  runMain(check, ['--data', data, '--history', history, '--format', 'json', '--fail-on', 'never', ...more]);
const lives = async () => {
  const { findings } = findingHistory.parse(JSON.parse(await readFile(join(history, 'findings.json'), 'utf8')));
  return findings
    .filter(({ rule }) => rule === 'stage-known')
    .map(({ subject, resolvedOn }) => [subject.id, resolvedOn]);
};

test('the history that was invented with invented data is read, and stays as it is', async () => {
  await run(await folder('eve', ['1', '2'], '2026-06-14'));
  const place = await folder('sample', ['2', '3']);
  await rename(history, `${place}-history`);
  const bytes = () =>
    Promise.all(['findings.json', 'journal.json'].map((name) => readFile(join(`${place}-history`, name))));
  const before = await bytes();
  const told = async (...more: string[]) => {
    const { out } = await runMain(check, ['--data', place, '--format', 'json', '--fail-on', 'never', ...more]);
    const { findings, events } = checkResultSchema.parse(JSON.parse(out));
    return {
      found: findings
        .filter(({ rule }) => rule === 'stage-known')
        .map(({ subject, firstSeen }) => [subject.id, firstSeen]),
      resolved: events?.resolved.filter(({ rule }) => rule === 'stage-known').map(({ subject }) => subject.id),
    };
  };
  const found = [
    ['2', '2026-06-14'],
    ['3', '2026-06-15'],
  ];
  expect(await told()).toEqual({ found, resolved: ['1'] });
  expect(await bytes()).toEqual(before);
  // A check for a given date reads none.
  expect((await told('--as-of', '2026-06-15')).found).toEqual([
    ['2', null],
    ['3', null],
  ]);
});

describe('two checks on one history', () => {
  test('one waits for the other, and what either found is kept', async () => {
    const places = await Promise.all([folder('a', ['1']), folder('b', ['2']), folder('c', ['3'])]);
    const ends = await Promise.all(places.map((place) => run(place)));
    expect(ends.map(({ code, err }) => ({ code, err }))).toEqual(places.map(() => ({ code: 0, err: '' })));
    const known = await lives();
    expect(known.map(([id]) => id).sort()).toEqual(['1', '2', '3']);
    // Whichever came last found one of them, and the others put right.
    expect(known.filter(([, resolvedOn]) => resolvedOn === null)).toHaveLength(1);
    expect(await readdir(history)).toEqual(['findings.json', 'journal.json']);
  });

  test('one that cannot wait any longer ends with 2, says who holds the history, and leaves it', async () => {
    const place = await folder('a', ['1']);
    await run(place);
    const bytes = await readFile(join(history, 'findings.json'), 'utf8');
    const refused = alone(history, NOBODY, () =>
      alone(history, NOBODY, () => Promise.reject(new Error('never comes here')), { waitMs: 0 }),
    );
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(`${process.pid}`) });
    expect(await readFile(join(history, 'findings.json'), 'utf8')).toBe(bytes);
    expect(await readdir(history)).toEqual(['findings.json', 'journal.json']);
  });

  test('what only reads waits for nobody', async () => {
    const place = await folder('a', ['1']);
    await alone(history, NOBODY, async () => {
      expect(await run(place, '--only', 'stage-known')).toMatchObject({ code: 0, err: '' });
    });
  });

  test('one that fails lets the history go', async () => {
    await expect(alone(history, NOBODY, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await readdir(history)).toEqual([]);
  });
});

test.each(['journal.json', 'findings.json'])(
  'a check that is killed before it puts the new %s in place leaves the last good history, and the next one goes on from it',
  async (name) => {
    await run(await folder('a', ['1']));
    const bytes = await readFile(join(history, 'findings.json'), 'utf8');
    const next = await folder('b', ['1', '2'], '2026-06-16');
    const argv = ['--import', HELD, join(ROOT, 'scripts/check.ts'), '--data', next, '--history', history];
    const child = spawn(process.execPath, argv, {
      ...{ cwd: ROOT, env: { ...process.env, HELD_AT: name } },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = once(child, 'exit');
    try {
      expect(await Promise.race([once(child, 'message'), ended])).toEqual([name, undefined]);
      expect(await readdir(history)).toEqual(expect.arrayContaining(['.findings.json.lock', `.${name}.next`]));
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    expect(await readFile(join(history, 'findings.json'), 'utf8')).toBe(bytes);
    // What a crash within the write leaves is no history.
    await writeFile(join(history, `.${name}.next`), '{"asOf":');
    const { code, err } = await run(next);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('Took over the lock') });
    expect(await lives()).toEqual(
      expect.arrayContaining([
        ['1', null],
        ['2', null],
      ]),
    );
    expect(await readdir(history)).toEqual(['findings.json', 'journal.json']);
  },
);

describe('--as-of', () => {
  test('neither reads nor writes the history beside the data, not even one that is damaged', async () => {
    const place = await folder('live', ['1'], '2026-06-15', { source: 'live', asOf: null });
    await mkdir(history);
    await writeFile(join(history, 'findings.json'), 'damaged');
    for (const asOf of ['2026-06-15', '2020-01-31', '2031-12-31']) {
      const { code, out } = await runMain(check, [
        ...['--data', place, '--as-of', asOf, '--format', 'json', '--fail-on', 'never'],
      ]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ asOf, events: null });
    }
    expect(await readdir(history)).toEqual(['findings.json']);
    expect(await readFile(join(history, 'findings.json'), 'utf8')).toBe('damaged');
  });
});

test('the pages tell what the check printed, byte for byte, before it and after it, and write nothing', async () => {
  const config = await loadConfig(ROOT);
  for (const [asOf, broken] of [
    ['2026-06-15', ['1', '2']],
    ['2026-06-16', ['1']],
    ['2026-06-18', ['1', '2', '3']],
  ] as const) {
    const place = await folder('data', [...broken], asOf);
    const snapshot = await readSnapshot(place);
    const inputs = await readInputs(inputPlaces({ root: ROOT, dir: place, manifest: snapshot.manifest }, NOBODY));
    const options = { asOf, config, now: null, nowReason: 'A site does not depend on the time.', ...inputs };
    const told = async () =>
      json((await checkForSite({ snapshot, dir: place }, options, { history, asOf: undefined }, NOBODY)).check);
    const before = await told();
    const printed = (await run(place)).out;
    const bytes = await readFile(join(history, 'findings.json'), 'utf8');
    expect(before).toBe(printed);
    expect(await told()).toBe(printed);
    expect(await readFile(join(history, 'findings.json'), 'utf8')).toBe(bytes);
  }
});

test('--coverage writes how far the rules reach, of the whole check', async () => {
  const file = join(dir, 'coverage.json');
  await run(await folder('a', ['1']));
  const { code, err } = await run(await folder('a', [], '2026-06-20'), '--coverage', file, '--only', 'amount-present');
  expect(code).toBe(0);
  expect(err).toMatch(/Wrote .*coverage\.json: \d+ of \d+ rules were never exercised\./);
  const coverage = coverageSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const stage = coverage.rules.find(({ id }) => id === 'stage-known');
  expect(stage).toMatchObject({ eligible: 3, passed: 3, lastFailed: '2026-06-15', daysSinceFailed: 5 });
});
