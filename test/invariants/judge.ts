import { contextOf, portfolio, ruleById, snapshotOf, type Example, type Outcome } from '../../src/invariants/index.ts';
import { readConfig, type ConfigInput, type Manifest } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';

interface Case {
  asOf?: string;
  now?: string | null;
  config?: ConfigInput;
  manifest?: Partial<Manifest>;
}

/** A rule's outcomes over the given parts of records. */
export function outcomes(
  rule: string,
  records: Example['records'],
  { asOf = AS_OF, now = null, config = {}, manifest = {} }: Case = {},
): Outcome[] {
  const options = { asOf, config: readConfig(config), now, nowReason: 'No time was given.' };
  return [...ruleById(rule)!.evaluate(contextOf(snapshotOf(portfolio(records), asOf, manifest), options))];
}

/** The outcomes as words: a severity for a failure. */
export const verdicts = (...args: Parameters<typeof outcomes>): string[] =>
  outcomes(...args).map((outcome) => (outcome.outcome === 'fail' ? outcome.severity : outcome.outcome));
