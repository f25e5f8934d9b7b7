import type { System } from '../../model/index.ts';
import type { Effects } from './effects.ts';
import { SourceError } from './error.ts';
import { failureOf, reading, RequestFailure, type Failure } from './failure.ts';
import { verdict } from './policy.ts';
import { send, type Accept, type Answer } from './send.ts';

/** Limits of a pull, shared by all its sources. */
export interface Limits {
  /** Time of one request, head and body. */
  timeoutMs: number;
  /** Instant at which the whole pull must be over, in milliseconds since 1970. */
  deadlineAt: number;
  /** Aborts when another source has failed: all or nothing. */
  signal: AbortSignal;
  /** Makes secrets unreadable in the vendors' words, before they are cut to fit a message. */
  redact?: (text: string) => string;
}

export const MAX_ATTEMPTS = 5;
/** A server that asks for a longer wait than this is given up. */
export const MAX_RETRY_AFTER_MS = 120_000;
const BACK_OFF = { baseMs: 500, capMs: 20_000 };

/** Shortest time between the starts of two requests, from the vendors' rate limits: HubSpot 190 in 10 s, Airtable 5 in 1 s. */
const SPACING_MS: Record<System, number> = { hubspot: 53, airtable: 200, usage: 0, cost: 0 };

/** The one way to a source. Every request has a time, a number of attempts and a verdict. */
export interface Transport {
  readonly system: System;
  readonly effects: Effects;
  readonly timeoutMs: number;
  /** Attempts made, failed ones included. */
  requests(): number;
  /** The error for a failure that shows itself only over several requests. */
  failed(call: string, failure: Failure): SourceError;
  /** Runs `once` until it succeeds or the policy says stop. Throws a SourceError that names `call`. */
  attempt<T>(call: string, once: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /**
   * One HTTP exchange: head and body within the time, the right kind of content.
   * @param read takes what is wanted from the answer, and throws a RequestFailure when it is not there
   */
  send<T>(call: string, url: string, init: RequestInit, accept: Accept, read: (answer: Answer) => T): Promise<T>;
}

export function createTransport(system: System, effects: Effects, limits: Limits): Transport {
  let requests = 0;
  let nextStart = 0;

  async function takeTurn() {
    const start = Math.max(effects.now(), nextStart);
    nextStart = start + SPACING_MS[system];
    const wait = start - effects.now();
    if (wait > 0) await effects.sleep(wait, limits.signal);
    limits.signal.throwIfAborted();
  }

  async function attempt<T>(call: string, once: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      await takeTurn();
      const left = limits.deadlineAt - effects.now();
      if (left <= 0) throw outOfTime(call, attempts - 1);
      requests++;
      effects.log(`${system}: ${call}`);
      try {
        return await bounded(once, Math.min(limits.timeoutMs, left), effects, limits.signal);
      } catch (error) {
        limits.signal.throwIfAborted();
        await waitOrThrow(call, error, attempts);
      }
    }
  }

  /** Waits before the next attempt; throws when there is none. */
  async function waitOrThrow(call: string, error: unknown, attempts: number) {
    if (error instanceof SourceError) throw error;
    const failure = failureOf(error);
    const rule = verdict(system, failure);
    const asked = failure.retryAfterMs ?? 0;
    if (rule.action !== 'retry' || attempts >= MAX_ATTEMPTS || asked > MAX_RETRY_AFTER_MS) {
      throw new SourceError(system, call, failure, rule, attempts, limits.redact);
    }
    // Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    const jitter = effects.random() * Math.min(BACK_OFF.capMs, BACK_OFF.baseMs * 2 ** attempts);
    const wait = Math.ceil((asked || (rule.minWaitMs ?? 0)) + jitter);
    if (effects.now() + wait >= limits.deadlineAt) throw outOfTime(call, attempts, `the last attempt: ${rule.why}`);
    effects.log(`${system}: ${call}: ${failure.kind} ${failure.status ?? ''}, again in ${wait} ms`);
    await effects.sleep(wait, limits.signal);
  }

  const failed = (call: string, failure: Failure, attempts = 1) =>
    new SourceError(system, call, failure, verdict(system, failure), attempts, limits.redact);
  const outOfTime = (call: string, attempts: number, detail?: string) =>
    failed(call, { kind: 'deadline', detail }, attempts);

  return {
    system,
    effects,
    timeoutMs: limits.timeoutMs,
    requests: () => requests,
    failed: (call, failure) => failed(call, failure),
    attempt,
    send: (call, url, init, accept, read) =>
      attempt(call, async (signal) => {
        const answer = await send(effects, url, { ...init, signal }, accept);
        return reading(() => read(answer));
      }),
  };
}

/** `once`, or a timeout: some clients never settle when a body stalls, so waiting for them is not enough. */
function bounded<T>(
  once: (signal: AbortSignal) => Promise<T>,
  ms: number,
  effects: Effects,
  outer: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const end = () => {
      cancel();
      outer.removeEventListener('abort', onAbort);
    };
    // A client that never settles must not keep the timer, and with it the process.
    const stop = (reason: Error) => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => stop(new DOMException('The pull was stopped.', 'AbortError'));
    const cancel = effects.timer(ms, () => stop(new RequestFailure({ kind: 'timeout', detail: `${ms} ms` })));
    outer.addEventListener('abort', onAbort, { once: true });
    void once(controller.signal).then(resolve, reject).finally(end);
  });
}
