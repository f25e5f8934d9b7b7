import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const contractAdminVerbalClose = dealStates({
  id: 'contract-admin-verbal-close',
  title: 'A deal in Contract Admin was closed verbally',
  statement: 'From Contract Admin on, every deal has the day on which the community said yes.',
  why: 'Signatures are collected for what has been agreed. Before the yes they are asked for too early.',
  fix: 'Set verbal_close_date to the day of the yes, or move the deal back to Negotiation.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/contract-admin#verbal-close',
  reads: { needs: ['deals.stageId', 'deals.verbalCloseOn'], clears: [] },
  at: from('Contract Admin'),
  lack: ({ verbalCloseOn }) => (verbalCloseOn === null ? 'has no verbal close date' : null),
  consequence: 'nothing shows that the community has agreed to the text',
  examples: [
    dealExample(
      { stage: 'Contract Admin', verbalCloseOn: '2026-06-10' },
      'a deal at Contract Admin that was closed verbally on 10 June 2026',
      'the rule holds',
      'pass',
    ),
    dealExample({ stage: 'Contract Admin' }, 'a deal at Contract Admin without that day', 'it is a warning', 'warning'),
    dealExample({ stage: 'Closed Won' }, 'a Closed Won deal without that day', 'it is a warning', 'warning'),
    atUnknownStage,
  ],
});
