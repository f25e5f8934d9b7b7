import { changes } from './milestone-changes.ts';
import { fte } from './milestone-fte.ts';
import { headline } from './milestone-headline.ts';

const was = (number: number): string => (number === 1 ? 'was' : 'were');
const deliverables = (number: number): string => `${number} ${number === 1 ? 'deliverable' : 'deliverables'}`;

/** The milestone report. */
export const milestone = {
  title: 'Milestones',
  periodLabel: 'Agreement',
  noAgreement: 'No agreement is recorded, so there are no deliverables to report.',
  noAgreementYet: 'The commitments of an agreement appear here when delivery begins.',
  method: [
    'A deliverable is on time when it was delivered on or before its due date.',
    'Cancelled deliverables are shown, and count neither as due nor as delivered.',
    'A deliverable without a due date is shown, and is not among those due.',
    'What happened after the as-of date is not counted.',
  ],
  headline,
  fte,
  changes,

  agreement: {
    unnamed: 'Agreement without a name',
    term: (start: string, end: string): string => `${start} to ${end}`,
    reversed: (term: string): string => `${term}; the end lies before the start`,
    from: (start: string): string => `From ${start}; the end date is not recorded`,
    until: (end: string): string => `Until ${end}; the start date is not recorded`,
    undated: 'The dates are not recorded',
    standing: {
      cancelled: 'Cancelled',
      undated: 'Dates to be corrected',
      planned: (day: string): string => `Starts on ${day}`,
      ended: (day: string): string => `Ended on ${day}`,
      endsOn: (day: string): string => `Ends on ${day}`,
      endsIn: (day: string, days: string): string => `Ends on ${day}, in ${days}`,
      current: (day: string): string => `Runs until ${day}`,
    },
    beside: {
      ended: 'Ended',
      startsIn: (days: string): string => `Starts in ${days}`,
      lastDay: 'This is its last day',
      left: (_: number, days: string): string => `${days} left`,
    },
  },

  status: {
    delivered: 'Delivered',
    'in progress': 'In progress',
    'not started': 'Not started',
    cancelled: 'Cancelled',
    unknown: 'Status not recorded',
    overdue: 'Overdue',
    deliveredLate: 'Delivered late',
  },
  timing: {
    late: (days: string): string => `${days} late`,
    early: (days: string): string => `${days} early`,
    punctual: 'on its due date',
    overdue: (days: string): string => `${days} overdue`,
    dueOn: (day: string): string => `due on ${day}`,
    dueIn: (days: string): string => `due in ${days}`,
  },
  unnamedDeliverable: 'Unnamed deliverable',
  unnamedProject: 'Unnamed project',

  figures: {
    delivered: 'Delivered of those due',
    onTime: 'On time of those delivered',
    nextDue: 'Next due date',
    cancelled: 'Cancelled',
    of: (part: number, whole: number): string => `${part} of ${whole}`,
    none: 'None',
    /** `all`: those that count, without the cancelled ones. */
    nothingDue: (all: number, cancelled: number): string => {
      if (all > 0) return `Nothing is due yet; ${deliverables(all)} in all`;
      if (cancelled === 0) return 'No deliverables are recorded';
      return cancelled === 1 ? 'The one deliverable was cancelled' : `All ${cancelled} deliverables were cancelled`;
    },
    nothingWasDue: 'Nothing was due',
    withoutDate: (number: number): string => `${number} without a delivery date`,
    nothingDelivered: 'Nothing that was due was delivered',
    next: (when: string, name: string): string => `${when}: ${name}`,
    thatDay: 'on the as-of date',
    inDays: (days: string): string => `in ${days}`,
    nothingNext: 'No open deliverable has a due date to come',
    ofRecorded: (all: number): string => `of ${deliverables(all)} recorded`,
  },

  notes: {
    noDueDate: (number: number): string =>
      number === 1
        ? '1 deliverable has no due date, so it is not counted as due.'
        : `${number} deliverables have no due date, so they are not counted as due.`,
    noDeliveryDate: (number: number): string =>
      number === 1
        ? '1 deliverable has no delivery date, so it is not counted as on time.'
        : `${number} deliverables have no delivery date, so they are not counted as on time.`,
    noStatus: (number: number): string =>
      number === 1
        ? '1 deliverable has no status, so it is not counted as delivered.'
        : `${number} deliverables have no status, so they are not counted as delivered.`,
    emptyProjects: (number: number, names: string): string =>
      `${number === 1 ? 'One project has' : `${number} projects have`} no deliverables: ${names}.`,
    sharedProject: (agreements: number, name: string): string =>
      `The project ${name} is recorded under ${agreements} agreements and shown in each.`,
    of: (agreement: string, note: string): string => `${agreement}: ${note}`,
  },

  commitments: {
    heading: 'Commitments',
    title: 'Commitments',
    all: 'All commitments',
    none: 'No deliverables are recorded for this agreement. Each appears here with its due date once it is agreed.',
    notRecorded: 'not recorded',
    notKnown: 'not known',
    yes: 'yes',
    no: 'no',
    lateByUnit: 'Late by (days)',
    source: (system: string): string =>
      `The organisation's delivery records (${system}: Projects, Project Deliverables)`,
    columns: {
      agreement: ['Agreement', 'Name of the agreement'],
      project: ['Project', 'Project of the deliverable'],
      deliverable: ['Deliverable', 'Name of the deliverable'],
      commitment: ['Commitment', 'What was promised'],
      due: ['Due', 'Due date, YYYY-MM-DD'],
      delivered: ['Delivered', 'Delivery date, YYYY-MM-DD'],
      late_by: ['Late by', ''],
      status: ['Status', 'Status on the as-of date'],
      days_late: [
        'Days late',
        'Days from the due date to the delivery, or to the as-of date while open; negative is early or not yet due',
      ],
      on_time: ['On time', ''],
      evidence: ['Evidence', 'Public evidence'],
    } satisfies Record<string, [label: string, description: string]>,
  },

  timeline: {
    title: (delivered: number, all: number, overdue: number): string =>
      `${delivered} of ${deliverables(all)} delivered${overdue ? `, ${overdue} overdue` : ''}`,
    allCancelled: (all: number): string => `${deliverables(all)}, all cancelled`,
    summary: (parts: string[]): string => `${parts.join('; ')}.`,
    count: (all: number, first: string, last: string): string =>
      first === last ? `${deliverables(all)}, due on ${first}` : `${deliverables(all)}, due from ${first} to ${last}`,
    undated: (all: number): string => `${deliverables(all)} without a due date`,
    delivered: (number: number, late: number): string =>
      `${number} delivered${late ? `, ${late} of them after the due date` : ''}`,
    overdue: (number: number, days: string): string => `${number} overdue, by ${days} at most`,
    open: (number: number): string => `${number} open`,
    cancelled: (number: number): string => `${number} cancelled`,
    definition:
      'A bar runs from the start of the agreement to the due date; a mark shows the day of delivery. Cancelled deliverables are shown.',
  },

  rag: {
    heading: 'Status',
    none: 'The organisation shares the status of this agreement; none is recorded.',
    recorded: (day: string): string => `As recorded on ${day}.`,
    Green: { word: 'Green: on track', meaning: 'The work goes as agreed. No action is needed.' },
    Amber: {
      word: 'Amber: at risk',
      meaning:
        'The work will probably still be done as agreed, and needs attention: the organisation looks into what holds it up and may change the order of the work.',
    },
    Red: {
      word: 'Red: not on track',
      meaning:
        'The work will not be done as agreed without a change: the organisation speaks with the community, and the two agree on scope and dates again.',
    },
  },

  next: {
    heading: (days: number, after: string | null): string =>
      after === null ? `The next ${days} days` : `The ${days} days after ${after}`,
    overdueHeading: (days: number, after: string | null): string =>
      after === null ? `Overdue, and the next ${days} days` : `Overdue, and the ${days} days after ${after}`,
    nothing: (days: number, after: string | null): string =>
      after === null
        ? `Nothing is overdue, and nothing falls due in the next ${days} days.`
        : `Nothing was overdue on ${after}, and nothing fell due in the ${days} days after it.`,
  },

  signOff: {
    heading: 'Sign-off',
    intro: 'To be printed and signed by hand.',
    counts: (agreement: string, day: string, due: number): string =>
      due === 0 ? `${agreement}: no deliverable was due by ${day}` : `${agreement}: ${deliverables(due)} due by ${day}`,
    delivered: (number: number, onTime: number): string =>
      `${number} delivered${number ? `, ${onTime} of them on time` : ''}`,
    notDelivered: (number: number): string => `${number} not delivered`,
    early: (number: number): string => `${number} more delivered before a due date or without one`,
    open: (number: number): string => `${number} more ${was(number)} open`,
    cancelled: (number: number): string => `${number} cancelled`,
    data: (id: string): string => `From the data ${id}.`,
    community: (name: string): string => `Delivery confirmed for ${name}`,
    organisation: (name: string): string => `Delivery confirmed for ${name}`,
    lines: { name: 'Name', signature: 'Signature', date: 'Date', remarks: 'Remarks' },
  },
};
