import type { Engagement, Hub } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const given = (hub: Partial<Hub>, term: Partial<Engagement> = {}): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    engagements: [{ communityId: 'reefs', start: '2026-01-01', end: '2026-12-31', ...term }],
    hubs: [{ name: 'Reefs hub', communityId: 'reefs', cloud: 'aws', ...hub }],
  },
});

const AMOUNT = { budgetAlert: { minor: 50_000, currency: 'USD' } };
const ADDRESS = { budgetAlertAddress: 'support+reefs@2i2c.org' };

export const alertExamples: Example[] = [
  {
    given: 'a hub on AWS with an amount and the address of its community',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ ...AMOUNT, ...ADDRESS }),
  },
  {
    given: 'the same address in capitals',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ ...AMOUNT, cloud: 'AWS', budgetAlertAddress: 'Support+Reefs@2i2c.org' }),
  },
  {
    given: 'a hub on AWS with an address and no amount',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given(ADDRESS),
  },
  {
    given: 'a hub on AWS whose alert goes to the support address without the name of a community',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({ ...AMOUNT, budgetAlertAddress: 'support@2i2c.org' }),
  },
  {
    given: 'a hub on AWS without an alert that is decommissioned tomorrow',
    then: 'it is a warning, because the hub still runs',
    outcome: 'fail',
    severity: 'warning',
    ...given({ decommissionedOn: '2026-06-16' }),
  },
  {
    given: 'a hub without an alert that does not say on which cloud it is',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    ...given({ cloud: null }),
  },
  {
    given: 'a hub on AWS without an alert, whose engagement has no start date',
    then: 'it is not evaluated, because the hub may still be being set up',
    outcome: 'not-evaluated',
    ...given({}, { start: null }),
  },
];
