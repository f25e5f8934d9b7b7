import type { Day } from './date.ts';
import type { Usage } from './measures.ts';

/** What one pull read of usage, before it is joined with what is known already. */
export interface PulledUsage {
  /** Values of whole answers. */
  firm: Usage[];
  /** Values of answers that may not be whole: they fill days that nobody knows, and change none. */
  tentative: Usage[];
  /** First and last day that were asked for. */
  from: Day;
  to: Day;
  /** Namespaces that were read, by endpoint. */
  endpoints: Record<string, string[]>;
  /** Endpoints that may fail. */
  optional: string[];
  /** Those of them that could not be read. */
  failed: { endpoint: string; reason: string }[];
}

/** What the proofs of a pull call that which was read from a place of usage. */
export const usageTable = (id: string): string => `hub-months of ${id}`;
