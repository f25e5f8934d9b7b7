import { isOpen, type Deal } from '../../model/index.ts';
import { compare } from '../words.ts';
import { dealPage } from '../workspace/addresses.ts';
import { openIn } from '../workspace/record-links.ts';
import { communityCell, communityOfDeal } from '../workspace/community.ts';
import {
  number,
  several,
  status,
  text,
  type Cell,
  type Column,
  type Shape,
  type Shown,
  type WorkTable,
} from '../workspace/table.ts';
import { agreementState, agreementWords } from './agreement-words.ts';
import { firstLacking } from './checklist.ts';
import type { Desk } from './desk.ts';
import { nextStepOf } from './next-step.ts';
import { daysInStage, nameOf, stageWords } from './record.ts';
import type { DealState } from './state.ts';

export interface Listed {
  deal: Deal;
  state: DealState;
}

const COLUMNS: Column[] = [
  { id: 'deal', label: 'Deal', description: 'Name of the deal in HubSpot', kind: 'text' },
  { id: 'community', label: 'Community', description: 'Community of the deal', kind: 'text' },
  { id: 'stage', label: 'Stage', description: 'Deal stage', kind: 'text', filter: 'choice' },
  {
    ...{ id: 'lacks', label: 'Lacks', kind: 'number', filter: 'range' },
    description:
      'Things that the deal lacks: of what its stage and earlier ones need, and fields that differ from the engagement or are missing on one side; what is waived is not counted',
  },
  {
    id: 'checklist',
    label: 'Checklist',
    description: 'What must be true to leave the stage, as far as it is recorded',
    kind: 'text',
  },
  { id: 'next', label: 'Next step', description: 'What is to be done next', kind: 'text' },
  {
    id: 'agreement',
    label: 'Deal and engagement',
    description: 'Whether they state the same',
    kind: 'text',
    filter: 'choice',
  },
  {
    id: 'packet',
    label: 'Packet',
    description: 'Known facts of the hand-off packet, in per cent',
    kind: 'number',
    filter: 'range',
  },
  {
    id: 'delivery',
    label: 'Delivery',
    description: 'Whether the delivery of the engagement is verified',
    kind: 'text',
    filter: 'choice',
  },
  {
    id: 'days',
    label: 'Days in stage',
    description: 'Days since the deal entered its stage',
    kind: 'number',
    filter: 'range',
  },
  { id: 'type', label: 'Type', description: 'New or renewal', kind: 'text', filter: 'choice', hidden: true },
  { id: 'team', label: 'Team', description: 'Who does it', kind: 'text', filter: 'choice', hidden: true },
  {
    ...{ id: 'records', label: 'Records', kind: 'text', hidden: true },
    description: 'Ids of the deal in HubSpot and of its engagements',
  },
  {
    id: 'community-id',
    label: 'Community ID',
    description: 'community_id of the community',
    kind: 'text',
    hidden: true,
  },
];

/** Deals and what each lacks; those that lack most first. */
export const dealsTable = (listed: readonly Listed[], desk: Desk): WorkTable => ({
  id: 'hand-off',
  title: 'Deals from Proposal on',
  columns: COLUMNS,
  rows: [...listed].sort((a, b) => inOrder(a, b, desk)).map((one) => rowOf(one, desk)),
  empty: 'Deals from Proposal on stand here, with what each lacks. There is none, and nothing is wrong with that.',
  source: 'HubSpot deals and orders, with the engagements and contracts that name them',
});

const inOrder = (a: Listed, b: Listed, desk: Desk): number =>
  b.state.due - a.state.due ||
  b.state.lacks - a.state.lacks ||
  b.state.checklist.unknown - a.state.checklist.unknown ||
  Number(b.deal.stage === null) - Number(a.deal.stage === null) ||
  Number(isOpenDeal(b.deal)) - Number(isOpenDeal(a.deal)) ||
  (daysInStage(b.deal, desk) ?? -1) - (daysInStage(a.deal, desk) ?? -1) ||
  compare(nameOf(a.deal), nameOf(b.deal)) ||
  compare(a.deal.id, b.deal.id);

const isOpenDeal = ({ stage }: Deal) => stage !== null && isOpen(stage);

function rowOf({ deal, state }: Listed, desk: Desk): Cell[] {
  const { packet, lacks } = state;
  const community = communityOfDeal(deal, desk);
  const next = nextStepOf(deal, state);
  const [days, share] = [daysInStage(deal, desk), Math.floor((packet.known * 100) / packet.of)];
  const isLong = isOpenDeal(deal) && days !== null && days >= desk.config.thresholds.openDealLookDays;
  return [
    several(nameOf(deal), [{ text: nameOf(deal), href: dealPage(deal.id) }, ...recordsOf(deal, state, desk)]),
    communityCell(community),
    deal.stage === null ? status('Not known', 'warning', stageWords(deal)) : text(deal.stage),
    number(lacks),
    checklistCell(state),
    several(next.words, [{ text: next.words, href: next.sop }]),
    agreementCell(state),
    number(share, `${share} %`, `${packet.known} of ${packet.of}`),
    deliveryCell(state),
    number(days, undefined, isLong ? 'deserves a look' : null),
    text(deal.type),
    text(next.owner),
    text([deal.id, ...state.deliveries.map((one) => one.id)].join(' ')),
    text(community?.communityId ?? null),
  ];
}

function checklistCell({ checklist }: DealState): Cell {
  const { met, judged, unknown, earlier } = checklist;
  const first = firstLacking(checklist);
  if (judged === 0) return text(null, first ? first.words : 'Left to people');
  const shape: Shape = first
    ? (first.severity ?? 'warning')
    : unknown > 0
      ? 'open'
      : met < judged
        ? 'info'
        : 'delivered';
  const rest = unknown > 0 ? `of ${unknown} it is not known` : met < judged ? 'the rest is waived' : null;
  const before = earlier.some(({ id }) => id === first?.id) ? ', from an earlier stage' : '';
  return status(`${met} of ${judged}`, shape, `${met} of ${judged} met`, {
    note: first ? `${first.words}${before}` : rest,
  });
}

function agreementCell(state: DealState): Cell {
  const { value, shape } = agreementState(state);
  if (value !== 'No engagement') return status(value, shape, agreementWords(state.agreement));
  const doubt = state.comparisons.flatMap((one) => one.doubt ?? [])[0] ?? null;
  return doubt === null ? text(value) : text('Not known', doubt);
}

/** Of two engagements the one of which more is to be done. */
function deliveryCell({ deliveries }: DealState): Cell {
  const [first] = [...deliveries].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  if (!first) return text(null);
  const { words, shape, delivered, promised } = first;
  return status(words, shape, words, {
    note: promised === 0 ? 'No deliverables' : `${delivered} of ${promised} delivered`,
  });
}

const ORDER = ['to verify', 'not closed', 'not known', 'under way', 'verified'];

/** The deal and its engagements in their own systems. */
const recordsOf = ({ id }: Deal, { deliveries }: DealState, { urlOf }: Desk): Shown[] =>
  openIn([
    { text: 'HubSpot', href: urlOf('deal', id) },
    ...deliveries.map(({ url }) => ({ text: 'Airtable', href: url })),
  ]);
