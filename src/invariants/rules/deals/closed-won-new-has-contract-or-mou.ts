import { systemName } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { agreementsOf, eachClosedWon } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const closedWonNewHasContractOrMou: Rule = {
  id: 'closed-won-new-has-contract-or-mou',
  title: 'A new won deal has an executed agreement in Airtable',
  statement:
    'Every Closed Won new deal has a service agreement, MoU or purchase order among the contracts in Airtable, executed on or before the day of the check.',
  why: 'The contract says what was promised and for how long. A draft obliges nobody.',
  fix: "Add the agreement to Contracts in Airtable with its executed date and the deal's HubSpot id.",
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/closed-won#agreement',
  reads: {
    needs: ['deals.stageId', 'deals.type'],
    clears: ['contracts.executedOn', 'contracts.dealRef', 'engagements.dealRef'],
  },
  evaluate: (context) =>
    eachClosedWon(context, 'new', (deal, subject) => {
      const { executed, drafts, doubt } = agreementsOf(deal, context, () => true);
      if (executed.length > 0) return pass(subject);
      if (doubt) return notEvaluated(subject, doubt);
      const fact = drafts.length > 0 ? 'only a contract that is not executed' : 'no contract or MoU';
      return fail(subject, {
        severity: 'error',
        evidence: related(
          'draft',
          'contract',
          drafts.map(({ id }) => id),
        ),
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} is new and Closed Won with ${fact} in ${systemName('airtable', context.config)}, so what was agreed cannot be shown.`,
      });
    }),
  examples: [
    {
      given: 'a Closed Won new deal and a memorandum of understanding that was executed on the day of the check',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'new' }],
        contracts: [{ type: 'MoU', dealIds: ['1'], executedOn: '2026-06-15' }],
      },
    },
    {
      given: 'a Closed Won new deal whose only contract is executed one day after the day of the check',
      then: 'it is an error, because the contract is not executed yet',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'new' }],
        contracts: [{ type: 'Service Agreement', dealIds: ['1'], executedOn: '2026-06-16' }],
      },
    },
    {
      given: 'a Closed Won new deal whose contract is listed on its engagement instead of naming the deal',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'new' }],
        engagements: [{ dealIds: ['1'], contractIds: ['recC1'] }],
        contracts: [{ id: 'recC1', type: 'Purchase Order', executedOn: '2026-01-10' }],
      },
    },
    {
      given: 'a Closed Won deal without a type and without a contract',
      then: 'it is not evaluated, because a renewal needs none',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: null }] },
    },
  ],
};
