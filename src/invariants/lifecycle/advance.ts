import { daysBetween, type System } from '../../model/index.ts';
import { compare } from '../order.ts';
import type { Evaluation } from '../evaluation.ts';
import type { CheckResult, Context, Finding } from '../types.ts';
import { notLookedAt } from './looked-at.ts';
import type { FindingHistory, Life } from './history.ts';

/** What a check says of each finding that was known, and of those that it made. */
export interface Advance {
  /** Status, first day and age of what was found, by fingerprint. */
  found: ReadonlyMap<string, Pick<Finding, 'status' | 'firstSeen' | 'ageDays'>>;
  /** Those that no rule could look at again, with the reason. */
  unknown: { life: Life; reason: string }[];
  resolved: Life[];
  /** The history after this check. */
  next: FindingHistory;
}

/**
 * Leads every finding through its life: new, open, resolved, reopened. What was not found is resolved only where its rule
 * looked again, and nowhere when the data cannot be trusted.
 * @param untrusted why nothing may be resolved, as a sentence; null when the data are whole
 */
export function advance(
  history: FindingHistory,
  { findings, asOf }: CheckResult,
  evaluations: readonly Evaluation[],
  context: Context,
  untrusted: string | null,
): Advance {
  const known = new Map(history.findings.map((life) => [life.fingerprint, life]));
  const found = new Map<string, Pick<Finding, 'status' | 'firstSeen' | 'ageDays'>>();
  const lives = new Map(known);
  for (const finding of findings) {
    const before = known.get(finding.fingerprint);
    const life = seen(finding, before, asOf);
    lives.set(finding.fingerprint, life);
    const status = before === undefined ? 'new' : before.resolvedOn === null ? 'open' : 'reopened';
    found.set(finding.fingerprint, { status, ...ageOf(life, asOf) });
  }
  const reasonAgainst = notLookedAt(evaluations, context);
  const unknown: Advance['unknown'] = [];
  const resolved: Life[] = [];
  for (const life of history.findings) {
    if (life.resolvedOn !== null || found.has(life.fingerprint)) continue;
    const reason = untrusted ?? reasonAgainst(life);
    if (reason !== null) unknown.push({ life, reason });
    else {
      const end: Life = { ...life, resolvedOn: asOf, last: null };
      lives.set(life.fingerprint, end);
      resolved.push(end);
    }
  }
  const next: FindingHistory = {
    schemaVersion: 1,
    asOf,
    sources: readWhole(context),
    findings: [...lives.values()].sort((a, b) => compare(a.fingerprint, b.fingerprint)),
  };
  return { found, unknown, resolved, next };
}

/** How long a finding has been known. */
export const ageOf = ({ firstSeen }: Life, asOf: string): Pick<Finding, 'firstSeen' | 'ageDays'> => ({
  firstSeen,
  ageDays: daysBetween(firstSeen, asOf),
});

function seen(finding: Finding, before: Life | undefined, asOf: string): Life {
  const { fingerprint, rule, subject, severity, related, community, message, fix } = finding;
  const cameBack = before !== undefined && before.resolvedOn !== null;
  return {
    ...{ fingerprint, rule, subject },
    firstSeen: before?.firstSeen ?? asOf,
    lastSeen: asOf,
    resolvedOn: null,
    reopened: (before?.reopened ?? 0) + (cameBack ? 1 : 0),
    reopenedOn: cameBack ? asOf : (before?.reopenedOn ?? null),
    last: { severity, related, community, message, fix },
  };
}

/** Systems that were read whole at the last check that was recorded, and are not in this one. Each may hide what it held. */
export function lostSources({ sources }: FindingHistory, context: Pick<Context, 'snapshot'>): System[] {
  const read = readWhole(context);
  return sources.filter((system) => !read.includes(system));
}

const readWhole = ({ snapshot }: Pick<Context, 'snapshot'>): System[] =>
  snapshot.manifest.sources.flatMap(({ system, status }) => (status === 'complete' ? system : [])).sort(compare);
