import type { Chain } from './chain.ts';
import type { Draft, Touched } from './draft.ts';

/** A way to break one rule. Its id is the rule's, with a variant after a slash where there is more than one way. */
export interface Fault {
  id: string;
  rule: string;
  /** What is wrong afterwards, as a sentence without its subject's name. */
  title: string;
  /** Other rules that may find something too, because the fault cannot be had without them. */
  companions: readonly string[];
  /** The part that it breaks; null for a fault of the whole snapshot. */
  touches: Touched | null;
  /** Whether the fault can be seeded here. A fault of the whole snapshot fits any chain. */
  fits(chain: Chain, draft: Draft): boolean;
  apply(draft: Draft, chain: Chain): void;
}

type Parts = Omit<Fault, 'rule' | 'companions'> & { companions?: readonly string[] };

export const fault = ({ id, companions = [], ...rest }: Parts): Fault => ({
  id,
  rule: id.split('/')[0] ?? id,
  companions,
  ...rest,
});
