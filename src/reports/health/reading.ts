import { stepOf, type Factor } from './factors.ts';

/** What was read for a factor. `fact` is in the unit of its step table; `words` say it, or why it is not there. */
export type Reading =
  | { state: 'known'; fact: number; words: string }
  | { state: 'not known'; fact: null; words: string }
  | { state: 'asks nothing'; fact: null; words: string };

export const known = (fact: number, words: string): Reading => ({ state: 'known', fact, words });
export const notKnown = (words: string): Reading => ({ state: 'not known', fact: null, words });
export const asksNothing = (words: string): Reading => ({ state: 'asks nothing', fact: null, words });

/** A fact that lies between two: known where both are on the same step, and then the worse of them. */
export function between(factor: Factor, [worst, best]: [number, number], words: string, reason: string): Reading {
  return stepOf(factor, worst).score === stepOf(factor, best).score ? known(worst, words) : notKnown(reason);
}
