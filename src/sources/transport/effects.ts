import { createLane, createLimiter, type Limiter, type Rate } from './limiter.ts';

/** What knows the time and the dice; only the commands may make one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

/** Everything that the pullers do to the world or ask of it. */
export interface Effects extends Clock {
  fetch: typeof globalThis.fetch;
  /** Waits between two attempts. Ends early, without an error, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls `onTime` after `ms` milliseconds. Returns what calls it off. */
  timer(ms: number, onTime: () => void): () => void;
  /**
   * Makes what keeps requests within a rate.
   * @param within another limiter, against which these requests count as well
   */
  limiter(rate: Rate, within?: Limiter): Limiter;
  /** Takes a line about a request, a retry or a wait. No secret and no personal data stands in it. */
  log(line: string): void;
}

/** The real effects, with the caller's clock. */
export function systemEffects(clock: Clock, log: (line: string) => void = () => {}): Effects {
  const timer: Effects['timer'] = (ms, onTime) => {
    // A timer that keeps the process alive: a vendor's client that never settles must not end the pull silently.
    const handle = setTimeout(onTime, ms);
    return () => clearTimeout(handle);
  };
  return {
    ...clock,
    log,
    timer,
    limiter: (rate, within) => (within ? createLane(rate, within) : createLimiter(rate, clock)),
    fetch: (input, init) => globalThis.fetch(input, init),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const end = () => {
          cancel();
          signal.removeEventListener('abort', end);
          resolve();
        };
        const cancel = timer(ms, end);
        if (signal.aborted) end();
        else signal.addEventListener('abort', end);
      }),
  };
}
