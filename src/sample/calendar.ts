import type { Region } from './words/places.ts';

/**
 * How much of its usual activity a community shows on a day of the year, 1 in term.
 * @param yearDay 1 to 366
 * @param teaching 0 for pure research, 1 for courses only: teaching follows the terms more closely
 */
export function season(yearDay: number, hemisphere: Region['hemisphere'], teaching: number): number {
  const quiet = BREAKS[hemisphere].find(({ from, to }) =>
    from <= to ? from <= yearDay && yearDay <= to : yearDay >= from || yearDay <= to,
  );
  return quiet ? quiet.level + (1 - teaching) * (1 - quiet.level) * 0.45 : 1;
}

/** Days of a year; a break that passes New Year ends before it begins. The first that fits counts. */
const BREAKS: Readonly<Record<Region['hemisphere'], readonly { from: number; to: number; level: number }[]>> = {
  north: [
    { from: 354, to: 4, level: 0.12 },
    { from: 171, to: 238, level: 0.32 },
    { from: 90, to: 100, level: 0.6 },
  ],
  south: [
    { from: 354, to: 10, level: 0.1 },
    { from: 335, to: 50, level: 0.3 },
    { from: 183, to: 204, level: 0.55 },
  ],
};

/** Share of a weekday's activity, Monday first. */
export const WEEK: readonly number[] = [0.95, 1.08, 1.1, 1.05, 0.82, 0.28, 0.22];
