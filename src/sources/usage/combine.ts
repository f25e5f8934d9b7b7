import { EXIT, PlumblineError, type Day } from '../../model/index.ts';
import { dayOfSample } from './map.ts';
import { MEASURES, put, type Measure, type Series } from './query.ts';
import type { PlaceRead } from './place-read.ts';

type All = Record<Measure, Series>;

/** The values of all places, those of answers that may not be whole apart from the others. */
export interface Combined {
  firm: All;
  tentative: All;
}

interface Value {
  value: number;
  id: string;
  firm: boolean;
}

interface Conflict {
  namespace: string;
  measure: Measure;
  day: Day;
  values: [Value, Value];
}

/**
 * Joins what the places gave. Of a namespace that stands at two of them, the greater value counts where the other is 0;
 * throws a PlumblineError where both are something else, because they are then two hubs with one name.
 */
export function combine(reads: readonly PlaceRead[]): Combined {
  const combined: Combined = { firm: empty(), tentative: empty() };
  const [only] = reads;
  if (reads.length === 1 && only) {
    for (const measure of MEASURES)
      combined[only.tentative.has(measure) ? 'tentative' : 'firm'][measure] = only.series[measure];
    return combined;
  }
  const conflicts: Conflict[] = [];
  for (const measure of MEASURES) {
    const known = new Map<string, Map<number, Value>>();
    for (const { id, series, tentative } of reads) {
      for (const [namespace, samples] of series[measure]) {
        const values = known.get(namespace) ?? new Map<number, Value>();
        known.set(namespace, values);
        for (const [at, value] of samples) {
          const given: Value = { value, id, firm: !tentative.has(measure) };
          const before = values.get(at);
          if (before && differ(before, given))
            conflicts.push({ namespace, measure, day: dayOfSample(at), values: [before, given] });
          values.set(at, before ? better(before, given) : given);
        }
      }
    }
    for (const [namespace, values] of known)
      for (const [at, { value, firm }] of values)
        put(combined[firm ? 'firm' : 'tentative'][measure], namespace, at, value);
  }
  if (conflicts[0]) throw clash(conflicts[0], conflicts.length - 1);
  return combined;
}

const empty = (): All => ({ dau: new Map(), wau: new Map(), mau: new Map() });

const differ = (a: Value, b: Value): boolean => a.value > 0 && b.value > 0 && a.value !== b.value;

const better = (a: Value, b: Value): Value => (b.value > a.value || (b.value === a.value && b.firm && !a.firm) ? b : a);

function clash({ namespace, measure, day, values: [a, b] }: Conflict, more: number): PlumblineError {
  return new PlumblineError({
    what: `The namespace ${namespace} stands at the usage endpoints ${a.id} and ${b.id} with different values.`,
    why: `${measure} on ${day} is ${a.value} at ${a.id} and ${b.value} at ${b.id}${more > 0 ? `; and ${more} more such values` : ''}, so these are two hubs.`,
    fix: `Give one of the two a prefix in usage.endpoints or usage.csv of plumbline.config.ts, and write it before the namespace of its hubs.`,
    exitCode: EXIT.incomplete,
  });
}
