import type { Example } from '../../types.ts';

/** A won deal with an order of a day: Friday 5 June 2026, unless another is given. */
const ordered = (createdOn: string | null = '2026-06-05'): Example['records'] => ({
  deals: [{ id: '1', stage: 'Closed Won' }],
  orders: [{ dealIds: ['1'], createdOn }],
});

const engagement = { id: 'recE1', dealIds: ['1'] };

export const outcomesExamples: Example[] = [
  {
    given: 'a deal with an order, and an engagement with a project and a deliverable',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    records: {
      ...ordered(),
      engagements: [engagement],
      projects: [{ id: 'recP1', engagementIds: ['recE1'] }],
      deliverables: [{ projectIds: ['recP1'] }],
    },
  },
  {
    given: 'a deal with an order of Friday 5 June 2026 and nothing else on Friday 12 June, the fifth business day',
    then: 'it is listed as info, with the day on which it falls due',
    outcome: 'fail',
    severity: 'info',
    asOf: '2026-06-12',
    records: ordered(),
  },
  {
    given: 'the same deal on Saturday 13 June 2026, one day after its grace',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-13',
    records: ordered(),
  },
  {
    given: 'a deal with an order, and an engagement whose project has no deliverable',
    then: 'it is an error that says so',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    records: { ...ordered(), engagements: [engagement], projects: [{ engagementIds: ['recE1'] }] },
  },
  {
    given: 'a deal with an order without a date and nothing else',
    then: 'it is an error, because nothing says that it is recent',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    records: ordered(null),
  },
  {
    given: 'a deal with an order, and an engagement that names it and could not be read',
    then: 'it is not evaluated, and record-parses reports the engagement',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: ordered(),
    setAside: [
      {
        noun: 'engagements',
        id: 'recE1',
        name: null,
        field: 'start',
        expected: 'a date',
        found: '"soon"',
        links: ['1'],
      },
    ],
  },
];
