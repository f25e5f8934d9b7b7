import type { Contract, Day, Deal } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { agreementsOf, eachClosedWonDeal, unlessRenewal } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** An MoU lets a new deal be Closed Won, but it is no agreement under which an invoice can be sent. */
const counts = (type: NonNullable<Contract['type']>) => type !== 'MoU';

const isExecutedOnDeal = ({ agreementType, agreementExecutedOn }: Deal, asOf: Day) =>
  (agreementType === 'service_agreement' || agreementType === 'purchase_order') &&
  agreementExecutedOn !== null &&
  agreementExecutedOn <= asOf;

export const contractAdminExitHasExecutedAgreement: Rule = {
  id: 'contract-admin-exit-has-executed-agreement',
  title: 'Contract Admin is left with an executed agreement',
  statement:
    'Every Closed Won deal has an executed service agreement or purchase order, on the deal in HubSpot or among the contracts in Airtable.',
  why: 'An executed agreement is what allows work to start and an invoice to be sent.',
  fix: 'Set agreement type and executed date on the deal, or add the executed contract in Airtable.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/contract-admin#executed-agreement',
  reads: {
    needs: ['deals.stageId'],
    clears: [
      'deals.type',
      'deals.agreementType',
      'deals.agreementExecutedOn',
      'contracts.executedOn',
      'contracts.dealRef',
      'engagements.dealRef',
    ],
  },
  evaluate: (context) =>
    eachClosedWonDeal(context, (deal, subject) => {
      if (isExecutedOnDeal(deal, context.asOf)) return pass(subject);
      const { executed, drafts, doubt } = agreementsOf(deal, context, counts);
      if (executed.length > 0) return pass(subject);
      if (doubt) return notEvaluated(subject, doubt);
      return fail(subject, {
        severity: unlessRenewal(deal),
        evidence: related(
          'draft',
          'contract',
          drafts.map(({ id }) => id),
        ),
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} left Contract Admin without an executed service agreement or purchase order on record, so nothing shows what may be delivered and invoiced.`,
      });
    }),
  examples: [
    {
      given: 'a Closed Won deal whose service agreement was executed on the day of the check',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        deals: [
          {
            id: '1',
            stage: 'Closed Won',
            type: 'new',
            agreementType: 'service_agreement',
            agreementExecutedOn: '2026-06-15',
          },
        ],
      },
    },
    {
      given: 'a Closed Won new deal whose only agreement is an MoU',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'new', agreementType: 'mou', agreementExecutedOn: '2026-01-10' }],
      },
    },
    {
      given: 'a Closed Won renewal without an agreement',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'renewal' }] },
    },
    {
      given: 'a Closed Won deal with an executed contract that does not say of which type it is',
      then: 'it is not evaluated, because the contract may be an MoU',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'new' }],
        contracts: [{ dealIds: ['1'], type: null, executedOn: '2026-01-10' }],
      },
    },
  ],
};
