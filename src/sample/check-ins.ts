import { addDays, type CheckIn, type Day } from '../model/index.ts';
import { stateOf } from './engagements.ts';
import type { Place } from './place.ts';
import type { Random } from './random.ts';
import { COMMENTS, QUOTES } from './words/notes.ts';
import { fill, wordsOf } from './words/fill.ts';

/** Two conversations a year in each term, with a score, an internal comment and often a quote, which may be published or not. */
export function checkInsOf(place: Place, firstNames: readonly (string | null)[]): CheckIn[] {
  const random = place.random('check-ins');
  const words = wordsOf(place.identity, random);
  const who = firstNames[2] ?? firstNames[0] ?? 'the representative';
  // No quote stands twice: one that may be published must not be found where another may not.
  const quotes = random.some(QUOTES, QUOTES.length);
  return place.terms
    .filter((term) => term.engaged && stateOf(term, place.asOf) !== 'Planned')
    .flatMap((term) => datesOf(term, place.asOf, random).map((date) => ({ date, engagementId: term.engagementId })))
    .map(({ date, engagementId }): CheckIn => {
      const score = random.pick([3, 4, 4, 4, 5, 5, 5, 2]);
      const mood = score >= 4 ? 'good' : score === 3 ? 'fair' : 'poor';
      const quote = score >= 3 && random.chance(0.75) ? quotes.pop() : undefined;
      return {
        id: place.ids.airtable(),
        engagementIds: [engagementId],
        date,
        score,
        comment: `${fill(random.pick(COMMENTS[mood]), { ...words, who })} (${date})`,
        quote: quote === undefined ? null : fill(quote, words),
        mayPublish: quote !== undefined && random.chance(0.65),
      };
    });
}

/** The first after four months, then one in about six. */
function datesOf({ start, end }: { start: Day; end: Day }, asOf: Day, random: Random): Day[] {
  const until = end < asOf ? end : addDays(asOf, -3);
  const dates: Day[] = [];
  for (let date = addDays(start, random.int(110, 140)); date <= until; date = addDays(date, random.int(160, 200)))
    dates.push(date);
  return dates;
}
