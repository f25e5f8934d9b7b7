import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main as build } from '../../scripts/build.ts';
import { main as check } from '../../scripts/check.ts';
import { leakSearch } from '../../src/build/leaks.ts';
import { contextOf, ruleById } from '../../src/invariants/index.ts';
import { eachFreeText, readConfig, type NounKey, type Records, type Snapshot } from '../../src/model/index.ts';
import { extractCommunities } from '../../src/reports/index.ts';
import { FAULTS, samplePortfolio, seedFaults } from '../../src/sample/index.ts';
import { formatSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { runMain } from '../scripts/run-main.ts';

const clean = samplePortfolio();
const AS_OF = clean.asOf ?? '';
const config = readConfig({});
const { manifest } = formatSnapshot(clean);
const ADDRESS = clean.records.people.find(({ email }) => email !== null)?.email ?? '';

/** The communities of which the rule says that they would be shown something private. */
function announced(snapshot: Snapshot): string[] {
  const context = contextOf(snapshot, { asOf: AS_OF, config, now: null, nowReason: 'No time was given.' });
  const outcomes = [...(ruleById('public-fields-only')?.evaluate(context) ?? [])];
  return outcomes.flatMap((outcome) => (outcome.outcome === 'fail' ? (outcome.community ?? []) : [])).sort();
}

/** The communities whose pages the build refuses if they show all that they are given. */
function refused(snapshot: Snapshot): string[] {
  const { extracts } = extractCommunities(snapshot, { asOf: AS_OF, config, key: (id) => id });
  const search = leakSearch(snapshot, extracts);
  return extracts
    .filter((extract) => search(extract.key, JSON.stringify(extract)).length > 0)
    .map(({ communityId }) => communityId)
    .sort();
}

const withRecords = (change: Partial<Records>): Snapshot => ({ manifest, records: { ...clean.records, ...change } });

const NOUNS = [
  'communities',
  'engagements',
  'projects',
  'deliverables',
  'hubs',
  'checkIns',
] as const satisfies NounKey[];

/** Fields of a noun that hold text which a community may see. Ids name folders and links, so nobody types an address there. */
function textFields(key: (typeof NOUNS)[number]): string[] {
  const fields = new Set<string>();
  eachFreeText(key, clean.records[key] as never, 'community', (_, field) => fields.add(field));
  return [...fields].filter((field) => !/^(id|communityId|.*Ids)$/.test(field));
}

describe('what the build refuses, the rule announces, and the other way round', () => {
  const cases = NOUNS.flatMap((key) => textFields(key).map((field) => [key, field] as const));

  test.each(cases)('an address in %s, %s', (key, field) => {
    const found = new Set<string>();
    for (const [place, record] of clean.records[key].entries()) {
      // Every seventh is enough to meet what is shown and what waits for consent.
      if (place % 7 !== 0 && clean.records[key].length > 40) continue;
      const value = (record as Record<string, unknown>)[field];
      const text = `Ask ${ADDRESS}, please`;
      const changed = { ...record, [field]: Array.isArray(value) ? [text] : text };
      const snapshot = withRecords({ [key]: (clean.records[key] as unknown[]).with(place, changed) });
      const communities = refused(snapshot);
      expect(announced(snapshot)).toEqual(communities);
      for (const community of communities) found.add(community);
    }
    expect(found.size).toBeGreaterThan(0);
  });

  test('an address in the name of a community is not repeated', () => {
    const communities = clean.records.communities.map((one) => ({ ...one, shortName: `Ask ${ADDRESS}` }));
    const context = contextOf(withRecords({ communities }), { asOf: AS_OF, config, now: null, nowReason: 'No time.' });
    expect(JSON.stringify([...(ruleById('public-fields-only')?.evaluate(context) ?? [])])).not.toContain(ADDRESS);
  });

  test('nothing is announced of a clean portfolio', () => {
    expect(announced(withRecords({}))).toEqual([]);
    expect(refused(withRecords({}))).toEqual([]);
  });
});

describe('the seeded fault', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'plumbline-announced-'));
    expect(FAULTS.map(({ id }) => id)).toContain('public-fields-only');
    await writeSnapshot(join(dir, 'data'), seedFaults(clean, ['public-fields-only']));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  test('fails the check and the build with the name of the rule, and shows the address in neither', async () => {
    const checked = await runMain(check, ['--data', join(dir, 'data')]);
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(
      /Community “[^”]+” would be shown an e-mail address in the field “Commitment” of deliverable rec\w+,/,
    );
    for (const site of ['communities', 'all']) {
      const built = await runMain(build, ['--data', join(dir, 'data'), '--site', site, '--out', join(dir, 'dist')]);
      expect(built.code).toBe(2);
      expect(built.err).toMatch(/communities’ sites were not built \(rule public-fields-only\)[\s\S]*Commitment/);
      for (const text of [checked.out, built.err]) {
        for (const { email } of clean.records.people) expect(text).not.toContain(email);
      }
    }
  });
});
