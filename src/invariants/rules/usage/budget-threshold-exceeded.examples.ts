import type { Hub } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const given = (
  cents: number,
  { hubs = [{}], month = '2026-05' }: { hubs?: Partial<Hub>[]; month?: string } = {},
): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '1', communityId: 'reefs', shortName: 'Reefs' }],
    hubs: hubs.map((hub) => ({
      ...{ communityId: 'reefs', cloud: 'aws', budgetAlert: { minor: 50_000, currency: 'USD' } },
      ...hub,
    })),
    costs: [{ id: `reefs/${month}`, communityId: 'reefs', month, amount: { minor: cents, currency: 'USD' } }],
  },
});

export const thresholdExamples: Example[] = [
  {
    given: 'a May that cost 500.00 USD, and a budget alert of 500.00 USD',
    then: 'the rule holds',
    outcome: 'pass',
    ...given(50_000),
  },
  {
    given: 'a May that cost one cent more than the budget alert',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given(50_001),
  },
  {
    given: 'a May that cost exactly 20 % more',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given(60_000),
  },
  {
    given: 'a May that cost one cent more than that',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(60_001),
  },
  {
    given: 'a cost of June that is high already, on 15 June',
    then: 'it is not evaluated, because no month that is over is known',
    outcome: 'not-evaluated',
    ...given(90_000, { month: '2026-06' }),
  },
  {
    given: 'a high cost, and a second hub of the community without a budget alert',
    then: 'it is not evaluated, because the cost may be that of the other hub',
    outcome: 'not-evaluated',
    ...given(90_000, { hubs: [{}, { cloud: 'gcp', budgetAlert: null }] }),
  },
];
