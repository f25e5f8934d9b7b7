import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const proposalPsNotified = dealStates({
  id: 'proposal-ps-notified',
  title: 'Product & Services know of the proposal',
  statement: 'From Proposal on, every deal has the day on which BD told Product & Services that their input is needed.',
  why: 'A proposal promises work that others do. They can only check what they have heard of.',
  fix: 'Send Product & Services the link to the deal, and set ps_notified_date to the day.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/proposal#review-by-product-and-services',
  reads: { needs: ['deals.stageId', 'deals.psNotifiedOn'], clears: [] },
  at: from('Proposal'),
  lack: ({ psNotifiedOn }) => (psNotifiedOn === null ? 'has no day on which Product & Services were told of it' : null),
  consequence: 'they may learn of the work when it is sold',
  examples: [
    dealExample(
      { stage: 'Proposal', psNotifiedOn: '2026-06-01' },
      'a deal at Proposal of which Product & Services were told on 1 June 2026',
      'the rule holds',
      'pass',
    ),
    dealExample({ stage: 'Proposal' }, 'a deal at Proposal without that day', 'it is a warning', 'warning'),
    dealExample({ stage: 'Closed Won' }, 'a Closed Won deal without that day', 'it is a warning', 'warning'),
    atUnknownStage,
  ],
});
