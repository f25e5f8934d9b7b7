import { EXIT, monthOf, PlumblineError, type SetAside } from '../../model/index.ts';
import type { Refused } from './envelope.ts';
import { dayOfSample } from './map.ts';
import type { Measure } from './query.ts';

/** Above this part of a place's samples, something is wrong with the place rather than with single samples. */
const MAX_REFUSED = 0.05;

/** A sample that is not taken, as the manifest lists it. */
export function refusal(measure: Measure, prefix: string, { namespace, at, found }: Refused): SetAside {
  const day = dayOfSample(at);
  const id = `${prefix}${namespace}/${monthOf(day)}`;
  const expected = 'a whole number of users';
  return { noun: 'usage', id, name: null, field: `${measure} on ${day}`, expected, found, links: [] };
}

/** Throws when more than 5 %, and more than one, of a place's samples are no numbers of users. */
export function refuseMany(id: string, refused: readonly SetAside[], taken: number): void {
  const all = refused.length + taken;
  if (refused.length <= 1 || refused.length <= all * MAX_REFUSED) return;
  const named = refused
    .slice(0, 3)
    .map((item) => `${item.id}, ${item.field}: expected ${item.expected}, found ${item.found}`);
  const more = refused.length > named.length ? `; and ${refused.length - named.length} more` : '';
  throw new PlumblineError({
    what: `${refused.length} of ${all} samples of the usage endpoint ${id} are no numbers of users, which is more than 5 %.`,
    why: `${named.join('; ')}${more}.`,
    fix: 'Compare usage.metric in plumbline.config.ts with the metric at the endpoint; nothing was written.',
    exitCode: EXIT.incomplete,
  });
}
