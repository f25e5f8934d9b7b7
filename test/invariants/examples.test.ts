import { describe, expect, it } from 'vitest';
import { contextOfExample, outcomeOfExample, RULES } from '../../src/invariants/index.ts';

const ANCHORS: Record<string, string> = {
  'closed-won-deal-has-engagement': 'sales/closed-won#engagement',
  'deal-has-at-most-one-engagement': 'engagements/units-of-work#deal-and-engagement',
  'engagement-has-exactly-one-deal': 'engagements/units-of-work#deal-and-engagement',
  'engagement-deal-is-closed-won': 'engagements/hand-off#when-an-engagement-may-exist',
  'closed-lost-deal-has-no-active-engagement': 'sales/closed-lost#no-work-for-a-lost-deal',
  'closed-won-new-has-contract-or-mou': 'sales/closed-won#agreement',
  'renewal-without-agreement-listed': 'sales/closed-won#renewals-without-an-agreement',
  'contract-admin-exit-has-executed-agreement': 'sales/contract-admin#executed-agreement',
  'contract-admin-exit-has-delivery-request': 'sales/contract-admin#delivery-request',
  'stage-known': 'sales/pipeline#stage-names',
  'community-id-format': 'data/community-id#format',
  'community-id-unique': 'data/community-id#uniqueness',
  'engagement-dates-present': 'engagements/units-of-work#dates',
  'engagement-dates-ordered': 'engagements/units-of-work#dates',
  'engagement-has-project': 'engagements/units-of-work#projects',
  'deliverable-not-overdue': 'engagements/verify-delivery#due-dates',
  'ended-engagement-has-no-open-deliverable': 'engagements/verify-delivery#closing-an-engagement',
  'renewal-notice-sent': 'renewals/sixty-day-notice#send-the-notice',
  'source-complete': 'data/sources#completeness',
  'source-fresh': 'data/sources#freshness',
  'source-schema-known': 'data/pull#fields-that-changed',
  'source-volume-plausible': 'data/pull#sudden-shrinking',
  'usage-history-stable': 'data/pull#usage-history',
  'record-parses': 'data/sources#records-that-do-not-parse',
  'reference-resolves': 'data/sources#references',
};

describe('the catalogue', () => {
  it('has the permanent ids, each bound to its handbook section', () => {
    expect(Object.fromEntries(RULES.map(({ id, handbook }) => [id, handbook]))).toEqual(ANCHORS);
  });

  it('says what to do with a verb, and says the rest in sentences', () => {
    for (const { statement, why, fix, title } of RULES) {
      for (const sentence of [statement, why, fix]) expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(title).not.toMatch(/\.$/);
      expect(fix.split(' ')[0]).toMatch(
        /^(Add|Cancel|Check|Choose|Correct|Create|Deliver|Give|Keep|Move|Point|Record|Restore|Run|Send|Set|Write)$/,
      );
    }
  });
});

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  it('has at least three examples, among them a pass and a failure', () => {
    expect(rule.examples.length).toBeGreaterThanOrEqual(3);
    const outcomes = rule.examples.map(({ outcome }) => outcome);
    expect(outcomes).toContain('pass');
    expect(outcomes).toContain('fail');
  });

  it.each(rule.examples)('given $given, then $then', (example) => {
    const outcome = outcomeOfExample(rule, example);
    const severity = outcome?.outcome === 'fail' ? outcome.severity : undefined;
    expect({ outcome: outcome?.outcome, severity }).toEqual({ outcome: example.outcome, severity: example.severity });
    if (outcome?.outcome === 'fail') expect(outcome.message).toMatch(/^[A-Z].*[^.]\.$/);
    if (outcome?.outcome === 'not-evaluated') expect(outcome.reason).toMatch(/^[A-Z].*\.$/);
  });
});

it('a reason that sends the reader to another rule names one that there is', () => {
  for (const rule of RULES) {
    for (const example of rule.examples) {
      for (const outcome of rule.evaluate(contextOfExample(example))) {
        if (outcome.outcome !== 'not-evaluated') continue;
        for (const [, id] of outcome.reason.matchAll(/([a-z]+(?:-[a-z]+)+) reports it/g)) {
          expect(RULES.map((other) => other.id)).toContain(id);
        }
      }
    }
  }
});
