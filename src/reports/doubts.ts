/** What is known to be doubtful about the records behind a figure, in words that a community may read. */
import type { NounKey } from '../model/index.ts';
import { definitionOf } from './definitions/index.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { Figure } from './view.ts';
import { list } from './words.ts';

/** Nouns that are named in a note on a figure, in the order in which they are named. */
export const DOUBTED = [
  'engagements',
  'projects',
  'deliverables',
  'fteLog',
  'checkIns',
  'hubs',
  'usage',
  'costs',
  'communities',
] as const satisfies NounKey[];
export type DoubtedNoun = (typeof DOUBTED)[number];

type Known = Pick<CommunityExtract, 'openErrors' | 'language'>;

/** The note on a figure, a chart or a table that is computed from records with an open error; null where there are none. */
export function doubtsFor(inputs: readonly NounKey[], extract: Known): string | null {
  const records = underReview(inputs, extract);
  return records === null ? null : textsOf(extract.language).common.doubt(records);
}

/** The note on a figure: see `doubtsFor`. */
export const doubtOf = ({ definition }: Pick<Figure, 'definition'>, extract: Known): string | null =>
  doubtsFor(definitionOf(definition).inputs, extract);

/** The note below a strip of figures, some of which are marked; null where none is. */
export function doubtOfFigures(figures: readonly Pick<Figure, 'definition'>[], extract: Known): string | null {
  const records = underReview(
    figures.flatMap(({ definition }) => definitionOf(definition).inputs),
    extract,
  );
  return records === null ? null : textsOf(extract.language).common.doubtfulFigures(records);
}

/** The line on all records of a report that have an open error; empty where there are none. */
export function doubtQuality(extract: Known): string[] {
  const records = underReview(DOUBTED, extract);
  return records === null ? [] : [textsOf(extract.language).common.doubtQuality(records)];
}

/** `2 deliverables and at least 1 agreement`. */
function underReview(inputs: readonly NounKey[], { openErrors, language }: Known): string | null {
  const { atLeast, doubted } = textsOf(language).common;
  const named = DOUBTED.filter((noun) => inputs.includes(noun)).flatMap((noun) => {
    const found = openErrors.filter((error) => error.noun === noun);
    if (found.length === 0) return [];
    const records = doubted[noun](Math.max(...found.map((error) => error.records)));
    // Two rules may speak of the same records: how many there are in all cannot be told.
    return [found.length === 1 ? records : atLeast(records)];
  });
  return named.length === 0 ? null : list(named, language);
}
