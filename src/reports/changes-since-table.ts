import type { CsvCell } from '../charts/index.ts';
import type { Change } from './changes-since.ts';
import type { MilestoneSection } from './milestone.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf, type Texts } from './texts/index.ts';
import type { DataTable } from './view.ts';

type ColumnId = keyof Texts['milestone']['changes']['table']['columns'];

const CELLS: Record<ColumnId, (one: Change, section: MilestoneSection) => CsvCell> = {
  agreement: (_, { agreement }) => agreement.name,
  change: ({ word }) => word,
  deliverable: ({ name }) => name,
  before: ({ before }) => before,
  after: ({ after }) => after,
  text: ({ text }) => text,
};
const COLUMNS = Object.keys(CELLS) as ColumnId[];

/** Changes and problems of every agreement, for download. */
export function changesTable(extract: CommunityExtract, sections: MilestoneSection[]): DataTable {
  const { table } = textsOf(extract.language).milestone.changes;
  const intros = sections.filter(({ changes }) => changes !== null).map(({ changes }) => changes?.intro ?? '');
  return {
    id: 'changes',
    title: table.title,
    columns: COLUMNS.map((id) => ({ id, label: table.columns[id][0], description: table.columns[id][1] })),
    rows: sections.flatMap((section) =>
      (section.changes?.items ?? []).map((one) => COLUMNS.map((id) => CELLS[id](one, section))),
    ),
    notes: [...new Set(intros)],
    source: table.source(keptIn(extract)),
  };
}
