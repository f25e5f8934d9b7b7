import type { Deal, Records } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const PIPELINE: Partial<Records['pipelines'][number]> = {
  id: 'default',
  stages: [{ id: '3', label: 'Proposal', order: 3, isClosed: false, probability: 0.4, stage: 'Proposal' }],
};

/** An engagement with 1 FTE through 2026, a deal at Proposal with 0.5, and what is available in July 2026. */
const given = (fteAvailable: (number | null)[], deal: Partial<Deal> = {}) =>
  ({
    asOf: '2026-06-15',
    records: {
      pipelines: [PIPELINE],
      deals: [{ pipelineId: 'default', stageId: '3', stage: 'Proposal', fteCommitted: 0.5, ...deal }],
      engagements: [{ start: '2026-01-01', end: '2026-12-31', fteCommitted: 1 }],
      capacity: fteAvailable.map((fte) => ({ month: '2026-07', fteAvailable: fte })),
    },
  }) satisfies Partial<Example>;

export const capacityExamples: Example[] = [
  {
    given:
      'a month with 1 FTE committed, 0.5 FTE at Proposal with a probability of 40 %, and 1.2 FTE available in two teams',
    then: 'the rule holds',
    outcome: 'pass',
    ...given([0.7, 0.5]),
  },
  {
    given: 'the same month with 1.19 FTE available',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...given([0.69, 0.5]),
  },
  {
    given: 'the same month with 1 FTE available, and the deal’s contract not before August',
    then: 'the rule holds, because the deal asks for nothing in July',
    outcome: 'pass',
    ...given([0.5, 0.5], { contractStart: '2026-08-01', contractEnd: '2027-07-31' }),
  },
  {
    given: 'the same month with a team whose FTE is not stated',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    ...given([0.69, null]),
  },
  {
    given: 'no line of capacity at all',
    then: 'it is not evaluated, and says so',
    outcome: 'not-evaluated',
    ...given([]),
  },
];
