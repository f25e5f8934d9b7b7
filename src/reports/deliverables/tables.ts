import { formatNumber } from '../../charts/index.ts';
import { addDays, daysBetween, weekday, type Day, type Engagement } from '../../model/index.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import { communityCell, communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import {
  date,
  link,
  number,
  several,
  status,
  text,
  type Cell,
  type Shown,
  type WorkTable,
} from '../workspace/table.ts';
import { compare, count, whenWords } from '../words.ts';
import { maybeDelivered } from '../commitment.ts';
import { mostUrgentFirst, type Work } from './work.ts';

const SOURCE = 'Airtable: Project Deliverables, Projects, Engagements';
const HOW = sop('engagements/verify-delivery#due-dates');

/** The Monday of a day's week. */
export const weekOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** What is filtered by: overdue, not known, due this week, due later, no due date, delivered late, delivered. */
export function stateOf({ deliverable, commitment: { state, mark, dueOn, daysLate } }: Work, asOf: Day): string {
  if (state === 'delivered') return daysLate !== null && daysLate > 0 ? 'delivered late' : 'delivered';
  if (mark === 'late') return maybeDelivered(deliverable, asOf) ? 'not known' : 'overdue';
  if (dueOn === null) return 'no due date';
  return weekOf(dueOn) === weekOf(asOf) ? 'due this week' : 'due later';
}

function stateCell(work: Work, asOf: Day): Cell {
  const { commitment } = work;
  const state = stateOf(work, asOf);
  if (state === 'not known') {
    const { status: recorded } = work.deliverable;
    const why = recorded === null ? 'no status is recorded' : 'marked delivered on a day that is still to come';
    return status(state, 'due', 'Not known', { note: `Past its due date; ${why}` });
  }
  const shape = state === 'delivered late' ? 'late' : state === 'due this week' ? 'due' : commitment.mark;
  return status(state, shape, commitment.status, { note: commitment.timing || null });
}

export const workTable = (work: readonly Work[], inputs: WorkInputs): WorkTable => ({
  id: 'deliverables',
  title: 'All deliverables',
  source: SOURCE,
  empty: 'Every deliverable that is not cancelled stands here, overdue ones first. At present there is none.',
  columns: [
    { id: 'deliverable', label: 'Deliverable', description: 'Name of the deliverable', kind: 'text' },
    {
      id: 'state',
      label: 'State',
      description:
        'Overdue, due this week (Monday to Sunday), due later, no due date, delivered, delivered late, or not known: past its due date, and it cannot be told whether it was delivered',
      kind: 'text',
      filter: 'choice',
    },
    { id: 'due', label: 'Due', description: 'Due date', kind: 'day', filter: 'range' },
    { id: 'delivered', label: 'Delivered', description: 'Day of the delivery', kind: 'day' },
    {
      id: 'late',
      label: 'Late by',
      description: 'Days after the due date: of the delivery, or today where it is not delivered',
      kind: 'number',
      filter: 'range',
    },
    { id: 'engagement', label: 'Engagement', description: 'The engagement that it belongs to', kind: 'text' },
    { id: 'community', label: 'Community', description: 'Who waits for it', kind: 'text', filter: 'choice' },
    { id: 'lead', label: 'Lead', description: 'Delivery lead of the engagement', kind: 'text', filter: 'choice' },
    { id: 'records', label: 'Records', description: 'The issue that shows it, and the record', kind: 'text' },
    { id: 'id', label: 'Id', description: 'Record id of the deliverable', kind: 'text', hidden: true },
  ],
  rows: listed(work, inputs.asOf)
    .sort(mostUrgentFirst)
    .map((one) => rowOf(one, inputs)),
});

/** Deliverables up to which the table has them all, so that a browser loads it soon enough. */
const ALL_LISTED = 5_000;
const LATELY_DAYS = 365;

/** All of them; of many those that are not delivered, or were due or delivered in the last 365 days. */
export const listed = (work: readonly Work[], asOf: Day): Work[] =>
  work.length <= ALL_LISTED
    ? [...work]
    : work.filter(
        ({ commitment: { state, dueOn, deliveredOn } }) =>
          state !== 'delivered' ||
          [dueOn, deliveredOn].some((day) => day === null || day >= addDays(asOf, -LATELY_DAYS)),
      );

function rowOf(work: Work, inputs: WorkInputs): Cell[] {
  const { deliverable, commitment, project, engagement, community, evidence } = work;
  const late = stateOf(work, inputs.asOf) === 'not known' ? 0 : (commitment.lateBy ?? 0);
  return [
    text(commitment.name, project?.name),
    stateCell(work, inputs.asOf),
    commitment.dueOn === null ? { value: null, shown: [{ text: 'No due date', href: HOW }] } : date(commitment.dueOn),
    date(commitment.deliveredOn),
    late > 0 ? number(late, count(late, 'day')) : number(null),
    engagement
      ? link(engagement.name ?? `engagement ${engagement.id}`, engagementPage(engagement.id))
      : { value: null, shown: [{ text: 'None', href: sop('engagements/units-of-work#projects') }] },
    communityCell(community),
    text(engagement?.deliveryLead ?? null),
    several(evidence, [
      ...(evidence === null ? [] : [{ text: 'Issue', href: evidence }]),
      ...recordOf(deliverable.id, inputs),
    ]),
    text(deliverable.id),
  ];
}

