/** What is different from the last report. Days come as text, `15 June 2026`; `''` stands for one that is not recorded. */
const from = (before: string, after: string): string =>
  before === '' ? `set to ${after}` : after === '' ? `removed; it was ${before}` : `moved from ${before} to ${after}`;

export const changes = {
  heading: (day: string): string => `Changes and problems since ${day}`,
  headingWithout: (days: number): string => `Changes and problems of the last ${days} days`,
  headingBefore: (days: number, day: string): string => `Changes and problems of the ${days} days to ${day}`,
  since: (edition: string, published: string): string =>
    `Compared with the edition “${edition}”, published on ${published}.`,
  noPrevious: (days: number): string =>
    `No earlier report was published, so this is what was delivered in ${days} days, and what is overdue.`,
  newAgreement: (days: number): string =>
    `The last report did not hold this agreement, so this is what was delivered in ${days} days, and what is overdue.`,
  none: 'Nothing changed, and nothing is overdue.',
  noneWithout: (days: number): string => `Nothing was delivered in ${days} days, and nothing is overdue.`,
  words: {
    delivered: 'Delivered',
    overdue: 'Overdue',
    added: 'New',
    removed: 'No longer recorded',
    due: 'Due date',
    cancelled: 'Cancelled',
    reopened: 'Open again',
    renamed: 'Renamed',
    reworded: 'Reworded',
    deliveryDate: 'Delivery date',
    term: 'Term',
    fte: 'FTE',
  },
  delivered: (day: string, timing: string): string =>
    day === '' ? 'delivered; the date is not recorded' : `delivered on ${day}${timing && `, ${timing}`}`,
  overdueNew: (day: string): string => `was due on ${day} and is not delivered`,
  overdueStill: (day: string): string => `was due on ${day}, overdue in the last report too`,
  added: (day: string): string => (day === '' ? 'added, without a due date' : `added, due on ${day}`),
  removed: 'stood in the last report and is no longer recorded under this agreement',
  due: (before: string, after: string): string => `due date ${from(before, after)}`,
  deliveryDate: (before: string, after: string): string => `delivery date ${from(before, after)}`,
  cancelled: 'cancelled',
  reopened: (before: string): string => `in the last report it was given as: ${before.toLowerCase()}`,
  renamed: (before: string): string => `was called ${before}`,
  reworded: (before: string): string => (before === '' ? 'the commitment is stated' : `the commitment read: ${before}`),
  term: (before: string, after: string): string => `was ${before}; is ${after}`,
  fte: (before: string, after: string): string =>
    `was ${before === '' ? 'not recorded' : before}; is ${after === '' ? 'not recorded' : after}`,
  whole: 'The agreement',
  table: {
    title: 'Changes and problems',
    columns: {
      agreement: ['Agreement', 'Name of the agreement'],
      change: ['Change', 'What kind of change it is'],
      deliverable: ['Deliverable', 'Name of the deliverable; empty for the agreement itself'],
      before: ['Before', 'In the last report'],
      after: ['After', 'In this report'],
      text: ['In words', 'The change as the report states it'],
    } satisfies Record<string, [label: string, description: string]>,
    source: (system: string): string =>
      `The organisation's delivery records (${system}: Engagements, Projects, Project Deliverables), compared with the last report`,
  },
};
