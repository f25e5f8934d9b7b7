import type { Deal, Engagement } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** An engagement of “reefs” with its won deal, and another deal of the community. */
const given = (engagement: Partial<Engagement>, other?: Partial<Deal>): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', communityId: 'reefs' }],
    deals: [
      { id: '7', stage: 'Closed Won', type: 'new', communityRecordIds: ['5'] },
      ...(other ? [{ id: '8', communityRecordIds: ['5'], ...other }] : []),
    ],
    engagements: [{ dealIds: ['7'], communityId: 'reefs', start: '2025-08-01', end: '2026-07-31', ...engagement }],
  },
});

export const opportunityExamples: Example[] = [
  {
    given: 'an active engagement that ends in 46 days, with a renewal deal at Lead',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({}, { stage: 'Lead', type: 'renewal' }),
  },
  {
    given: 'an active engagement that ends in 46 days, with a request to decommission',
    then: 'the rule holds, because it was decided not to renew',
    outcome: 'pass',
    ...given({ decommissionRequestedOn: '2026-06-10' }),
  },
  {
    given: 'an active engagement that ends in 46 days, and no other deal',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({}),
  },
  {
    given: 'an active engagement that ends in 60 days, and a renewal that was lost',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({ end: '2026-08-14' }, { stage: 'Closed Lost', type: 'renewal' }),
  },
  {
    given: 'an active engagement that ends in 46 days, and a renewal that was won for a term that is over',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({}, { stage: 'Closed Won', type: 'renewal', contractEnd: '2025-07-31' }),
  },
  {
    given: 'an active engagement that ends in 46 days, and an open deal without a type',
    then: 'it is not evaluated, because the deal may be the renewal',
    outcome: 'not-evaluated',
    ...given({}, { stage: 'Qualified' }),
  },
];
