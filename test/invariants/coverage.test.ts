import { describe, expect, it } from 'vitest';
import {
  contextOf,
  coverageOf,
  coverageSchema,
  evaluate,
  portfolio,
  RULES,
  snapshotOf,
  type Example,
  type Life,
} from '../../src/invariants/index.ts';
import { kindOfReason } from '../../src/invariants/reason-kind.ts';
import { readConfig } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';

function coverage(records: Example['records'], lives: Life[] | null) {
  const options = { asOf: AS_OF, config: readConfig({}), now: null, nowReason: 'No time was given.' };
  const context = contextOf(snapshotOf(portfolio(records), AS_OF), options);
  const result = coverageOf(evaluate(RULES, context), lives, AS_OF);
  return { result, of: (rule: string) => result.rules.find(({ id }) => id === rule)! };
}

const life = (rule: string, lastSeen: string): Life => ({
  ...{ fingerprint: '0'.repeat(16), rule, subject: { type: 'deal', id: '1', name: 'Reefs' } },
  ...{ firstSeen: lastSeen, lastSeen, resolvedOn: lastSeen, reopened: 0, reopenedOn: null, last: null },
});

describe('coverage', () => {
  const records: Example['records'] = {
    deals: [
      { id: '1', stage: null },
      { id: '2', stage: null },
      { id: '3', stage: 'Lead' },
    ],
  };

  it('counts what each rule judged, and says what follows from the schema', () => {
    const { result, of } = coverage(records, null);
    expect(coverageSchema.parse(result)).toEqual(result);
    expect(result.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(of('stage-known')).toMatchObject({ eligible: 3, passed: 1, failed: 2, notEvaluated: 0, reasons: [] });
    for (const { eligible, passed, failed, notEvaluated, reasons } of result.rules) {
      expect(passed + failed + notEvaluated).toBe(eligible);
      expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(notEvaluated);
    }
  });

  it('groups the reasons of what could not be judged, with examples', () => {
    expect(coverage(records, null).of('amount-present').reasons).toEqual([
      {
        reason: 'The stage of the deal is not known: stage-known reports it.',
        count: 2,
        examples: [
          { type: 'deal', id: '1' },
          { type: 'deal', id: '2' },
        ],
      },
    ]);
    const many = coverage({ deals: Array.from({ length: 9 }, () => ({ stage: null })) }, null).of('amount-present');
    expect(many.reasons[0]).toMatchObject({ count: 9, examples: { length: 3 } });
  });

  it('tells when a rule last failed: today, else the latest day of any of its findings', () => {
    const { of } = coverage(records, [
      life('stage-known', '2026-06-01'),
      life('amount-present', '2026-05-16'),
      life('amount-present', '2026-06-05'),
      life('amount-present', '2026-05-01'),
    ]);
    expect(of('stage-known')).toMatchObject({ lastFailed: AS_OF, daysSinceFailed: 0, exercised: true });
    expect(of('amount-present')).toMatchObject({ lastFailed: '2026-06-05', daysSinceFailed: 10, exercised: true });
  });

  it.each<[string, Life[] | null, boolean]>([
    ['that judged nothing', null, false],
    ['that judged nothing and never failed', [], false],
    ['that judged nothing and failed once', [life('amount-present', '2026-06-05')], true],
  ])('calls a rule %s never exercised: %#', (_, lives, exercised) => {
    const { result, of } = coverage(records, lives);
    expect(result.withHistory).toBe(lives !== null);
    expect(of('amount-present')).toMatchObject({ passed: 0, failed: 0, notEvaluated: 2, exercised });
    // A pass is exercise enough.
    expect(coverage({ deals: [{ stage: 'Lead' }] }, lives).of('stage-known')).toMatchObject({
      ...{ passed: 1, exercised: true, lastFailed: null, daysSinceFailed: null },
    });
  });
});

it.each([
  [
    'The record recAb3 of check-ins was set aside: record-parses reports it.',
    'The record … of check-ins was set aside: record-parses reports it.',
  ],
  ['Deal “Reefs: new 2026” is not there.', 'Deal “…” is not there.'],
  ['No usage is known before June 2025.', 'No usage is known before a month.'],
  ['It begins on 3 July 2026, after the date of the check.', 'It begins on a date, after the date of the check.'],
  ['A link leads to 17375082451, and reefs/2026-05 too.', 'A link leads to …, and … too.'],
  ['A deal may be 60 days old.', 'A deal may be 60 days old.'],
])('the reason %j is of the kind %j', (reason, kind) => {
  expect(kindOfReason(reason)).toBe(kind);
});
