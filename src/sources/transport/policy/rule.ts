import type { System } from '../../../model/index.ts';
import type { FailureKind } from '../failure.ts';

/**
 * What a failure means.
 * - `retry`: ask again after a wait, a limited number of times
 * - `restart`: read the table again from its first page
 * - `fatal`: the source is incomplete; nothing to be done but to pull again later
 * - `user-to-fix`: the source stays incomplete until a person changes something
 */
export type Action = 'retry' | 'restart' | 'fatal' | 'user-to-fix';

export interface Rule {
  kind: FailureKind;
  system?: System;
  status?: readonly number[];
  /** Matches the vendor's own name of the error, or the operating system's. */
  type?: RegExp;
  /** Matches the vendor's words. */
  detail?: RegExp;
  action: Action;
  why: string;
  fix: string;
  /** The shortest wait before the next attempt, unless the server names one; or the setting that holds it. */
  minWaitMs?: number | 'airtablePenaltyMs';
  /** The wait is for every request to the system, not only for the one that met the failure. */
  holdsAll?: true;
}

export const LATER = 'Pull again later; the last good snapshot is untouched.';

/** The rules of one system, each for an answer that says no. */
export const rulesOf = (system: System, rules: readonly Omit<Rule, 'kind' | 'system'>[]): Rule[] =>
  rules.map((rule) => ({ kind: 'status', system, ...rule }));
