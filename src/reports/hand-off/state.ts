import { isFrom, type Deal, type Engagement } from '../../model/index.ts';
import { checklistOf, type Checklist } from './checklist.ts';
import { agreementOf, comparisonsOf, type Comparison } from './compare.ts';
import type { Desk } from './desk.ts';
import { packetOf, type Packet } from './packet.ts';
import type { Delivery } from './verified.ts';

/** Everything that is known of a deal and its hand-off. */
export interface DealState {
  checklist: Checklist;
  comparisons: Comparison[];
  agreement: Agreement;
  packet: Packet;
  deliveries: Delivery[];
  /** Things that the deal lacks: of its checklist, and fields that differ or that one side does not state. What is waived is not counted. */
  lacks: number;
  /** The same without what is not due yet. */
  due: number;
}

interface Agreement {
  different: number;
  missing: number;
  notJudged: number;
  /** Whether P&S needs the packet by now: it is asked to start at Contract Admin. */
  isDue: boolean;
}

/** @param deliveryOf what was made once of each engagement */
export function stateOf(deal: Deal, desk: Desk, deliveryOf: (engagement: Engagement) => Delivery): DealState {
  const checklist = checklistOf(deal, desk);
  const comparisons = comparisonsOf(deal, desk);
  const packet = packetOf(deal, desk);
  const deliveries = desk.look
    .engagementsOfDeal(deal.id)
    .filter(({ status }) => status !== 'Cancelled')
    .map(deliveryOf);
  const isDue = deal.stage !== null && isFrom(deal.stage, 'Contract Admin');
  const agreement = { ...agreementOf(comparisons), isDue };
  const lacking = [...checklist.items, ...checklist.earlier, ...checklist.beside].filter(
    ({ says, isWaived }) => says === 'lacking' && !isWaived,
  );
  const early = lacking.filter(({ severity }) => severity === 'info').length;
  const lacks = lacking.length + agreement.different + agreement.missing;
  return { checklist, comparisons, agreement, packet, deliveries, lacks, due: lacks - early };
}
