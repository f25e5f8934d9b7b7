import { communityOfDeal } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachClosedWonDeal, unlessRenewal } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const contractAdminExitHasDeliveryRequest: Rule = {
  id: 'contract-admin-exit-has-delivery-request',
  title: 'Contract Admin is left with a delivery request',
  statement: 'Every Closed Won deal has at least one order in HubSpot: the request to start delivery.',
  why: 'The order is how Product & Services learn that there is work. Without it nobody has been asked to start.',
  fix: 'Create the order in HubSpot and associate it with the deal.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/contract-admin#delivery-request',
  reads: { needs: ['deals.stageId'], clears: ['deals.type'] },
  evaluate: (context) =>
    eachClosedWonDeal(context, (deal, subject) => {
      if (context.index.ordersOfDeal(deal.id).length > 0) return pass(subject);
      const uncertain = doubt(context.index, 'orders', { naming: [deal.id] });
      if (uncertain) return notEvaluated(subject, uncertain);
      return fail(subject, {
        severity: unlessRenewal(deal),
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} left Contract Admin without an order, so Product & Services have not been asked to start.`,
      });
    }),
  examples: [
    {
      given: 'a Closed Won deal with an order',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'new' }], orders: [{ dealIds: ['1'] }] },
    },
    {
      given: 'a Closed Won new deal without an order',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'new' }] },
    },
    {
      given: 'a Closed Won renewal without an order',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'renewal' }] },
    },
    {
      given: 'a Closed Won deal that is named by an order which could not be read',
      then: 'it is not evaluated',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'new' }] },
      setAside: [
        { noun: 'orders', id: '7', name: null, field: 'createdOn', expected: 'a date', found: '"now"', links: ['1'] },
      ],
    },
  ],
};
