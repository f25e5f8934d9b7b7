import PQueue from 'p-queue';
import type { Clock } from './effects.ts';

/** So many requests may start in any stretch of `perMs` milliseconds. */
export interface Rate {
  requests: number;
  perMs: number;
  /** The shortest time between two starts; none when left out. */
  apartMs?: number;
}

export interface Turn {
  /** Higher goes first; among equals, who came first. */
  priority: number;
  /** A request that still waits when this aborts never starts. */
  signal: AbortSignal;
}

/** Keeps the requests to one system within a rate, and within a number that are under way. */
export interface Limiter {
  /** Runs the task when its turn comes. Rejects with the signal's reason when that aborts first. */
  run<T>(task: () => Promise<T>, turn: Turn): Promise<T>;
  /** Lets nothing start for so many milliseconds from now. A hold that lasts longer stays as it is. */
  hold(ms: number): void;
}

/** Requests of one system that are under way at once: 19 a second, as HubSpot allows, at answers of a second each. */
const MAX_IN_FLIGHT = 20;

/** What a stretch is longer than the vendor says, because two requests may come closer together on the way. */
const MARGIN = 0.02;

/** The first requests open their connections and so arrive late, which brings those of the next stretch too close. */
const CONNECTING_MS = 250;

/** An answer that takes so many times as long as they do on average may belong to a request that arrived late. */
const SLOW = { times: 2, weight: 0.1 };

/** Does not keep the process alive: whoever waits for its turn has a timer of its own, up to the deadline. */
const later = (ms: number, onTime: () => void) => void setTimeout(onTime, ms).unref();
const pause = (ms: number) => new Promise<void>((resolve) => later(ms, resolve));

/** A limiter with a sliding window: the rate holds for any stretch of time, not for those of a clock. */
export function createLimiter(rate: Rate, { now }: Pick<Clock, 'now'>): Limiter {
  const interval = Math.ceil(rate.perMs * (1 + MARGIN));
  const apart = rate.apartMs ?? 0;
  const queue = new PQueue({ concurrency: MAX_IN_FLIGHT, intervalCap: rate.requests, interval, strict: true });
  /** When the last requests got away at the latest, as many as the rate has, each in the place of its number. */
  const sent: number[] = [];
  let started = 0;
  let lastStart = -Infinity;
  let averageMs = Infinity;
  let heldUntil = -Infinity;
  let gate = Promise.resolve();

  /** The queue knows when it let a request go; when a busy process sent it is known only after. Gives its number. */
  async function pass(signal: AbortSignal): Promise<number> {
    const place = started % rate.requests;
    for (;;) {
      signal.throwIfAborted();
      const left = Math.max(heldUntil, (sent[place] ?? -Infinity) + interval, lastStart + apart) - now();
      if (left <= 0) break;
      await pause(Math.ceil(left));
    }
    const number = started++;
    lastStart = now();
    sent[place] = now() + (number < rate.requests ? CONNECTING_MS : 0);
    setImmediate(() => sentBy(number, now()));
    return number;
  }

  function sentBy(number: number, instant: number) {
    const place = number % rate.requests;
    const taken = number + rate.requests < started;
    if (!taken) sent[place] = Math.max(sent[place] ?? -Infinity, instant);
  }

  async function timed<T>(number: number, task: () => Promise<T>): Promise<T> {
    const began = now();
    try {
      return await task();
    } finally {
      const ms = now() - began;
      if (ms > averageMs * SLOW.times) sentBy(number, now() - averageMs);
      const usual = Math.min(ms, averageMs * SLOW.times);
      averageMs = Number.isFinite(averageMs) ? averageMs + SLOW.weight * (usual - averageMs) : ms;
    }
  }

  const release = () => {
    const left = heldUntil - now();
    if (left > 0) later(Math.ceil(left), release);
    else queue.start();
  };

  return {
    hold: (ms) => {
      heldUntil = Math.max(heldUntil, now() + ms);
      if (queue.isPaused) return;
      queue.pause();
      release();
    },
    run: (task, turn) =>
      queue.add(() => {
        const passed = gate.then(() => pass(turn.signal));
        gate = passed.then(
          () => {},
          () => {},
        );
        return passed.then((number) => timed(number, task));
      }, turn),
  };
}

/**
 * A limiter for some of the requests of another, against which they count as well. It has a place for each request of the
 * rate, which is free again one stretch after the answer: the request cannot have arrived later than that.
 */
export function createLane(rate: Rate, within: Limiter): Limiter {
  const queue = new PQueue({ concurrency: rate.requests });
  return {
    hold: (ms) => within.hold(ms),
    run: (task, turn) =>
      new Promise((resolve, reject) => {
        const place = async () => {
          await within.run(task, turn).then(resolve, reject);
          await pause(rate.perMs);
        };
        queue.add(place, turn).catch(reject);
      }),
  };
}
