/** Exit codes of every command: see the table in docs/commands.md. */
export const EXIT = {
  ok: 0,
  findings: 1,
  fault: 2,
  incomplete: 3,
  empty: 4,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Failure {
  /** What happened, as one sentence. */
  what: string;
  /** Why it happened, as one sentence. */
  why: string;
  /** What to do next, as one sentence that starts with a verb. */
  fix: string;
  exitCode?: ExitCode;
  cause?: unknown;
}

/** An expected failure: printed as three sentences without a stack trace, and ends the command with `exitCode`. */
export class PlumblineError extends Error {
  override name = 'PlumblineError';
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly exitCode: ExitCode;

  constructor({ what, why, fix, exitCode = EXIT.fault, cause }: Failure) {
    super(`${what} ${why} ${fix}`, cause === undefined ? undefined : { cause });
    this.what = what;
    this.why = why;
    this.fix = fix;
    this.exitCode = exitCode;
  }
}
