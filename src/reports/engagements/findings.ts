import { findingPage, rulePage } from '../workspace/addresses.ts';
import { number, several, status, text, type Cell } from '../workspace/table.ts';
import type { WorkFinding, WorkInputs } from '../workspace/inputs.ts';
import { compare } from '../words.ts';
import type { One } from './one.ts';
import { sheet, type Sheet } from '../workspace/sheet.ts';

const made = new WeakMap<WorkInputs, ReadonlyMap<string, WorkFinding[]>>();
const keyOf = (type: string, id: string) => `${type} ${id}`;

/** Open findings by what they are about. */
function bySubject(inputs: WorkInputs): ReadonlyMap<string, WorkFinding[]> {
  const groups =
    made.get(inputs) ??
    Map.groupBy(
      inputs.findings.filter(({ status: state }) => state !== 'resolved'),
      ({ subject }) => keyOf(subject.type, subject.id),
    );
  made.set(inputs, groups);
  return groups;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Findings about an engagement, its deals and contracts, its projects and its deliverables; errors first, waived ones last. */
export function findingsOf({ engagement, work }: One, inputs: WorkInputs): Sheet {
  const { look } = inputs;
  const contracts = engagement.dealIds.flatMap((id) => look.contractsOfDeal(id));
  const subjects = [
    keyOf('engagement', engagement.id),
    ...engagement.dealIds.map((id) => keyOf('deal', id)),
    ...contracts.map(({ id }) => keyOf('contract', id)),
    ...look.projectsOfEngagement(engagement.id).map(({ id }) => keyOf('project', id)),
    ...work.map(({ deliverable }) => keyOf('deliverable', deliverable.id)),
  ];
  const groups = bySubject(inputs);
  const rows = [...new Set(subjects)]
    .flatMap((subject) => groups.get(subject) ?? [])
    .toSorted(
      (a, b) =>
        Number(a.waiver !== null) - Number(b.waiver !== null) ||
        RANK[a.severity] - RANK[b.severity] ||
        compare(a.fingerprint, b.fingerprint),
    )
    .map((finding): Cell[] => [
      status(finding.severity, finding.severity, WORDS[finding.severity], { note: finding.waiver ? 'waived' : null }),
      several(finding.message, [{ text: finding.message, href: findingPage(finding.fingerprint) }]),
      several(finding.rule, [{ text: finding.rule, href: rulePage(finding.rule) }]),
      text(finding.owner),
      number(finding.ageDays),
    ]);
  const empty = 'A finding of the check about this engagement or its parts would stand here. There is none.';
  return sheet('Open findings', ['Severity', 'Finding', 'Rule', 'Team', 'Days open:number'], rows, empty);
}

const WORDS = { error: 'Error', warning: 'Warning', info: 'Info' } as const;
