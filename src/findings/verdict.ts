import { EXIT, type ExitCode, type Snapshot } from '../model/index.ts';
import { SEVERITIES, type CheckResult, type Finding } from '../invariants/index.ts';

export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface Verdict {
  exitCode: ExitCode;
  /** One sentence that says why, where the findings alone do not. */
  note: string | null;
}

/** Rules whose errors say that the data cannot be trusted. Their warnings leave it as it is. */
const OF_THE_DATA = ['source-complete', 'source-fresh'];

/**
 * How a check ends. That the data is incomplete or stale comes first: then nothing else that it says is certain. Data
 * without a deal and an engagement comes next, because it would pass every rule; then data that has shrunk.
 * @param shown what was asked for, when that is a part: its findings count, and the data are judged by the whole
 */
export function verdict(
  result: CheckResult,
  { records }: Pick<Snapshot, 'records'>,
  failOn: FailOn,
  shown: Pick<CheckResult, 'findings'> = result,
): Verdict {
  const untrusted = errorsOf(result, OF_THE_DATA);
  if (untrusted.length > 0) {
    const rules = untrusted.join(' and ');
    return { exitCode: EXIT.incomplete, note: `The data is incomplete or stale (${rules}): publish nothing from it.` };
  }
  if (records.deals.length === 0 && records.engagements.length === 0) {
    return { exitCode: EXIT.empty, note: 'The snapshot has neither a deal nor an engagement, so nothing was checked.' };
  }
  if (errorsOf(result, ['source-volume-plausible']).length > 0) {
    return {
      exitCode: EXIT.incomplete,
      note: 'The data has far fewer records than it should (source-volume-plausible): publish nothing from it.',
    };
  }
  const failed = shown.findings.some((finding) => isFailing(finding, failOn));
  return { exitCode: failed ? EXIT.findings : EXIT.ok, note: null };
}

/** Whether a check fails because of a finding: it is grave enough and not waived. */
export const isFailing = ({ severity, waiver }: Pick<Finding, 'severity' | 'waiver'>, failOn: FailOn): boolean =>
  waiver === null && failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);

/** How a check ends on data that lack a source which the last recorded check had. */
export const lostVerdict = (names: readonly string[]): Verdict => ({
  exitCode: EXIT.incomplete,
  note: `The last check had ${names.join(' and ')}, and this one does not: nothing was resolved or recorded. Publish nothing from it; connect it again and pull, or write --accept-lost if it was given up.`,
});

/** Those of the rules that have an error. */
const errorsOf = ({ findings }: CheckResult, rules: readonly string[]): string[] =>
  rules.filter((id) => findings.some(({ rule, severity }) => rule === id && severity === 'error'));
