import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const amountPresent = dealStates({
  id: 'amount-present',
  title: 'A proposed deal has an amount',
  statement:
    'From Proposal on, every deal has an amount above zero and its currency; at Closed Won it is an error to lack either.',
  why: 'The pipeline and the revenue are sums of these amounts. A deal that lacks one makes both too small.',
  fix: 'Set amount and currency on the deal as the quote or the agreement has them.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/proposal#price',
  reads: { needs: ['deals.stageId', 'deals.amount', 'deals.currency'], clears: [] },
  at: from('Proposal'),
  graveFrom: 'Closed Won',
  lack: ({ amount }) => {
    if (amount === null) return 'has no amount';
    if (amount.minor <= 0) return 'has an amount that is not above zero';
    return amount.currency === null ? 'has an amount without a currency' : null;
  },
  consequence: 'pipeline and revenue are counted without it',
  examples: [
    dealExample(
      { stage: 'Proposal', amount: { minor: 1, currency: 'USD' } },
      'a deal at Proposal over one cent',
      'the rule holds',
      'pass',
    ),
    dealExample(
      { stage: 'Proposal', amount: { minor: 0, currency: 'USD' } },
      'a deal at Proposal over zero dollars',
      'it is a warning',
      'warning',
    ),
    dealExample(
      { stage: 'Contract Admin', amount: { minor: 4_815_000, currency: null } },
      'a deal at Contract Admin with an amount in no currency',
      'it is a warning',
      'warning',
    ),
    dealExample({ stage: 'Closed Won' }, 'a Closed Won deal without an amount', 'it is an error', 'error'),
    atUnknownStage,
  ],
});
