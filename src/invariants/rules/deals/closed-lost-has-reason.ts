import { atUnknownStage, dealExample, dealStates } from './deal-states.ts';

export const closedLostHasReason = dealStates({
  id: 'closed-lost-has-reason',
  title: 'A lost deal has a reason',
  statement: 'Every Closed Lost deal says why it was lost.',
  why: 'The reasons for lost deals are the cheapest way to learn what the service or its price lacks.',
  fix: 'Set lost_reason on the deal, in words that still mean something in two years.',
  severity: 'info',
  owner: 'BD',
  handbook: 'sales/closed-lost#reason',
  reads: { needs: ['deals.stageId', 'deals.lostReason'], clears: [] },
  at: (stage) => stage === 'Closed Lost',
  lack: ({ lostReason }) => (lostReason === null ? 'has no reason for it' : null),
  consequence: 'nothing can be learnt from it',
  examples: [
    dealExample(
      { stage: 'Closed Lost', lostReason: 'The grant was not awarded.' },
      'a Closed Lost deal with a reason',
      'the rule holds',
      'pass',
    ),
    dealExample({ stage: 'Closed Lost' }, 'a Closed Lost deal without a reason', 'it is listed as info', 'info'),
    atUnknownStage,
  ],
});
