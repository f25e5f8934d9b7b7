import { handbookAddress, linksTo } from '../links.ts';
import type { Evaluation } from '../evaluation.ts';
import { counted } from '../run.ts';
import { coverOf } from '../waivers/index.ts';
import { inWords } from '../words.ts';
import type { CheckResult, Context, Finding, Rule } from '../types.ts';
import { ageOf, type Advance } from './advance.ts';
import { eventOf } from './day.ts';
import type { Life } from './history.ts';

/** The result with the life of each finding: status, age, what happened, and what could not be looked at again. */
export function withLife(
  result: CheckResult,
  { found, unknown, resolved }: Advance,
  evaluations: readonly Evaluation[],
  context: Context,
): CheckResult {
  const rules = new Map(evaluations.map(({ rule }) => [rule.id, rule]));
  const cover = coverOf(context.waivers, context.asOf);
  const known = unknown.flatMap(({ life, reason }) => lastKnown(life, reason, rules.get(life.rule), context));
  const findings = [
    ...result.findings.map((finding) => ({ ...finding, ...found.get(finding.fingerprint) })),
    ...known.map((finding) => ({ ...finding, waiver: cover(finding) })),
  ];
  const { summary, findings: ordered } = counted(findings, result.rules);
  const withStatus = (status: Finding['status']) => ordered.filter((one) => one.status === status).map(eventOf);
  return {
    ...result,
    ...{ summary, findings: ordered },
    events: { new: withStatus('new'), reopened: withStatus('reopened'), resolved: resolved.map(eventOf) },
  };
}

/** A finding that stays although nobody could look again, as it was when it was last seen. */
function lastKnown(life: Life, reason: string, rule: Rule | undefined, { asOf, config }: Context): Finding[] {
  const { fingerprint, rule: id, subject, lastSeen, last } = life;
  if (last === null) return [];
  const { severity, related, community, message, fix } = last;
  return [
    {
      ...{ fingerprint, rule: id, severity, status: 'unknown', ...ageOf(life, asOf) },
      waiver: null,
      ...{ subject, related, community, owner: rule?.owner ?? 'DE' },
      message: `Not looked at in this check (${reason.replace(/\.$/, '')}); on ${inWords(lastSeen)}: ${message}`,
      fix,
      links: linksTo([subject], config),
      handbook: rule ? handbookAddress(rule.handbook) : handbookAddress('data/reading-findings#life-of-a-finding'),
    },
  ];
}
