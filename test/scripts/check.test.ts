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
    [['--format', 'sarif'], '--format sarif is not available yet.'],
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
