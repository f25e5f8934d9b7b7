import { EXIT, PlumblineError, type PulledUsage } from '../../model/index.ts';
import { eachPoint, pointKey, type History } from './history.ts';

/** With fewer days known than this, any number of them may change. */
const MIN_KNOWN = 100;
/** The part of what is known that may change at once. */
const MAX_PART = 0.05;

/**
 * Throws when more than 5 % of the past days that were read again have another value than before. A past sample does not
 * change at its source; another metric, another window or another data source under the same names looks like that.
 */
export function refuseRewriting(history: History, pulled: PulledUsage): void {
  const known = new Map<string, number>();
  for (const point of eachPoint(history.usage)) if (point.value !== null) known.set(pointKey(point), point.value);
  let again = 0;
  let changed = 0;
  for (const point of eachPoint(pulled.firm)) {
    const before = point.value === null ? undefined : known.get(pointKey(point));
    if (before === undefined) continue;
    again++;
    if (before !== point.value) changed++;
  }
  if (again < MIN_KNOWN || changed <= again * MAX_PART) return;
  throw new PlumblineError({
    what: `${changed} of ${again} values of usage that are known have another value now.`,
    why: 'Past samples do not change at their source; another metric or data source under the same names looks like that, so the last snapshot is kept.',
    fix: 'Compare usage.metric and the endpoints with what they were; if the new values are right, pull once with --accept-shrink usage.',
    exitCode: EXIT.incomplete,
  });
}
