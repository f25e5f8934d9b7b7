import { formatDay } from '../../charts/index.ts';
import type { WorkFinding } from '../workspace/inputs.ts';
import type { Shape } from '../workspace/table.ts';
import { count, list } from '../words.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
type Severity = WorkFinding['severity'];

export const SEVERITY_WORDS: Record<Severity, { shape: Shape; word: string }> = {
  error: { shape: 'error', word: 'Error' },
  warning: { shape: 'warning', word: 'Warning' },
  info: { shape: 'info', word: 'Info' },
};

export const TEAMS = ['BD', 'DE', 'P&S'] as const;
export const TEAM_NAMES: Record<WorkFinding['owner'], string> = {
  BD: 'Business Development',
  DE: 'Delivery Enablement',
  'P&S': 'Product & Services',
};

/** How many there are of each severity. */
export function countsOf(findings: readonly Pick<WorkFinding, 'severity'>[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** "3 errors, 5 warnings and 2 items for information"; what there is none of is left out. */
export function countsInWords({ error, warning, info }: Record<Severity, number>): string {
  const parts = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(info > 0 ? [count(info, 'item for information', 'items for information')] : []),
  ];
  return parts.length > 0 ? list(parts) : 'no findings';
}

/** How long a finding has been there, in words. Without a history nobody knows. */
export function lifeInWords({ status, firstSeen, ageDays }: WorkFinding): string {
  if (firstSeen === null || ageDays === null) return 'Not known: no history of findings is kept for these data';
  const since = `since ${formatDay(firstSeen)}`;
  if (status === 'new') return `New on ${formatDay(firstSeen)}`;
  if (status === 'reopened') return `Reopened; first seen on ${formatDay(firstSeen)}`;
  if (status === 'unknown') return `Not looked at again in the last check; known ${since}`;
  return ageDays === 0 ? `Open ${since}` : `Open for ${count(ageDays, 'day')}, ${since}`;
}

/** How a subject is called where its sentence is not: "deal “Reef hub”". */
export const subjectName = ({ type, id, name }: WorkFinding['subject']): string =>
  name === `${type} ${id}` || type === 'source' ? name : `${type} “${name}”`;
