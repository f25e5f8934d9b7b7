import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const qualifiedDealInScope = dealStates({
  id: 'qualified-deal-in-scope',
  title: 'A qualified deal is in scope',
  statement: 'From Qualified on, the scope decision of every deal is in_scope.',
  why: 'A deal that goes on without a decision about its scope costs a proposal, and often a service that we cannot give.',
  fix: 'Set scope_decision on the deal, or move the deal back to Lead or to Closed Lost.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/qualified#scope',
  reads: { needs: ['deals.stageId', 'deals.scopeDecision'], clears: [] },
  at: from('Qualified'),
  lack: ({ scopeDecision }) => {
    if (scopeDecision === 'in_scope') return null;
    return scopeDecision === null ? 'has no scope decision' : `has the scope decision “${scopeDecision}”`;
  },
  consequence: 'time goes into a deal that nobody has found to be in scope',
  examples: [
    dealExample(
      { stage: 'Qualified', scopeDecision: 'in_scope' },
      'a deal at Qualified that is in scope',
      'the rule holds',
      'pass',
    ),
    dealExample({ stage: 'Qualified' }, 'a deal at Qualified without a scope decision', 'it is a warning', 'warning'),
    dealExample(
      { stage: 'Closed Won', scopeDecision: 'out_of_scope' },
      'a Closed Won deal that was found to be out of scope',
      'it is a warning',
      'warning',
    ),
    atUnknownStage,
  ],
});
