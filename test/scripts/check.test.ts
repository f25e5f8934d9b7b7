import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkResultSchema } from '../../src/findings/index.ts';
import { portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { BLANK_REPORT, type Manifest } from '../../src/model/index.ts';
import { writeSnapshot } from '../../src/snapshot/index.ts';
import { main } from '../../scripts/check.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const AS_OF = ['--as-of', '2026-06-15'];
let dir: string;
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'plumbline-check-'))));
afterAll(() => rm(dir, { recursive: true, force: true }));

/** An engagement that nothing is found in: deals without any engagement would be a finding. */
const CANCELLED: NonNullable<Example['records']['engagements']> = [
  { status: 'Cancelled', dealRef: '1', dealIds: ['1'] },
];

/** Writes a snapshot folder and gives its path. */
async function folder(name: string, records: Example['records'], manifest: Partial<Manifest> = {}): Promise<string> {
  const path = join(dir, name);
  const engagements = records.deals ? CANCELLED : [];
  const snapshot = snapshotOf(portfolio({ engagements, ...records }), '2026-06-15', manifest);
  await writeSnapshot(path, { ...snapshot.manifest, records: snapshot.records });
  return path;
}

/** Runs the script as a person would. */
function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/check.ts'), ...args], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  return { status, stdout, stderr };
}

/** Runs the command in this process. */
async function inProcess(...args: string[]) {
  let [out, err] = ['', ''];
  const code = await main(args, { out: (words) => (out += words), err: (words) => (err += words) });
  return { code, out, err };
}

