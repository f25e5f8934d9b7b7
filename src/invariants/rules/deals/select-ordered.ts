import { doubt } from '../../doubt.ts';
import { notEvaluated } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import type { Deal, Order } from '../../../model/index.ts';
import type { Context, Outcome, Subject } from '../../types.ts';

/**
 * Judges the deals with an order, the delivery request. Nothing is delivered for a lost deal, so those are left out.
 * `judge` gives null for a deal that the rule leaves out.
 */
export const eachOrderedDeal = (
  context: Context,
  judge: (deal: Deal, subject: Subject, orders: readonly Order[]) => Outcome | null,
): Outcome[] =>
  eachDeal(
    context,
    (stage) => stage !== 'Closed Lost',
    (deal, subject) => {
      const orders = context.index.ordersOfDeal(deal.id);
      if (orders.length > 0) return judge(deal, subject, orders);
      const uncertain = doubt(context.index, 'orders', { naming: [deal.id] });
      return uncertain ? notEvaluated(subject, uncertain) : null;
    },
  );
