import type { Commitment } from './commitment.ts';
import type { Reach } from './reach.ts';
import type { Satisfaction } from './satisfaction.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { list } from './words.ts';

const NAMED = 3;

/** What was counted, to stand beside what the community wants: one is not said to follow from the other. */
export function resultsOf(
  { language }: CommunityExtract,
  during: string,
  [top, ...others]: Reach[],
  delivered: Commitment[],
  satisfaction: Satisfaction,
): string[] {
  const { impact } = textsOf(language);
  const named = delivered.slice(0, NAMED).map(({ name }) => name);
  const more = delivered.length - named.length;
  return [
    top?.peak.value == null
      ? impact.resultUnknown
      : impact.resultPeople(
          impact.headline.people(top.peak.value, top.people),
          top.name,
          others.length > 0,
          during,
          top.coverage,
        ),
    delivered.length === 0
      ? impact.resultNoWork(during)
      : impact.resultWork(delivered.length, list([...named, ...(more ? [impact.more(more)] : [])], language)),
    satisfaction.sentence,
  ];
}
