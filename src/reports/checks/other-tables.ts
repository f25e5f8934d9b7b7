import { daysBetween } from '../../model/index.ts';
import { rulePage, sop } from '../workspace/addresses.ts';
import type { WorkInputs, WorkRule } from '../workspace/inputs.ts';
import { date, link, number, status, text, type WorkTable } from '../workspace/table.ts';
import { compare } from '../words.ts';
import { placesOf } from './places.ts';
import { countsInWords, countsOf, SEVERITY_WORDS, subjectName } from './words.ts';

/** Days for which what was resolved is listed. */
export const RESOLVED_DAYS = 30;

/** What was put right lately, the latest first. Empty where no history is kept. */
export function resolvedTable({ resolved, asOf, look }: WorkInputs): WorkTable {
  const lately = (resolved ?? [])
    .flatMap(({ resolvedOn, ...event }) =>
      resolvedOn !== null && daysBetween(resolvedOn, asOf) <= RESOLVED_DAYS ? [{ ...event, resolvedOn }] : [],
    )
    .sort((a, b) => compare(b.resolvedOn, a.resolvedOn) || compare(a.fingerprint, b.fingerprint));
  return {
    ...{ id: 'findings-resolved', title: 'Resolved lately' },
    columns: [
      { id: 'record', label: 'Record', description: 'The record that it was about', kind: 'text' },
      { id: 'rule', label: 'Rule', description: 'The rule that found it', kind: 'text', filter: 'choice' },
      { id: 'first-seen', label: 'First seen', description: 'Day on which it was first seen', kind: 'day' },
      { id: 'resolved', label: 'Resolved', description: 'Day on which it was gone', kind: 'day', filter: 'range' },
      { id: 'fingerprint', label: 'Fingerprint', description: 'Its name, which stays', kind: 'text', hidden: true },
    ],
    rows: lately.map(({ subject, rule, firstSeen, resolvedOn, fingerprint }) => [
      link(subjectName(subject), placesOf(subject, look)[0]?.href ?? null),
      link(rule, rulePage(rule)),
      date(firstSeen),
      date(resolvedOn),
      text(fingerprint),
    ]),
    empty:
      resolved === null
        ? 'No history of findings is kept for these data, so nobody knows what was resolved.'
        : `Here stands what was put right in the last ${RESOLVED_DAYS} days. At present there is nothing.`,
    source: 'The history of findings',
  };
}

/** Every rule with what it looked at and found. */
export function rulesTable({ rules, findings }: WorkInputs): WorkTable {
  const open = Map.groupBy(
    findings.filter(({ waiver }) => waiver === null),
    ({ rule }) => rule,
  );
  return {
    ...{ id: 'rules', title: 'All rules' },
    columns: [
      { id: 'rule', label: 'Rule', description: 'What has to hold', kind: 'text' },
      {
        id: 'finds',
        label: 'Finds',
        description: 'Gravest severity found, or nothing',
        kind: 'text',
        filter: 'choice',
      },
      { id: 'severity', label: 'At most', description: 'Gravest severity of the rule', kind: 'text', filter: 'choice' },
      { id: 'team', label: 'Team', description: 'Who corrects what it finds', kind: 'text', filter: 'choice' },
      { id: 'eligible', label: 'Looked at', description: 'Records that it is about', kind: 'number' },
      { id: 'passed', label: 'Passed', description: 'Records that hold', kind: 'number' },
      { id: 'failed', label: 'Failed', description: 'Records that do not, waived ones too', kind: 'number' },
      { id: 'not-evaluated', label: 'Not evaluated', description: 'Records that could not be judged', kind: 'number' },
      { id: 'handbook', label: 'Handbook', description: 'Page and section that explain it', kind: 'text' },
      { id: 'id', label: 'Id', description: 'Name of the rule, which stays', kind: 'text', hidden: true },
    ],
    rows: rules.map((rule) => [
      link(rule.title, rulePage(rule.id)),
      foundCell(open.get(rule.id) ?? []),
      text(rule.severity),
      text(rule.owner),
      number(rule.eligible),
      number(rule.passed),
      number(rule.failed),
      number(rule.notEvaluated),
      { value: rule.handbook, shown: [{ text: 'How this works', href: sop(rule.handbook) }] },
      text(rule.id),
    ]),
    empty: 'Here stands every rule of the catalogue.',
    source: 'The catalogue of rules and the check',
  };
}

function foundCell(findings: readonly { severity: WorkRule['severity'] }[]) {
  const [gravest] = findings;
  if (!gravest) return text('nothing');
  const counts = countsOf(findings);
  const worst = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'info';
  return status(worst, SEVERITY_WORDS[worst].shape, countsInWords(counts));
}
