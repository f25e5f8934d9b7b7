import { PlumblineError } from '../model/index.ts';

/** The error with its secrets made unreadable. */
export function redactError(error: unknown, redact: (text: string) => string): unknown {
  if (error instanceof PlumblineError) {
    const { what, why, fix, exitCode } = error;
    return new PlumblineError({ what: redact(what), why: redact(why), fix: redact(fix), exitCode });
  }
  if (error instanceof Error) error.stack = redact(error.stack ?? error.message);
  return error;
}
