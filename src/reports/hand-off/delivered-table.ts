import type { Engagement } from '../../model/index.ts';
import { compare } from '../words.ts';
import { dealPage } from '../workspace/addresses.ts';
import { openIn } from '../workspace/record-links.ts';
import { communityCell, communityOfEngagement } from '../workspace/community.ts';
import {
  date,
  number,
  several,
  status,
  text,
  type Cell,
  type Column,
  type Shown,
  type WorkTable,
} from '../workspace/table.ts';
import type { Desk } from './desk.ts';
import type { Delivery } from './verified.ts';

export interface Delivered {
  engagement: Engagement;
  delivery: Delivery;
}

const COLUMNS: Column[] = [
  { id: 'engagement', label: 'Engagement', description: 'Name of the engagement', kind: 'text' },
  { id: 'community', label: 'Community', description: 'Community of the engagement', kind: 'text' },
  { id: 'state', label: 'State', description: 'Whether its delivery is verified', kind: 'text', filter: 'choice' },
  { id: 'end', label: 'End', description: 'Last day of the engagement', kind: 'day', filter: 'range' },
  { id: 'promised', label: 'Promised', description: 'Deliverables that are not cancelled', kind: 'number' },
  { id: 'on-time', label: 'On time', description: 'Delivered on or before the due date', kind: 'number' },
  { id: 'late', label: 'Late', description: 'Delivered after the due date', kind: 'number' },
  { id: 'open', label: 'Open', description: 'Not delivered', kind: 'number', filter: 'range' },
  {
    id: 'cancelled',
    label: 'Cancelled',
    description: 'Deliverables that were cancelled, by themselves or with their project',
    kind: 'number',
  },
  { id: 'verified', label: 'Verified on', description: 'Day on which BD verified the delivery', kind: 'day' },
  { id: 'next', label: 'Next step', description: 'What is to be done next', kind: 'text' },
  { id: 'team', label: 'Team', description: 'Who does it', kind: 'text', filter: 'choice', hidden: true },
  {
    ...{ id: 'records', label: 'Records', kind: 'text', hidden: true },
    description: 'Ids of the engagement and of its deals',
  },
  {
    id: 'delivered',
    label: 'Delivered',
    description: 'Delivered in all; of those that are neither on time nor late a date is missing',
    kind: 'number',
    hidden: true,
  },
  {
    id: 'overdue',
    label: 'Overdue',
    description: 'Of the open ones, those whose due date has passed',
    kind: 'number',
    hidden: true,
  },
];

/** The engagements that are not cancelled; those first of which delivery is to be verified or closed. */
export const deliveredTable = (all: readonly Delivered[], desk: Desk): WorkTable => ({
  id: 'delivery-verified',
  title: 'Promised and delivered',
  columns: COLUMNS,
  rows: [...all].sort(inOrder).map((one) => rowOf(one, desk)),
  empty: 'Engagements stand here, with what was promised and delivered. There is none, and nothing is wrong with that.',
  source: 'Engagements, projects and project deliverables',
});

const ORDER: readonly Delivery['state'][] = ['to verify', 'not closed', 'not known', 'under way', 'verified'];

const inOrder = (a: Delivered, b: Delivered): number =>
  Number(a.delivery.next === null) - Number(b.delivery.next === null) ||
  ORDER.indexOf(a.delivery.state) - ORDER.indexOf(b.delivery.state) ||
  b.delivery.overdue - a.delivery.overdue ||
  compare(a.engagement.end ?? '9999', b.engagement.end ?? '9999') ||
  compare(a.engagement.id, b.engagement.id);

const STATE_WORDS: Record<Delivery['state'], string> = {
  verified: 'Verified',
  'to verify': 'Complete, not verified',
  'not closed': 'Ended, not set to Complete',
  'under way': 'Under way',
  'not known': 'Status not recorded',
};

function rowOf({ engagement, delivery }: Delivered, desk: Desk): Cell[] {
  const { promised, delivered, onTime, late, open, overdue, cancelled, next, words, shape, reason } = delivery;
  const undated = delivered - onTime - late;
  return [
    several(delivery.name, [
      { text: delivery.name, href: delivery.page },
      ...openIn([{ text: 'Airtable', href: delivery.url }]),
      ...signOffs(engagement, desk),
    ]),
    communityCell(communityOfEngagement(engagement, desk)),
    status(STATE_WORDS[delivery.state], shape, words, { note: reason }),
    date(engagement.end),
    number(promised, undefined, promised === 0 ? 'none recorded' : null),
    number(onTime, undefined, undated === 0 ? null : `${undated} more without a date`),
    number(late),
    number(open, undefined, overdue === 0 ? null : `${overdue} overdue`),
    number(cancelled),
    date(delivery.verifiedOn),
    next === null ? text(null) : several(next.words, [{ text: next.words, href: next.sop }]),
    text(next?.owner ?? null),
    text([engagement.id, ...engagement.dealIds].join(' ')),
    number(delivered),
    number(overdue),
  ];
}

/** Where the delivery of each deal is signed off. */
const signOffs = ({ dealIds }: Engagement, { look }: Desk): Shown[] =>
  dealIds
    .filter((id) => look.byId.deals.has(id))
    .map((id) => ({ text: dealIds.length > 1 ? `Sign-off ${id}` : 'Sign-off', href: dealPage(id) }));
