import type { CsvCell, Language } from '../charts/index.ts';
import type { Commitment } from './commitment.ts';
import { defined } from './definitions/index.ts';
import type { MilestoneSection } from './milestone.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf, type Texts } from './texts/index.ts';
import type { DataTable } from './view.ts';

type ColumnId = keyof Texts['milestone']['commitments']['columns'];
type Cell = (one: Commitment, section: MilestoneSection, language: Language) => CsvCell;

const CELLS: Record<ColumnId, Cell> = {
  agreement: (_, { agreement }) => agreement.name,
  project: ({ project }) => project,
  deliverable: ({ name }) => name,
  commitment: ({ commitment }) => commitment,
  due: ({ dueOn }) => dueOn,
  delivered: ({ deliveredOn }) => deliveredOn,
  late_by: ({ lateBy }) => lateBy,
  status: ({ status }) => status,
  days_late: ({ daysLate }) => daysLate,
  on_time: ({ state, daysLate, onTime }, _, language) => {
    const { yes, no } = textsOf(language).milestone.commitments;
    return state !== 'delivered' || daysLate === null ? null : onTime ? yes : no;
  },
  evidence: ({ evidence }) => evidence && (evidence.url ?? evidence.text),
};
const COLUMNS = Object.keys(CELLS) as ColumnId[];

/** Every commitment of every agreement, for download. */
export function commitmentTable(extract: CommunityExtract, sections: MilestoneSection[]): DataTable {
  const { language } = extract;
  const { commitments: words, notes: notesWords } = textsOf(language).milestone;
  const described: Partial<Record<ColumnId, string>> = {
    late_by: defined('lateBy', language),
    on_time: defined('onTime', language),
  };
  return {
    id: 'commitments',
    title: words.title,
    columns: COLUMNS.map((id) => {
      const [label, description] = words.columns[id];
      return { id, label, description: described[id] ?? description };
    }),
    rows: sections.flatMap((section) =>
      section.commitments.map((one) => COLUMNS.map((id) => CELLS[id](one, section, language))),
    ),
    notes: sections.flatMap(({ agreement, notes }) => notes.map((note) => notesWords.of(agreement.name, note))),
    source: words.source(keptIn(extract)),
  };
}
