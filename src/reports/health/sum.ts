import { formatNumber } from '../../charts/index.ts';
import { list } from '../words.ts';
import { COLOURS, LEAST_ASKED } from './factors.ts';
import type { Health, HealthFactor } from './index.ts';

export type Colour = (typeof COLOURS)[number]['colour'];

interface Limits {
  /** Coverage from which on there is a colour, in percent. */
  least: number;
  /** Whether a deliverable is overdue for longer than a Green engagement may have one. */
  isBadlyLate: boolean;
}

const NAMED = 2;

/** What the factors come to together. */
export function summed(
  factors: readonly HealthFactor[],
  { least, isBadlyLate }: Limits,
): Pick<Health, 'score' | 'colour' | 'coverage' | 'worst' | 'sentence'> {
  const weigh = (some: readonly HealthFactor[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const known = factors.filter(({ state }) => state === 'known');
  const asked = weigh(factors.filter(({ state }) => state !== 'asks nothing'));
  const points = known.reduce((sum, one) => sum + (one.points ?? 0), 0);
  const share = asked === 0 ? 0 : (100 * weigh(known)) / asked;
  const coverage = Math.floor(share);
  const worst = worstOf(known);
  const none = (sentence: string) => ({ score: null, colour: null, coverage, worst, sentence });
  if (asked < LEAST_ASKED) {
    return none(
      `No colour: what can be asked so far carries ${asked} of 100 points, and a colour needs ${LEAST_ASKED}.`,
    );
  }
  if (share < least || known.length === 0) return none(`No colour: ${lacking(factors, coverage, least)}`);
  const score = Math.round((100 * points) / weigh(known));
  const computed = COLOURS.find(({ from }) => score >= from)?.colour ?? 'Red';
  const isHeld = computed === 'Green' && isBadlyLate;
  const colour = isHeld ? 'Amber' : computed;
  return { score, colour, coverage, worst, sentence: `${colour}${reasons(colour, worst, isHeld)}` };
}

/** The factors that cost points, those that cost most first; of equal ones in the order of the table. */
const worstOf = (known: readonly HealthFactor[]): HealthFactor[] =>
  known
    .filter(({ weight, points }) => points !== null && points < weight)
    .toSorted((a, b) => b.weight - (b.points ?? 0) - (a.weight - (a.points ?? 0)))
    .slice(0, NAMED);

function reasons(colour: Colour, worst: readonly HealthFactor[], isHeld: boolean): string {
  if (worst.length === 0) return ': every factor that is known has its full score.';
  const held = isHeld ? '; it cannot be Green while a deliverable is overdue for so long' : '';
  return `${colour === 'Green' ? ', weakest' : ''}: ${worst.map(({ words }) => words).join('; ')}${held}.`;
}

function lacking(factors: readonly HealthFactor[], coverage: number, least: number): string {
  const names = factors.flatMap(({ state, label }) => (state === 'not known' ? [label] : []));
  return `${formatNumber(coverage)}\u00a0% of the weights are known and ${formatNumber(least)}\u00a0% are needed. Not known: ${list(names)}.`;
}
