import type { FoundField } from './found.ts';
import { fitness, PROBABLE, type Wanted } from './match.ts';
import { canHold } from './types.ts';

/** A field chosen for one of the model. */
export interface Choice {
  field: FoundField;
  /** 0 to 1. */
  score: number;
}

/** Types that few fields have, so that the last one left is probably the one that is meant. */
const TELLING = new Set(['links', 'flag']);
/** The score of a field of which nothing but its type fits. */
const BY_TYPE = 0.3;

/**
 * Chooses a field for each one that the model wants, the best fits first and no field twice. The first of a wanted field's
 * names, spelt the same, goes before everything else.
 */
export function assign(
  wanted: Readonly<Record<string, Wanted>>,
  fields: readonly FoundField[],
): Readonly<Record<string, Choice>> {
  const sorted = [...fields].sort((a, b) => (a.name < b.name ? -1 : 1));
  const pairs = Object.entries(wanted)
    .flatMap(([key, want]) =>
      sorted.map((field) => ({ key, field, score: fitness(want, field), exact: field.name === want.names[0] })),
    )
    .filter(({ score }) => score >= PROBABLE)
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score);
  const chosen: Record<string, Choice> = {};
  const used = new Set<FoundField>();
  const choose = (key: string, field: FoundField, score: number) => {
    chosen[key] = { field, score };
    used.add(field);
  };
  for (const { key, field, score } of pairs) {
    if (chosen[key] === undefined && !used.has(field)) choose(key, field, score);
  }
  for (const kind of TELLING) {
    const open = Object.entries(wanted).filter(([key, want]) => want.kind === kind && chosen[key] === undefined);
    const left = sorted.filter(
      (field) => !used.has(field) && canHold(open[0]?.[1].kind ?? 'text', field.type) === true,
    );
    if (open.length === 1 && left.length === 1 && open[0] && left[0]) choose(open[0][0], left[0], BY_TYPE);
  }
  return chosen;
}
