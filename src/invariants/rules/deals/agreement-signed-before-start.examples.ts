import type { Example } from '../../types.ts';

/** A won deal whose engagement starts on 1 May 2026, signed on a day. */
const signedOn = (agreementExecutedOn: string): Example['records'] => ({
  deals: [{ id: '1', stage: 'Closed Won', agreementExecutedOn }],
  engagements: [{ id: 'recE1', dealIds: ['1'], start: '2026-05-01', end: '2027-04-30' }],
});

export const signedExamples: Example[] = [
  {
    given: 'an agreement that was signed on the day on which the engagement starts',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    records: signedOn('2026-05-01'),
  },
  {
    given: 'an agreement that was signed one day after the start',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    records: signedOn('2026-05-02'),
  },
  {
    given: 'an agreement that was signed 30 days after the start',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    records: signedOn('2026-05-31'),
  },
  {
    given: 'an agreement that was signed 31 days after the start',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    records: signedOn('2026-06-01'),
  },
  {
    given: 'a deal that was signed late, and an earlier MoU among its contracts',
    then: 'the rule holds, because the work rested on the MoU',
    outcome: 'pass',
    asOf: '2026-06-15',
    records: { ...signedOn('2026-06-01'), contracts: [{ type: 'MoU', dealIds: ['1'], executedOn: '2026-04-20' }] },
  },
  {
    given: 'an agreement without an executed date',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {
      deals: [{ id: '1', stage: 'Closed Won' }],
      engagements: [{ dealIds: ['1'], start: '2026-05-01', end: '2027-04-30' }],
    },
  },
];
