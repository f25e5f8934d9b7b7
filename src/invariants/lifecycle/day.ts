import { compare } from '../order.ts';
import type { CheckResult, EventOf, Finding } from '../types.ts';
import type { Life } from './history.ts';

/**
 * The result with all that happened on its day, whether or not a check of that day is recorded already: what a reader of
 * the site is told at noon is what the check printed in the night.
 * @param lives the lives after the check, in the order of their fingerprints
 */
export function withDay(result: CheckResult, lives: ReadonlyMap<string, Life>): CheckResult {
  if (result.events === null) return result;
  const { asOf } = result;
  const findings = result.findings.map((finding) => ({ ...finding, status: statusOn(finding, lives, asOf) }));
  const withStatus = (status: Finding['status']) => findings.filter((one) => one.status === status).map(eventOf);
  const resolved = [...lives.values()].filter(({ resolvedOn }) => resolvedOn === asOf);
  return {
    ...result,
    findings,
    events: {
      new: withStatus('new'),
      reopened: withStatus('reopened'),
      resolved: resolved.sort((a, b) => compare(a.fingerprint, b.fingerprint)).map(eventOf),
    },
  };
}

export const eventOf = ({ fingerprint, rule, subject }: EventOf): EventOf => ({ fingerprint, rule, subject });

function statusOn({ fingerprint, status }: Finding, lives: ReadonlyMap<string, Life>, asOf: string): Finding['status'] {
  const life = lives.get(fingerprint);
  if (status === 'unknown' || life === undefined) return status;
  if (life.firstSeen === asOf) return 'new';
  return life.reopenedOn === asOf ? 'reopened' : 'open';
}
