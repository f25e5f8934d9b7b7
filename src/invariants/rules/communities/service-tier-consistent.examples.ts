import type { Deal } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const given = (deal: Partial<Deal>, serviceTier: string | null): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: { deals: [{ id: '7', ...deal }], engagements: [{ dealIds: ['7'], serviceTier }] },
});

export const consistentExamples: Example[] = [
  {
    given: 'a Closed Won deal of the tier “advanced” and its engagement of the tier “Advanced”',
    then: 'the rule holds, because case does not count',
    outcome: 'pass',
    ...given({ stage: 'Closed Won', serviceTier: 'advanced' }, 'Advanced'),
  },
  {
    given: 'a Closed Won deal of the tier “advanced” and its engagement of the tier “Premier”',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({ stage: 'Closed Won', serviceTier: 'advanced' }, 'Premier'),
  },
  {
    given: 'a renewal at Negotiation of the tier “advanced” and its engagement of the tier “Premier”',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({ stage: 'Negotiation', type: 'renewal', serviceTier: 'advanced' }, 'Premier'),
  },
  {
    given: 'a Closed Won deal of the tier “advanced” and its engagement without a tier',
    then: 'it is not evaluated, because there is nothing to compare',
    outcome: 'not-evaluated',
    ...given({ stage: 'Closed Won', serviceTier: 'advanced' }, null),
  },
];
