import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FAULTS } from '../../src/sample/index.ts';
import { main as check } from '../../scripts/check.ts';
import { main as sample } from '../../scripts/sample.ts';
import type { CheckResult } from '../../src/invariants/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-seeded-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** What the check says of a folder, and its exit code. */
async function checked(data: string) {
  let out = '';
  const code = await check(['--data', data, '--format', 'json'], { out: (text) => (out += text), err: () => {} });
  return { code, findings: (JSON.parse(out) as CheckResult).findings };
}

async function seeded(name: string, ...faults: string[]) {
  const out = join(dir, name);
  await sample([...faults, '--out', out], { out: () => {}, err: () => {} });
  return checked(out);
}

describe('a fault that is seeded by the command is found by the command', () => {
  test.each([
    ['stage-known', 1],
    ['engagement-dates-ordered', 1],
    ['deliverable-not-overdue', 0],
    ['fte-delivered-at-end', 1],
    ['community-id-format', 1],
    ['renewal-opportunity-open', 0],
    ['record-parses', 1],
    ['source-complete', 3],
  ])('%s', async (id, exitCode) => {
    const { code, findings } = await seeded('broken', '--faults', id);
    const known = new Set((await seeded('clean')).findings.map(({ fingerprint }) => fingerprint));
    const added = new Set(findings.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ rule }) => rule));
    const fault = FAULTS.find((candidate) => candidate.id === id);
    expect([...added].sort()).toEqual([id, ...(fault?.companions ?? [])].sort());
    expect(code).toBe(exitCode);
  });
});

const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'America/St_Johns'];

/** What a command writes in a zone. */
function inZone(TZ: string, script: string, ...args: string[]): string {
  const env = { ...process.env, TZ, NO_COLOR: '1' };
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'scripts', script), ...args], {
    ...{ cwd: ROOT, env, encoding: 'utf8' },
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return stdout;
}

test('the check of the sample gives the same bytes in any time zone', () => {
  const results = ZONES.map((zone) =>
    inZone(zone, 'check.ts', '--data', 'data/sample', '--format', 'json', '--fail-on', 'never'),
  );
  expect(new Set(results).size).toBe(1);
});

test('the sample has the same bytes in any time zone', () => {
  const written = ZONES.map((zone, place) => {
    const out = join(dir, `zone-${place}`);
    inZone(zone, 'sample.ts', '--communities', '3', '--faults', 'deliverable-not-overdue', '--out', out);
    return readdirSync(out)
      .filter((file) => file.endsWith('.json'))
      .map((file) => readFileSync(join(out, file), 'utf8'))
      .join();
  });
  expect(new Set(written).size).toBe(1);
});
