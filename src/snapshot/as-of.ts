import { dayInZone, isDay, PlumblineError, type Config, type Day, type Manifest } from '../model/index.ts';

/**
 * The date for which a snapshot is looked at: the one given, else the fixed one of invented data, else the business day
 * on which it was pulled. The machine's clock takes no part, so that one snapshot always gives one output.
 */
export function asOfDate(manifest: Manifest, config: Config, given?: string): Day {
  if (given !== undefined) {
    if (isDay(given)) return given;
    throw new PlumblineError({
      what: `--as-of ${JSON.stringify(given)} is not a date.`,
      why: 'Expected a calendar date as YYYY-MM-DD.',
      fix: 'Write, for example, --as-of 2026-06-15.',
    });
  }
  const day = manifest.asOf ?? dayInZone(manifest.pulledAt, config.calendar.timeZone);
  if (day) return day;
  throw new PlumblineError({
    what: 'The snapshot has no usable date.',
    why: `pulledAt is ${manifest.pulledAt}.`,
    fix: 'Pull again, or give a date with --as-of.',
  });
}
