import { describe, expect, test } from 'vitest';
import { NOUN_KEYS, PlumblineError, readConfig, type NounKey } from '../../src/model/index.ts';
import { NO_HISTORY, RULES, type FindingHistory } from '../../src/invariants/index.ts';
import { FAULTS, INPUT_FAULTS, ROOM_FOR_ALL, samplePortfolio, seedFaults } from '../../src/sample/index.ts';
import { formatSnapshot, type SnapshotInput } from '../../src/snapshot/index.ts';
import { judge } from '../../scripts/check/judge.ts';

const clean = samplePortfolio();
const before = JSON.stringify(clean);

/** A night's check, which goes on from what the one before recorded. */
const night = (input: SnapshotInput, history: FindingHistory) =>
  judge(
    { manifest: formatSnapshot(input).manifest, records: input.records },
    { asOf: input.asOf ?? '', config: readConfig({}), now: `${input.asOf}T06:00:00.000Z`, nowReason: '' },
    { history, filter: null, failOn: 'error', acceptLost: undefined },
  );
const check = (input: SnapshotInput) => night(input, NO_HISTORY).result;
const prints = (list: readonly { fingerprint: string }[]) => list.map(({ fingerprint }) => fingerprint).sort();

/** Clean portfolios, each with what a check says of it. */
const STARTS = ['plumbline', 'another', 'a third'].map((seed) => {
  const input = samplePortfolio({ seed });
  return { seed, input, prints: prints(check(input).findings) };
});
const known = new Set(STARTS[0]?.prints);

/** The nouns whose records differ from those of the clean portfolio. */
function changed(input: SnapshotInput): NounKey[] {
  return NOUN_KEYS.filter((key) => JSON.stringify(input.records[key]) !== JSON.stringify(clean.records[key]));
}

/** Waivers and handbook stand beside the snapshot: test/sample/inputs.test.ts breaks those. */
const BESIDE = new Set(INPUT_FAULTS.map(({ rule }) => rule));
const IN_SNAPSHOT = RULES.flatMap(({ id }) => (BESIDE.has(id) ? [] : id));

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
  'deal-opportunity-type-set': ['deals'],
  'renewal-has-predecessor': ['deals'],
  'new-deal-without-predecessor': ['deals'],
  'agreement-signed-before-start': ['deals', 'contracts'],
  'agreement-signed-before-start/badly': ['deals', 'contracts'],
  'delivery-request-produced-outcomes': ['projects', 'deliverables'],
  'delivery-request-billing-columns': ['deals'],
  'open-deal-not-stalled': ['deals'],
  'open-deal-not-stalled/listed': ['deals'],
  'open-deal-close-date-not-past': ['deals'],
  'qualified-deal-in-scope': ['deals'],
  'proposal-ps-notified': ['deals'],
  'proposal-capacity-confirmed': ['deals'],
  'negotiation-dates-present': ['deals'],
  'service-agreement-linked': ['deals'],
  'contract-admin-verbal-close': ['deals'],
  'amount-present': ['deals'],
  'closed-lost-has-reason': ['deals'],
  'duplicate-deal-suspected': ['deals'],
  'engagement-dates-present': ['engagements'],
  'engagement-dates-ordered': ['engagements'],
  'engagement-has-project': ['engagements', 'projects', 'deliverables'],
  'deliverable-not-overdue': ['deliverables'],
  'deliverable-not-overdue/badly': ['engagements', 'deliverables'],
  'ended-engagement-has-no-open-deliverable': ['deliverables'],
  'engagement-dates-match-agreement': ['deals', 'contracts'],
  'engagement-dates-match-agreement/by-days': ['deals', 'contracts'],
  'project-has-one-engagement': ['engagements', 'projects'],
  'project-has-deliverable': ['projects', 'deliverables'],
  'deliverable-has-one-project': ['deliverables'],
  'deliverable-due-date-present': ['deliverables'],
  'deliverable-due-inside-engagement': ['deliverables'],
  'delivered-deliverable-has-evidence': ['deliverables'],
  'delivered-deliverable-has-evidence/ahead': ['deliverables'],
  'delivery-verified': ['engagements'],
  'rag-present': ['engagements'],
  'rag-action-recorded': ['engagements'],
  'rag-consistent-with-delivery': ['engagements', 'deliverables'],
  'satisfaction-checked': ['checkIns'],
  'fte-clause-consistent': ['deals'],
  'fte-delivered-to-date': ['fteLog'],
  'fte-delivered-at-end': ['fteLog'],
  'fte-log-inside-engagement': ['fteLog'],
  'capacity-covers-commitments': ['capacity'],
  'renewal-notice-sent': ['engagements'],
  'renewal-notice-sent/last-month': ['engagements'],
  'renewal-opportunity-open': ['deals'],
  'engagement-end-decision-recorded': ['engagements'],
  'lapsed-engagement-still-serving': ['costs'],
  'shutdown-notice-sent': ['engagements'],
  'successor-continuity': ['engagements', 'deals', 'contracts'],
  'community-id-format': ['communities', 'engagements', 'hubs', 'costs'],
  'community-id-unique': ['communities'],
  'community-id-immutable': [],
  'community-names-present': ['communities'],
  'community-intake-complete': ['communities'],
  'community-roles-filled': ['deals'],
  'contact-identifiers-present': ['people'],
  'service-tier-valid': ['deals', 'engagements'],
  'service-tier-consistent': ['engagements'],
  'cloud-region-known-before-delivery': ['communities'],
  'community-urls-valid': ['communities'],
  'community-reference-consistent': ['contracts'],
  'budget-alert-configured': ['hubs'],
  'budget-threshold-exceeded': ['costs'],
  'budget-threshold-exceeded/by-far': ['costs'],
  'usage-month-complete': ['usage'],
  'usage-month-complete/no-sample': ['hubs'],
  'usage-value-sane': ['usage'],
  'hub-generates-value': ['usage'],
  'source-complete': [],
  'source-complete/optional-endpoint': [],
  'source-schema-known': ['engagements'],
  'source-volume-plausible': [],
  'usage-history-stable': [],
  'source-fresh': [],
  'record-parses': ['checkIns'],
  'public-fields-only': ['deliverables'],
  'reference-resolves': ['projects'],
};

