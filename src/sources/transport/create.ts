import type { System } from '../../model/index.ts';
import { backOff } from './back-off.ts';
import { bounded, untilDeadline } from './bounded.ts';
import type { Effects } from './effects.ts';
import { SourceError } from './error.ts';
import { failureOf, reading, type Failure } from './failure.ts';
import { lanesOf, ratesOf } from './lanes.ts';
import type { Limits } from './limits.ts';
import type { Limiter } from './limiter.ts';
import { verdict } from './policy/index.ts';
import { send } from './send.ts';
import type { Asked, Effort, Transport } from './transport.ts';

/** A wait for the rate limit that is worth a line. */
const LONG_WAIT_MS = 1_000;

/** Transports with the same `limits` share the system's rate. */
export function createTransport(system: System, effects: Effects, limits: Limits): Transport {
  const lanes = lanesOf(system, effects, limits);
  const effort: Effort = { requests: 0, retries: 0, waitedMs: 0 };
  const say = (call: string, words: string) => effects.log(`${system}: ${call}: ${words}`);

  const since = (from: number) => Math.round(effects.now() - from);

  /** Counts what has passed since `from` as waiting. */
  function waitedSince(from: number): number {
    const ms = since(from);
    effort.waitedMs += ms;
    return ms;
  }

  async function attempt<T>(
    call: string,
    once: (signal: AbortSignal) => Promise<T>,
    { priority = 0, lane }: Asked = {},
  ): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      limits.signal.throwIfAborted();
      const from = effects.now();
      if (from >= limits.deadlineAt) throw outOfTime(call, attempts - 1);
      const queued = untilDeadline(effects, limits, () => outOfTime(call, attempts - 1));
      const exchange = () => {
        queued.end();
        const ms = waitedSince(from);
        if (ms >= LONG_WAIT_MS) say(call, `waited ${ms} ms for its turn`);
        return exchanged(call, once, attempts);
      };
      try {
        return await lanes[lane ?? 'main'].run(exchange, { priority, signal: queued.signal });
      } catch (error) {
        limits.signal.throwIfAborted();
        await waitOrThrow(call, error, attempts, lanes[lane ?? 'main']);
      } finally {
        queued.end();
      }
    }
  }

  async function exchanged<T>(call: string, once: (signal: AbortSignal) => Promise<T>, attempts: number): Promise<T> {
    const left = limits.deadlineAt - effects.now();
    if (left <= 0) throw outOfTime(call, attempts - 1);
    effort.requests++;
    if (attempts > 1) effort.retries++;
    say(call, `attempt ${attempts}`);
    return await bounded(once, Math.min(limits.timeoutMs, left), effects, limits.signal);
  }

  /** Waits before the next attempt; throws when there is none. */
  async function waitOrThrow(call: string, error: unknown, attempts: number, lane: Limiter) {
    if (error instanceof SourceError) throw error;
    const failure = failureOf(error, limits.proxies);
    const rule = verdict(system, failure);
    const wait = backOff(rule, failure, attempts, effects.random(), ratesOf(limits));
    if (wait === null) throw new SourceError(system, call, failure, rule, attempts, limits.redact);
    if (wait.holdMs > 0) {
      lane.hold(wait.holdMs);
      effects.log(`${system}: nothing starts for ${wait.holdMs} ms: ${rule.why}`);
    }
    const from = effects.now();
    if (from + wait.ms >= limits.deadlineAt) throw outOfTime(call, attempts, `the last attempt: ${rule.why}`);
    say(call, `${failure.kind} ${failure.status ?? failure.type ?? ''}, again in ${wait.ms} ms`);
    await effects.sleep(wait.ms, limits.signal);
    waitedSince(from);
  }

  const failed = (call: string, failure: Failure, attempts = 1) =>
    new SourceError(system, call, failure, verdict(system, failure), attempts, limits.redact);
  const outOfTime = (call: string, attempts: number, detail?: string) =>
    failed(call, { kind: 'deadline', detail }, attempts);

  return {
    system,
    effects,
    timeoutMs: limits.timeoutMs,
    stats: () => ({ ...effort }),
    failed: (call, failure) => failed(call, failure),
    attempt: (call, once, asked) => {
      const heard = async (signal: AbortSignal) => {
        const began = effects.now();
        const value = await once(signal);
        say(call, `answered in ${since(began)} ms`);
        return value;
      };
      return attempt(call, heard, asked);
    },
    send: (call, url, init, accept, read, asked) => {
      const once = async (signal: AbortSignal) => {
        const began = effects.now();
        const heard = (status: number, bytes: number) =>
          say(call, `status ${status} in ${since(began)} ms, ${bytes} bytes`);
        const answer = await send(effects, url, { ...init, signal }, accept, heard);
        return reading(() => read(answer));
      };
      return attempt(call, once, asked);
    },
  };
}
