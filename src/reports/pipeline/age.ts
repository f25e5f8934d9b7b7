import { daysBetween, isOpen, type Day, type Deal } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { count } from '../words.ts';

/** An open deal with its age and what the rules say of its pace. */
export interface OpenDeal {
  deal: Deal;
  /** Days in the stage; null where it is not recorded, or lies in the future. */
  days: number | null;
  pace: Pace;
  /** Whether its close date has passed. */
  isClosePast: boolean;
}

/**
 * `stalled`: longer in its stage than an open deal may be; `decide` and `look`: from the two earlier thresholds on;
 * `waived`: one of these that is waived for a time.
 */
export type Pace = 'stalled' | 'decide' | 'look' | 'waived' | 'moving' | 'unknown';

/** Days that a deal has been in its stage. A day that is still to come tells nothing. */
export function daysInStage({ stageEnteredOn }: Pick<Deal, 'stageEnteredOn'>, asOf: Day): number | null {
  if (stageEnteredOn === null || stageEnteredOn > asOf) return null;
  return daysBetween(stageEnteredOn, asOf);
}

/** The deals at one of the five open stages; those at a stage that is none of the seven are not among them. */
export const openDeals = (inputs: WorkInputs): OpenDeal[] =>
  inputs.snapshot.records.deals
    .filter(({ stage }) => stage !== null && isOpen(stage))
    .map((deal) => {
      const days = daysInStage(deal, inputs.asOf);
      return { deal, days, pace: paceOf(deal, days, inputs), isClosePast: isClosePast(deal, inputs) };
    });

/** The rule judges whether a deal has stalled; the thresholds tell its two earlier steps apart. */
function paceOf({ id }: Deal, days: number | null, { ask, config }: WorkInputs): Pace {
  const verdict = ask('open-deal-not-stalled', id);
  if (verdict === null || verdict.says === 'unknown' || days === null) return 'unknown';
  if (verdict.says === 'met') return 'moving';
  if (verdict.isWaived) return 'waived';
  if (verdict.severity !== 'info') return 'stalled';
  return days >= config.thresholds.openDealDecideDays ? 'decide' : 'look';
}

function isClosePast({ id }: Deal, { ask }: WorkInputs): boolean {
  const verdict = ask('open-deal-close-date-not-past', id);
  return verdict?.says === 'lacking' && !verdict.isWaived;
}

export const daysText = (days: number | null): string => (days === null ? 'Not known' : count(days, 'day'));

/** The middle of the numbers, or half way between the two in the middle; null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
