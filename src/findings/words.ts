import {
  SEVERITIES,
  type CheckResult,
  type EventOf,
  type Filter,
  type Finding,
  type Owner,
  type Severity,
} from '../invariants/index.ts';
import { plain } from './plain.ts';

export const TEAMS: Record<Owner, string> = {
  BD: 'Business Development (BD)',
  DE: 'Delivery Enablement (DE)',
  'P&S': 'Product & Services (P&S)',
};

/** `1 error`, `2 errors`, `2 info`. */
export const amount = (count: number, severity: Severity): string =>
  `${count} ${severity}${severity === 'info' || count === 1 ? '' : 's'}`;

/** `3 errors, 1 warning, 0 info, 2 waived; 7 not evaluated.` */
export function summaryLine({ summary }: Pick<CheckResult, 'summary'>): string {
  const parts = SEVERITIES.map((severity) => amount(summary[severity], severity));
  if (summary.waived > 0) parts.push(`${summary.waived} waived`);
  return `${parts.join(', ')}; ${summary.notEvaluated} not evaluated.`;
}

/** `2 errors, 1 info`: of what there is only. */
export const counts = (findings: readonly Pick<Finding, 'severity'>[]): string =>
  SEVERITIES.map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .flatMap(({ severity, count }) => (count > 0 ? amount(count, severity) : []))
    .join(', ');

/** `Check as of 2026-06-15 of the live snapshot 1f…, pulled 2026-06-15T05:00:00.000Z` */
export const subjectLine = ({ asOf, snapshot: { id, pulledAt, source } }: CheckResult): string =>
  plain(`Check as of ${asOf} of the ${source} snapshot ${id}, pulled ${pulledAt}`);

/** What a reader has to know about the whole output: that it is a part, or that names were left out. */
export const notes = ({ filter, redacted }: CheckResult): string[] => [
  ...(filter ? [filterLine(filter)] : []),
  ...(redacted ? ['Names and other texts of records are left out; ids stand in their place.'] : []),
];

/** `Only findings of rule a or b and of owner DE are shown and counted; the history stays as it is.` */
function filterLine({ rules, communities, owners }: Filter): string {
  const of = (noun: string, names: readonly string[]) => (names.length > 0 ? [`of ${noun} ${names.join(' or ')}`] : []);
  const parts = [...of('rule', rules), ...of('community', communities), ...of('owner', owners)];
  return plain(`Only findings ${parts.join(' and ')} are shown and counted; the history stays as it is.`);
}

/** One line that says what happened; nothing where no history is kept. */
export function news(events: CheckResult['events']): string[] {
  if (events === null) return [];
  const parts = (['new', 'reopened', 'resolved'] as const).flatMap((kind) =>
    events[kind].length > 0 ? `${events[kind].length} ${kind}` : [],
  );
  return [`Since the last check: ${parts.length > 0 ? parts.join(', ') : 'nothing changed'}.`];
}

/** `deal 103 (Reefs 2026)`; only type and id where the record has no other name. */
export function nameOf({ type, id, name }: EventOf['subject']): string {
  const short = `${type} ${id}`;
  return plain(name === short ? short : `${short} (${name})`);
}

export const waiverLine = ({ expires, approvedBy, reason }: NonNullable<Finding['waiver']>): string =>
  plain(`Waived until ${expires} by ${approvedBy}: ${reason}`);

/** `, 12 days, since 2026-06-03`; nothing for a finding of today or without a history. */
export function since({ firstSeen, ageDays }: Pick<Finding, 'firstSeen' | 'ageDays'>): string {
  if (firstSeen === null || ageDays === null || ageDays === 0) return '';
  return `, ${ageDays} day${ageDays === 1 ? '' : 's'}, since ${firstSeen}`;
}

/** Rules that could not judge every record: `stage-known (1 of 3)`. */
export const unjudged = ({ rules }: CheckResult): string[] =>
  rules
    .filter(({ notEvaluated }) => notEvaluated > 0)
    .map(({ id, notEvaluated, eligible }) => `${id} (${notEvaluated} of ${eligible})`);
