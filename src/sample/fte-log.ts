import { addMonths, monthOf, monthRange, type FteLog } from '../model/index.ts';
import type { Place } from './place.ts';

/**
 * FTE spent in each month of a term up to the last complete one. No month is below the commitment, so that it is met
 * whichever way its mean is weighted.
 */
export function fteLogOf(place: Place): FteLog[] {
  const { fte, asOf } = place;
  if (fte === null) return [];
  const random = place.random('fte');
  const lastMonth = addMonths(monthOf(asOf), -1);
  return place.terms
    .filter(({ engaged }) => engaged)
    .flatMap(({ start, end, engagementId }) => {
      const to = monthOf(end) < lastMonth ? monthOf(end) : lastMonth;
      return monthRange(monthOf(start), to).map((month) => {
        // Even hundredths on top keep the last digit odd.
        const extra = random.pick([0, 0, 0, 2, 2, 4, 6, 10]) / 100;
        return {
          id: place.ids.airtable(),
          engagementIds: [engagementId],
          month,
          fte: Math.round((fte + extra) * 100) / 100,
        };
      });
    });
}
