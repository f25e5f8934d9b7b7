import { SEVERITIES, type CheckResult, type EventOf, type Finding } from '../../invariants/index.ts';
import type { Config } from '../../model/index.ts';
import { pageOf } from '../address.ts';
import { nameOf, TEAMS, waiverLine } from '../words.ts';
import { escaped, link } from './escape.ts';
import type { Item } from './fit.ts';

export interface Row extends Item {
  /** Null for an event. */
  finding: Finding | null;
}

export const COLUMNS = [
  ['Severity', 'What was found', 'What to do', 'Since', 'Rule and fingerprint'],
  ['---', '---', '---', '---', '---'],
];

export const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** All that is to be told, the most urgent first: news, then what is open by severity, then what is resolved and waived. */
export function rowsOf({ findings, events }: CheckResult, config: Config | undefined): Row[] {
  const rows = findings.map((finding) => ({ section: sectionOf(finding), line: row(finding, config), finding }));
  const of = (test: (section: string) => boolean) => rows.filter(({ section }) => test(section));
  return [
    ...of((section) => section === 'New'),
    ...of((section) => section === 'Reopened'),
    ...of((section) => !['New', 'Reopened', 'Waived'].includes(section)),
    ...(events?.resolved ?? []).map((event) => ({ section: 'Resolved', line: resolved(event), finding: null })),
    ...of((section) => section === 'Waived'),
  ];
}

function sectionOf({ waiver, status, owner }: Finding): string {
  if (waiver) return 'Waived';
  return status === 'new' ? 'New' : status === 'reopened' ? 'Reopened' : TEAMS[owner];
}

function row(finding: Finding, config: Config | undefined): string {
  const { severity, message, fix, waiver, links, rule, fingerprint, firstSeen, status } = finding;
  const page = pageOf(rule, config);
  const found = [
    escaped(message),
    ...(waiver ? [escaped(waiverLine(waiver))] : []),
    ...links.map(({ label, url }) => link(label, url)),
  ];
  const since = [firstSeen ?? '', ...(status === 'unknown' ? ['not looked at'] : [])].filter(Boolean);
  return line([
    severity,
    found.join('<br>'),
    escaped(fix),
    since.join(', '),
    `${page ? link(rule, page) : escaped(rule)}<br>\`${fingerprint}\``,
  ]);
}

const resolved = ({ subject, rule, fingerprint }: EventOf): string =>
  `- ${escaped(nameOf(subject))}: ${escaped(rule)} \`${fingerprint}\``;

/** Open findings by team and severity, and the waived ones. */
export function teamTable({ findings }: CheckResult): string[] {
  const rows = Object.entries(TEAMS).map(([owner, name]) => {
    const own = findings.filter((finding) => finding.owner === owner);
    const open = own.filter(({ waiver }) => waiver === null);
    const of = (severity: string) => open.filter((finding) => finding.severity === severity).length;
    return [escaped(name), ...SEVERITIES.map(of), own.length - open.length];
  });
  return [['Team', 'Errors', 'Warnings', 'Info', 'Waived'], ['---', '--:', '--:', '--:', '--:'], ...rows].map(line);
}
