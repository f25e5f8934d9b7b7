import { daysBetween, isOpen, systemName, type Deal } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { count } from '../words.ts';
import { communityPage, dealPage } from '../workspace/addresses.ts';
import { communityOfDeal, type CommunityRef } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { WorkRecord } from '../workspace/part.ts';
import { agreementWords } from './agreement-words.ts';
import type { Checklist } from './checklist.ts';
import type { Comparison } from './compare.ts';
import { nextStepOf, type NextStep } from './next-step.ts';
import type { Packet } from './packet.ts';
import type { DealState } from './state.ts';
import type { Delivery } from './verified.ts';

/** The page of one deal. */
export interface DealRecord extends WorkRecord {
  name: string;
  /** One line that answers: did everything that BD knows reach P&S? */
  answer: string;
  stage: string;
  type: string;
  amount: string | null;
  owner: string | null;
  days: number | null;
  url: string | null;
  community: (CommunityRef & { page: string | null; url: string | null }) | null;
  /** Further communities of the deal. */
  others: string[];
  next: NextStep;
  checklist: Checklist;
  comparisons: Comparison[];
  packet: Packet;
  deliveries: Delivery[];
  /** Engagements that were cancelled, which are neither compared nor counted. */
  cancelled: string[];
  /** What the organisation calls the system of the engagements. */
  kept: string;
}

export function recordOf(deal: Deal, state: DealState, inputs: WorkInputs): DealRecord {
  const { look, urlOf, config } = inputs;
  const { checklist, comparisons, packet, deliveries } = state;
  const community = communityOfDeal(deal, inputs);
  const [amount] = amountsOf(deal.amount === null ? [] : [deal.amount]);
  const cancelled = look.engagementsOfDeal(deal.id).filter(({ status }) => status === 'Cancelled');
  return {
    ...{ id: deal.id, path: dealPage(deal.id), name: nameOf(deal) },
    ...{ checklist, comparisons, packet, deliveries, url: urlOf('deal', deal.id) },
    answer: answerOf(deal, state),
    stage: stageWords(deal),
    type: deal.type ?? deal.typeLabel ?? 'Type not recorded',
    amount: amount ? amountText(amount) : null,
    owner: deal.ownerName,
    days: daysInStage(deal, inputs),
    community: community && {
      ...community,
      page: community.recordId === null ? null : communityPage(community.recordId),
      url: community.recordId === null ? null : urlOf('community', community.recordId),
    },
    others: deal.communityRecordIds
      .filter((id) => id !== community?.recordId)
      .map((id) => look.byId.communities.get(id)?.shortName ?? `Company ${id}`),
    next: nextStepOf(deal, state),
    cancelled: cancelled.map(({ id, name }) => name ?? id),
    kept: systemName('airtable', config),
  };
}

export const nameOf = ({ id, name }: Deal): string => name ?? `Deal ${id}`;

/** A stage as the team calls it; one that is none of the seven as the source does. */
export const stageWords = ({ stage, stageLabel }: Deal): string => stage ?? stageLabel ?? 'Not known';

/** Null where it is not known; a day that is still to come tells nothing. */
export function daysInStage({ stageEnteredOn }: Deal, { asOf }: Pick<WorkInputs, 'asOf'>): number | null {
  const days = stageEnteredOn === null ? null : daysBetween(stageEnteredOn, asOf);
  return days === null || days < 0 ? null : days;
}

function answerOf({ stage }: Deal, { checklist, comparisons, agreement, packet }: DealState): string {
  if (stage === null) return 'The stage of this deal is none of the seven, so what it needs cannot be told.';
  const met =
    checklist.judged === 0
      ? `What leaving ${stage} needs is left to people`
      : `${checklist.met} of ${count(checklist.judged, 'check')} ${checklist.met === 1 ? 'is' : 'are'} met for ${isOpen(stage) ? 'leaving ' : ''}${stage}`;
  const beside = comparisons.some(({ engagement }) => engagement)
    ? `; ${agreementWords(agreement).toLowerCase()} between deal and engagement`
    : '';
  return `${met}${beside}. The hand-off packet holds ${packet.known} of ${packet.of} facts.`;
}
