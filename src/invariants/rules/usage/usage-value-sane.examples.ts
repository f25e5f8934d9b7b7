import type { Usage } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A month of usage with values on the first days. */
const month = (values: Record<'dau' | 'wau' | 'mau', (number | null)[]>): Partial<Usage> => {
  const filled = (first: (number | null)[]) => Array.from({ length: 31 }, (_, place) => first[place] ?? null);
  return {
    ...{ id: 'reefs/2026-05', namespace: 'reefs', month: '2026-05' },
    ...{ dau: filled(values.dau), wau: filled(values.wau), mau: filled(values.mau) },
  };
};

const given = (...usage: Partial<Usage>[]): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: { hubs: [{ communityId: 'reefs', namespace: 'reefs' }], usage },
});

export const saneExamples: Example[] = [
  {
    given: 'a day with 3 daily, 3 weekly and 3 monthly users, and a day without values',
    then: 'the rule holds',
    outcome: 'pass',
    ...given(month({ dau: [3, null], wau: [3], mau: [3] })),
  },
  {
    given: 'a day with 4 daily and 3 weekly users',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(month({ dau: [4], wau: [3], mau: [9] })),
  },
  {
    given: 'a day with 4 daily users, no weekly ones and 3 monthly users',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(month({ dau: [4], wau: [], mau: [3] })),
  },
  {
    given: 'a day with half a user',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(month({ dau: [0.5], wau: [1], mau: [1] })),
  },
  {
    given: 'two records of one hub and month that have a value for the same day',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(month({ dau: [1], wau: [], mau: [] }), { ...month({ dau: [1], wau: [], mau: [] }), id: 'east/2026-05' }),
  },
  {
    given: 'a month in which everything fits and one sample could not be read',
    then: 'it is not evaluated, because nobody knows that sample',
    outcome: 'not-evaluated',
    ...given(month({ dau: [1], wau: [2], mau: [3] })),
    setAside: [
      {
        ...{ noun: 'usage', id: 'reefs/2026-05', name: null, links: [] },
        ...{ field: 'dau on 2026-05-02', expected: 'a whole number of users', found: '"NaN"' },
      },
    ],
  },
];
