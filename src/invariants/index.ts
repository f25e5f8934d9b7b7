/** The rules that the portfolio is held to, and the check that runs them. Pure: no clock, no I/O. */
import type { Snapshot } from '../model/index.ts';
import { RULES } from './rules/index.ts';
import { contextOf, evaluate, summarise } from './run.ts';
import type { CheckOptions, CheckResult, Rule } from './types.ts';

export { RULES } from './rules/index.ts';
export type { Evaluation } from './evaluation.ts';
export { contextOf, evaluate, summarise } from './run.ts';
export { coverageOf, coverageSchema, type Coverage, type RuleCoverage } from './coverage.ts';
export { narrowed } from './narrow.ts';
export * from './lifecycle/index.ts';
export * from './waivers/index.ts';
export { contextOfExample, outcomeOfExample, portfolio, snapshotOf, blankRecord } from './example.ts';
export { handbookAddress, linksTo, pageAddress } from './links.ts';
export { lazy } from './once.ts';
export { nounsOfType } from './outcome.ts';
export { indexOf } from './portfolio.ts';
export { wordedRule } from './wording.ts';
export * from './types.ts';

const byRuleId = new Map(RULES.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => byRuleId.get(id);

/** Runs every rule over a snapshot. Equal input gives equal bytes, in whatever order the records come. */
export function runCheck(snapshot: Snapshot, options: CheckOptions): CheckResult {
  const context = contextOf(snapshot, options);
  return summarise(evaluate(RULES, context), context);
}
