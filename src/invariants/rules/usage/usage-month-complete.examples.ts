import type { Engagement, Hub } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const days = (...known: number[]) => Array.from({ length: 31 }, (_, place) => (known.includes(place + 1) ? 3 : null));

/** A hub with samples on some days of some months. */
const given = (
  samples: Record<string, number[]>,
  { term = {}, hub = {} }: { term?: Partial<Engagement>; hub?: Partial<Hub> } = {},
): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    engagements: [{ communityId: 'reefs', start: '2026-03-01', end: '2027-02-28', ...term }],
    hubs: [{ name: 'Reefs hub', communityId: 'reefs', namespace: 'reefs', ...hub }],
    usage: Object.entries(samples).map(([month, known]) => ({
      ...{ id: `reefs/${month}`, namespace: 'reefs', month },
      mau: days(...known),
    })),
  },
});

export const completeExamples: Example[] = [
  {
    given: 'a hub with samples in March, April and May',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ '2026-03': [31], '2026-04': [30], '2026-05': [1, 2, 3] }),
  },
  {
    given: 'a hub with samples in March and May, and none in April',
    then: 'it is a warning about April',
    outcome: 'fail',
    severity: 'warning',
    ...given({ '2026-03': [31], '2026-05': [31] }),
  },
  {
    given: 'a hub that has no sample at all, while others have',
    then: 'it is a warning about the hub',
    outcome: 'fail',
    severity: 'warning',
    ...given({ '2026-03': [31], '2026-05': [31] }, { hub: { namespace: 'reef' } }),
  },
  {
    given: 'a hub whose first sample is of May',
    then: 'March and April are not evaluated, because the hub may have been opened in May',
    outcome: 'not-evaluated',
    ...given({ '2026-05': [31] }),
  },
  {
    given: 'a hub without a sample in May, whose engagement ended on 30 May',
    then: 'May is not evaluated, because the engagement covers only a part of it',
    outcome: 'not-evaluated',
    ...given({ '2026-03': [31], '2026-04': [30] }, { term: { end: '2026-05-30' } }),
  },
];
