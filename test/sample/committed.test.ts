import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/model/index.ts';
import { OWNERS, runCheck } from '../../src/invariants/index.ts';
import { committedSample } from '../../src/sample/index.ts';
import { formatSnapshot, inventedBeside, readSnapshot } from '../../src/snapshot/index.ts';
import { inventedHistory, writeInvented } from '../../scripts/sample/history.ts';

const DIR = resolve(import.meta.dirname, '../../data/sample');
const input = committedSample();
const { manifest, files } = formatSnapshot(input);
const { summary, findings } = runCheck(
  { manifest, records: input.records },
  { asOf: input.asOf ?? '', config: readConfig({}), now: null, nowReason: 'The sample has a fixed date.' },
);

test('data/sample is what the generator makes: if not, `npm run sample -- --committed --out data/sample`', () => {
  const made = [
    ...files.map(({ file, content }) => ({ file, content: content.toString() })),
    { file: 'manifest.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
  ];
  expect(readdirSync(DIR).sort()).toEqual(made.map(({ file }) => file).sort());
  const differing = made.filter(({ file, content }) => readFileSync(join(DIR, file), 'utf8') !== content);
  expect(differing.map(({ file }) => file)).toEqual([]);
});

test('data/sample-history is what the rules say of the nights before: if not, make the sample again', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-invented-'));
  await writeInvented(dir, inventedHistory(input));
  const names = readdirSync(inventedBeside(DIR)).sort();
  expect(names).toEqual(readdirSync(dir).sort());
  for (const name of names)
    expect(readFileSync(join(inventedBeside(DIR), name), 'utf8'), name).toBe(readFileSync(join(dir, name), 'utf8'));
});

test('it reads back', async () => {
  const read = await readSnapshot(DIR);
  expect(read.manifest).toEqual(manifest);
});

test('it has about thirty findings of every severity and team, and most communities have no error', () => {
  expect(findings.length).toBeGreaterThanOrEqual(24);
  expect(findings.length).toBeLessThanOrEqual(32);
  expect(new Set(findings.map(({ owner }) => owner))).toEqual(new Set(OWNERS));
  expect([summary.error, summary.warning, summary.info].every((count) => count > 0)).toBe(true);
  expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThan(20);
  const broken = new Set(findings.filter(({ severity }) => severity === 'error').map(({ community }) => community));
  expect(broken.size).toBeLessThan(6);
});

test('nothing in it says that it is incomplete or stale', () => {
  expect(findings.filter(({ rule }) => rule === 'source-complete' || rule === 'source-fresh')).toEqual([]);
  expect(input.sources.every(({ status }) => status === 'complete')).toBe(true);
});

test('no total of consecutive costs has the whole dollars of a deal, so that a search for amounts finds leaks only', () => {
  const dollars = new Set(
    input.records.deals.flatMap(({ amount }) => (amount === null ? [] : Math.trunc(amount.minor / 100))),
  );
  const met: number[] = [];
  for (const costs of Map.groupBy(input.records.costs, ({ communityId }) => communityId).values()) {
    for (let from = 0; from < costs.length; from++) {
      let total = 0;
      for (const { amount } of costs.slice(from)) {
        total += amount.minor;
        for (const whole of [Math.trunc(total / 100), Math.round(total / 100)]) if (dollars.has(whole)) met.push(whole);
      }
    }
  }
  expect(met).toEqual([]);
});

test('some names try the layout', () => {
  const names = input.records.communities.map(({ longName }) => longName ?? '');
  expect(names.some((name) => name.length > 90)).toBe(true);
  expect(names.some((name) => /[À-ÿ]/.test(name))).toBe(true);
  expect(names.some((name) => name.includes('&'))).toBe(true);
  expect(names.some((name) => name.includes("'"))).toBe(true);
});
