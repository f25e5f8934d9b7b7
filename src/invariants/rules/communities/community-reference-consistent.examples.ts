import type { Contract, Engagement } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A won deal of “reefs” and one of “dunes”, with an engagement and a contract of the first. */
const given = (
  engagement: Partial<Engagement>,
  contract: Partial<Contract> = {},
  communityId: string | null = 'reefs',
): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    communities: [
      { id: '5', communityId },
      { id: '6', communityId: 'dunes' },
    ],
    deals: [
      { id: '7', stage: 'Closed Won', communityRecordIds: ['5'] },
      { id: '8', stage: 'Lead', communityRecordIds: ['6'] },
    ],
    engagements: [{ dealIds: ['7'], contractIds: ['recC'], ...engagement }],
    contracts: [{ id: 'recC', dealIds: ['7'], ...contract }],
  },
});

export const referenceExamples: Example[] = [
  {
    given: 'a deal of “reefs” whose engagement says “reefs” and whose contract names the deal',
    then: 'the rule holds',
    outcome: 'pass',
    ...given({ communityId: 'reefs' }),
  },
  {
    given: 'a deal of “reefs” whose engagement says “Reefs”',
    then: 'the rule holds, because case is the matter of another rule',
    outcome: 'pass',
    ...given({ communityId: 'Reefs' }),
  },
  {
    given: 'a deal of “reefs” whose engagement says “dunes”',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given({ communityId: 'dunes' }),
  },
  {
    given: 'a deal of “reefs” whose engagement lists the contract of a deal of “dunes”',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given({ communityId: 'reefs' }, { dealIds: ['8'] }),
  },
  {
    given: 'a deal whose community has no community_id',
    then: 'it is not evaluated, because there is nothing to compare with',
    outcome: 'not-evaluated',
    ...given({ communityId: 'reefs' }, {}, null),
  },
];
