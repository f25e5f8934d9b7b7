import type { Commitment } from './commitment.ts';
import { defined } from './definitions/index.ts';
import type { MilestoneSection } from './milestone.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import type { DataTable } from './view.ts';

type Cell = string | number | null;
const COLUMNS: {
  id: string;
  label: string;
  description: string;
  cell: (one: Commitment, section: MilestoneSection) => Cell;
}[] = [
  {
    id: 'agreement',
    label: 'Agreement',
    description: 'Name of the agreement',
    cell: (_, { agreement }) => agreement.name,
  },
  { id: 'project', label: 'Project', description: 'Project of the deliverable', cell: ({ project }) => project },
  { id: 'deliverable', label: 'Deliverable', description: 'Name of the deliverable', cell: ({ name }) => name },
  { id: 'commitment', label: 'Commitment', description: 'What was promised', cell: ({ commitment }) => commitment },
  { id: 'due', label: 'Due', description: 'Due date, YYYY-MM-DD', cell: ({ dueOn }) => dueOn },
  {
    id: 'delivered',
    label: 'Delivered',
    description: 'Delivery date, YYYY-MM-DD',
    cell: ({ deliveredOn }) => deliveredOn,
  },
  { id: 'status', label: 'Status', description: 'Status on the as-of date', cell: ({ status }) => status },
  {
    id: 'days_late',
    label: 'Days late',
    description:
      'Days from the due date to the delivery, or to the as-of date while open; negative is early or not yet due',
    cell: ({ daysLate }) => daysLate,
  },
  {
    id: 'on_time',
    label: 'On time',
    description: defined('onTime'),
    cell: ({ state, daysLate, onTime }) => (state !== 'delivered' || daysLate === null ? null : onTime ? 'yes' : 'no'),
  },
  {
    id: 'evidence',
    label: 'Evidence',
    description: 'Public evidence',
    cell: ({ evidence }) => evidence && (evidence.url ?? evidence.text),
  },
];

/** Every commitment of every agreement, for download. */
export const commitmentTable = (extract: CommunityExtract, sections: MilestoneSection[]): DataTable => ({
  id: 'commitments',
  title: 'Commitments',
  columns: COLUMNS.map(({ id, label, description }) => ({ id, label, description })),
  rows: sections.flatMap((section) => section.commitments.map((one) => COLUMNS.map(({ cell }) => cell(one, section)))),
  notes: sections.flatMap(({ agreement, notes }) => notes.map((note) => `${agreement.name}: ${note}`)),
  source: `The organisation's delivery records (${keptIn(extract)}: Projects, Project Deliverables)`,
});
