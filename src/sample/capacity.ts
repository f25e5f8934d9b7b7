import {
  addMonths,
  firstDayOf,
  isFrom,
  lastDayOf,
  monthOf,
  monthRange,
  type Capacity,
  type Day,
  type Deal,
  type Engagement,
  type Month,
} from '../model/index.ts';
import { idsOf } from './ids.ts';
import { stageAt } from './pipeline.ts';
import { stream } from './random.ts';

const TEAMS = ['DE', 'P&S'] as const;

/** FTE available to each team in the months around a date: enough for what is promised and for what the pipeline may bring. */
export function capacityOf(
  seed: string,
  asOf: Day,
  deals: readonly Deal[],
  engagements: readonly Engagement[],
): Capacity[] {
  const ids = idsOf(seed, 0);
  const random = stream(seed, 'capacity');
  const month = monthOf(asOf);
  const expected = deals.reduce((sum, deal) => sum + chanceOf(deal) * (deal.fteCommitted ?? 0), 0);
  return monthRange(addMonths(month, -6), addMonths(month, 12)).flatMap((each) => {
    const needed = committed(engagements, each) + expected;
    return TEAMS.map((team): Capacity => {
      const share = team === 'DE' ? 0.3 : 1.05;
      const fteAvailable = Math.round(needed * share * 100 + random.int(110, 170)) / 100;
      return { id: ids.airtable(), team, month: each, fteAvailable };
    });
  });
}

/** Probability that an open deal from Proposal on is won; 0 for every other. */
const chanceOf = ({ stage }: Deal): number =>
  stage !== null && stage !== 'Closed Won' && isFrom(stage, 'Proposal') ? stageAt(stage).probability : 0;

const committed = (engagements: readonly Engagement[], month: Month): number =>
  engagements
    .filter(({ start, end }) => start !== null && end !== null && start <= lastDayOf(month) && end >= firstDayOf(month))
    .reduce((sum, { fteCommitted }) => sum + (fteCommitted ?? 0), 0);
