import type { Config } from '../../model/index.ts';
import type { Failure } from './failure.ts';
import type { Rule } from './policy/index.ts';

export const MAX_ATTEMPTS = 5;
/** A server that asks for a longer wait than this is given up. */
export const MAX_RETRY_AFTER_MS = 120_000;
/** Half the limit of the random part of the first wait; each further attempt doubles it. */
export const BACK_OFF_MS = 500;

export interface Wait {
  /** Until the next attempt of this request. */
  ms: number;
  /** How long no request to the system may start; 0 where the wait is this request's alone. */
  holdMs: number;
}

/**
 * The wait before the next attempt; null when there is none. It is what the server asks for, or else what the policy says,
 * and a random part: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ (full jitter).
 * @param attempts made so far
 * @param dice a number from 0 up to, but not including, 1
 */
export function backOff(
  { action, minWaitMs = 0, holdsAll }: Rule,
  { retryAfterMs = 0 }: Failure,
  attempts: number,
  dice: number,
  { airtablePenaltyMs }: Pick<Config['rates'], 'airtablePenaltyMs'>,
): Wait | null {
  if (action !== 'retry' || attempts >= MAX_ATTEMPTS || retryAfterMs > MAX_RETRY_AFTER_MS) return null;
  // Airtable's penalty lasts its time whatever the answer says; another server knows best how long it needs.
  const least =
    minWaitMs === 'airtablePenaltyMs' ? Math.max(retryAfterMs, airtablePenaltyMs) : retryAfterMs || minWaitMs;
  const jitter = dice * BACK_OFF_MS * 2 ** attempts;
  return { ms: Math.ceil(least + jitter), holdMs: holdsAll ? least : 0 };
}
