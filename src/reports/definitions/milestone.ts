import type { Definition } from './types.ts';

/** Definitions of the figures of the milestone report. */
export const milestone = {
  due: {
    version: 1,
    unit: { en: 'deliverables', es: 'entregables' },
    text: {
      en: 'Deliverables that are not cancelled and whose due date is before the as-of date, and those delivered that are due on it.',
      es: 'Deliverables that are not cancelled and whose due date is before the as-of date, and those delivered that are due on it.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['engagements', 'projects', 'deliverables'],
  },
  delivered: {
    version: 1,
    unit: { en: 'deliverables', es: 'entregables' },
    text: {
      en: 'Deliverables due by the as-of date, not cancelled, with the status Delivered and no delivery date after the as-of date.',
      es: 'Deliverables due by the as-of date, not cancelled, with the status Delivered and no delivery date after the as-of date.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['engagements', 'projects', 'deliverables'],
  },
  onTime: {
    version: 1,
    unit: { en: 'deliverables', es: 'entregables' },
    text: {
      en: 'Delivered deliverables, of those due, whose delivery date is on or before their due date. One without a delivery date does not count as on time.',
      es: 'Delivered deliverables, of those due, whose delivery date is on or before their due date. One without a delivery date does not count as on time.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['engagements', 'projects', 'deliverables'],
  },
  nextDue: {
    version: 1,
    unit: { en: 'deliverables', es: 'entregables' },
    text: {
      en: 'The earliest due date on or after the as-of date among deliverables that are neither delivered nor cancelled.',
      es: 'The earliest due date on or after the as-of date among deliverables that are neither delivered nor cancelled.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['engagements', 'projects', 'deliverables'],
  },
  cancelled: {
    version: 1,
    unit: { en: 'deliverables', es: 'entregables' },
    text: {
      en: 'Deliverables with the status Cancelled, and those not delivered whose agreement or whose every project is cancelled. They are shown, and count neither as due nor as delivered.',
      es: 'Deliverables with the status Cancelled, and those not delivered whose agreement or whose every project is cancelled. They are shown, and count neither as due nor as delivered.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['engagements', 'projects', 'deliverables'],
  },
} as const satisfies Record<string, Definition>;
