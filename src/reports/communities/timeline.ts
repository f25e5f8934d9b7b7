import type { Day, Deal, Engagement } from '../../model/index.ts';
import { dealPlace } from '../checks/places.ts';
import { periodName } from '../period-name.ts';
import { compare } from '../words.ts';
import { engagementPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { contractsOf } from './agreements.ts';
import { firstUses } from './first-use.ts';
import { isCounted, type Own } from './own.ts';
import { deliverablesOf } from './progress.ts';

/** Something that happened to a community, or will. */
export interface TimelineEvent {
  day: Day;
  /** What it is about: one of few words, so that a reader can skip. */
  kind: 'Deal' | 'Agreement' | 'Engagement' | 'Deliverable' | 'Check-in' | 'Notice' | 'Hub' | 'Report';
  text: string;
  href: string | null;
}

export interface Timeline {
  /** After the day of the data, the earliest first. */
  ahead: TimelineEvent[];
  /** Up to the day of the data, the newest first. */
  past: TimelineEvent[];
}

type Dated = Omit<TimelineEvent, 'day'> & { day: Day | null };

/** Everything dated that the records of a community hold. What has no date is not in it. */
export function timelineOf(own: Own, inputs: WorkInputs): Timeline {
  const events = [
    ...own.deals.flatMap((deal) => ofDeal(deal, inputs)),
    ...ofContracts(own, inputs),
    ...own.engagements.flatMap((engagement) => ofEngagement(engagement, inputs)),
    ...own.checkIns.map(({ date, score }): Dated => ({
      ...{ day: date, kind: 'Check-in', href: null },
      text: score === null ? 'Check-in without a score' : `Check-in: ${score} of 5`,
    })),
    ...ofHubs(own, inputs),
    ...ofEditions(own, inputs),
  ].flatMap(({ day, ...event }): TimelineEvent[] => (day === null ? [] : [{ day, ...event }]));
  const byText = (a: TimelineEvent, b: TimelineEvent) => compare(a.kind, b.kind) || compare(a.text, b.text);
  return {
    ahead: events.filter(({ day }) => day > inputs.asOf).sort((a, b) => compare(a.day, b.day) || byText(a, b)),
    past: events.filter(({ day }) => day <= inputs.asOf).sort((a, b) => compare(b.day, a.day) || byText(a, b)),
  };
}

const movesOf = new WeakMap<object, Map<string, NonNullable<WorkInputs['journal']>['moves']>>();

/** The moves that nights noted, by deal. */
function moves(dealId: string, { journal }: WorkInputs): NonNullable<WorkInputs['journal']>['moves'] {
  if (journal === null) return [];
  const known = movesOf.get(journal) ?? Map.groupBy(journal.moves, ({ deal }) => deal);
  movesOf.set(journal, known);
  return known.get(dealId) ?? [];
}

function ofDeal(deal: Deal, inputs: WorkInputs): Dated[] {
  const name = deal.name ?? `deal ${deal.id}`;
  const href = dealPlace(deal.id, inputs.look)[0]?.href ?? inputs.urlOf('deal', deal.id);
  const on = (day: Day | null, words: string, kind: Dated['kind'] = 'Deal'): Dated => ({
    ...{ day, kind, href },
    text: `${words}: ${name}`,
  });
  const noted = moves(deal.id, inputs).filter(({ from }) => from !== null);
  const isNoted = noted.some(({ on: day, to }) => day === deal.stageEnteredOn && to === deal.stage);
  return [
    on(deal.createdOn, 'Deal created'),
    on(deal.psNotifiedOn, 'P&S told of the proposal'),
    on(deal.capacityConfirmedOn, 'P&S confirmed its capacity'),
    on(deal.verbalCloseOn, 'Closed by word'),
    on(deal.agreementExecutedOn, 'Agreement executed', 'Agreement'),
    on(deal.billingColumnsOn, 'Columns made in the cloud-billing sheet'),
    ...noted.map(({ on: day, from, to }) => on(day, `Moved from ${from} to ${to}`)),
    ...(isNoted ? [] : [on(deal.stageEnteredOn, `Entered ${deal.stage ?? deal.stageLabel ?? 'its stage'}`)]),
    ...inputs.look.ordersOfDeal(deal.id).map(({ createdOn }) => on(createdOn, 'Delivery requested by an order')),
  ];
}

/** Contracts, without those that a deal already says were executed on the same day. */
function ofContracts(own: Own, inputs: WorkInputs): Dated[] {
  const said = new Set(own.deals.map(({ agreementExecutedOn }) => agreementExecutedOn));
  return contractsOf(own, inputs)
    .filter(({ executedOn }) => !said.has(executedOn))
    .map(({ id, name, executedOn }) => ({
      ...{ day: executedOn, kind: 'Agreement', href: inputs.urlOf('contract', id) },
      text: `Contract executed: ${name ?? id}`,
    }));
}

function ofEngagement(engagement: Engagement, inputs: WorkInputs): Dated[] {
  const name = engagement.name ?? `engagement ${engagement.id}`;
  const href = engagementPage(engagement.id);
  const on = (day: Day | null, words: string, kind: Dated['kind']): Dated => ({
    ...{ day, kind, href },
    text: `${words}: ${name}`,
  });
  const { asOf } = inputs;
  const isOver = (day: Day | null) => day !== null && day < asOf;
  const term = isCounted(engagement)
    ? [
        on(engagement.start, engagement.start !== null && engagement.start > asOf ? 'Begins' : 'Began', 'Engagement'),
        on(engagement.end, isOver(engagement.end) ? 'Ended' : 'Last day', 'Engagement'),
      ]
    : [];
  return [
    ...term,
    on(engagement.renewalNoticeSentOn, 'Renewal notice sent', 'Notice'),
    on(engagement.shutdownNoticeSentOn, 'Shutdown notice sent', 'Notice'),
    on(engagement.decommissionRequestedOn, 'Decommission requested', 'Notice'),
    on(engagement.deliveryVerifiedOn, 'Delivery verified', 'Engagement'),
    ...(isCounted(engagement) ? deliverablesOf(engagement, inputs) : []).map((deliverable): Dated => {
      const what = deliverable.name ?? `deliverable ${deliverable.id}`;
      if (deliverable.status === 'Delivered')
        return { day: deliverable.deliveredOn, kind: 'Deliverable', href, text: `Delivered: ${what}` };
      const words = isOver(deliverable.dueOn) ? 'Was due and is not delivered' : 'Due';
      return { day: deliverable.dueOn, kind: 'Deliverable', href, text: `${words}: ${what}` };
    }),
  ];
}

function ofHubs(own: Own, inputs: WorkInputs): Dated[] {
  const { days } = firstUses(own, inputs);
  return own.hubs.flatMap(({ id, name, namespace, decommissionedOn }): Dated[] => {
    const hub = name ?? `hub ${id}`;
    const href = inputs.urlOf('hub', id);
    return [
      { ...{ kind: 'Hub', href, day: (namespace && days.get(namespace)) ?? null }, text: `First used: ${hub}` },
      { ...{ kind: 'Hub', href, day: decommissionedOn }, text: `Decommissioned: ${hub}` },
    ];
  });
}

function ofEditions({ community: { communityId } }: Own, { editionsOf, asOf }: WorkInputs): Dated[] {
  const published =
    communityId === null ? [] : editionsOf(communityId).filter(({ publishedOn }) => publishedOn <= asOf);
  return published.map(({ period, publishedOn, address }) => ({
    ...{ day: publishedOn, kind: 'Report', href: address },
    text: `Report published: ${periodName(period)}`,
  }));
}
