import { addDaysWithin, isFrom, type Day, type Deal } from '../../model/index.ts';
import type { DealState } from './state.ts';

/** Days for which a won deal is listed although nothing of it is outstanding. */
export const WON_DAYS = 365;

/** Whether anything of a deal is still to be done, or is not known. */
export const isOutstanding = ({ checklist, lacks, agreement, packet, deliveries }: DealState): boolean =>
  lacks > 0 ||
  checklist.unknown > 0 ||
  agreement.notJudged > 0 ||
  (agreement.isDue && packet.needed.length > 0) ||
  deliveries.some(({ next }) => next !== null);

/**
 * The deals of the list: open ones from Proposal on, won ones of the last year and those with something outstanding, and
 * those whose stage is not known, which may be any of these.
 */
export function isListed({ stage, closedOn, stageEnteredOn }: Deal, state: DealState, asOf: Day): boolean {
  if (stage === null) return true;
  if (stage !== 'Closed Won') return isFrom(stage, 'Proposal');
  const won = closedOn ?? stageEnteredOn;
  return won === null || won >= addDaysWithin(asOf, -WON_DAYS) || isOutstanding(state);
}
