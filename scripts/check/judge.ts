import { lostVerdict, verdict, type FailOn, type Verdict } from '../../src/findings/index.ts';
import {
  advance,
  contextOf,
  coverageOf,
  evaluate,
  narrowed,
  RULES,
  summarise,
  withLife,
  type CheckOptions,
  type CheckResult,
  type Coverage,
  type Filter,
  type FindingHistory,
  type Life,
} from '../../src/invariants/index.ts';
import { EXIT, type Snapshot } from '../../src/model/index.ts';
import { lostNames } from './lost.ts';

export interface Asked {
  history: FindingHistory | null;
  filter: Filter | null;
  failOn: FailOn;
  acceptLost: string[] | undefined;
}

export interface Judged {
  /** What is shown. */
  result: CheckResult;
  verdict: Verdict;
  lives: ReadonlyMap<string, Life>;
  /** What the history becomes; null when it stays as it is. */
  next: FindingHistory | null;
  /** How far the rules reach, of the whole check. */
  coverage: () => Coverage;
}

/** A whole check: rules, life, filter and how it ends. Data that cannot be trusted resolve nothing and are not recorded. */
export function judge(snapshot: Snapshot, options: CheckOptions, asked: Asked): Judged {
  const { history, filter, failOn, acceptLost } = asked;
  const context = contextOf(snapshot, options);
  const evaluations = evaluate(RULES, context);
  const plain = summarise(evaluations, context);
  const lost = history ? lostNames(history, context, acceptLost) : [];
  const first = verdict(plain, snapshot, failOn);
  const stands = first.exitCode === EXIT.ok || first.exitCode === EXIT.findings;
  const untrusted = !stands
    ? 'The data of this check cannot be trusted.'
    : lost.length > 0
      ? 'A source is lost.'
      : null;
  const step = history && advance(history, plain, evaluations, context, untrusted);
  const whole = step ? withLife(plain, step, evaluations, context) : plain;
  const result = filter ? narrowed(whole, filter, evaluations, context) : whole;
  const lives = new Map((step?.next ?? history)?.findings.map((life) => [life.fingerprint, life]));
  return {
    result,
    coverage: () => coverageOf(evaluations, history && lives.values(), context.asOf),
    verdict: stands && lost.length > 0 ? lostVerdict(lost) : verdict(whole, snapshot, failOn, result),
    lives,
    next: step && untrusted === null && filter === null ? step.next : null,
  };
}
