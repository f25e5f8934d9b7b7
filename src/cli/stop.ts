import { EXIT, PlumblineError, type ExitCode } from '../model/index.ts';

const SIGNALS = { SIGTERM: EXIT.terminated, SIGINT: EXIT.interrupted } as const satisfies Record<string, ExitCode>;
type Signal = keyof typeof SIGNALS;

/**
 * Runs a job that SIGTERM and SIGINT stop in order. The job is to throw when its signal aborts and to leave everything as
 * it was, as long as it can. A second signal ends the process at once.
 */
export async function stoppable<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (signal: Signal) => stop.abort(stopped(signal));
  const names = Object.keys(SIGNALS) as Signal[];
  for (const name of names) process.once(name, onSignal);
  try {
    const result = await job(stop.signal);
    if (stop.signal.aborted) throw tooLate(stop.signal.reason as PlumblineError);
    return result;
  } finally {
    for (const name of names) process.off(name, onSignal);
  }
}

/** What the job gives, or the signal's reason as soon as it aborts: some jobs cannot be told to stop. */
export async function orAborted<T>(job: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([job, aborted]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

const stopped = (signal: Signal) =>
  new PlumblineError({
    what: 'Stopped; the last good snapshot is untouched.',
    why: `The run received ${signal} before it was done.`,
    fix: 'Start it again when you like; nothing has to be cleared up.',
    exitCode: SIGNALS[signal],
  });

const tooLate = ({ exitCode }: PlumblineError) =>
  new PlumblineError({
    what: 'Stopped; the new snapshot is in place.',
    why: 'The run was asked to end when the snapshot was already whole.',
    fix: 'Go on with `npm run check`.',
    exitCode,
  });
