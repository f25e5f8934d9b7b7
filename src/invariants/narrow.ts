import { communityOfRecord } from './community.ts';
import { nounsOfType } from './outcome.ts';
import { counted } from './run.ts';
import type { Evaluation } from './evaluation.ts';
import type { CheckResult, Context, Filter, Outcome, Rule, Subject } from './types.ts';

/** The part of a result that a filter leaves, counted anew. The result says what it was narrowed to. */
export function narrowed(
  result: CheckResult,
  filter: Filter,
  evaluations: readonly Evaluation[],
  { index }: Pick<Context, 'index'>,
): CheckResult {
  const allows = <T>(allowed: readonly T[], value: T) => allowed.length === 0 || allowed.includes(value);
  const communityOf = ({ type, id }: Subject): string | null =>
    nounsOfType(type)
      .map((key) => communityOfRecord(index, key, id))
      .find((community) => community !== null) ?? null;
  const isOfCommunity = (community: string | null) =>
    filter.communities.length === 0 || (community !== null && filter.communities.includes(community));
  const isOfRule = ({ id, owner }: Pick<Rule, 'id' | 'owner'>) =>
    allows(filter.rules, id) && allows(filter.owners, owner);
  /** A failure may be of another team than its rule. */
  const isOf = ({ id, owner }: Rule, outcome: Outcome) =>
    isOfRule({ id, owner: outcome.outcome === 'fail' ? (outcome.owner ?? owner) : owner });
  const kept = evaluations.filter(
    ({ rule, outcomes }) =>
      isOfRule(rule) || outcomes.some((outcome) => outcome.outcome === 'fail' && isOf(rule, outcome)),
  );
  const rules = kept.map(({ rule, all }) => {
    const tally = { pass: 0, fail: 0, 'not-evaluated': 0 };
    for (const outcome of all()) {
      const community = outcome.outcome === 'fail' ? outcome.community : communityOf(outcome.subject);
      if (isOfCommunity(community) && isOf(rule, outcome)) tally[outcome.outcome]++;
    }
    const eligible = tally.pass + tally.fail + tally['not-evaluated'];
    return {
      ...{ id: rule.id, severity: rule.severity, eligible },
      ...{ passed: tally.pass, failed: tally.fail, notEvaluated: tally['not-evaluated'] },
    };
  });
  const findings = result.findings.filter(
    ({ rule: id, owner, community }) => isOfRule({ id, owner }) && isOfCommunity(community),
  );
  const left = new Set(findings.map(({ fingerprint }) => fingerprint));
  const names = new Set(kept.map(({ rule }) => rule.id));
  const { events } = result;
  return {
    ...result,
    ...counted(findings, rules),
    events: events && {
      new: events.new.filter(({ fingerprint }) => left.has(fingerprint)),
      reopened: events.reopened.filter(({ fingerprint }) => left.has(fingerprint)),
      resolved: events.resolved.filter(({ rule, subject }) => names.has(rule) && isOfCommunity(communityOf(subject))),
    },
    filter,
  };
}
