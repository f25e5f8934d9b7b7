import { INTAKE, isFrom, type Contract, type Day, type Deal } from '../../model/index.ts';
import { httpsUrl } from '../commitment.ts';
import { count, list } from '../words.ts';
import { engagementPage } from '../workspace/addresses.ts';
import type { Shown } from '../workspace/table.ts';
import type { Desk } from './desk.ts';

/** What the records state about a criterion, with its day: what shows that it holds, or how far it has come. */
export const evidenceOf = (rule: string, deal: Deal, desk: Desk): Shown[] => EVIDENCE[rule]?.(deal, desk) ?? [];

const on = (words: string, day: Day | null): Shown[] => (day === null ? [] : [{ text: `${words} ${day}` }]);

/** A link from the data where it is one that may be followed, else its text. */
export const outside = (words: string, url: string | null): Shown[] =>
  url === null ? [] : [{ text: httpsUrl(url) === null ? url : words, href: httpsUrl(url) }];

const EVIDENCE: Record<string, (deal: Deal, desk: Desk) => Shown[]> = {
  'qualified-deal-in-scope': ({ scopeDecision }) =>
    scopeDecision === null ? [] : [{ text: `Decision: ${scopeDecision.replaceAll('_', ' ')}` }],
  'proposal-ps-notified': ({ psNotifiedOn }) => on('Told', psNotifiedOn),
  'proposal-capacity-confirmed': ({ capacityConfirmedOn }) => on('Confirmed', capacityConfirmedOn),
  'negotiation-dates-present': ({ contractStart, contractEnd }) => [
    ...on('From', contractStart),
    ...on('Until', contractEnd),
  ],
  'service-agreement-linked': ({ agreementUrl }) => outside('The agreement', agreementUrl),
  'contract-admin-verbal-close': ({ verbalCloseOn }) => on('Yes on', verbalCloseOn),
  'contract-admin-exit-has-executed-agreement': executed,
  'contract-admin-exit-has-delivery-request': ({ id }, { look, urlOf }) =>
    look.ordersOfDeal(id).map(({ id: order, name, createdOn }) => ({
      text: `${name ?? `Order ${order}`}${createdOn === null ? '' : `, ${createdOn}`}`,
      href: urlOf('order', order),
    })),
  'community-intake-complete': packet,
  'closed-won-deal-has-engagement': ({ id }, { look }) =>
    look.engagementsOfDeal(id).map((engagement) => ({
      text: `${engagement.name ?? engagement.id}${engagement.status === 'Cancelled' ? ', cancelled' : ''}`,
      href: engagementPage(engagement.id),
    })),
  'delivery-request-produced-outcomes': outcomes,
  'delivery-request-billing-columns': ({ billingColumnsOn }) => on('Made', billingColumnsOn),
  'closed-lost-has-reason': ({ lostReason }) => (lostReason === null ? [] : [{ text: lostReason }]),
};

function executed({ id, agreementType, agreementExecutedOn }: Deal, { look, urlOf }: Desk): Shown[] {
  const onDeal = [agreementType?.replaceAll('_', ' ') ?? [], agreementExecutedOn ?? []].flat();
  return [
    ...(onDeal.length === 0 ? [] : [{ text: `Deal: ${onDeal.join(', ')}` }]),
    ...look.contractsOfDeal(id).map((contract) => ({
      text: `Contract: ${contractState(contract)}`,
      href: urlOf('contract', contract.id),
    })),
  ];
}

const contractState = ({ type, executedOn }: Contract): string =>
  `${type ?? 'no type'}, ${executedOn ?? 'no executed date'}`;

/** Counted as the rule counts: over the deals of the community from Negotiation on, and this one. */
function packet(deal: Deal, { look }: Desk): Shown[] {
  const [community] = deal.communityRecordIds.flatMap((id) => look.byId.communities.get(id) ?? []);
  if (!community) return [];
  const others = look
    .dealsOfCommunity(community.id)
    .filter(({ id, stage }) => id !== deal.id && stage !== null && isFrom(stage, 'Negotiation'));
  const known = INTAKE.filter(({ isKnown }) => isKnown(community, [deal, ...others])).length;
  return [{ text: `${known} of ${INTAKE.length} facts` }];
}

function outcomes({ id }: Deal, { look }: Desk): Shown[] {
  const live = look.engagementsOfDeal(id).filter(({ status }) => status !== 'Cancelled');
  const ids = (items: readonly { id: string }[]) => new Set(items.map((item) => item.id)).size;
  const projects = ids(live.flatMap((engagement) => look.projectsOfEngagement(engagement.id)));
  const deliverables = ids(live.flatMap((engagement) => look.deliverablesOfEngagement(engagement.id)));
  return [
    {
      text: list([count(live.length, 'engagement'), count(projects, 'project'), count(deliverables, 'deliverable')]),
    },
  ];
}
