import { nameAtSource, type Config, type MappedField } from '../model/index.ts';
import { notEvaluated } from './outcome.ts';
import type { Needed, Outcome, Reads } from './types.ts';

/** What can still be said of each record where fields that a rule reads do not exist at the source. */
export function asFarAsMapped({ needs, clears }: Reads, config: Config): (outcome: Outcome) => Outcome {
  const needed = noFieldReason(needs, config);
  if (needed !== null) return (outcome) => unlessUndecided(outcome, needed);
  const clearing = noFieldReason(clears, config);
  if (clearing === null) return (outcome) => outcome;
  return (outcome) => (outcome.outcome === 'fail' ? notEvaluated(outcome.subject, clearing) : outcome);
}

const unlessUndecided = (outcome: Outcome, reason: string): Outcome =>
  outcome.outcome === 'not-evaluated' ? outcome : notEvaluated(outcome.subject, reason);

/** One sentence about the first of the fields that the mapping does not have; null when it has all of them. */
export function noFieldReason(needed: readonly Needed[], config: Config): string | null {
  const isMapped = (field: MappedField) => nameAtSource(field, config) !== null;
  const [missing] = needed.map(alternatives).filter((fields) => !fields.some(isMapped));
  return missing === undefined ? null : `The mapping has no field for ${missing.join(' or ')}.`;
}

const alternatives = (needed: Needed): readonly MappedField[] => (typeof needed === 'string' ? [needed] : needed);
