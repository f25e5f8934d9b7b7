import { daysBetween } from '../../model/index.ts';
import { findingPage } from '../workspace/addresses.ts';
import { communityCell, communityNamed } from '../workspace/community.ts';
import type { WorkFinding, WorkInputs } from '../workspace/inputs.ts';
import { date, link, several, status, text, type Cell, type WorkTable } from '../workspace/table.ts';
import { compare, count } from '../words.ts';
import { EXPIRING_DAYS } from './findings-table.ts';
import { subjectName } from './words.ts';

type Waived = WorkFinding & { waiver: NonNullable<WorkFinding['waiver']> };

export const waivedOf = (findings: readonly WorkFinding[]): Waived[] =>
  findings
    .flatMap((finding) => (finding.waiver ? [{ ...finding, waiver: finding.waiver }] : []))
    .sort((a, b) => compare(a.waiver.expires, b.waiver.expires) || compare(a.fingerprint, b.fingerprint));

/** Approved exceptions, the one that ends first on top. */
export function waiversTable(inputs: WorkInputs): WorkTable {
  return {
    ...{ id: 'waivers', title: 'Waived findings' },
    columns: [
      { id: 'finding', label: 'Finding', description: 'What is waived', kind: 'text' },
      { id: 'expires', label: 'Waived until', description: 'Last day of the waiver', kind: 'day', filter: 'range' },
      { id: 'state', label: 'State', description: 'Whether it ends within 30 days', kind: 'text', filter: 'choice' },
      { id: 'approved-by', label: 'Approved by', description: 'Who approved it', kind: 'text', filter: 'choice' },
      { id: 'reason', label: 'Reason', description: 'Why it is an exception', kind: 'text' },
      { id: 'team', label: 'Team', description: 'Who corrects it in the end', kind: 'text', filter: 'choice' },
      { id: 'community', label: 'Community', description: 'The community that it is about', kind: 'text' },
    ],
    rows: waivedOf(inputs.findings).map((finding) => rowOf(finding, inputs)),
    empty: 'Here stand exceptions that somebody approved until a certain day. At present there is none.',
    source: 'The file of waivers',
  };
}

function rowOf({ subject, fingerprint, message, waiver, owner, community }: Waived, inputs: WorkInputs): Cell[] {
  const days = daysBetween(inputs.asOf, waiver.expires);
  return [
    several(message, [{ text: subjectName(subject), href: findingPage(fingerprint) }, { text: message }]),
    date(waiver.expires, days === 0 ? 'today' : `in ${count(days, 'day')}`),
    days <= EXPIRING_DAYS ? status('expiring', 'due', 'Expires soon') : status('waived', 'open', 'Waived'),
    text(waiver.approvedBy),
    text(waiver.reason),
    text(owner),
    community === null ? link(null, null) : communityCell(communityNamed(community, inputs)),
  ];
}
