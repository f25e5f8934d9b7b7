import type { Contract, Deal } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** An engagement of the year 2026 with its deal. */
const given = (deal: Partial<Deal>, contracts: Partial<Contract>[] = []) =>
  ({
    asOf: '2026-06-15',
    records: {
      deals: [{ id: '1', ...deal }],
      contracts: contracts.map((contract) => ({ ...contract, dealIds: ['1'] })),
      engagements: [{ start: '2026-01-01', end: '2026-12-31', dealIds: ['1'] }],
    },
  }) satisfies Partial<Example>;

export const datesMatchExamples: Example[] = [
  {
    given: 'an engagement with the dates of its deal’s contract',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ contractStart: '2026-01-01', contractEnd: '2026-12-31' }),
  },
  {
    given: 'an engagement that ends 7 days after its deal’s contract',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given({ contractStart: '2026-01-01', contractEnd: '2026-12-24' }),
  },
  {
    given: 'an engagement that ends 8 days after its deal’s contract',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given({ contractStart: '2026-01-01', contractEnd: '2026-12-23' }),
  },
  {
    given:
      'an engagement that spans two contracts, one for each half of the year, and a deal that knows the first only',
    then: 'the rule holds, because the contracts together have its dates',
    outcome: 'pass',
    ...given({ contractStart: '2026-01-01', contractEnd: '2026-06-30' }, [
      { start: '2026-01-01', end: '2026-06-30' },
      { start: '2026-07-01', end: '2026-12-31' },
    ]),
  },
  {
    given: 'an engagement whose deal states no dates and has no contract',
    then: 'it is not evaluated, and negotiation-dates-present reports the deal',
    outcome: 'not-evaluated',
    ...given({}),
  },
];
