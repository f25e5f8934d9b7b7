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
  'deal-opportunity-type-set': 'sales/pipeline#two-types-of-deal',
  'renewal-has-predecessor': 'sales/pipeline#two-types-of-deal',
  'new-deal-without-predecessor': 'sales/pipeline#two-types-of-deal',
  'contract-admin-exit-has-executed-agreement': 'sales/contract-admin#executed-agreement',
  'contract-admin-exit-has-delivery-request': 'sales/contract-admin#delivery-request',
  'agreement-signed-before-start': 'sales/contract-admin#signed-before-the-start',
  'delivery-request-produced-outcomes': 'engagements/hand-off#outcomes-of-the-delivery-request',
  'delivery-request-billing-columns': 'engagements/hand-off#outcomes-of-the-delivery-request',
  'stage-known': 'sales/pipeline#stage-names',
  'open-deal-not-stalled': 'sales/pipeline#watch-the-open-deals',
  'open-deal-close-date-not-past': 'sales/pipeline#watch-the-open-deals',
  'qualified-deal-in-scope': 'sales/qualified#scope',
  'proposal-ps-notified': 'sales/proposal#review-by-product-and-services',
  'proposal-capacity-confirmed': 'sales/proposal#review-by-product-and-services',
  'negotiation-dates-present': 'sales/negotiation#dates',
  'service-agreement-linked': 'sales/negotiation#source-of-truth',
  'contract-admin-verbal-close': 'sales/contract-admin#verbal-close',
  'amount-present': 'sales/proposal#price',
  'closed-lost-has-reason': 'sales/closed-lost#reason',
  'duplicate-deal-suspected': 'sales/pipeline#one-deal-for-one-agreement',
  'community-id-format': 'data/community-id#format',
  'community-id-unique': 'data/community-id#uniqueness',
  'community-id-immutable': 'data/community-id#permanence',
  'community-names-present': 'data/community-id#names-beside-it',
  'community-intake-complete': 'engagements/hand-off#the-hand-off-packet',
  'community-roles-filled': 'engagements/hand-off#people-and-roles',
  'contact-identifiers-present': 'engagements/hand-off#people-and-roles',
  'service-tier-valid': 'engagements/hand-off#service-tier',
  'service-tier-consistent': 'engagements/hand-off#service-tier',
  'cloud-region-known-before-delivery': 'engagements/hand-off#cloud-and-region',
  'community-urls-valid': 'engagements/hand-off#addresses',
  'community-reference-consistent': 'data/community-id#one-community-in-every-place',
  'engagement-dates-present': 'engagements/units-of-work#dates',
  'engagement-dates-ordered': 'engagements/units-of-work#dates',
  'engagement-dates-match-agreement': 'engagements/units-of-work#dates',
  'engagement-has-project': 'engagements/units-of-work#projects',
  'project-has-one-engagement': 'engagements/units-of-work#projects',
  'project-has-deliverable': 'engagements/units-of-work#projects',
  'deliverable-has-one-project': 'engagements/units-of-work#projects',
  'deliverable-due-date-present': 'engagements/verify-delivery#due-dates',
  'deliverable-due-inside-engagement': 'engagements/verify-delivery#due-dates',
  'deliverable-not-overdue': 'engagements/verify-delivery#due-dates',
  'delivered-deliverable-has-evidence': 'engagements/verify-delivery#mark-a-deliverable-as-delivered',
  'ended-engagement-has-no-open-deliverable': 'engagements/verify-delivery#closing-an-engagement',
  'delivery-verified': 'engagements/verify-delivery#closing-an-engagement',
  'rag-present': 'engagements/rag#what-is-checked',
  'rag-action-recorded': 'engagements/rag#what-is-checked',
  'rag-consistent-with-delivery': 'engagements/rag#what-is-checked',
  'satisfaction-checked': 'partners/check-in#when',
  'fte-clause-consistent': 'engagements/workflow#fte-clauses',
  'fte-delivered-to-date': 'engagements/workflow#fte-clauses',
  'fte-delivered-at-end': 'engagements/workflow#fte-clauses',
  'fte-log-inside-engagement': 'engagements/workflow#fte-clauses',
  'capacity-covers-commitments': 'engagements/workflow#capacity',
  'renewal-notice-sent': 'renewals/sixty-day-notice#send-the-notice',
  'renewal-opportunity-open': 'renewals/sixty-day-notice#renewal-or-decommission',
  'engagement-end-decision-recorded': 'renewals/offboarding#the-decision-after-the-end',
  'lapsed-engagement-still-serving': 'renewals/offboarding#a-lapsed-agreement-that-still-costs-money',
  'shutdown-notice-sent': 'renewals/offboarding#the-shutdown-notice',
  'successor-continuity': 'renewals/sixty-day-notice#no-overlap-and-no-gap',
  'budget-alert-configured': 'delivery/cloud-cost#budget-alerts',
  'budget-threshold-exceeded': 'delivery/cloud-cost#the-month-and-its-alert',
  'usage-month-complete': 'delivery/ongoing-services#usage',
  'usage-value-sane': 'delivery/ongoing-services#usage',
  'hub-generates-value': 'delivery/ongoing-services#usage',
  'source-complete': 'data/sources#completeness',
  'source-fresh': 'data/sources#freshness',
  'source-schema-known': 'data/pull#fields-that-changed',
  'source-volume-plausible': 'data/pull#sudden-shrinking',
  'usage-history-stable': 'data/pull#usage-history',
  'record-parses': 'data/sources#records-that-do-not-parse',
  'reference-resolves': 'data/sources#references',
  'waiver-valid': 'data/reading-findings#waivers',
  'sop-page-current': 'data/handbook-upkeep#review',
  'rule-handbook-link-resolves': 'data/handbook-upkeep#sections-of-rules',
  'handbook-markup-sound': 'data/handbook-upkeep#text-that-cannot-be-shown',
  'glossary-term-defined': 'data/handbook-upkeep#the-glossary',
  'glossary-term-used': 'data/handbook-upkeep#the-glossary',
  'public-fields-only': 'data/measures#what-a-community-is-shown',
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
