import {
  SEVERITIES,
  type CheckResult,
  type Coverage,
  type RuleCoverage,
  type Finding,
  type Owner,
  type Severity,
} from '../invariants/index.ts';
import { formatDay } from '../charts/index.ts';
import { handbook } from './data.ts';

export const OWNERS: Record<Owner, string> = {
  BD: 'Business Development',
  DE: 'Delivery Enablement',
  'P&S': 'Product & Services',
};

/** Address of a page of this site from its path below the root. */
export const href = (path: string): string => `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;

export const ruleHref = (id: string): string => href(`checks/${id}/`);

const sections = new Map(handbook.pages.map(({ id, headings }) => [id, new Set(headings.map(({ slug }) => slug))]));

/**
 * Address of a page of the handbook that is built, or of a section of it; null where it has no such page or section. The
 * handbook may be another one than the rules were written for.
 * @param id address below `handbook/`; empty for the first page
 */
export function handbookHref(id: string, anchor: string | null = null): string | null {
  const page = href(id === '' ? 'handbook/' : `handbook/${id.split('/').map(encodeURIComponent).join('/')}/`);
  if (anchor === null || anchor === '') return sections.has(id) || id === '' ? page : null;
  return sections.get(id)?.has(anchor) ? `${page}#${encodeURIComponent(anchor)}` : null;
}

/** The same for an address as rules have it: `sales/closed-won#engagement`. */
export function sectionHref(address: string): string | null {
  const [page = '', anchor = null] = address.split('#');
  return handbookHref(page, anchor);
}

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

/** "3 new, 1 reopened and 2 resolved", or "nothing changed"; null where no history is kept. */
export function newsSentence({ events }: Pick<CheckResult, 'events'>): string | null {
  if (events === null) return null;
  const parts = (['new', 'reopened', 'resolved'] as const).flatMap((kind) =>
    events[kind].length > 0 ? `${events[kind].length} ${kind}` : [],
  );
  if (parts.length < 2) return parts[0] ?? 'nothing changed';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** What a reader is told of a finding's life: "Open for 12 days, since 3 June 2026". Null where no history is kept. */
export function lifeSentence({ status, firstSeen, ageDays }: Finding): string | null {
  if (firstSeen === null || ageDays === null) return null;
  const since = `since ${formatDay(firstSeen)}`;
  if (status === 'new') return 'New';
  if (status === 'reopened') return `Reopened, first seen on ${formatDay(firstSeen)}`;
  if (status === 'unknown') return `Unknown: not looked at again, known ${since}`;
  return ageDays === 0 ? `Open ${since}` : `Open for ${plural(ageDays, 'day', 'days')}, ${since}`;
}

/** "Waived until 30 September 2026 by Ada (BD): The signed copy is in the post." */
export const waiverSentence = ({ expires, approvedBy, reason }: NonNullable<Finding['waiver']>): string =>
  `Waived until ${formatDay(expires)} by ${approvedBy}: ${reason}`;

/** "today", "12 days ago, on 3 June 2026"; where nothing is known, why. */
export function lastFoundSentence(
  { lastFailed, daysSinceFailed }: RuleCoverage,
  { withHistory }: Pick<Coverage, 'withHistory'>,
): string {
  if (lastFailed === null || daysSinceFailed === null) return withHistory ? 'never' : 'not today; no history is kept';
  if (daysSinceFailed === 0) return 'today';
  return `${plural(daysSinceFailed, 'day', 'days')} ago, on ${formatDay(lastFailed)}`;
}

/** Why a rule judged no record: "No record of that kind exists." or what it said most often. */
export const whyIdle = ({ reasons }: RuleCoverage): string =>
  reasons[0]?.reason ?? 'There is no record that it is about.';

/** The reasons of all rules, the most frequent first, with the rules that gave them. */
export function byReason(rules: readonly RuleCoverage[]): { reason: string; count: number; rules: string[] }[] {
  const given = rules.flatMap(({ id, reasons }) => reasons.map(({ reason, count }) => ({ id, reason, count })));
  return [...Map.groupBy(given, ({ reason }) => reason)]
    .map(([reason, each]) => ({
      reason,
      count: each.reduce((sum, { count }) => sum + count, 0),
      rules: each.map(({ id }) => id),
    }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
