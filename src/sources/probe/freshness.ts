import { dayNumber, fromDayNumber, firstDayOf, monthOf, type Config, type Snapshot } from '../../model/index.ts';
import { counted } from '../progress.ts';
import { ok, warning, fault, type Line } from './line.ts';

/** Usage is there a day later, and costs after their month is closed; more than this and something has stopped. */
const USAGE_DAYS = 3;
const COST_DAYS = 62;
const HOUR_MS = 3_600_000;

/** How old the last snapshot is, and the newest day of usage and month of cost in it. */
export function freshnessLines({ manifest, records }: Snapshot, { thresholds }: Config, now: number): Line[] {
  const hours = Math.floor((now - Date.parse(manifest.pulledAt)) / HOUR_MS);
  const age = `The last snapshot was pulled ${counted(hours, 'hour')} ago, at ${manifest.pulledAt}.`;
  const again = 'Run npm run pull, and see why the nightly run did not.';
  const snapshot =
    hours >= thresholds.staleErrorHours
      ? fault(age, again)
      : hours >= thresholds.staleWarningHours
        ? warning(age, again)
        : ok(age);
  const today = new Date(now).toISOString().slice(0, 10);
  return [snapshot, ...usageLines(records.usage, today), ...costLines(records.costs, today)];
}

function usageLines(usage: Snapshot['records']['usage'], today: string): Line[] {
  const days = usage.flatMap(({ month, dau, wau, mau }) => {
    const last = Math.max(...[dau, wau, mau].map((values) => values.findLastIndex((value) => value !== null)));
    return last < 0 ? [] : [fromDayNumber(dayNumber(firstDayOf(month)) + last)];
  });
  const newest = days.sort().at(-1);
  if (newest === undefined) return [];
  const message = `The newest day of usage is ${newest}.`;
  const late = dayNumber(today) - dayNumber(newest) > USAGE_DAYS;
  return [late ? warning(message, 'See whether the hubs are still watched, then pull again.') : ok(message)];
}

function costLines(costs: Snapshot['records']['costs'], today: string): Line[] {
  const newest = costs
    .map(({ month }) => month)
    .sort()
    .at(-1);
  if (newest === undefined) return [];
  const message = `The newest month of cost is ${newest}.`;
  const late = newest < monthOf(fromDayNumber(dayNumber(today) - COST_DAYS));
  return [
    late ? warning(message, 'Enter the months since then in the sheet that the cost CSV comes from.') : ok(message),
  ];
}
