import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlumblineError } from '../../src/model/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { main } from '../../scripts/sample.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-sample-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function sample(...argv: string[]) {
  let out = '';
  const code = await main(argv, { out: (text) => (out += text), err: () => {} });
  return { code, out };
}

const refusal = async (...argv: string[]): Promise<PlumblineError> => {
  const error = await sample(...argv).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof PlumblineError) return error;
  throw error instanceof Error ? error : new Error('Expected a refusal.');
};

test('writes a snapshot that reads back, with a fixed date and every source complete', async () => {
  const out = join(dir, 'new');
  const { code, out: said } = await sample('--communities', '3', '--seed', 's', '--as-of', '2025-03-31', '--out', out);
  expect(code).toBe(0);
  expect(said).toContain('3 communities');
  expect(said).toContain('npm run check -- --data');
  const { manifest, records } = await readSnapshot(out);
  expect(records.communities).toHaveLength(3);
  expect(manifest).toMatchObject({
    source: 'sample',
    asOf: '2025-03-31',
    pulledAt: '2025-03-31T04:10:00.000Z',
    setAside: [],
  });
  expect(manifest.sources.map(({ system, status }) => [system, status])).toEqual(
    ['hubspot', 'airtable', 'usage', 'cost'].map((system) => [system, 'complete']),
  );
  expect(manifest.sources[0]?.read).toMatchObject({
    deals: { records: records.deals.length },
    companies: { records: 3 },
  });
});

test('writes the same bytes again, over the snapshot that is there', async () => {
  const read = () =>
    readdirSync(dir)
      .sort()
      .map((file) => readFileSync(join(dir, file), 'utf8'));
  await sample('--communities', '2', '--out', dir);
  const first = read();
  await sample('--communities', '1', '--out', dir);
  expect(read()).not.toEqual(first);
  await sample('--communities', '2', '--out', dir);
  expect(read()).toEqual(first);
});

test('seeds the faults that are named', async () => {
  await sample('--faults', 'record-parses, source-complete', '--out', dir);
  const { manifest } = await readSnapshot(dir);
  expect(manifest.setAside).toHaveLength(1);
  expect(manifest.sources.filter(({ status }) => status === 'incomplete')).toHaveLength(1);
});

describe('refused with exit code 2', () => {
  test.each(['0', '-1', '1.5', '1e3', '', 'many', '50001', '999999999999'])('--communities %j', async (number) => {
    const error = await refusal(`--communities=${number}`, '--out', dir);
    expect(error.exitCode).toBe(2);
    expect(error.what).toContain('--communities');
    expect(readdirSync(dir)).toEqual([]);
  });

  test.each(['2026-02-30', 'today', '1869-01-01'])('--as-of %j', async (date) => {
    expect((await refusal('--as-of', date, '--out', dir)).what).toContain(`--as-of "${date}"`);
  });

  test('no folder', async () => {
    expect(await refusal('--communities', '2')).toMatchObject({ exitCode: 2, what: '--out is missing.' });
  });

  test('a folder that holds something else, which stays as it is', async () => {
    writeFileSync(join(dir, 'thesis.txt'), 'ten years of work');
    const error = await refusal('--out', dir);
    expect(error.exitCode).toBe(2);
    expect(error.why).toContain('thesis.txt');
    expect(readdirSync(dir)).toEqual(['thesis.txt']);
  });

  test('a file in place of a folder', async () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    expect((await refusal('--out', file)).what).toContain('No snapshot can be written');
    expect(existsSync(file)).toBe(true);
  });

  test('an unknown fault, before anything is written', async () => {
    const error = await refusal('--faults', 'stage-unknown', '--out', dir);
    expect([error.exitCode, error.what]).toEqual([2, '--faults does not know the fault "stage-unknown".']);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('--committed with options that it does not take', async () => {
    expect((await refusal('--committed', '--seed', 'x', '--out', dir)).what).toBe('--committed goes with --out only.');
  });
});
