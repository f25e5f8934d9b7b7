import type { Hub, Records } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const given = (
  end: string,
  hub: Partial<Hub>,
  more: { usage?: Partial<Records['usage'][number]>[]; costs?: Partial<Records['costs'][number]>[] } = {},
): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    engagements: [{ communityId: 'reefs', start: '2025-01-01', end }],
    hubs: [{ communityId: 'reefs', namespace: 'reefs', ...hub }],
    ...more,
  },
});

const month = (users: number) => Array.from({ length: 31 }, () => users);

export const lapsedExamples: Example[] = [
  {
    given: 'an engagement that ended last week, whose hub was decommissioned on its last day',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('2026-06-08', { decommissionedOn: '2026-06-08' }),
  },
  {
    given: 'an engagement that ended 14 days ago, whose hub still runs',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given('2026-06-01', {}),
  },
  {
    given: 'an engagement that ended 15 days ago, whose hub still runs',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given('2026-05-31', {}),
  },
  {
    given: 'an engagement that ended in March, whose hub is decommissioned and had users in May',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(
      '2026-03-31',
      { decommissionedOn: '2026-03-30' },
      { usage: [{ namespace: 'reefs', month: '2026-05', dau: month(3) }] },
    ),
  },
  {
    given: 'an engagement that ended in March, whose hub is decommissioned and whose cloud cost money in May',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(
      '2026-03-31',
      { decommissionedOn: '2026-03-30' },
      { costs: [{ communityId: 'reefs', month: '2026-05', amount: { minor: 4200, currency: 'USD' } }] },
    ),
  },
  {
    given: 'an engagement that ended last week, and a hub that could not be read',
    then: 'it is not evaluated, because the hub may be of this community',
    outcome: 'not-evaluated',
    ...given('2026-06-08', { decommissionedOn: '2026-06-08' }),
    setAside: [
      {
        noun: 'hubs',
        id: 'recH',
        name: null,
        field: 'decommissionedOn',
        expected: 'a date',
        found: '"soon"',
        links: [],
      },
    ],
  },
];