test('every rule of the check can be broken, and every fault breaks a rule of the check', () => {
  expect(new Set(FAULTS.map(({ rule }) => rule))).toEqual(new Set(IN_SNAPSHOT));
});

describe.each(FAULTS)('$id', ({ id, rule, companions }) => {
  const seeded = seedFaults(clean, [id]);

  test.each(STARTS)(
    'gives exactly its rule and what cannot be had without it (seed $seed)',
    ({ input, prints: were }) => {
      const { findings } = check(seedFaults(input, [id]));
      const added = new Set(findings.filter(({ fingerprint }) => !were.includes(fingerprint)).map((one) => one.rule));
      expect([...added].sort()).toEqual([rule, ...companions].sort());
      const left = prints(findings);
      expect(were.filter((fingerprint) => !left.includes(fingerprint))).toEqual([]);
    },
  );

  test('is resolved by the fix, and nothing else is', () => {
    const broken = night(seeded, NO_HISTORY);
    const added = prints(broken.result.findings).filter((fingerprint) => !known.has(fingerprint));
    // Data that cannot be trusted are not recorded, so nothing of them is ever resolved.
    expect(broken.next === null).toBe(broken.verdict.exitCode === 3);
    const fixed = night(clean, broken.next ?? NO_HISTORY);
    if (!broken.next) return;
    expect(prints(fixed.result.events?.resolved ?? [])).toEqual(added);
    expect(fixed.result.events).toMatchObject({ new: [], reopened: [] });
    expect(prints(fixed.result.findings)).toEqual([...known].sort());
    expect(fixed.result.findings.every(({ status }) => status === 'open')).toBe(true);
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
  test.each(['plumbline', 'another', 'a third'])('all of them stand side by side (seed %s)', (seed) => {
    const { findings } = check(seedFaults(samplePortfolio({ seed, communities: ROOM_FOR_ALL }), ['all']));
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(IN_SNAPSHOT));
  });

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
    expect(fix).toContain('any fault fits into 12, all of them into 30');
  });

  test('all faults in fewer communities than hold them, with the number that does', () => {
    const { what, fix, exitCode } = refusal(['all'], samplePortfolio({ communities: ROOM_FOR_ALL - 1 }));
    expect([exitCode, what]).toEqual([2, '--faults all does not fit into 29 communities.']);
    expect(fix).toBe('Add --communities 30, or name fewer faults.');
  });
});
