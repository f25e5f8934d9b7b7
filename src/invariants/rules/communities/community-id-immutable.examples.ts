import type { Example } from '../../types.ts';

/** A community at Negotiation, and the ids of the snapshot before. */
const given = (
  communityId: string | null,
  communityIds: Record<string, string>,
): Pick<Example, 'asOf' | 'records' | 'manifest'> => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', shortName: 'Reefs', communityId }],
    deals: [{ stage: 'Negotiation', communityRecordIds: ['5'] }],
  },
  manifest: { previous: { id: 'before', pulledAt: '2026-06-14T05:00:00.000Z', records: {}, communityIds } },
});

export const immutableExamples: Example[] = [
  {
    given: 'a community with the community_id “reefs”, today and in the snapshot before',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('reefs', { 5: 'reefs' }),
  },
  {
    given: 'a community with the community_id “reefs”, which had none in the snapshot before',
    then: 'the rule holds, because an id was chosen and none was changed',
    outcome: 'pass',
    ...given('reefs', { 6: 'dunes' }),
  },
  {
    given: 'a community with the community_id “reefs”, which had “reef” in the snapshot before',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given('reefs', { 5: 'reef' }),
  },
  {
    given: 'a community with the community_id “reefs”, which had “Reefs” in the snapshot before',
    then: 'it is an error, because a cluster of the old name is another one',
    outcome: 'fail',
    severity: 'error',
    ...given('reefs', { 5: 'Reefs' }),
  },
  {
    given: 'a community without a community_id, which had “reefs” in the snapshot before',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(null, { 5: 'reefs' }),
  },
  {
    given: 'the first snapshot that there is',
    then: 'it is not evaluated, because there is nothing to compare with',
    outcome: 'not-evaluated',
    ...given('reefs', {}),
    manifest: { previous: null },
  },
];
