import { expect, test } from 'vitest';
import { contextOfExample, RULES, snapshotOf, portfolio } from '../../src/invariants/index.ts';
import { judge } from './pages.ts';

test('a cost above the alert proves nothing while hubs may be missing, for each may have an alert of its own', () => {
  const rules = RULES.filter(({ id }) => id === 'budget-threshold-exceeded');
  const outcomes = rules.flatMap((rule) =>
    rule.examples
      .filter(({ outcome }) => outcome === 'fail')
      .flatMap((example) => {
        expect(judge(rule, example).map(({ outcome }) => outcome)).toContain('fail');
        const { sources } = snapshotOf(portfolio(example.records), example.asOf).manifest;
        const broken = sources.map((source) =>
          source.system === 'airtable' ? { ...source, status: 'incomplete' as const } : source,
        );
        return [...rule.evaluate(contextOfExample({ ...example, manifest: { ...example.manifest, sources: broken } }))];
      }),
  );
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.map(({ outcome }) => outcome)).not.toContain('fail');
});
