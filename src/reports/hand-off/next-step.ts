import { STAGES, type Deal } from '../../model/index.ts';
import { sop } from '../workspace/addresses.ts';
import { firstLacking } from './checklist.ts';
import type { DealState } from './state.ts';

/** What is to be done next about a deal, by whom, and where the handbook says how. */
export interface NextStep {
  words: string;
  sop: string | null;
  owner: string | null;
}

/** Of each rule of a checklist, what puts it right; a verb first. */
const ACTIONS: Record<string, string> = {
  'qualified-deal-in-scope': 'Decide whether it is in scope',
  'proposal-ps-notified': 'Tell P&S of the proposal',
  'proposal-capacity-confirmed': 'Ask P&S to confirm capacity',
  'negotiation-dates-present': 'Set start and end of the contract',
  'service-agreement-linked': 'Link the agreement',
  'community-intake-complete': 'Complete the hand-off packet',
  'contract-admin-verbal-close': 'Record the day of the verbal yes',
  'contract-admin-exit-has-executed-agreement': 'Record the executed agreement',
  'contract-admin-exit-has-delivery-request': 'Create the order',
  'closed-won-deal-has-engagement': 'Create the engagement',
  'delivery-request-produced-outcomes': 'Create project and deliverables',
  'delivery-request-billing-columns': 'Add the billing columns',
  'closed-lost-has-reason': 'Record why it was lost',
  'deal-has-at-most-one-engagement': 'Keep one engagement, and cancel or correct the other',
  'engagement-has-exactly-one-deal': 'Correct HubSpot Deal ID on the engagement',
  'engagement-deal-is-closed-won': 'Move the deal to its stage, or cancel the engagement',
};

const STAGE_NAMES = sop('sales/pipeline#stage-names');
const MOVE = sop('sales/pipeline#move-a-deal');
const PACKET = sop('engagements/hand-off#the-hand-off-packet');

export function nextStepOf(deal: Deal, { checklist, comparisons, agreement, packet, deliveries }: DealState): NextStep {
  const { stage } = deal;
  if (stage === null) return { words: 'Give it one of the seven stages', sop: STAGE_NAMES, owner: 'BD' };
  const lacking = firstLacking(checklist);
  if (lacking) return { words: ACTIONS[lacking.id] ?? lacking.words, sop: lacking.sop, owner: lacking.owner };
  const rows = comparisons.flatMap(({ engagement, rows: all }) => (engagement ? all : []));
  const field = rows.find(({ is, isWaived }) => is === 'different' && !isWaived);
  if (field) return { words: `Correct: ${field.label.toLowerCase()} differs`, sop: field.sop, owner: null };
  const needed = packet.needed[0];
  if (needed && agreement.isDue) return { words: `Complete the packet: ${needed.title}`, sop: PACKET, owner: 'BD' };
  const [delivery] = deliveries.flatMap(({ next }) => next ?? []);
  if (delivery) return delivery;
  const missing = rows.find(({ is }) => is === 'missing');
  if (missing) return { words: `Enter what is missing: ${missing.label.toLowerCase()}`, sop: missing.sop, owner: null };
  if (checklist.unknown > 0) return { words: 'Clear up what is not known', sop: null, owner: null };
  if (stage === 'Closed Won' || stage === 'Closed Lost') return { words: 'Nothing', sop: null, owner: null };
  const people = checklist.items.filter(({ says }) => says === 'people').length;
  const onward = STAGES[STAGES.indexOf(stage) + 1] ?? stage;
  return people === 0
    ? { words: `Move it to ${onward}`, sop: MOVE, owner: 'BD' }
    : { words: `Confirm what no system records, then move it to ${onward}`, sop: MOVE, owner: 'BD' };
}
