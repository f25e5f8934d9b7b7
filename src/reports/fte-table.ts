import type { CsvCell } from '../charts/index.ts';
import type { FteMonth } from './fte-clause.ts';
import type { MilestoneSection } from './milestone.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf, type Texts } from './texts/index.ts';
import type { DataTable } from './view.ts';

type Words = Texts['milestone']['fte']['table'];
type ColumnId = keyof Words['columns'];

const CELLS: Record<ColumnId, (one: FteMonth, section: MilestoneSection, words: Words) => CsvCell> = {
  agreement: (_, { agreement }) => agreement.name,
  month: ({ month }) => month,
  committed: ({ committed }) => exact(committed),
  delivered: ({ delivered }) => delivered && exact(delivered),
  remaining: ({ remaining }) => remaining && exact(remaining),
  state: (one, _, { states }) => states[monthState(one)],
};
const COLUMNS = Object.keys(CELLS) as ColumnId[];

/** What is to be said of a month beside its figures. */
export const monthState = ({ state, delivered }: FteMonth): keyof Words['states'] =>
  state === 'to come' ? 'toCome' : delivered === null && state === 'over' ? 'noEntry' : state;

/** FTE of every agreement with a clause, a row a month; null where no agreement has one. */
export function fteTable(extract: CommunityExtract, sections: MilestoneSection[]): DataTable | null {
  const { fte, notes } = textsOf(extract.language).milestone;
  const having = sections.filter((section) => section.fte !== null && section.fte.months.length > 0);
  if (having.length === 0) return null;
  return {
    id: 'fte-by-month',
    title: fte.table.title,
    columns: COLUMNS.map((id) => ({ id, label: fte.table.columns[id][0], description: fte.table.columns[id][1] })),
    rows: having.flatMap((section) =>
      (section.fte?.months ?? []).map((month) => COLUMNS.map((id) => CELLS[id](month, section, fte.table))),
    ),
    notes: having.flatMap(({ agreement, fte }) => (fte?.notes ?? []).map((note) => notes.of(agreement.name, note))),
    source: fte.table.source(keptIn(extract)),
  };
}

/** Sums of hundredths without the tail that binary fractions give them. */
const exact = (fte: number): number => Number(fte.toFixed(6));
