import { describe, expect, it } from 'vitest';
import { contextOfExample, RULES, type Example } from '../../src/invariants/index.ts';
import { demandOf } from '../../src/invariants/rules/fte/demand.ts';
import { verdicts } from './judge.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const [FIRST, LAST] = ['0001-01-01', '9999-12-31'];

/** The example with each of its dates set to one day. */
const allOn = (day: string, { records }: Example): Example['records'] =>
  JSON.parse(JSON.stringify(records), (_, value: unknown) =>
    typeof value === 'string' && DATE.test(value) ? day : value,
  ) as Example['records'];

describe('no date stops a rule', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    for (const example of rule.examples) {
      for (const asOf of [FIRST, '0001-06-15', LAST]) rule.evaluate(contextOfExample({ ...example, asOf }));
      for (const day of [FIRST, LAST]) rule.evaluate(contextOfExample({ ...example, records: allOn(day, example) }));
    }
  });

  it('a close date that stands for “some day” is an error of its deal', () => {
    const won = { stage: 'Closed Won' as const, closedOn: LAST };
    expect(verdicts('closed-won-deal-has-engagement', { deals: [won] })).toEqual(['error']);
    expect(verdicts('closed-won-deal-has-engagement', { deals: [won] }, { asOf: LAST })).toEqual(['info']);
  });

  it('demand is reckoned for the months with capacity, however far they are apart', () => {
    const deals = [{ stage: 'Closed Won' as const, fteCommitted: 1 }];
    const context = contextOfExample({ given: '', then: '', outcome: 'pass', asOf: '2026-06-15', records: { deals } });
    const { expected } = demandOf(context, ['2026-06', '9999-12']);
    expect([...expected]).toEqual([
      ['2026-06', 1],
      ['9999-12', 1],
    ]);
  });
});
