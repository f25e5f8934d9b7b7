import { daysBetween, type Engagement } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { successorOf } from './succession.ts';

export const VIEWS = [
  'active',
  'needs-renewal',
  'lapsed',
  'ready-for-decommission',
  'planned',
  'ended-or-renewed',
  'unclear',
] as const;
export type View = (typeof VIEWS)[number];

/** Which view an engagement is in, and for `unclear` why. */
export interface Placed {
  view: View;
  reason: string | null;
}

/**
 * The one view that an engagement is in on the day of the data, by its dates and by what the rules say; its Status counts only
 * where it is Cancelled, and such a one is not asked about.
 *
 * - `planned`: it starts after today.
 * - `active`: it runs today (start ≤ today ≤ end), no decommission is requested, and it either ends later than the notice
 *   period reaches or is followed by a next engagement.
 * - `needs-renewal`: it runs, ends within the notice period, and neither a next engagement nor a decommission request is
 *   recorded. A renewal deal that is under way is a step to the next engagement and does not take it out of the view; all that
 *   `renewal-opportunity-open` finds are in it.
 * - `lapsed`: it has ended, nothing follows, no decommission is requested, and it is still served by a hub, by use or by cost:
 *   what `lapsed-engagement-still-serving` finds.
 * - `ready-for-decommission`: a decommission is requested, and the engagement runs or is still served.
 * - `ended-or-renewed`: it has ended, and another engagement follows or nothing is served any more.
 * - `unclear`: dates are missing or out of order, or it cannot be told what follows or whether it is still served.
 */
export const viewOf = (engagement: Engagement, inputs: WorkInputs): View => placedIn(engagement, inputs).view;

export function placedIn(engagement: Engagement, inputs: WorkInputs): Placed {
  const { start, end } = engagement;
  const { asOf } = inputs;
  const unclear = (reason: string): Placed => ({ view: 'unclear', reason });
  if (start !== null && end !== null && start > end) return unclear('It ends before it starts.');
  if (start !== null && start > asOf) return placed('planned');
  if (end === null) return unclear(start === null ? 'It has neither a start nor an end date.' : 'It has no end date.');
  if (end < asOf) return afterTheEnd(engagement, inputs);
  if (start === null) return unclear('It has no start date, so it is not known whether it has begun.');
  return placed(whileRunning({ ...engagement, end }, inputs));
}

const placed = (view: View): Placed => ({ view, reason: null });

/** Whether a decommission was requested by today. A date that is still to come is no request yet. */
export const isStopping = ({ decommissionRequestedOn: on }: Engagement, { asOf }: WorkInputs): boolean =>
  on !== null && on <= asOf;

function whileRunning(engagement: Engagement & { end: string }, inputs: WorkInputs): View {
  if (isStopping(engagement, inputs)) return 'ready-for-decommission';
  const isNear = daysBetween(inputs.asOf, engagement.end) <= inputs.config.thresholds.renewalNoticeDays;
  return isNear && successorOf(engagement, inputs) === null ? 'needs-renewal' : 'active';
}

/** The rule is about what has ended without a successor; it holds where nothing is served any more. */
function afterTheEnd(engagement: Engagement, inputs: WorkInputs): Placed {
  const verdict = inputs.ask('lapsed-engagement-still-serving', engagement.id);
  if (verdict === null || verdict.says === 'met') return placed('ended-or-renewed');
  if (verdict.says === 'unknown') return { view: 'unclear', reason: verdict.reason };
  return placed(isStopping(engagement, inputs) ? 'ready-for-decommission' : 'lapsed');
}
