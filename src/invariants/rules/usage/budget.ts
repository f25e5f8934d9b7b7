import { firstDayOf, type Cost, type Money } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { called } from '../../outcome.ts';
import { isOnAws } from './budget-alert-configured.ts';
import type { HubOfCommunity } from './hub-terms.ts';
import { isRunning } from './live-hubs.ts';
import type { Context } from '../../types.ts';

/** The budget alert of a community, and why a cost above it would prove nothing; null when it would. */
export interface Budget {
  alert: Money;
  unclear: string | null;
}

/**
 * The alerts of the hubs that ran in a month. A community has one alert, which stands on each of its hubs; hubs with
 * different amounts have one each, and these add up.
 * @returns a text that says why there is nothing to compare with
 */
export function budgetOf(hubs: readonly HubOfCommunity[], cost: Cost, { index }: Context): Budget | string {
  const ran = hubs.filter((hub) => isRunning(hub, firstDayOf(cost.month)));
  const { currency } = cost.amount;
  const alerts = ran.flatMap(({ budgetAlert }) => budgetAlert ?? []);
  const without = ran.find(({ budgetAlert }) => budgetAlert === null);
  const noAlert = without && unbudgeted(without);
  if (alerts.length === 0) return noAlert ?? 'No hub that ran in that month has a budget alert.';
  if (alerts.some((alert) => alert.currency !== currency)) return 'Cost and budget alert are not in the same currency.';
  const amounts = new Set(alerts.map(({ minor }) => minor));
  const [aside] = index.setAsideNaming('hubs', cost.communityId);
  return {
    alert: { minor: [...amounts].reduce((sum, minor) => sum + minor, 0), currency },
    // A hub that was not read may have an alert of its own.
    unclear: noAlert ?? index.unread('hubs') ?? (aside ? setAsideReason('hubs', aside.id) : null),
  };
}

const unbudgeted = (hub: HubOfCommunity): string =>
  `The ${called('hub', hub)} of the community has no budget alert${
    hub.cloud !== null && isOnAws(hub.cloud) ? ': budget-alert-configured reports it' : ''
  }.`;
