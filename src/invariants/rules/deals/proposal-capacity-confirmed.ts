import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const proposalCapacityConfirmed = dealStates({
  id: 'proposal-capacity-confirmed',
  title: 'Capacity for the proposal is confirmed',
  statement: 'From Proposal on, every deal has the day on which Product & Services confirmed that they have capacity.',
  why: 'Work that is sold without people to do it is late from its first day, and makes other work late.',
  fix: 'Check with the deal owner what is needed, and set capacity_confirmed_date to the day of the yes.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'sales/proposal#review-by-product-and-services',
  reads: { needs: ['deals.stageId', 'deals.capacityConfirmedOn'], clears: [] },
  at: from('Proposal'),
  lack: ({ capacityConfirmedOn }) =>
    capacityConfirmedOn === null ? 'has no day on which its capacity was confirmed' : null,
  consequence: 'nobody has said that there are people for the work',
  examples: [
    dealExample(
      { stage: 'Proposal', capacityConfirmedOn: '2026-06-08' },
      'a deal at Proposal whose capacity was confirmed on 8 June 2026',
      'the rule holds',
      'pass',
    ),
    dealExample({ stage: 'Proposal' }, 'a deal at Proposal without that day', 'it is a warning', 'warning'),
    dealExample({ stage: 'Negotiation' }, 'a deal at Negotiation without that day', 'it is a warning', 'warning'),
    atUnknownStage,
  ],
});
