import { addMonths, dayInZone, monthOf, type Cost, type Day, type Month } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { compare } from '../../order.ts';
import { monthInWords } from '../../words.ts';
import type { Context } from '../../types.ts';

/**
 * What the cloud of a community cost in the newest month that was over both on the day of the check and when the cost
 * was read. A bill that still grows for some days after its month is too small until then, so it can hide a finding for
 * some nights and cannot make one.
 * @returns a text that says why there is no such month, or why it is too old to be set against an alert that stands today
 */
export function newestCost(communityId: string, context: Context): Cost | string {
  const { index, asOf, config } = context;
  const running = runningMonth(context, asOf);
  const newest = index
    .costsOfCommunity(communityId)
    .filter(({ month }) => month < running)
    .sort((a, b) => compare(b.month, a.month))[0];
  // A month that was read is known, and none can be newer than the last one.
  const unread = newest?.month === addMonths(running, -1) ? null : index.unread('costs');
  if (unread !== null) return unread;
  const aside = index.setAsideOf('costs').find(({ id }) => id.startsWith(`${communityId}/`));
  if (aside) return setAsideReason('costs', aside.id);
  if (!newest) return `The cost of no month before ${monthInWords(running)} is known.`;
  const { costMonths } = config.thresholds;
  return newest.month < addMonths(monthOf(asOf), -costMonths)
    ? `The newest month whose cost is known is ${monthInWords(newest.month)}, which is more than ${costMonths} months ago.`
    : newest;
}

/** The first month that may not be over: that of the check, or that in which the cost was read. */
function runningMonth({ snapshot, config }: Context, asOf: Day): Month {
  const readAt = snapshot.manifest.sources.find(({ system }) => system === 'cost')?.pulledAt ?? null;
  const readOn = readAt === null ? null : dayInZone(readAt, config.calendar.timeZone);
  return monthOf(readOn !== null && readOn < asOf ? readOn : asOf);
}
