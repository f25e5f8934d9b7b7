import { z } from 'zod';
import { daysBetween, isDay, type Day } from '../model/index.ts';
import { compare } from './order.ts';
import { kindOfReason } from './reason-kind.ts';
import { OWNERS, SEVERITIES, SUBJECT_TYPES } from './types.ts';
import { tallyOf, type Evaluation } from './evaluation.ts';
import type { Life } from './lifecycle/index.ts';
import type { Outcome } from './types.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD').meta({ format: 'date' });
const count = z.int().min(0);

const ruleCoverage = z.strictObject({
  id: z.string(),
  severity: z.enum(SEVERITIES).describe('The gravest that the rule can give'),
  owner: z.enum(OWNERS),
  eligible: count.describe('passed + failed + notEvaluated'),
  passed: count,
  failed: count.describe('Waived ones too'),
  notEvaluated: count,
  reasons: z
    .array(
      z.strictObject({
        reason: z.string().describe('Names, ids and dates are left out, so that equal reasons stand together'),
        count,
        examples: z.array(z.strictObject({ type: z.enum(SUBJECT_TYPES), id: z.string() })).describe('At most three'),
      }),
    )
    .describe('Why records were not evaluated, the most frequent first'),
  lastFailed: day.nullable().describe('The last day on which it found something; null where none is known'),
  daysSinceFailed: count.nullable(),
  exercised: z.boolean().describe('False: it judged no record in this check, and no failure of it is known'),
});
export type RuleCoverage = z.output<typeof ruleCoverage>;

/** How far the rules reach: what `check --coverage FILE` writes. */
export const coverageSchema = z.strictObject({
  schemaVersion: z.literal(1),
  asOf: day,
  withHistory: z.boolean().describe('Whether earlier checks are known, without which only failures of this one are'),
  rules: z.array(ruleCoverage).describe('In the order of the catalogue'),
});
export type Coverage = z.output<typeof coverageSchema>;

/** Records of a reason that are named. */
const MAX_EXAMPLES = 3;

/**
 * What each rule judged, what it could not judge and why, and when it last found something.
 * @param lives what is known of findings, of this check and earlier ones; null where no history is kept
 */
export function coverageOf(evaluations: readonly Evaluation[], lives: Iterable<Life> | null, asOf: Day): Coverage {
  const lastSeen = new Map<string, Day>();
  for (const { rule, lastSeen: on } of lives ?? []) if (on > (lastSeen.get(rule) ?? '')) lastSeen.set(rule, on);
  return {
    schemaVersion: 1,
    asOf,
    withHistory: lives !== null,
    rules: evaluations.map((evaluation): RuleCoverage => {
      const { id, severity, owner } = evaluation.rule;
      const tally = tallyOf(evaluation);
      const lastFailed = tally.failed > 0 ? asOf : (lastSeen.get(id) ?? null);
      return {
        ...{ id, severity, owner, ...tally },
        reasons: reasonsOf(evaluation.outcomes),
        lastFailed,
        daysSinceFailed: lastFailed === null ? null : daysBetween(lastFailed, asOf),
        exercised: tally.passed + tally.failed > 0 || lastFailed !== null,
      };
    }),
  };
}

function reasonsOf(outcomes: readonly Outcome[]): RuleCoverage['reasons'] {
  const groups = new Map<string, RuleCoverage['reasons'][number]>();
  for (const outcome of outcomes) {
    if (outcome.outcome !== 'not-evaluated') continue;
    const reason = kindOfReason(outcome.reason);
    const group = groups.get(reason) ?? { reason, count: 0, examples: [] };
    group.count++;
    const { type, id } = outcome.subject;
    if (group.examples.length < MAX_EXAMPLES) group.examples.push({ type, id });
    groups.set(reason, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || compare(a.reason, b.reason));
}
