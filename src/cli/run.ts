import { EXIT, PlumblineError, type ExitCode } from '../model/index.ts';
import { wantsColour } from './colour.ts';

/** The effects a command may have on its caller, so that tests can stand in for the terminal. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Whether `out` takes ANSI colours. */
  readonly colour?: boolean;
}

export const terminal: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour: wantsColour(process.env, process.stdout.isTTY),
};

/** Runs a command's main function and sets the exit code. A PlumblineError prints as three sentences, a fault of ours with its stack. */
export async function run(main: (argv: string[], io: Io) => Promise<ExitCode>, io: Io = terminal): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2), io);
  } catch (error) {
    process.exitCode = error instanceof PlumblineError ? error.exitCode : EXIT.fault;
    io.err(describe(error));
  }
}

export function describe(error: unknown): string {
  if (error instanceof PlumblineError) return `${error.what}\n${error.why}\n${error.fix}\n`;
  const stack = error instanceof Error ? error.stack : String(error);
  return `Plumbline stopped because of a fault of its own.\n${stack}\nReport it with the lines above.\n`;
}
