import { formatDay } from '../../charts/index.ts';
import type { Deliverable, Engagement } from '../../model/index.ts';
import { commitmentOf, type Commitment } from '../commitment.ts';
import { compare, count, list } from '../words.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { communityCell, communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, number, several, status, text, type WorkTable } from '../workspace/table.ts';
import { recordsColumn } from './agreement-tables.ts';
import { recordsCell } from './cells.ts';
import { fewDoubt, shareText, type Kpi } from './kpi.ts';
import { isWithinYear, yearTo } from './span.ts';
import { unreadOf } from './unread.ts';

/** A deliverable that fell due, with the engagements that it is part of. */
export interface DueDeliverable {
  deliverable: Deliverable;
  commitment: Commitment;
  engagements: Engagement[];
}

/** The deliverables that fell due within twelve months; cancelled ones, and those of cancelled work that were not delivered, are none. */
export function dueDeliverables(inputs: WorkInputs): DueDeliverable[] {
  const { asOf, look, snapshot } = inputs;
  return snapshot.records.deliverables.flatMap((deliverable) => {
    if (!isWithinYear(deliverable.dueOn, asOf)) return [];
    const projects = look.projectsOfDeliverable(deliverable.id);
    const standing = projects.filter(({ id, status }) => {
      const engagements = look.engagementsOfProject(id);
      return (
        status !== 'Cancelled' && (engagements.length === 0 || engagements.some((one) => one.status !== 'Cancelled'))
      );
    });
    const isStopped = projects.length > 0 && standing.length === 0;
    const name = list(projects.map((project) => project.name ?? project.id));
    const commitment = commitmentOf(deliverable, name, asOf, isStopped);
    const engagements = [...new Set(projects.flatMap(({ id }) => look.engagementsOfProject(id)))];
    return commitment.due ? [{ deliverable, commitment, engagements }] : [];
  });
}

/** Deliverables on time ÷ deliverables due. */
export function onTimeKpi(inputs: WorkInputs): Kpi {
  const { asOf } = inputs;
  const due = dueDeliverables(inputs);
  const onTime = due.filter(({ commitment }) => commitment.onTime).length;
  const overdue = due.filter(({ commitment }) => commitment.state !== 'delivered').length;
  const undated = due.filter(
    ({ commitment }) => commitment.state === 'delivered' && commitment.deliveredOn === null,
  ).length;
  const unclear = due.filter(({ commitment }) => commitment.state === 'unknown').length;
  return {
    ...{ id: 'on-time', label: 'Delivered on time', target: null },
    value: shareText(onTime, due.length, 'deliverables'),
    share: due.length === 0 ? null : onTime / due.length,
    numerator: { is: 'Deliverables of these that were delivered by their due date', value: String(onTime) },
    denominator: { is: 'Deliverables that fell due within twelve months', value: String(due.length) },
    span: `${formatDay(yearTo(asOf))} to ${formatDay(asOf)}`,
    answer:
      due.length === 0
        ? 'No deliverable fell due within twelve months.'
        : `${onTime} of ${count(due.length, 'deliverable')} that fell due since ${formatDay(yearTo(asOf))} ${onTime === 1 ? 'was' : 'were'} delivered on time; ${overdue} ${overdue === 1 ? 'is' : 'are'} not delivered yet.`,
    definition: [
      'Deliverables on time ÷ deliverables due, of those whose due date lies in the twelve months up to the day of the data.',
      'On time is what was delivered on its due date or before. What is open and due on the day of the data is not due yet.',
      'Cancelled deliverables do not count, nor does what was not delivered of cancelled projects and engagements.',
    ],
    doubts: [
      ...fewDoubt(due.length),
      ...(undated === 0
        ? []
        : [
            `${count(undated, 'deliverable')} ${undated === 1 ? 'is' : 'are'} delivered without a date, and ${undated === 1 ? 'counts' : 'count'} as due and not as on time.`,
          ]),
      ...(unclear === 0
        ? []
        : [
            `${count(unclear, 'deliverable')} ${unclear === 1 ? 'has' : 'have'} no status, and ${unclear === 1 ? 'counts' : 'count'} as not delivered.`,
          ]),
      ...unreadOf(['deliverables', 'projects', 'engagements'], inputs),
    ],
    tables: [tableOf(due, inputs)],
    charts: [],
    handbook: 'engagements/verify-delivery',
  };
}

const tableOf = (due: readonly DueDeliverable[], inputs: WorkInputs): WorkTable => ({
  id: 'on-time-deliverables',
  title: 'Deliverables that fell due within twelve months',
  columns: [
    { id: 'deliverable', label: 'Deliverable', description: 'Name of the deliverable in Airtable', kind: 'text' },
    { id: 'engagement', label: 'Engagement', description: 'Engagement that it is part of', kind: 'text' },
    { id: 'community', label: 'Community', description: 'Community that it is for', kind: 'text' },
    { id: 'status', label: 'Status', description: 'What became of it', kind: 'text', filter: 'choice' },
    { id: 'due', label: 'Due', description: 'Due date', kind: 'day', filter: 'range' },
    { id: 'delivered', label: 'Delivered', description: 'Day of the delivery', kind: 'day', filter: 'range' },
    {
      id: 'days-late',
      label: 'Days late',
      description: 'Days after its due date, or overdue; 0 for on time',
      kind: 'number',
      filter: 'range',
    },
    recordsColumn,
  ],
  rows: due
    .toSorted(
      (a, b) =>
        Number(a.commitment.state === 'delivered') - Number(b.commitment.state === 'delivered') ||
        (b.commitment.lateBy ?? -1) - (a.commitment.lateBy ?? -1) ||
        compare(a.deliverable.id, b.deliverable.id),
    )
    .map(({ deliverable, commitment, engagements }) => {
      const [first] = engagements;
      return [
        text(commitment.name, commitment.project),
        several(
          list(engagements.map(({ name, id }) => name ?? id)) || null,
          engagements.map(({ name, id }) => ({ text: name ?? `Engagement ${id}`, href: engagementPage(id) })),
        ),
        communityCell(first ? communityOfEngagement(first, inputs) : null),
        status(commitment.status, commitment.mark),
        date(commitment.dueOn),
        date(commitment.deliveredOn),
        number(commitment.lateBy),
        recordsCell([{ type: 'deliverable', id: deliverable.id }], inputs),
      ];
    }),
  empty: 'Deliverables that fell due within twelve months would stand here. None did.',
  source: 'Airtable: Project Deliverables, Projects, Engagements',
});
