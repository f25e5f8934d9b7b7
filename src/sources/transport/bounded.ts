import type { Effects } from './effects.ts';
import { RequestFailure } from './failure.ts';
import type { Limits } from './limits.ts';

/** `once`, or a timeout: some clients never settle when a body stalls, so waiting for them is not enough. */
export function bounded<T>(
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
    const onAbort = () => stop(stopped());
    const cancel = effects.timer(ms, () => stop(new RequestFailure({ kind: 'timeout', detail: `${ms} ms` })));
    outer.addEventListener('abort', onAbort, { once: true });
    void once(controller.signal).then(resolve, reject).finally(end);
  });
}

/** A signal that aborts when the pull is stopped or its time is over, until `end` is called. */
export function untilDeadline(
  effects: Effects,
  { deadlineAt, signal }: Limits,
  outOfTime: () => Error,
): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const onAbort = () => controller.abort(stopped());
  const cancel = effects.timer(deadlineAt - effects.now(), () => controller.abort(outOfTime()));
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      cancel();
      signal.removeEventListener('abort', onAbort);
    },
  };
}

const stopped = () => new DOMException('The pull was stopped.', 'AbortError');
