import { asFarAsMapped } from './mapped.ts';
import { foundTwice, guard } from './twice.ts';
import { SEVERITIES, type Context, type Outcome, type Rule, type RuleResult } from './types.ts';

/** What one rule said of every record that it is about. */
export interface Evaluation {
  rule: Rule;
  /** Records for which it holds. They are counted and not kept, because they are nearly all. */
  passed: number;
  /** The failures, and what was not evaluated. */
  outcomes: Exclude<Outcome, { outcome: 'pass' }>[];
  /** All that the rule says, of records that pass too: it is asked again. */
  all: () => Iterable<Outcome>;
}

/** Asks a rule. Throws when it breaks its contract: a record judged twice, or a severity graver than the rule's. */
export function evaluationOf(rule: Rule, context: Context): Evaluation {
  const mapped = asFarAsMapped(rule.reads, context.config);
  const { see, mayRepeat } = guard();
  const outcomes: Evaluation['outcomes'] = [];
  let passed = 0;
  for (const said of rule.evaluate(context)) {
    const outcome = mapped(said);
    see(outcome.subject);
    if (outcome.outcome === 'pass') passed++;
    else outcomes.push(outcome);
    if (outcome.outcome === 'fail' && rank(outcome.severity) < rank(rule.severity)) {
      throw new Error(`Rule ${rule.id} gave ${outcome.severity}, which is graver than its ${rule.severity}.`);
    }
  }
  const all = () => allOf(rule, context);
  const twice = mayRepeat() ? foundTwice(all()) : null;
  if (twice) throw new Error(`Rule ${rule.id} judged ${twice.type} ${twice.id} twice.`);
  return { rule, passed, outcomes, all };
}

function* allOf(rule: Rule, context: Context): Iterable<Outcome> {
  const mapped = asFarAsMapped(rule.reads, context.config);
  for (const outcome of rule.evaluate(context)) yield mapped(outcome);
}

/** How many records a rule is about, and what became of them. */
export function tallyOf({
  passed,
  outcomes,
}: Pick<Evaluation, 'passed' | 'outcomes'>): Omit<RuleResult, 'id' | 'severity'> {
  let failed = 0;
  for (const { outcome } of outcomes) if (outcome === 'fail') failed++;
  return { eligible: passed + outcomes.length, passed, failed, notEvaluated: outcomes.length - failed };
}

const rank = (severity: Rule['severity']) => SEVERITIES.indexOf(severity);