function recordOf(id: string, { urlOf }: WorkInputs): Shown[] {
  const href = urlOf('deliverable', id);
  return href === null ? [] : [{ text: 'Airtable', href }];
}

/** Weeks ahead that stand in the table of weeks. */
const WEEKS = 12;

/** What is due week by week from this week on, Monday to Sunday. */
export function weeksTable(work: readonly Work[], { asOf }: WorkInputs): WorkTable {
  const due = Map.groupBy(
    work.filter(({ commitment }) => commitment.dueOn !== null),
    ({ commitment }) => weekOf(commitment.dueOn ?? asOf),
  );
  const weeks = Array.from({ length: WEEKS }, (_, at) => addDays(weekOf(asOf), at * 7));
  return {
    id: 'deliverables-weeks',
    title: `The next ${WEEKS} weeks`,
    source: SOURCE,
    empty: '',
    columns: [
      { id: 'week', label: 'Week from', description: 'Monday of the week', kind: 'day' },
      { id: 'due', label: 'Due', description: 'Deliverables due in the week', kind: 'number' },
      { id: 'delivered', label: 'Delivered', description: 'Of these, delivered already', kind: 'number' },
      { id: 'names', label: 'Still to deliver', description: 'Of these, what is not delivered', kind: 'text' },
    ],
    rows: weeks.map((week) => {
      const all = [...(due.get(week) ?? [])].sort(mostUrgentFirst);
      const open = all.filter(({ commitment }) => commitment.state !== 'delivered');
      return [
        date(week, week === weekOf(asOf) ? 'this week' : null),
        number(all.length),
        number(all.length - open.length),
        several(
          open.map(({ commitment }) => commitment.name).join('; ') || null,
          open.map(({ commitment, engagement }) => ({
            text: `${commitment.name} (${commitment.dueOn ?? ''})`,
            href: engagement && engagementPage(engagement.id),
          })),
        ),
      ];
    }),
  };
}

/** What each engagement was promised, and what became of it; those with overdue work first. */
export function engagementsTable(work: readonly Work[], inputs: WorkInputs): WorkTable {
  const groups = [
    ...Map.groupBy(
      work.flatMap((one) => one.engagements.map((engagement) => ({ ...one, engagement }))),
      ({ engagement }) => engagement,
    ),
  ].map(([engagement, all]) => ({ engagement, all }));
  const counted = groups.map(({ engagement, all }) => ({ engagement, all, ...countsOf(all, inputs.asOf) }));
  return {
    id: 'deliverables-engagements',
    title: 'By engagement',
    source: SOURCE,
    empty: 'An engagement stands here once it has a deliverable. At present none has.',
    columns: [
      { id: 'engagement', label: 'Engagement', description: 'Name of the engagement', kind: 'text' },
      { id: 'community', label: 'Community', description: 'Who is served', kind: 'text' },
      { id: 'promised', label: 'Promised', description: 'Deliverables that are not cancelled', kind: 'number' },
      { id: 'delivered', label: 'Delivered', description: 'Of these, delivered', kind: 'number' },
      {
        id: 'on-time',
        label: 'On time',
        description: 'Delivered on or before the due date, of those that are due',
        kind: 'number',
      },
      { id: 'overdue', label: 'Overdue', description: 'Due and not delivered', kind: 'number', filter: 'range' },
      {
        id: 'next',
        label: 'Next due',
        description: 'The next due date of what is not delivered',
        kind: 'day',
        filter: 'range',
      },
      { id: 'end', label: 'Ends', description: 'Last day of the engagement', kind: 'day', filter: 'range' },
    ],
    rows: counted
      .sort(
        (a, b) =>
          b.overdue - a.overdue ||
          compare(a.next ?? '9999', b.next ?? '9999') ||
          compare(a.engagement.id, b.engagement.id),
      )
      .map((one) => engagementRow(one, inputs)),
  };
}

type Counted = ReturnType<typeof countsOf> & { engagement: Engagement; all: readonly Work[] };

const countsOf = (all: readonly Work[], asOf: Day) => {
  const due = all.filter(({ commitment }) => commitment.due);
  const open = all.filter(({ commitment }) => commitment.state !== 'delivered');
  return {
    delivered: all.length - open.length,
    due: due.length,
    onTime: due.filter(({ commitment }) => commitment.onTime).length,
    overdue: open.filter((one) => stateOf(one, asOf) === 'overdue').length,
    next: open.flatMap(({ commitment: { dueOn, mark } }) => (mark === 'late' ? [] : (dueOn ?? []))).sort()[0] ?? null,
  };
};

const engagementRow = (
  { engagement, all, delivered, due, onTime, overdue, next }: Counted,
  inputs: WorkInputs,
): Cell[] => [
  link(engagement.name ?? `engagement ${engagement.id}`, engagementPage(engagement.id)),
  communityCell(communityOfEngagement(engagement, inputs)),
  number(all.length),
  number(delivered),
  number(due === 0 ? null : onTime, due === 0 ? 'none due yet' : `${onTime} of ${due}`),
  number(overdue, formatNumber(overdue)),
  date(next, next === null ? null : whenWords(daysBetween(inputs.asOf, next))),
  date(engagement.end),
];
