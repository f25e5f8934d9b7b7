import type { Hub, Usage } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const month = (first: string, name: string, users: number): Partial<Usage> => ({
  ...{ id: `reefs/${name}`, namespace: 'reefs', month: name },
  wau: Array.from({ length: 31 }, (_, place) => {
    const day = `${name}-${String(place + 1).padStart(2, '0')}`;
    return day >= first && day <= '2026-06-14' ? users : null;
  }),
});

/** A hub with as many weekly active users on every day from the first to yesterday. */
const given = (users: number, hub: Partial<Hub> = {}, first = '2026-05-01'): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    hubs: [{ name: 'Reefs hub', communityId: 'reefs', namespace: 'reefs', ...hub }],
    usage: ['2026-05', '2026-06'].map((name) => month(first, name, users)),
  },
});

export const valueExamples: Example[] = [
  {
    given: 'a hub with 5 weekly active users',
    then: 'the rule holds',
    outcome: 'pass',
    ...given(5),
  },
  {
    given: 'a hub with 4 weekly active users for weeks',
    then: 'it is listed',
    outcome: 'fail',
    severity: 'info',
    ...given(4),
  },
  {
    given: 'a hub whose first sample is 13 days old',
    then: 'it is not evaluated, because a new hub needs some time',
    outcome: 'not-evaluated',
    ...given(4, {}, '2026-06-02'),
  },
  {
    given: 'a hub without a namespace',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    ...given(4, { namespace: null }),
  },
];
