import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const dealOpportunityTypeSet = dealStates({
  id: 'deal-opportunity-type-set',
  title: 'A deal is new or a renewal',
  statement: 'From Qualified on, every deal has the type new or renewal; at Closed Won it is an error to have none.',
  why: 'New deals and renewals are held to different rules. Nobody can tell which of them a deal without a type breaks.',
  fix: 'Set the deal type in HubSpot, or map its label under hubspot.dealTypes in plumbline.config.ts.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/pipeline#two-types-of-deal',
  reads: { needs: ['deals.stageId', 'deals.type'], clears: [] },
  at: from('Qualified'),
  graveFrom: 'Closed Won',
  lack: ({ type, typeLabel }) => {
    if (type !== null) return null;
    return typeLabel === null ? 'has no type' : `has the type “${typeLabel}”, which is neither new nor renewal`;
  },
  consequence: 'the rules for new deals and for renewals cannot watch it',
  examples: [
    dealExample({ stage: 'Qualified', type: 'new' }, 'a new deal at Qualified', 'the rule holds', 'pass'),
    dealExample({ stage: 'Qualified' }, 'a deal at Qualified without a type', 'it is a warning', 'warning'),
    dealExample({ stage: 'Contract Admin' }, 'a deal at Contract Admin without a type', 'it is a warning', 'warning'),
    dealExample({ stage: 'Closed Won' }, 'a Closed Won deal without a type', 'it is an error', 'error'),
    dealExample(
      { stage: 'Proposal', typeLabel: 'partner' },
      'a deal at Proposal with the type “partner”, which the configuration does not map',
      'it is a warning',
      'warning',
    ),
    atUnknownStage,
  ],
});
