import { addDays, type Day, type Engagement } from '../model/index.ts';
import type { Agreed, Place } from './place.ts';
import type { Random } from './random.ts';
import { AMBER, RED } from './words/notes.ts';
import { DELIVERY_LEADS } from './words/people.ts';

/** Where a term stands on a date. */
export const stateOf = ({ start, end }: { start: Day; end: Day }, asOf: Day): 'Planned' | 'Active' | 'Complete' =>
  asOf < start ? 'Planned' : asOf > end ? 'Complete' : 'Active';

const TIER = { essential: 'Essential', advanced: 'Advanced', premier: 'Premier' } as const;
const RAG = ['Green', 'Green', 'Green', 'Green', 'Amber', 'Amber', 'Red'] as const;

/** The engagement of a term, without its projects. */
export function engagementOf(place: Place, term: Agreed, random: Random): Engagement {
  const { asOf, identity, story } = place;
  const status = stateOf(term, asOf);
  const rag = status === 'Active' ? random.pick(RAG) : null;
  const isLast = place.terms.findLast(({ engaged }) => engaged) === term;
  const isLeaving = isLast && story.decommissionRequestedOn !== null;
  return {
    id: term.engagementId,
    name: `${identity.shortName} ${periodOf(term)}`,
    communityId: identity.communityId,
    type: term.type === 'new' ? 'New' : 'Renewal',
    status,
    start: term.start,
    end: term.end,
    serviceTier: TIER[place.tier],
    fteCommitted: place.fte,
    projectIds: [],
    dealRef: typed(term.dealId, random),
    dealIds: [term.dealId],
    rag,
    ragNote: rag === 'Amber' ? random.pick(AMBER) : rag === 'Red' ? random.pick(RED) : null,
    deliveryLead: random.pick(DELIVERY_LEADS),
    contractIds: term.contracted ? [term.contractId] : [],
    renewalNoticeSentOn: noticeOf(term, asOf, random),
    shutdownNoticeSentOn: isLeaving && addDays(term.end, -14) <= asOf ? addDays(term.end, -14) : null,
    decommissionRequestedOn: isLeaving ? story.decommissionRequestedOn : null,
    deliveryVerifiedOn: status === 'Complete' ? verifiedOn(term, asOf, random) : null,
  };
}

/** `2025–26`, or the one year in which it lies. */
function periodOf({ start, end }: Agreed): string {
  const [from, to] = [start.slice(0, 4), end.slice(2, 4)];
  return from.endsWith(to) ? from : `${from}–${to}`;
}

/** The field holds what somebody typed: the id, with a space, or the address of the record. */
function typed(dealId: string, random: Random): string {
  const address = `https://app.hubspot.com/contacts/0000000/record/0-3/${dealId}`;
  return random.pick([dealId, dealId, ` ${dealId}`, address]);
}

/** Sent about two months before the end. */
function noticeOf({ end }: Agreed, asOf: Day, random: Random): Day | null {
  if (addDays(end, -60) > asOf) return null;
  const sent = addDays(end, -random.int(58, 66));
  return sent < asOf ? sent : addDays(asOf, -1);
}

function verifiedOn({ end }: Agreed, asOf: Day, random: Random): Day {
  const verified = addDays(end, random.int(3, 21));
  return verified < asOf ? verified : asOf;
}
