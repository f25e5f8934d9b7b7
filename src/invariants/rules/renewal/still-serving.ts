import {
  dayNumber,
  firstDayOf,
  monthOf,
  SYSTEM_OF,
  type Day,
  type Hub,
  type NounKey,
  type Usage,
} from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { byId, compare } from '../../order.ts';
import { communityIdsOfEngagement, companiesOf } from '../../terms.ts';
import { inWords, monthInWords } from '../../words.ts';
import type { Ending } from './window.ts';
import type { Context } from '../../types.ts';

/** What shows that a service goes on after the end of its engagement, and what is known of it at all. */
export interface Serving {
  /** Hubs of the community that are not decommissioned. */
  hubs: Hub[];
  /** What goes on, as a sentence says it; empty where nothing does. */
  signs: string[];
  /** Why something that goes on may not have been seen; null when all of it was. */
  unclear: string | null;
}

/**
 * Looks at hubs, usage and costs. A hub that is decommissioned after the end was wound up late: users and costs count
 * from that day on, so that shutting down is what ends the finding. A source that is not connected says nothing.
 */
export function servingAfter(engagement: Ending, context: Context): Serving {
  const { index, asOf } = context;
  const ids = communityIdsOfEngagement(index, engagement);
  const own = ids.flatMap((id) => index.hubsOfCommunity(id)).sort(byId);
  const isLive = ({ decommissionedOn }: Hub) => decommissionedOn === null || decommissionedOn > asOf;
  const hubs = own.filter(isLive);
  const stopped = own.flatMap(({ decommissionedOn }) => (decommissionedOn === null ? [] : [decommissionedOn]));
  const lastStop = [engagement.end, ...stopped.filter((day) => day <= asOf)].sort(compare).at(-1) ?? engagement.end;
  const used = own
    .flatMap((hub) => {
      const until =
        !isLive(hub) && hub.decommissionedOn !== null && hub.decommissionedOn > engagement.end
          ? hub.decommissionedOn
          : engagement.end;
      return hub.namespace === null
        ? []
        : index.usageOfNamespace(hub.namespace).flatMap((usage) => usedAfter(usage, until));
    })
    .filter((day) => day <= asOf)
    .sort(compare);
  const paid = ids
    .flatMap((id) => index.costsOfCommunity(id))
    .filter(({ month, amount }) => amount.minor > 0 && month > monthOf(lastStop) && month <= monthOf(asOf))
    .map(({ month }) => month)
    .sort(compare);
  // A community that could not be read may have an id by which hubs and costs would be found.
  const company = companiesOf(index, engagement).find((id) => index.isSetAside('communities', id));
  const unread = company === undefined ? unclear(ids, own, context) : setAsideReason('communities', company);
  return { hubs, signs: signsOf(hubs, used.at(-1), paid.at(-1)), unclear: unread };
}

function signsOf(hubs: readonly Hub[], lastUsed: Day | undefined, lastPaid: string | undefined): string[] {
  return [
    ...(hubs.length === 0
      ? []
      : [hubs.length === 1 ? 'a hub is not decommissioned' : `${hubs.length} hubs are not decommissioned`]),
    ...(lastUsed === undefined ? [] : [`there were active users up to ${inWords(lastUsed)}`]),
    ...(lastPaid === undefined ? [] : [`the cloud cost money up to ${monthInWords(lastPaid)}`]),
  ];
}

/** How many days before the sample each window begins. */
const LOOK_BACK = { dau: 0, wau: 6, mau: 29 } as const;

/** The last day on which a window that lies wholly after `until` has active users. */
function usedAfter(usage: Usage, until: Day): Day[] {
  const [first, end] = [dayNumber(firstDayOf(usage.month)), dayNumber(until)];
  const places = (['dau', 'wau', 'mau'] as const).map((measure) =>
    usage[measure].findLastIndex((value, place) => (value ?? 0) > 0 && first + place - LOOK_BACK[measure] > end),
  );
  const last = Math.max(...places);
  return last < 0 ? [] : [`${usage.month}-${String(last + 1).padStart(2, '0')}`];
}

const NOTHING_KNOWN = 'No hub of the community is known, and neither usage nor cloud cost is connected.';

function unclear(ids: readonly string[], own: readonly Hub[], { snapshot, index }: Context): string | null {
  const statusOf = (noun: NounKey) =>
    snapshot.manifest.sources.find(({ system }) => system === SYSTEM_OF[noun])?.status ?? 'not-connected';
  const cutOff = (['hubs', 'usage', 'costs'] as const).find((noun) => statusOf(noun) === 'incomplete');
  if (cutOff) return index.unread(cutOff);
  const aside = [
    ...index.setAsideOf('hubs'),
    ...index
      .setAsideOf('usage')
      .filter(({ id }) => own.some(({ namespace }) => namespace !== null && id.startsWith(`${namespace}/`))),
    ...index.setAsideOf('costs').filter(({ id }) => ids.some((one) => id.startsWith(`${one}/`))),
  ][0];
  if (aside) return setAsideReason(aside.noun, aside.id);
  const isConnected = own.length > 0 || statusOf('usage') === 'complete' || statusOf('costs') === 'complete';
  return isConnected ? null : NOTHING_KNOWN;
}
