import { SEVERITIES, type Finding, type Owner, type Severity } from '../invariants/index.ts';
import { formatDay } from '../charts/index.ts';

export const OWNERS: Record<Owner, string> = {
  BD: 'Business Development',
  DE: 'Delivery Enablement',
  'P&S': 'Product & Services',
};

/** Address of a page of this site from its path below the root. */
export const href = (path: string): string => `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;

export const ruleHref = (id: string): string => href(`checks/${id}/`);

const PLURALS: Record<Severity, [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['item for information', 'items for information'],
};

export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "3 errors, 5 warnings and 2 items for information"; severities without a finding are left out. */
export function countsSentence(findings: readonly { severity: Severity }[]): string {
  const parts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, ...PLURALS[severity]));
  if (parts.length < 2) return parts[0] ?? 'no findings';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

export const byOwner = (findings: readonly Finding[]): { owner: Owner; findings: Finding[] }[] =>
  (Object.keys(OWNERS) as Owner[])
    .map((owner) => ({ owner, findings: findings.filter((finding) => finding.owner === owner) }))
    .filter((group) => group.findings.length > 0);

/** "15 June 2026, 04:10 UTC" for an instant in ISO 8601 UTC. */
export const formatInstant = (instant: string): string =>
  `${formatDay(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
