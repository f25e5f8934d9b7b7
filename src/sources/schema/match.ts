import type { FoundField } from './found.ts';
import type { Kind } from './kinds.ts';
import { bestLikeness } from './likeness.ts';
import { canHold } from './types.ts';

/** A field that the model wants, with the names that it may go by. */
export interface Wanted {
  names: readonly string[];
  kind: Kind;
  /** Values of a choice. */
  values: readonly string[] | null;
}

/** From this on a field may be the one that is meant: half of the words of both names are the same. */
export const PROBABLE = 0.45;
/** Values tell less than a name: several fields may offer the same ones. */
const VALUES_ALONE = 0.75;

/** How well a field fits what is wanted, by name, label, type and values: 0 to 1; 0 when its type cannot hold it. */
export function fitness({ names, kind, values }: Wanted, field: FoundField): number {
  if (canHold(kind, field.type) === false) return 0;
  const byName = bestLikeness(names, [field.name, field.label]);
  const offered = new Set((field.options ?? []).map((option) => option.toLowerCase()));
  const common = values && offered.size > 0 ? [...offered].filter((option) => has(values, option)).length : 0;
  const byValues = offered.size > 0 ? (VALUES_ALONE * common) / offered.size : 0;
  return Math.max(byName, byValues);
}

const has = (values: readonly string[], option: string) => values.some((value) => value.toLowerCase() === option);

/** The field that fits best, when one is probable enough; the first by name of several. */
export function bestField(wanted: Wanted, fields: readonly FoundField[]): FoundField | null {
  const ranked = [...fields]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((field) => ({ field, score: fitness(wanted, field) }))
    .sort((a, b) => b.score - a.score);
  return ranked[0] && ranked[0].score >= PROBABLE ? ranked[0].field : null;
}