describe('npm run check', () => {
  it('ends 0 and prints nothing but the result', async () => {
    const data = await folder('fine', { deals: [{ id: '1', name: 'Reefs', stage: 'Lead', stageId: '1' }] });
    const { status, stdout, stderr } = check('--data', data, ...AS_OF, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(checkResultSchema.parse(JSON.parse(stdout)).summary).toMatchObject({ error: 0, warning: 0, info: 0 });
  });

  it('ends 1 on an error, and 0 when told never to fail', async () => {
    const data = await folder('wrong', { deals: [{ id: '1', name: 'Reefs', stage: null }] });
    const { status, stdout } = check('--data', data, ...AS_OF);
    expect(status).toBe(1);
    expect(stdout).toContain('Deal “Reefs” has no stage');
    expect(stdout).toMatch(/\n1 error, 0 warnings, 0 info; \d+ not evaluated\.\nNext: /);
    expect(check('--data', data, ...AS_OF, '--fail-on', 'never').status).toBe(0);
  });

  it.each([
    [['--format', 'xml'], '--format does not know "xml".'],
    [['--fail-on', 'fatal'], '--fail-on does not know "fatal".'],
    [['--as-of', '2026-02-30'], 'is not a date'],
    [['--date', '2026-02-28'], 'Did you mean --data?'],
    [['--data', '/nowhere/at/all'], 'There is no snapshot in /nowhere/at/all.'],
  ])('ends 2 on %j', async (args, words) => {
    const data = await folder('any', { deals: [{ id: '1', stage: 'Lead' }] });
    const { status, stdout, stderr } = check('--data', data, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });

  it('ends 3 on a folder that is damaged', async () => {
    const data = await folder('damaged', { deals: [{ id: '1', stage: 'Lead' }] });
    await writeFile(join(data, 'deals.json'), '[]\n');
    const { status, stderr } = check('--data', data, ...AS_OF);
    expect(status).toBe(3);
    expect(stderr).toContain('deals.json is damaged');
  });

  it('ends 3 on a source that was not read whole, and still shows what it found', async () => {
    const source = {
      system: 'airtable',
      status: 'incomplete',
      pulledAt: null,
      ...BLANK_REPORT,
      requests: 1,
      note: 'page 2 failed',
    } as const;
    const others = (['hubspot', 'usage', 'cost'] as const).map((system) => ({
      ...source,
      system,
      status: 'complete' as const,
      note: null,
    }));
    const data = await folder('incomplete', { deals: [{ id: '1', stage: 'Lead' }] }, { sources: [...others, source] });
    const { status, stdout, stderr } = check('--data', data, ...AS_OF, '--fail-on', 'never');
    expect(status).toBe(3);
    expect(stdout).toContain('Airtable was not read whole (page 2 failed)');
    expect(stderr).toContain('source-complete');
  });

  it('ends 3 on a stale snapshot, unless a date is given', async () => {
    const data = await folder(
      'stale',
      { deals: [{ id: '1', stage: 'Lead' }] },
      { pulledAt: '2020-01-01T00:00:00.000Z' },
    );
    expect(check('--data', data).status).toBe(3);
    expect(check('--data', data, ...AS_OF).status).toBe(0);
  });

  it('does not measure the age of the sample', async () => {
    const data = await folder(
      'sample',
      { deals: [{ id: '1', stage: 'Lead' }] },
      { source: 'sample', asOf: '2020-01-01' },
    );
    const { code, out } = await inProcess('--data', data, '--format', 'json');
    expect(code).toBe(0);
    const result = checkResultSchema.parse(JSON.parse(out));
    expect(result.asOf).toBe('2020-01-01');
    expect(result.rules.find(({ id }) => id === 'source-fresh')).toMatchObject({ eligible: 1, notEvaluated: 1 });
  });

  it('ends 4 on a snapshot with nothing in it', async () => {
    const { status, stderr } = check('--data', await folder('empty', {}), ...AS_OF);
    expect(status).toBe(4);
    expect(stderr).toContain('neither a deal nor an engagement');
  });
});

describe('--output', () => {
  it('writes the file whole, and says so beside the result', async () => {
    const data = await folder('output', { deals: [{ id: '1', stage: null }] });
    const file = join(dir, 'out/deep/check.json');
    const { code, out, err } = await inProcess('--data', data, ...AS_OF, '--format', 'json', '--output', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('1 error');
    expect(checkResultSchema.parse(JSON.parse(await readFile(file, 'utf8'))).findings).toHaveLength(1);
    expect(await readdir(join(dir, 'out/deep'))).toEqual(['check.json']);
  });

  it('leaves nothing behind when it cannot', async () => {
    const data = await folder('unwritable', { deals: [{ id: '1', stage: 'Lead' }] });
    const before = await readdir(dir);
    await expect(inProcess('--data', data, ...AS_OF, '--output', data)).rejects.toThrow('could not be written');
    expect(await readdir(dir)).toEqual(before);
  });
});

describe('the life of findings', () => {
  const live = async (name: string, stage: 'Lead' | null, more: Partial<Manifest>) => {
    // The folder of the snapshot decides where the history is.
    const path = await folder(join(name, 'live'), { deals: [{ id: '1', stage, stageId: '1' }] }, more);
    return { path, args: ['--data', path, '--history', join(dir, name, 'history'), '--format', 'json'] };
  };
  // Invented data have a date of their own, so that no clock takes part.
  const at = (asOf: string) => ({ source: 'sample', asOf }) as const;
  const file = (name: string) => readFile(join(dir, name, 'history/findings.json'), 'utf8');
  const resultOf = async (args: string[]) => {
    const { code, out, err } = await inProcess(...args);
    return { code, err, result: checkResultSchema.parse(JSON.parse(out)) };
  };
  const statusOf = ({ findings }: Awaited<ReturnType<typeof resultOf>>['result']) =>
    findings.find(({ rule }) => rule === 'stage-known');

  it('goes from day to day, and a second run changes nothing', async () => {
    const first = await resultOf((await live('days', null, at('2026-06-15'))).args);
    expect(statusOf(first.result)).toMatchObject({ status: 'new', firstSeen: '2026-06-15', ageDays: 0 });
    const bytes = await file('days');
    const again = await resultOf((await live('days', null, at('2026-06-15'))).args);
    expect(again.result.events).toEqual({ new: [], reopened: [], resolved: [] });
    expect(await file('days')).toBe(bytes);
    const next = await resultOf((await live('days', null, at('2026-06-18'))).args);
    expect(statusOf(next.result)).toMatchObject({ status: 'open', ageDays: 3 });
    const mended = await resultOf((await live('days', 'Lead', at('2026-06-19'))).args);
    expect(mended.result.events?.resolved.map(({ rule }) => rule)).toContain('stage-known');
    const back = await resultOf((await live('days', null, at('2026-06-20'))).args);
    expect(statusOf(back.result)).toMatchObject({ status: 'reopened', ageDays: 5 });
    expect(await readdir(join(dir, 'days/history'))).toEqual(['findings.json', 'journal.json']);
  });

  it('resolves and records nothing when a source was not read whole, or is there no more, and ends 3', async () => {
    await resultOf((await live('lost', null, at('2026-06-15'))).args);
    const bytes = await file('lost');
    const { manifest } = snapshotOf(portfolio({}), '2026-06-15');
    for (const status of ['incomplete', 'not-connected'] as const) {
      const sources = manifest.sources.map((source) => (source.system === 'cost' ? { ...source, status } : source));
      const { args } = await live('lost', 'Lead', { ...at('2026-06-16'), sources });
      const { code, result } = await resultOf(args);
      expect(code).toBe(3);
      expect(result.events?.resolved).toEqual([]);
      expect(statusOf(result)).toMatchObject({ status: 'unknown', ageDays: 1 });
      expect(await file('lost')).toBe(bytes);
    }
    const sources = manifest.sources.map((source) =>
      source.system === 'cost' ? { ...source, status: 'not-connected' as const } : source,
    );
    const { args } = await live('lost', 'Lead', { ...at('2026-06-16'), sources });
    const { result } = await resultOf([...args, '--accept-lost', 'cost', '--fail-on', 'never']);
    expect(result.events?.resolved.map(({ rule }) => rule)).toContain('stage-known');
    expect(await file('lost')).not.toBe(bytes);
  });

  it('is not touched by a date, a filter, an explanation, older data, or the sample', async () => {
    const { args, path } = await live('still', null, at('2026-06-15'));
    await resultOf(args);
    const bytes = await file('still');
    await live('still', 'Lead', at('2026-06-16'));
    const narrowed = await resultOf([...args, '--only', 'stage-known']);
    expect(narrowed.result).toMatchObject({ filter: { rules: ['stage-known'] }, findings: [] });
    expect(narrowed.result.rules.map(({ id }) => id)).toEqual(['stage-known']);
    expect(narrowed.result.events?.resolved).toHaveLength(1);
    await live('still', null, at('2026-06-14'));
    const older = await resultOf(args);
    expect(older.err).toContain('is of 2026-06-15, later than this check');
    expect(older.result.events).toBeNull();
    const dated = await resultOf(['--data', path, '--as-of', '2026-06-20', '--format', 'json']);
    expect(dated.result.events).toBeNull();
    expect((await resultOf(['--data', path, '--format', 'json'])).result.events).toBeNull();
    expect(await file('still')).toBe(bytes);
    await expect(inProcess(...args, '--as-of', '2026-06-20')).rejects.toThrow('exclude each other');
    await expect(inProcess('--data', path, '--history', '')).rejects.toThrow('--history names no folder.');
  });

  it('is kept beside a snapshot that was pulled', async () => {
    const pulledAt = new Date(Date.now() - 3_600_000).toISOString();
    const sources = snapshotOf(portfolio({}), '2026-06-15').manifest.sources.map((one) => ({ ...one, pulledAt }));
    const { path } = await live('beside', null, { pulledAt, sources });
    await inProcess('--data', path);
    expect(JSON.parse(await file('beside'))).toMatchObject({ schemaVersion: 1, asOf: pulledAt.slice(0, 10) });
  });

  it('refuses a history that is damaged, by name', async () => {
    const { args } = await live('torn', null, at('2026-06-15'));
    await resultOf(args);
    const bytes = await file('torn');
    for (const damage of [bytes.slice(0, -9), bytes.replace('"reopened":0', '"reopened":-1'), '{}']) {
      await writeFile(join(dir, 'torn/history/findings.json'), damage);
      await expect(inProcess(...args)).rejects.toThrow(
        /torn\/history\/findings\.json of the history of findings is damaged/,
      );
      expect(await file('torn')).toBe(damage);
    }
  });

  it('stands first in the text', async () => {
    const { path } = await live('told', null, at('2026-06-15'));
    const args = ['--data', path, '--history', join(dir, 'told/history')];
    expect((await inProcess(...args)).out).toMatch(/Since the last check: \d+ new\.\n\nNew: /);
    expect((await inProcess(...args)).out).toContain('Since the last check: nothing changed.');
    await live('told', 'Lead', at('2026-06-16'));
    expect((await inProcess(...args)).out).toMatch(
      /1 resolved\.\n\n(New[\s\S]*)?Resolved: 1\n\n {2}deal 1: stage-known [0-9a-f]{16}\n/,
    );
  });
});

describe('what-if', () => {
  const RECORDS: Example['records'] = {
    communities: [
      { id: '5', communityId: 'reefs', shortName: 'Reefs' },
      { id: '6', communityId: 'dunes', shortName: 'Dunes' },
    ],
    deals: [
      { id: '1', name: 'One', stage: null, communityRecordIds: ['5'] },
      { id: '2', name: 'Two', stage: null, communityRecordIds: ['6'], lostReason: 'Ada was angry' },
    ],
    people: [{ id: '9', email: 'ada@people.example' }],
  };
  const shown = async (...args: string[]) => {
    const { code, out } = await inProcess(
      '--data',
      await folder('what-if', RECORDS),
      ...AS_OF,
      '--format',
      'json',
      ...args,
    );
    return { code, ...checkResultSchema.parse(JSON.parse(out)) };
  };

  it('narrows to rules, communities and teams, in what is shown and in what is counted', async () => {
    const whole = await shown();
    const ofRule = await shown('--only', 'stage-known,record-parses', '--only', 'stage-known');
    expect(ofRule.findings.map(({ subject }) => subject.id)).toEqual(['1', '2']);
    expect(ofRule.summary.error).toBe(2);
    expect(ofRule.filter).toEqual({ rules: ['stage-known', 'record-parses'], communities: [], owners: [] });
    const ofCommunity = await shown('--community', 'dunes', '--only', 'stage-known');
    expect(ofCommunity.findings.map(({ subject }) => subject.id)).toEqual(['2']);
    expect(ofCommunity.rules).toMatchObject([{ id: 'stage-known', eligible: 1, failed: 1 }]);
    const owner = whole.findings[0]!.owner;
    const ofTeam = await shown('--owner', owner);
    expect(ofTeam.findings).toEqual(whole.findings.filter((finding) => finding.owner === owner));
    for (const rule of ofTeam.rules) expect(rule.passed + rule.failed + rule.notEvaluated).toBe(rule.eligible);
  });

  it('says so in the text, and ends as what is shown does', async () => {
    const data = await folder('what-if', RECORDS);
    const { code, out } = await inProcess('--data', data, ...AS_OF, '--only', 'record-parses', '--owner', 'DE');
    expect(code).toBe(0);
    expect(out).toContain('Only findings of rule record-parses and of owner DE are shown and counted');
  });

  it.each([
    [['--only', 'stage-know'], 'Write --only stage-known.'],
    [['--community', 'dune'], 'Write --community dunes.'],
    [['--owner', 'XX'], '--owner does not know "XX"'],
    [['--only', ','], '--only names nothing.'],
    [['--explain', '0'.repeat(16)], 'No finding has the fingerprint'],
    [['--accept-lost', 'cloud', '--history', '/nowhere', '--as-of', '2026-06-15'], 'exclude each other'],
  ])('refuses %j', async (args, words) => {
    await expect(inProcess('--data', await folder('what-if', RECORDS), ...args)).rejects.toThrow(words);
  });

  it('explains a finding by its records and values, and shows no personal ones', async () => {
    const [, second] = (await shown('--only', 'stage-known')).findings;
    const data = await folder('what-if', RECORDS);
    const asked = ['--data', data, ...AS_OF, '--explain', second!.fingerprint];
    const { code, out } = await inProcess(...asked);
    expect(code).toBe(0);
    expect((await inProcess(...asked, '--only', 'record-parses')).out).toBe(out);
    for (const words of [second!.message, second!.fix, 'deal 2 (subject)', 'name', 'communityRecordIds: ["6"]', 'Why'])
      expect(out).toContain(words);
    expect(out).not.toMatch(/ada|angry/i);
  });

  it('judges the data by the whole, whatever is shown', async () => {
    const { manifest } = snapshotOf(portfolio({}), '2026-06-15');
    const sources = manifest.sources.map((one) =>
      one.system === 'cost' ? { ...one, status: 'incomplete' as const } : one,
    );
    const data = await folder('what-if-partly', RECORDS, { sources });
    expect((await inProcess('--data', data, ...AS_OF, '--only', 'stage-known', '--fail-on', 'never')).code).toBe(3);
  });
});
