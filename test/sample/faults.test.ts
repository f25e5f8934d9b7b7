import { describe, expect, test } from 'vitest';
import { NOUN_KEYS, PlumblineError, readConfig, type NounKey } from '../../src/model/index.ts';
import { RULES, runCheck } from '../../src/invariants/index.ts';
import { FAULTS, samplePortfolio, seedFaults } from '../../src/sample/index.ts';
import { formatSnapshot, type SnapshotInput } from '../../src/snapshot/index.ts';

const clean = samplePortfolio();
const before = JSON.stringify(clean);

const check = (input: SnapshotInput) =>
  runCheck(
    { manifest: formatSnapshot(input).manifest, records: input.records },
    { asOf: input.asOf ?? '', config: readConfig({}), now: `${input.asOf}T06:00:00.000Z`, nowReason: '' },
  );
const known = new Set(check(clean).findings.map(({ fingerprint }) => fingerprint));

/** The nouns whose records differ from those of the clean portfolio. */
function changed(input: SnapshotInput): NounKey[] {
  return NOUN_KEYS.filter((key) => JSON.stringify(input.records[key]) !== JSON.stringify(clean.records[key]));
}

/** The nouns that each fault may touch. */
const TOUCHED: Record<string, NounKey[]> = {
  'closed-won-deal-has-engagement': ['deals', 'orders', 'contracts'],
  'closed-won-deal-has-engagement/in-grace': ['deals', 'orders', 'contracts'],
  'deal-has-at-most-one-engagement': ['engagements', 'projects', 'deliverables', 'fteLog'],
  'engagement-has-exactly-one-deal': ['engagements'],
  'engagement-deal-is-closed-won': ['deals'],
  'closed-lost-deal-has-no-active-engagement': ['deals'],
  'stage-known': ['deals'],
  'closed-won-new-has-contract-or-mou': ['contracts'],
  'renewal-without-agreement-listed': ['engagements', 'contracts'],
  'contract-admin-exit-has-executed-agreement': ['deals', 'contracts'],
  'contract-admin-exit-has-executed-agreement/renewal': ['deals', 'contracts'],
  'contract-admin-exit-has-delivery-request': ['orders'],
  'contract-admin-exit-has-delivery-request/renewal': ['orders'],
  'engagement-dates-present': ['engagements'],
  'engagement-dates-ordered': ['engagements'],
  'engagement-has-project': ['engagements', 'projects', 'deliverables'],
  'deliverable-not-overdue': ['deliverables'],
  'deliverable-not-overdue/badly': ['engagements', 'deliverables'],
  'ended-engagement-has-no-open-deliverable': ['deliverables'],
  'renewal-notice-sent': ['engagements'],
  'renewal-notice-sent/last-month': ['engagements'],
  'community-id-format': ['communities', 'engagements', 'hubs', 'costs'],
  'community-id-unique': ['communities'],
  'source-complete': [],
  'source-complete/optional-endpoint': [],
  'source-schema-known': ['engagements'],
  'source-volume-plausible': [],
  'usage-history-stable': [],
  'source-fresh': [],
  'record-parses': ['checkIns'],
  'reference-resolves': ['projects'],
};

test('every rule of the check can be broken, and every fault breaks a rule of the check', () => {
  expect(new Set(FAULTS.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)));
});

describe.each(FAULTS)('$id', ({ id, rule, companions }) => {
  const seeded = seedFaults(clean, [id]);

  test('gives exactly its rule and what cannot be had without it', () => {
    const { findings } = check(seeded);
    const added = new Set(findings.filter(({ fingerprint }) => !known.has(fingerprint)).map((finding) => finding.rule));
    const expected = [rule, ...companions].filter((name) => RULES.some((candidate) => candidate.id === name));
    expect([...added].sort()).toEqual(expected.sort());
    const left = new Set(findings.map(({ fingerprint }) => fingerprint));
    expect([...known].filter((fingerprint) => !left.has(fingerprint))).toEqual([]);
  });

  test('changes no more than it says, and leaves the clean portfolio alone', () => {
    expect(changed(seeded).filter((key) => !TOUCHED[id]?.includes(key))).toEqual([]);
    expect(JSON.stringify(clean)).toBe(before);
  });
});

describe('the manifest', () => {
  test('of a portfolio with an incomplete source names that source', () => {
    const { sources } = seedFaults(clean, ['source-complete']);
    const incomplete = sources.filter(({ status }) => status === 'incomplete');
    expect(incomplete.map(({ system, note }) => ({ system, hasNote: note !== null }))).toEqual([
      { system: 'cost', hasNote: true },
    ]);
  });

  test('of a stale portfolio is stale in every part', () => {
    const { pulledAt, sources } = seedFaults(clean, ['source-fresh']);
    expect(pulledAt).toBe('2026-06-12T04:10:00.000Z');
    expect(new Set(sources.map((source) => source.pulledAt))).toEqual(new Set([pulledAt]));
  });

  test('counts what was read, set aside or not', () => {
    const read = (input: SnapshotInput) =>
      input.sources.find(({ system }) => system === 'airtable')?.read['Check-ins']?.records;
    const seeded = seedFaults(clean, ['record-parses']);
    expect(read(seeded)).toBe(clean.records.checkIns.length);
    expect(seeded.records.checkIns.length).toBe(clean.records.checkIns.length - 1);
    expect(seeded.setAside).toHaveLength(1);
  });
});

describe('several faults', () => {
  test.each(['plumbline', 'another', 'a third'])(
    'all of them stand side by side in twelve communities (seed %s)',
    (seed) => {
      const { findings } = check(seedFaults(samplePortfolio({ seed }), ['all']));
      expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)));
    },
  );

  test('one fault can be seeded in a community of choice', () => {
    const { findings } = check(seedFaults(clean, ['deliverable-not-overdue@korumbine']));
    const [added] = findings.filter(({ fingerprint }) => !known.has(fingerprint));
    expect(added).toMatchObject({ rule: 'deliverable-not-overdue', community: 'korumbine', severity: 'warning' });
  });
});

describe('refused', () => {
  const refusal = (names: string[], input = clean): PlumblineError => {
    try {
      seedFaults(input, names);
    } catch (error) {
      if (error instanceof PlumblineError) return error;
      throw error;
    }
    throw new Error('Expected a refusal.');
  };

  test('an unknown fault, with the nearest known one', () => {
    expect(refusal(['deliverable-not-overdu'])).toMatchObject({
      exitCode: 2,
      fix: 'Write, for example, deliverable-not-overdue.',
    });
    expect(refusal(['toString']).what).toContain('"toString"');
  });

  test('an unknown community, with the nearest known one', () => {
    expect(refusal(['stage-known@tidewatr']).fix).toBe('Write, for example, tidewater.');
  });

  test('a fault that nothing in the portfolio fits', () => {
    const { what, fix } = refusal(['community-id-unique'], samplePortfolio({ communities: 1 }));
    expect(what).toBe('The fault community-id-unique cannot be seeded.');
    expect(fix).toContain('--communities');
  });
});
