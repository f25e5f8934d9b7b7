import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

const DATES = { contractStart: '2026-09-01', contractEnd: '2027-08-31' };

export const negotiationDatesPresent = dealStates({
  id: 'negotiation-dates-present',
  title: 'A negotiated deal has its dates',
  statement:
    'From Negotiation on, every deal has the start and the end of its contract; from Contract Admin on it is an error to lack one.',
  why: 'Capacity, renewal and revenue are counted from these two days. An agreement without them has no beginning and no end.',
  fix: 'Set contract_start_date and contract_end_date on the deal as the agreement has them.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/negotiation#dates',
  reads: { needs: ['deals.stageId', 'deals.contractStart', 'deals.contractEnd'], clears: [] },
  at: from('Negotiation'),
  graveFrom: 'Contract Admin',
  lack: ({ contractStart, contractEnd }) => {
    if (contractStart === null) return `has no contract start${contractEnd === null ? ' and no contract end' : ''}`;
    return contractEnd === null ? 'has no contract end' : null;
  },
  consequence: 'the work cannot be planned and its revenue cannot be counted',
  examples: [
    dealExample({ stage: 'Negotiation', ...DATES }, 'a deal at Negotiation with both dates', 'the rule holds', 'pass'),
    dealExample(
      { stage: 'Negotiation', ...DATES, contractEnd: null },
      'a deal at Negotiation without an end',
      'it is a warning',
      'warning',
    ),
    dealExample(
      { stage: 'Contract Admin', ...DATES, contractStart: null },
      'a deal at Contract Admin without a start',
      'it is an error',
      'error',
    ),
    dealExample({ stage: 'Closed Won' }, 'a Closed Won deal without either', 'it is an error', 'error'),
    atUnknownStage,
  ],
});
