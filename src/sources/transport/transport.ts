import type { System } from '../../model/index.ts';
import type { Effects } from './effects.ts';
import type { SourceError } from './error.ts';
import type { Failure } from './failure.ts';
import type { Lanes } from './lanes.ts';
import type { Accept, Answer } from './send.ts';

/** How a request takes its turn among those to the same system. */
export interface Asked {
  /** Higher goes first, such as the table with the most pages left; 0 when left out. */
  priority?: number;
  /** HubSpot allows less of its search than of the rest. */
  lane?: Exclude<keyof Lanes, 'main'>;
}

/** What the requests of a transport took. */
export interface Effort {
  /** Attempts made, failed ones included. */
  requests: number;
  /** Those of them that were not the first. */
  retries: number;
  /** Time between attempts and for the rate limit; that of requests side by side adds up. */
  waitedMs: number;
}

/** The one way to a source. Every request has a time, a number of attempts and a verdict. */
export interface Transport {
  readonly system: System;
  readonly effects: Effects;
  readonly timeoutMs: number;
  /** What has been made so far. */
  stats(): Effort;
  /** The error for a failure that shows itself only over several requests. */
  failed(call: string, failure: Failure): SourceError;
  /**
   * Runs `once` until it succeeds or the policy says stop, each time in its turn. Throws a SourceError that names `call`,
   * which stands in messages and in the log.
   */
  attempt<T>(call: string, once: (signal: AbortSignal) => Promise<T>, asked?: Asked): Promise<T>;
  /**
   * One HTTP exchange: head and body within the time, the right kind of content.
   * @param read takes what is wanted from the answer, and throws a RequestFailure when it is not there
   */
  send<T>(
    call: string,
    url: string,
    init: RequestInit,
    accept: Accept,
    read: (answer: Answer) => T,
    asked?: Asked,
  ): Promise<T>;
}
