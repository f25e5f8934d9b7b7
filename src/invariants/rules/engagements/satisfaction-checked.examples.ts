import type { Example } from '../../types.ts';

/** An engagement until the end of 2026, and the date of its only check-in. */
const given = (start: string, ...dates: (string | null)[]) =>
  ({
    asOf: '2026-06-15',
    records: {
      engagements: [{ id: 'recE1', start, end: '2026-12-31' }],
      checkIns: dates.map((date) => ({ engagementIds: ['recE1'], date })),
    },
  }) satisfies Partial<Example>;

export const satisfactionExamples: Example[] = [
  {
    given: 'an engagement since January 2025 with a check-in twelve months ago to the day',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('2025-01-01', '2025-06-15'),
  },
  {
    given: 'the same engagement with a check-in twelve months and one day ago',
    then: 'it is listed as info',
    outcome: 'fail',
    severity: 'info',
    ...given('2025-01-01', '2025-06-14'),
  },
  {
    given: 'an engagement that began six months and one day ago, without a check-in',
    then: 'it is listed as info',
    outcome: 'fail',
    severity: 'info',
    ...given('2025-12-14'),
  },
  {
    given: 'an engagement whose only check-in has no date',
    then: 'it is not evaluated, because the check-in may be recent',
    outcome: 'not-evaluated',
    ...given('2025-01-01', null),
  },
];
