import type { Deal } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const first: Partial<Deal> = {
  id: '1',
  stage: 'Closed Won',
  amount: { minor: 4_815_000, currency: 'USD' },
  contractStart: '2025-07-01',
  contractEnd: '2026-06-30',
  communityRecordIds: ['5'],
};

const two = (second: Partial<Deal>): Example['records'] => ({
  communities: [{ id: '5' }, { id: '6' }],
  deals: [
    { ...first, communityRecordIds: ['5'] },
    { ...first, id: '2', communityRecordIds: ['5'], ...second },
  ],
});

export const duplicateExamples: Example[] = [
  {
    given: 'a won deal and an open one of the same community over the same amount, for the same year',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    records: two({ stage: 'Proposal' }),
  },
  {
    given: 'two deals over the same amount, of which one starts on the last day of the other',
    then: 'it is a warning, because both cover that day',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    records: two({ contractStart: '2026-06-30', contractEnd: '2027-06-29' }),
  },
  {
    given: 'a deal and its renewal for the same amount, which starts one day after the end',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    records: two({ contractStart: '2026-07-01', contractEnd: '2027-06-30' }),
  },
  {
    given: 'the same interval and amount for two communities',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    records: two({ communityRecordIds: ['6'] }),
  },
  {
    given: 'two deals of a community, one of them at Negotiation without a contract interval',
    then: 'the second is not evaluated, and negotiation-dates-present reports it',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: two({ stage: 'Negotiation', contractStart: null, contractEnd: null }),
  },
];
