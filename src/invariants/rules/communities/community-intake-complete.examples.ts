import type { Community, Stage } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const REQUIRED: Partial<Community> = {
  shortName: 'Reefs',
  longName: 'The Reef Network',
  communityId: 'reefs',
  cloudProvider: 'aws',
  cloudRegion: 'us-west-2',
};
/** With people and tier, 14 of the 15 facts: without the data. */
const NEARLY_ALL: Partial<Community> = {
  ...REQUIRED,
  website: 'https://reefs.example/',
  githubOrg: 'https://github.com/example-org',
  githubRepos: ['https://github.com/example-org/reefs'],
  logoUrl: 'https://reefs.example/logo.svg',
  contextGoals: 'A common place for the data.',
  contextCommunity: 'Forty reef ecologists.',
  contextInfrastructure: 'One environment for all.',
};

const at = (stage: Stage, community: Partial<Community>, tier = true): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', ...community }],
    deals: [
      {
        stage,
        communityRecordIds: ['5'],
        contacts: [{ personId: '8', roles: ['Buyer'] }],
        serviceTier: tier ? 'advanced' : null,
      },
    ],
  },
});

export const intakeExamples: Example[] = [
  {
    given: 'a community at Negotiation with 9 of 15 facts',
    then: 'the rule holds, because that is 60 %',
    outcome: 'pass',
    ...at('Negotiation', { ...REQUIRED, website: 'https://reefs.example/', contextGoals: 'A common place.' }),
  },
  {
    given: 'a community at Negotiation with 8 of 15 facts',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...at('Negotiation', { ...REQUIRED, website: 'https://reefs.example/' }),
  },
  {
    given: 'a community at Contract Admin with 14 of 15 facts',
    then: 'the rule holds, because that is more than 90 %',
    outcome: 'pass',
    ...at('Contract Admin', NEARLY_ALL),
  },
  {
    given: 'a community at Contract Admin with 13 of 15 facts',
    then: 'it is a warning',
    outcome: 'fail',
    severity: 'warning',
    ...at('Contract Admin', { ...NEARLY_ALL, logoUrl: null }),
  },
  {
    given: 'a community at Closed Won with every required fact and no other',
    then: 'the rule holds',
    outcome: 'pass',
    ...at('Closed Won', REQUIRED),
  },
  {
    given: 'a community at Closed Won with everything but the service tier',
    then: 'it is a warning, because the tier is required',
    outcome: 'fail',
    severity: 'warning',
    ...at('Closed Won', { ...NEARLY_ALL, contextData: 'Surveys.' }, false),
  },
  {
    given: 'a community at Negotiation about which little is known, with another deal that could not be read',
    then: 'it is not evaluated, because that deal may name people and tier',
    outcome: 'not-evaluated',
    ...at('Negotiation', { ...REQUIRED, website: 'https://reefs.example/' }),
    setAside: [
      { noun: 'deals', id: '9', name: null, field: 'amount', expected: 'an amount', found: '"1,000"', links: ['5'] },
    ],
  },
];
