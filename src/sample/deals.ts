import {
  addDays,
  daysBetween,
  isFrom,
  isOpen,
  type Contract,
  type Day,
  type Deal,
  type Money,
  type Order,
} from '../model/index.ts';
import { DEFAULT_PIPELINE, stageAt } from './pipeline.ts';
import type { Agreed, Place } from './place.ts';
import type { Random } from './random.ts';
import { OWNERS } from './words/people.ts';
import { LOST_REASONS } from './words/notes.ts';

/** Days of a deal's way through the pipeline, each after the one before. */
interface Timeline {
  created: Day;
  psNotified: Day;
  capacityConfirmed: Day;
  verbalClose: Day;
  executed: Day;
  closed: Day;
  entered: Day;
}

const earliest = (...days: Day[]): Day => days.reduce((a, b) => (a < b ? a : b));
const latest = (...days: Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

/** A deal that is closed was on its way before the service; one that is open has reached its stage within the last weeks. */
function timelineOf({ start, stage }: Agreed, asOf: Day, random: Random): Timeline {
  const back = (from: Day, low: number, high: number) => addDays(from, -random.int(low, high));
  const open = isOpen(stage);
  const closed = open
    ? latest(addDays(asOf, random.int(3, 12)), back(start, 6, 14))
    : earliest(back(start, 8, 20), back(asOf, 9, 16));
  const executed = open ? closed : back(closed, 2, 6);
  const verbalClose = open ? back(asOf, 22, 27) : back(executed, 9, 18);
  const capacityConfirmed = back(verbalClose, 8, 20);
  const psNotified = back(capacityConfirmed, 2, 8);
  const entered = open ? back(asOf, 3, 20) : closed;
  return { created: back(psNotified, 18, 60), psNotified, capacityConfirmed, verbalClose, executed, closed, entered };
}

/** What a year of service costs, in whole dollars. */
const PRICE = { essential: [14_200, 27_900], advanced: [33_800, 67_400], premier: [86_300, 158_700] } as const;

/** An amount with odd cents that no sum of costs can give, since those are even. */
function priceOf({ tier }: Place, { start, end }: Agreed, random: Random): Money {
  const [low, high] = PRICE[tier];
  const years = Math.max(1, Math.round(daysBetween(start, end) / 365));
  const dollars = random.int(low, high) * years;
  const distinct = dollars % 50 === 0 ? dollars + 37 : dollars;
  return { minor: distinct * 100 + random.pick([15, 25, 35, 45, 75, 85]), currency: 'USD' };
}

const FILES = 'https://files.example/agreements';

/** The deals of a community, with the orders and contracts that belong to them. */
export function dealsOf(
  place: Place,
  contacts: Deal['contacts'],
): { deals: Deal[]; orders: Order[]; contracts: Contract[] } {
  const random = place.random('deals');
  const owner = random.pick(OWNERS);
  const written = place.terms.map((term) => {
    const times = timelineOf(term, place.asOf, random);
    const deal = dealOf(place, term, times, { contacts, owner, random });
    return { deal, order: ordered(term) ? orderOf(place, deal, times) : null, contract: contractOf(place, term, deal) };
  });
  return {
    deals: written.map(({ deal }) => deal),
    orders: written.flatMap(({ order }) => order ?? []),
    contracts: written.flatMap(({ contract }) => contract ?? []),
  };
}

/** Leaving Contract Admin takes an order, and the hand-over under way has one. */
const ordered = ({ stage }: Agreed) => isFrom(stage, 'Contract Admin');

interface Making {
  contacts: Deal['contacts'];
  owner: (typeof OWNERS)[number];
  random: Random;
}

function dealOf(place: Place, term: Agreed, times: Timeline, { contacts, owner, random }: Making): Deal {
  const { identity, asOf, tier } = place;
  const { stage, start, end, type } = term;
  const from = (at: Deal['stage'] & string) => isFrom(stage, at);
  const lost = stage === 'Closed Lost';
  const proposed = from('Proposal') || lost;
  const file = `${FILES}/${identity.communityId}-${start.slice(0, 4)}`;
  const isWon = stage === 'Closed Won';
  const { label, id } = stageAt(stage);
  return {
    id: term.dealId,
    name: `${identity.shortName}: ${type === 'new' ? 'first agreement' : 'renewal'} from ${start.slice(0, 7)} (${tier})`,
    pipelineId: DEFAULT_PIPELINE,
    stageId: id,
    stageLabel: label,
    stage,
    type,
    typeLabel: type === 'new' ? 'newbusiness' : 'existingbusiness',
    amount: proposed ? priceOf(place, term, random) : null,
    createdOn: times.created,
    closedOn: times.closed,
    modifiedAt: `${earliest(addDays(times.entered, random.int(0, 3)), addDays(asOf, -1))}T${10 + random.int(0, 7)}:${10 + random.int(0, 49)}:00.000Z`,
    stageEnteredOn: times.entered,
    ownerId: owner.id,
    ownerName: owner.name,
    contractStart: from('Negotiation') ? start : null,
    contractEnd: from('Negotiation') ? end : null,
    serviceTier: proposed ? tier : null,
    agreementType: from('Negotiation')
      ? random.pick(['service_agreement', 'service_agreement', 'purchase_order'])
      : null,
    agreementUrl: from('Negotiation') ? `${file}-agreement.pdf` : null,
    agreementExecutedOn: isWon ? times.executed : null,
    statementOfWorkUrl: from('Negotiation') ? `${file}-statement-of-work.pdf` : null,
    proposalUrl: proposed ? `${file}-proposal.pdf` : null,
    quoteUrl: proposed ? `${file}-quote.pdf` : null,
    invoiceUrl: isWon ? `${file}-invoice.pdf` : null,
    verbalCloseOn: from('Contract Admin') ? times.verbalClose : null,
    psNotifiedOn: proposed ? times.psNotified : null,
    capacityConfirmedOn: from('Proposal') ? times.capacityConfirmed : null,
    scopeDecision: stage === 'Lead' ? null : 'in_scope',
    fteCommitted: proposed ? place.fte : null,
    lostReason: lost ? random.pick(LOST_REASONS) : null,
    billingColumnsOn: ordered(term) ? earliest(addDays(times.closed, random.int(0, 3)), addDays(asOf, -2)) : null,
    previousDealId: type === 'renewal' ? term.previousDealId : null,
    communityRecordIds: [place.companyId],
    contacts: contacts.map(({ personId, roles }) => ({ personId, roles: [...roles] })),
  };
}

function orderOf(place: Place, deal: Deal, times: Timeline): Order {
  const isWon = deal.stage === 'Closed Won';
  return {
    id: place.ids.hubspot(),
    name: `Delivery request for ${place.identity.shortName}, ${deal.contractStart?.slice(0, 7) ?? 'undated'}`,
    createdOn: isWon ? times.executed : earliest(addDays(times.entered, 1), addDays(place.asOf, -1)),
    fulfillmentStatus: isWon ? 'Fulfilled' : 'Open',
    dealIds: [deal.id],
  };
}

/** The contract in Airtable; at Contract Admin it is a draft that nobody has signed yet. */
function contractOf(place: Place, term: Agreed, deal: Deal): Contract | null {
  if (!term.contracted) return null;
  const type = deal.agreementType === 'purchase_order' ? 'Purchase Order' : 'Service Agreement';
  return {
    id: term.contractId,
    name: `${place.identity.shortName} ${type.toLowerCase()} from ${term.start.slice(0, 7)}`,
    type,
    dealRef: deal.id,
    dealIds: [deal.id],
    executedOn: deal.agreementExecutedOn,
    start: term.start,
    end: term.end,
    url: deal.agreementUrl,
    fteCommitted: place.fte,
  };
}
