import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samplePortfolio, seedFaults } from '../../../src/sample/index.ts';
import { snapshotOf } from '../../../src/invariants/index.ts';
import { INTAKE, type Snapshot } from '../../../src/model/index.ts';
import { handOffPart } from '../../../src/reports/hand-off/index.ts';
import { deskOf } from '../../../src/reports/hand-off/desk.ts';
import { comparisonsOf } from '../../../src/reports/hand-off/compare.ts';
import { AS_OF, messyNight, messyPortfolio } from '../../invariants/arbitrary.ts';
import { inputsFor } from '../workspace/inputs.ts';

const RULES = {
  community: 'community-reference-consistent',
  tier: 'service-tier-consistent',
  fte: 'fte-clause-consistent',
  start: 'engagement-dates-match-agreement',
  end: 'engagement-dates-match-agreement',
} as const;
const isRuled = (id: string): id is keyof typeof RULES => Object.hasOwn(RULES, id);

/** A field that a rule is about is marked different if and only if the rule fails: of the deal, or of the engagement. */
function expectAgreement(snapshot: Snapshot): number {
  const inputs = inputsFor(snapshot);
  const desk = deskOf(inputs);
  const failing = new Set(inputs.findings.map(({ rule, subject }) => `${rule} ${subject.id}`));
  let found = 0;
  for (const deal of snapshot.records.deals) {
    const live = inputs.look.engagementsOfDeal(deal.id).filter(({ status }) => status !== 'Cancelled');
    const comparisons = comparisonsOf(deal, desk).filter(({ engagement }) => engagement);
    expect(comparisons).toHaveLength(live.length);
    const different = comparisons.map(({ rows }) =>
      rows.flatMap(({ id, is }) => (is === 'different' && isRuled(id) ? RULES[id] : [])),
    );
    live.forEach((engagement, place) => {
      for (const rule of [RULES.tier, RULES.fte, RULES.start]) {
        const fails = failing.has(`${rule} ${engagement.id}`);
        expect(different[place]?.includes(rule), `${rule} of ${engagement.id} on ${deal.id}`).toBe(fails);
        if (fails) found += 1;
      }
    });
    if (live.length > 0) {
      const fails = failing.has(`${RULES.community} ${deal.id}`);
      expect(different.flat().includes(RULES.community), `${RULES.community} of ${deal.id}`).toBe(fails);
      if (fails) found += 1;
    }
  }
  return found;
}

describe('the page and the rules never disagree', () => {
  test('in portfolios in which anything may be wrong', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => void expectAgreement(snapshot)),
      { numRuns: 120 },
    );
  });

  test('where sources were not read whole', () => {
    fc.assert(
      fc.property(messyNight, (snapshot) => void expectAgreement(snapshot)),
      { numRuns: 60 },
    );
  });

  test('with a seeded fault of each of the rules', () => {
    for (const rule of new Set(Object.values(RULES))) {
      const { records } = seedFaults(samplePortfolio({ communities: 12, seed: rule }), [rule]);
      expect(expectAgreement(snapshotOf(records, AS_OF, {})), rule).toBeGreaterThan(0);
    }
  });
});

test('laws of the list', () => {
  fc.assert(
    fc.property(messyNight, (snapshot) => {
      const { records, tables } = handOffPart(inputsFor(snapshot));
      expect(records.map(({ id }) => id).sort()).toEqual(snapshot.records.deals.map(({ id }) => id).sort());
      for (const { checklist, packet } of records) {
        expect(checklist.met + checklist.lacking + checklist.unknown).toBe(checklist.judged);
        expect(packet.of).toBe(INTAKE.length);
        const facts = packet.parts.filter(({ id }) => id !== 'agreement');
        expect(facts.reduce((sum, { known }) => sum + known, 0)).toBe(packet.known);
        expect(facts.flatMap(({ items }) => items)).toHaveLength(INTAKE.length);
      }
      for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
    }),
    { numRuns: 40 },
  );
});

test('what is asked of the rules grows with the deals and not faster', () => {
  const given = (communities: number) => {
    const snapshot = snapshotOf(samplePortfolio({ communities, seed: 'linear' }).records, AS_OF, {});
    let asked = 0;
    const inputs = inputsFor(snapshot);
    const counted = { ...inputs, ask: (rule: string, id: string) => ((asked += 1), inputs.ask(rule, id)) };
    handOffPart(counted);
    return asked / snapshot.records.deals.length;
  };
  expect(given(120)).toBeLessThan(given(30) * 1.3);
});
