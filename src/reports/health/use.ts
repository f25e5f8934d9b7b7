import { formatMonth, formatNumber, formatShare } from '../../charts/index.ts';
import { dayInZone, decimal, firstDayOf, monthOf, type Hub, type Money, type Month } from '../../model/index.ts';
import { count, compare } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { useOf } from '../workspace/use.ts';
import type { Factor } from './factors.ts';
import { asksNothing, between, known, notKnown, type Reading } from './reading.ts';

const isRunning = ({ decommissionedOn }: Hub, on: string) => decommissionedOn === null || decommissionedOn > on;

const NO_HUB = 'The community has no hub that runs.';
const NO_COMMUNITY = 'It is not known which community the engagement is of.';

function liveHubs(communityId: string | null, { look, asOf }: WorkInputs): Hub[] | Reading {
  if (communityId === null) return notKnown(NO_COMMUNITY);
  const hubs = look.hubsOfCommunity(communityId).filter((hub) => isRunning(hub, asOf));
  if (hubs.length > 0) return hubs;
  const missing = look.unread('hubs');
  return missing === null ? asksNothing(NO_HUB) : notKnown(missing);
}

/** The trend of use; see `factors.ts` for the two comparisons. */
export function useReading(communityId: string | null, inputs: WorkInputs): Reading {
  const hubs = liveHubs(communityId, inputs);
  if (!Array.isArray(hubs)) return hubs;
  const { months, change } = useOf(communityId, inputs);
  const [first, last] = [months[0], months.at(-1)];
  const year = first?.mau && last?.mau != null ? last.mau / first.mau - 1 : null;
  const month = formatMonth(last?.month ?? '');
  const missing = inputs.look.unread('usage');
  if (missing !== null && last?.mau == null) return notKnown(missing);
  if (last?.mau == null) return notKnown(`The monthly active users of ${month} are not known.`);
  const people = `${formatNumber(last.mau)} monthly active users at the end of ${month}`;
  if (year !== null && (change === null || year >= change)) {
    return known(year, `${people}, ${way(year)} a year before`);
  }
  if (change !== null) return known(change, `${people}, ${way(change)} the three months before`);
  return notKnown(`${people}; there is nothing yet to compare them with.`);
}

/** `12 % more than`, `8 % fewer than`, `as many as`. */
function way(change: number): string {
  const size = formatShare(Math.abs(change));
  return change === 0 ? 'as many as' : `${size} ${change > 0 ? 'more' : 'fewer'} than`;
}

export function valueReading(factor: Factor, communityId: string | null, inputs: WorkInputs): Reading {
  const hubs = liveHubs(communityId, inputs);
  if (!Array.isArray(hubs)) return hubs;
  const verdicts = hubs.flatMap(({ id }) => inputs.ask('hub-generates-value', id) ?? []);
  if (verdicts.length === 0) return asksNothing(NO_HUB);
  const used = verdicts.filter(({ says }) => says === 'met').length;
  const unclear = verdicts.flatMap((verdict) => (verdict.says === 'unknown' ? [verdict.reason] : []));
  const all = verdicts.length;
  const words = `${formatNumber(used)} of ${count(all, 'live hub')} had at least ${inputs.config.thresholds.valueWeeklyUsers} weekly active users in the last two weeks`;
  return between(factor, [used / all, (used + unclear.length) / all], words, unclear[0] ?? '');
}

/** The newest complete month's cost against the budget alert; the rule `budget-threshold-exceeded` says whether they may be compared. */
export function costReading(communityId: string | null, inputs: WorkInputs): Reading {
  const hubs = liveHubs(communityId, inputs);
  if (!Array.isArray(hubs)) return hubs;
  const { look, ask } = inputs;
  const [community] = communityId === null ? [] : look.communitiesNamed(communityId);
  const [first] = look.hubsOfCommunity(communityId ?? '').filter((hub) => isRunning(hub, inputs.asOf));
  const verdict = ask('budget-threshold-exceeded', community?.id ?? first?.id ?? '');
  if (verdict === null) return asksNothing('No live hub has a budget alert or should have one.');
  if (verdict.says === 'unknown') return notKnown(verdict.reason);
  const newest = newestCost(communityId ?? '', inputs);
  const alert = newest && alertOf(communityId ?? '', newest.month, inputs);
  if (!newest || !alert) return notKnown('Cost and budget alert cannot be compared.');
  const share = shareOf(newest.amount.minor, alert.minor);
  const amount = (money: Money) =>
    `${formatNumber(Number(decimal(money)), 0)} ${money.currency ?? 'without a currency'}`;
  const of = alert.minor > 0 ? `${formatShare(share)} of the budget alert of` : 'against a budget alert of';
  return known(share, `${amount(newest.amount)} in ${formatMonth(newest.month)}, ${of} ${amount(alert)}`);
}

/** Any cost is over an alert of nothing. */
const shareOf = (cost: number, alert: number): number =>
  alert > 0 ? cost / alert : cost > 0 ? Number.MAX_SAFE_INTEGER : 0;

/** The cost of the newest month that was over both today and when costs were read. */
function newestCost(communityId: string, { look, asOf, snapshot, config }: WorkInputs) {
  const readAt = snapshot.manifest.sources.find(({ system }) => system === 'cost')?.pulledAt ?? null;
  const readOn = readAt === null ? null : dayInZone(readAt, config.calendar.timeZone);
  const running = monthOf(readOn !== null && readOn < asOf ? readOn : asOf);
  return look
    .costsOfCommunity(communityId)
    .filter(({ month }) => month < running)
    .toSorted((a, b) => compare(b.month, a.month))[0];
}

/** The alerts of the hubs that ran in a month: one that stands on several hubs counts once, different ones add up. */
function alertOf(communityId: string, month: Month, { look }: WorkInputs): Money | null {
  const alerts = look
    .hubsOfCommunity(communityId)
    .filter((hub) => isRunning(hub, firstDayOf(month)))
    .flatMap(({ budgetAlert }) => budgetAlert ?? []);
  const amounts = new Set(alerts.map(({ minor }) => minor));
  return alerts[0]
    ? { minor: [...amounts].reduce((sum, minor) => sum + minor, 0), currency: alerts[0].currency }
    : null;
}
