import { EXIT, PlumblineError, type PulledUsage } from '../../model/index.ts';
import { MEASURES, type History } from './history.ts';

/** With fewer days known than this, any number of them may change. */
const MIN_KNOWN = 100;
/** The part of what is known that may change at once. */
const MAX_PART = 0.05;

/**
 * Throws when more than 5 % of the past days that were read again have another value than before. A past sample does not
 * change at its source; another metric, another window or another data source under the same names looks like that.
 */
export function refuseRewriting(history: History, pulled: PulledUsage): void {
  const known = new Map(history.usage.map((record) => [record.id, record]));
  let again = 0;
  let changed = 0;
  for (const record of pulled.firm) {
    const before = known.get(record.id);
    if (before === undefined) continue;
    for (const measure of MEASURES) {
      record[measure].forEach((value, place) => {
        const old = before[measure][place] ?? null;
        if (value === null || old === null) return;
        again++;
        if (old !== value) changed++;
      });
    }
  }
  if (again < MIN_KNOWN || changed <= again * MAX_PART) return;
  throw new PlumblineError({
    what: `${changed} of ${again} values of usage that are known have another value now.`,
    why: 'Past samples do not change at their source; another metric or data source under the same names looks like that, so the last snapshot is kept.',
    fix: 'Compare usage.metric and the endpoints with what they were; if the new values are right, pull once with --accept-shrink usage.',
    exitCode: EXIT.incomplete,
  });
}
