import { NOUNS } from '../../model/index.ts';
import { several, text, type WorkTable } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { NOUN_NAMES } from './nouns.ts';

/** Nouns whose records are no subjects of their own: their addresses go by the table that they stand in. */
const SUPPORTING: readonly string[] = ['fteLog', 'capacity', 'checkIns'];

export const setAsideTable = ({ snapshot: { manifest }, urlOf }: WorkInputs): WorkTable => ({
  id: 'data-set-aside',
  title: 'What was set aside',
  columns: [
    { id: 'record', label: 'Record', kind: 'text', description: 'Name of the record, or its id where it has none' },
    { id: 'id', label: 'Id', kind: 'text', hidden: true, description: 'Id of the record, or its place in the list' },
    { id: 'noun', label: 'Noun', kind: 'text', filter: 'choice', description: 'What the record is' },
    { id: 'field', label: 'Field', kind: 'text', description: 'Field that does not fit' },
    { id: 'expected', label: 'Expected', kind: 'text', description: 'What the field may hold' },
    {
      ...{ id: 'found', label: 'Found', kind: 'text' },
      description: 'What it holds, cut at 120 characters; e-mail addresses are masked',
    },
  ],
  rows: manifest.setAside.map(({ noun, id, name, field, expected, found }) => {
    const subject = NOUNS[noun].name;
    const url = SUPPORTING.includes(noun) ? urlOf('source', `${subject}/${id}`) : urlOf(subject, id);
    const called = name ?? id;
    return [
      several(called, [{ text: called, href: url }], name === null ? null : id),
      ...[id, NOUN_NAMES[noun], field, expected, found].map((value) => text(value)),
    ];
  }),
  empty: 'Here stand records that could not be read, with the field that does not fit. Every record could be read.',
  source: 'manifest of the snapshot',
});
