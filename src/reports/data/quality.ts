import { formatPercent } from '../../charts/index.ts';
import { rulePage, sop } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { number, several, text, type WorkTable } from '../workspace/table.ts';
import { compare } from '../words.ts';

/** How much of the data the rules could judge; what they could judge least stands first. */
export const qualityTable = ({ rules }: Pick<WorkInputs, 'rules'>): WorkTable => ({
  id: 'data-quality',
  title: 'What the rules could judge',
  columns: [
    { id: 'rule', label: 'Rule', kind: 'text', description: 'Rule of the catalogue' },
    { id: 'owner', label: 'Team', kind: 'text', filter: 'choice', description: 'Team that mends what it finds' },
    { id: 'eligible', label: 'Records', kind: 'number', description: 'Records that the rule is about' },
    { id: 'passed', label: 'Hold', kind: 'number', description: 'Records that hold' },
    { id: 'failed', label: 'Findings', kind: 'number', description: 'Records with a finding, waived ones too' },
    { id: 'not-evaluated', label: 'Not judged', kind: 'number', description: 'Records that it could not judge' },
    { id: 'reason', label: 'Main reason', kind: 'text', description: 'Why most of those could not be judged' },
    { id: 'id', label: 'Id', kind: 'text', hidden: true, description: 'Id of the rule' },
  ],
  rows: rules
    .toSorted((a, b) => b.notEvaluated - a.notEvaluated || compare(a.title, b.title))
    .map(({ id, title, owner, handbook, eligible, passed, failed, notEvaluated, mainReason }) => [
      several(title, [
        { text: title, href: rulePage(id) },
        { text: 'How this works', href: sop(handbook) },
      ]),
      text(owner),
      number(eligible),
      number(passed),
      number(failed),
      number(notEvaluated, undefined, notEvaluated === 0 ? null : formatPercent(notEvaluated, eligible, 'records')),
      eligible === 0 ? text('There is no record that it is about') : text(mainReason),
      text(id),
    ]),
  empty: '',
  source: 'the check of these data',
});

