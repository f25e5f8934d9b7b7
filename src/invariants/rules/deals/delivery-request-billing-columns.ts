import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { capital } from '../../words.ts';
import { eachOrderedDeal } from './select-ordered.ts';
import type { Rule } from '../../types.ts';

export const deliveryRequestBillingColumns: Rule = {
  id: 'delivery-request-billing-columns',
  title: 'A delivery request has its billing columns',
  statement: 'Every deal with an order that is not Closed Lost has the day on which its billing columns were made.',
  why: 'Cloud cost is passed on from the columns of the cloud-billing sheet. Without them the cost of the deal is billed to nobody.',
  fix: 'Add the columns for the deal to the cloud-billing sheet, and have billing_columns_date set to the day.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'engagements/hand-off#outcomes-of-the-delivery-request',
  reads: { needs: ['deals.stageId', 'deals.billingColumnsOn'], clears: [] },
  evaluate: (context) =>
    eachOrderedDeal(context, (deal, subject) => {
      if (deal.billingColumnsOn !== null) return pass(subject);
      return fail(subject, {
        severity: 'warning',
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} has an order and no date for its columns in the cloud-billing sheet, so its cloud cost may be billed to nobody.`,
      });
    }),
  examples: [
    {
      given: 'a deal with an order whose billing columns were made on 1 June 2026',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', billingColumnsOn: '2026-06-01' }],
        orders: [{ dealIds: ['1'] }],
      },
    },
    {
      given: 'a deal with an order and no such day',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Contract Admin' }], orders: [{ dealIds: ['1'] }] },
    },
    {
      given: 'a deal without such a day and with an order that could not be read',
      then: 'it is not evaluated, and record-parses reports the order',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won' }] },
      setAside: [
        { noun: 'orders', id: '9', name: null, field: 'createdOn', expected: 'a date', found: '"soon"', links: ['1'] },
      ],
    },
  ],
};
