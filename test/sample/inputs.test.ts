import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as build } from '../../scripts/build.ts';
import { main as check } from '../../scripts/check.ts';
import { main as makeSample } from '../../scripts/sample.ts';
import { RULES } from '../../src/invariants/index.ts';
import { PlumblineError } from '../../src/model/index.ts';
import { FAULTS, INPUT_FAULTS, ROOM_FOR_ALL } from '../../src/sample/index.ts';
import { readSnapshot, refuseForeign } from '../../src/snapshot/index.ts';

let dir: string;
let out: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-inputs-'));
  out = join(dir, 'sample');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const silent = { out: () => {}, err: () => {} };
const sample = (...argv: string[]) => makeSample(['--out', out, ...argv], silent);

interface Result {
  findings: { rule: string; fingerprint: string; severity: string }[];
}

/** What the check finds, and what it says on standard error. */
async function checked(): Promise<{ findings: Result['findings']; said: string }> {
  let [text, said] = ['', ''];
  await check(['--data', out, '--format', 'json', '--fail-on', 'never'], {
    out: (chunk) => (text += chunk),
    err: (chunk) => (said += chunk),
  });
  return { findings: (JSON.parse(text) as Result).findings, said };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => {
      if (error instanceof PlumblineError) return error;
      throw error;
    },
  );

test('every rule can be broken, in the snapshot or beside it', () => {
  expect(new Set([...FAULTS, ...INPUT_FAULTS].map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)));
});

test.each(INPUT_FAULTS)('$id gives exactly its rule, and goes with the next portfolio', async ({ id, rule }) => {
  await sample();
  const clean = await checked();
  expect(clean.said).toBe('');
  expect(existsSync(join(out, 'inputs'))).toBe(false);
  const known = new Set(clean.findings.map(({ fingerprint }) => fingerprint));

  await sample('--faults', id);
  const { findings, said } = await checked();
  expect(findings.filter(({ fingerprint }) => !known.has(fingerprint)).map((finding) => finding.rule)).toEqual([rule]);
  expect(findings).toHaveLength(clean.findings.length + 1);
  expect(said).toContain(`Using ${join(out, 'inputs')}`);
  await expect(readSnapshot(out)).resolves.toBeDefined();

  await sample();
  expect(existsSync(join(out, 'inputs'))).toBe(false);
  expect(await checked()).toEqual(clean);
});

test('all of them come together with those in the snapshot', async () => {
  await sample('--faults', 'all', '--communities', String(ROOM_FOR_ALL));
  expect(readdirSync(join(out, 'inputs')).sort()).toEqual(['glossary.yaml', 'handbook', 'waivers.yaml']);
  const found = new Set((await checked()).findings.map(({ rule }) => rule));
  expect(RULES.map(({ id }) => id).filter((id) => id !== 'source-fresh' && !found.has(id))).toEqual([]);
});

describe('the build', () => {
  test('is refused for a heading that a rule leads to and that is gone', async () => {
    await sample('--faults', 'rule-handbook-link-resolves', '--communities', '2');
    const error = await refusal(build(['--data', out, '--site', 'team', '--out', join(dir, 'dist')], silent));
    expect(error).toMatchObject({ exitCode: 2, what: 'The handbook does not hold its rules.' });
    expect(error?.why).toContain('sales/closed-lost.mdx: The page has no section reason');
    expect(existsSync(join(dir, 'dist'))).toBe(false);
  });

  test('is refused for a rule without a sentence, and for a sentence of a rule that is not there', async () => {
    await sample('--faults', 'sop-page-current', '--communities', '2');
    const file = join(out, 'inputs/handbook/sales/qualified.mdx');
    const text = readFileSync(file, 'utf8');
    const refused = async (by: string) => {
      writeFileSync(file, text.replace('<Must rule="qualified-deal-in-scope">', by));
      return (await refusal(build(['--data', out, '--site', 'team', '--out', join(dir, 'dist')], silent)))?.why;
    };
    expect(await refused('<Must human>')).toBe(
      'The rule qualified-deal-in-scope has no sentence; sales/qualified#scope would be its place.',
    );
    expect(await refused('<Must rule="qualified-in-scope">')).toMatch(
      /inputs\/handbook\/sales\/qualified\.mdx:\d+: There is no rule qualified-in-scope/,
    );
  });
});

describe('a folder with inputs', () => {
  test('is replaced when its snapshot is invented, and refused when it is not', async () => {
    await sample('--faults', 'waiver-valid', '--communities', '2');
    await expect(refuseForeign(out)).resolves.toBe(out);
    const manifest = join(out, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"source": "sample"', '"source": "live"'));
    expect((await refusal(refuseForeign(out)))?.why).toContain('inputs');
  });

  test('is refused without a snapshot', async () => {
    mkdirSync(join(out, 'inputs'), { recursive: true });
    expect((await refusal(refuseForeign(out)))?.why).toContain('inputs');
  });
});
