import type { Verdict } from '../exit-criteria.ts';
import type { Shape } from '../workspace/table.ts';

/** How the values of one field stand to each other. */
export interface Sameness {
  /**
   * `different`: the rule about the field fails, or of a field without a rule the values differ. `missing`: one side that
   * should state it does not. `not-judged`: the values differ, and the rule does not say that they must not.
   */
  is: 'same' | 'different' | 'missing' | 'neither' | 'one-place' | 'not-judged';
  words: string;
  shape: Shape;
  isWaived: boolean;
  reason: string | null;
}

interface Seen {
  /** Side that states nothing although another does, as a sentence names it. */
  missing: string | null;
  isStated: boolean;
  isEqual: boolean;
  /** Said where the values shown are equal and the rule fails all the same. */
  elsewhere: string;
  /** Said where the values differ and no rule asks them to be equal. */
  notAsked: string;
}

/** As the rule judges: what it finds is different, and nothing else is. */
export function judged(verdict: Verdict | null, seen: Seen): Sameness {
  if (verdict?.says === 'lacking') {
    const { severity, isWaived } = verdict;
    const reason = seen.isEqual ? seen.elsewhere : null;
    return { is: 'different', words: isWaived ? 'Different, waived' : 'Different', shape: severity, isWaived, reason };
  }
  const plain = byValues(seen);
  if (plain.is !== 'different') return plain;
  const reason = verdict?.says === 'unknown' ? verdict.reason : seen.notAsked;
  return { is: 'not-judged', words: 'Not the same, not judged', shape: 'open', isWaived: false, reason };
}

/** Of a field that no rule is about. */
export function byValues({ missing, isStated, isEqual }: Omit<Seen, 'elsewhere' | 'notAsked'>): Sameness {
  if (!isStated) return state('neither', 'Not stated', 'cancelled');
  if (missing !== null) return state('missing', `Missing on ${missing}`, 'due');
  return isEqual ? state('same', 'Same', 'delivered') : state('different', 'Different', 'warning');
}

export const state = (is: Sameness['is'], words: string, shape: Shape, reason: string | null = null): Sameness => ({
  ...{ is, words, shape, reason },
  isWaived: false,
});
