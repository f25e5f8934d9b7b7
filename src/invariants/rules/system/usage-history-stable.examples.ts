import type { UsageCorrection, UsageHistory } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const change = (day: string): UsageCorrection => ({
  namespace: 'reefs',
  day,
  measure: 'mau',
  before: 41,
  after: 12,
  recordedAt: '2026-06-15T05:00:00.000Z',
});

const given = (usage: Partial<UsageHistory> | null): Pick<Example, 'asOf' | 'records' | 'manifest'> => ({
  asOf: '2026-06-15',
  records: {
    usage: ['2026-05', '2026-06'].map((month) => ({ id: `reefs/${month}`, namespace: 'reefs', month })),
  },
  manifest: { usage: usage && { corrections: [], unexplained: [], gaps: [], ...usage } },
});

export const historyExamples: Example[] = [
  {
    given: 'a month that has ended, with the values that it had before',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({}),
  },
  {
    given: 'a value of 31 May that is 12 and was 41, with a recorded correction',
    then: 'the rule holds, because both values are on record',
    outcome: 'pass',
    ...given({ corrections: [change('2026-05-31')] }),
  },
  {
    given: 'the same without a recorded correction',
    then: 'it is an error that names the day and both values',
    outcome: 'fail',
    severity: 'error',
    ...given({ unexplained: [change('2026-05-31')] }),
  },
  {
    given: 'a value of 1 June that changed, looked at on 15 June',
    then: 'the rule holds, because June is not published yet',
    outcome: 'pass',
    ...given({ unexplained: [change('2026-06-01')] }),
  },
  {
    given: 'a snapshot beside which no history of usage is kept',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    ...given(null),
  },
];
